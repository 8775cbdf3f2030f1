/** Texts of the emoji picker; they are loaded with it. */
import type { Words } from '../i18n/words.ts';

export const EMOJI_WORDS = {
  title: ['Эмоджи', 'Емодзі', 'Emoji'],
  search: ['Поиск: спасибо, доставка…', 'Пошук: дякую, доставка…', 'Search: thanks, delivery…'],
  recent: ['Недавние', 'Нещодавні', 'Recent'],
  results: ['Найдено', 'Знайдено', 'Found'],
  none: ['Ничего не нашлось', 'Нічого не знайдено', 'Nothing found'],
  noWords: [
    'Слова не загрузились. Перезагрузите страницу или выберите из списка.',
    'Слова не завантажилися. Перезавантажте сторінку або виберіть зі списку.',
    'The words were not loaded. Reload the page or choose from the list.',
  ],
  groups: ['Разделы', 'Розділи', 'Groups'],
  faces: ['Лица и жесты', 'Обличчя й жести', 'Faces and gestures'],
  nature: ['Природа', 'Природа', 'Nature'],
  food: ['Еда и напитки', 'Їжа та напої', 'Food and drinks'],
  travel: ['Праздники и поездки', 'Свята й подорожі', 'Celebrations and travel'],
  objects: ['Предметы', 'Предмети', 'Objects'],
  symbols: ['Знаки и сердца', 'Знаки й серця', 'Signs and hearts'],
  flags: ['Флаги', 'Прапори', 'Flags'],
  tone: ['Тон кожи', 'Тон шкіри', 'Skin tone'],
  tone0: ['Обычный', 'Звичайний', 'Default'],
  tone1: ['Светлый', 'Світлий', 'Light'],
  tone2: ['Средне-светлый', 'Середньо-світлий', 'Medium-light'],
  tone3: ['Средний', 'Середній', 'Medium'],
  tone4: ['Средне-тёмный', 'Середньо-темний', 'Medium-dark'],
  tone5: ['Тёмный', 'Темний', 'Dark'],
} satisfies Words;

export type EmojiTexts = Record<keyof typeof EMOJI_WORDS, string>;
