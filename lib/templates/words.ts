/** Texts of the list of ready-made texts; they are loaded with it. */
import { late } from '../i18n/late.ts';

export const TEMPLATES_WORDS = late({
  'template.list': ['Шаблоны', 'Шаблони', 'Templates'],
  'template.search': ['Поиск…', 'Пошук…', 'Search…'],
  'template.count': ['{shown} из {all}', '{shown} з {all}', '{shown} of {all}'],
  'template.first': [
    'Показаны первые {count}: уточните поиск',
    'Показано перші {count}: уточніть пошук',
    'The first {count} are shown: search to narrow down',
  ],
  'template.none': ['Ничего не найдено', 'Нічого не знайдено', 'Nothing found'],
  'template.empty': ['Шаблонов пока нет', 'Шаблонів поки немає', 'No templates yet'],
  'template.openLookup': [
    'Открыть справочник в Creatio',
    'Відкрити довідник у Creatio',
    'Open the lookup in Creatio',
  ],
  'template.refresh': ['Обновить', 'Оновити', 'Refresh'],
  'template.refreshHint': [
    'Обновить: новые шаблоны появятся без повторного входа',
    "Оновити: нові шаблони з'являться без повторного входу",
    'Refresh: new templates appear without signing in again',
  ],
  'template.freshAt': ['обновлено в {time}', 'оновлено о {time}', 'updated at {time}'],
  'template.webitelRefused': [
    'Быстрые ответы Webitel закрыты: нет права на справочники (dictionaries). Его даёт администратор Webitel.',
    'Швидкі відповіді Webitel закриті: немає права на довідники (dictionaries). Його надає адміністратор Webitel.',
    'Quick replies of Webitel are closed: no right on dictionaries. The Webitel administrator grants it.',
  ],
  'template.stale': ['без связи, от {time}', "без зв'язку, від {time}", 'offline, from {time}'],
  'template.new': ['Новый шаблон', 'Новий шаблон', 'New template'],
  'template.editTitle': ['Изменить шаблон', 'Змінити шаблон', 'Edit template'],
  'template.edit': ['Изменить «{name}»', 'Змінити «{name}»', 'Edit “{name}”'],
  'template.copy': ['Копировать «{name}»', 'Копіювати «{name}»', 'Copy “{name}”'],
  'template.delete': ['Удалить «{name}»', 'Видалити «{name}»', 'Delete “{name}”'],
  'template.name': ['Название', 'Назва', 'Name'],
  'template.text': ['Описание', 'Опис', 'Description'],
  'template.textHint': [
    'Этот текст попадёт в сообщение; ${…} заполнится само или останется видимым.',
    'Цей текст потрапить у повідомлення; ${…} заповниться само або залишиться видимим.',
    'This text goes into the message; ${…} is filled in or stays visible.',
  ],
  'template.save': ['Сохранить', 'Зберегти', 'Save'],
  'template.back': ['К списку шаблонов', 'До списку шаблонів', 'Back to the templates'],
  'template.units': [
    'знаков для сервера: {count}',
    'знаків для сервера: {count}',
    'characters for the server: {count}',
  ],
  'template.tooLong': [
    'Не больше {max} знаков: уберите {count}.',
    'Не більше {max} знаків: приберіть {count}.',
    'At most {max} characters: remove {count}.',
  ],
  'template.nameNeeded': ['Введите название.', 'Введіть назву.', 'Enter a name.'],
  'template.textNeeded': ['Введите текст.', 'Введіть текст.', 'Enter a text.'],
  'template.deleted': ['Шаблон «{name}» удалён', 'Шаблон «{name}» видалено', 'Template “{name}” deleted'],
  'template.changed': ['Шаблон «{name}» изменён', 'Шаблон «{name}» змінено', 'Template “{name}” changed'],
  'template.undo': ['Вернуть', 'Повернути', 'Undo'],
  'template.notDeleted': [
    'Шаблон «{name}» не удалён. {why}',
    'Шаблон «{name}» не видалено. {why}',
    'Template “{name}” was not deleted. {why}',
  ],
  'template.crm.changed': [
    'Пока вы правили, в Creatio стало: {reason}. Ничего не записано; сохраните ещё раз, чтобы оставить своё.',
    'Поки ви правили, у Creatio стало: {reason}. Нічого не записано; збережіть ще раз, щоб залишити своє.',
    'While you were editing, Creatio got: {reason}. Nothing was written; save once more to keep yours.',
  ],
  'template.crm.session': [
    'Сессия Creatio закончилась. Обновите страницу и войдите; пока показаны сохранённые шаблоны.',
    'Сесія Creatio закінчилася. Оновіть сторінку й увійдіть; поки показано збережені шаблони.',
    'The Creatio session has ended. Reload the page and sign in; saved templates are shown meanwhile.',
  ],
  'template.crm.odata': [
    'Этой учётной записи закрыт OData (операция CanUseODataService): показаны сохранённые шаблоны.',
    'Цьому обліковому запису закрито OData (операція CanUseODataService): показано збережені шаблони.',
    'This account may not use OData (operation CanUseODataService): saved templates are shown.',
  ],
  'template.crm.missing': [
    'Справочник шаблонов в Creatio не найден: показаны шаблоны Webitel.',
    'Довідник шаблонів у Creatio не знайдено: показано шаблони Webitel.',
    'No lookup of templates was found in Creatio: Webitel templates are shown.',
  ],
  'template.crm.refused': [
    'Creatio отказала: {reason}',
    'Creatio відмовила: {reason}',
    'Creatio refused: {reason}',
  ],
  'template.crm.busy': [
    'Creatio занята. Попробуйте через минуту; пока показаны сохранённые шаблоны.',
    'Creatio зайнята. Спробуйте за хвилину; поки показано збережені шаблони.',
    'Creatio is busy. Try again in a minute; saved templates are shown meanwhile.',
  ],
  'template.crm.unreachable': [
    'Нет связи с Creatio: показаны сохранённые шаблоны.',
    "Немає зв'язку з Creatio: показано збережені шаблони.",
    'No connection to Creatio: saved templates are shown.',
  ],
  'template.crm.server': [
    'Creatio ответила ошибкой ({reason}): показаны сохранённые шаблоны.',
    'Creatio відповіла помилкою ({reason}): показано збережені шаблони.',
    'Creatio answered with an error ({reason}): saved templates are shown.',
  ],
});
