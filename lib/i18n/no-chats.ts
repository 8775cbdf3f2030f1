/** Why this login has no chats: on the extension's pages, and in the desk, where it is loaded when it is so. */
import { late } from './late.ts';

export const NO_CHATS_WORDS = late({
  'empty.signIn': ['Войдите в Webitel', 'Увійдіть у Webitel', 'Sign in to Webitel'],
  'empty.signInText': [
    'Адрес, домен и логин указывают один раз в настройках.',
    'Адресу, домен і логін вказують один раз у налаштуваннях.',
    'The address, domain and login are set once, in the settings.',
  ],
  'empty.expired': ['Войдите в Webitel ещё раз', 'Увійдіть у Webitel ще раз', 'Sign in to Webitel again'],
  'empty.expiredText': [
    'Сессия закончилась в {time}. Черновики и очередь сохранены.',
    'Сесія закінчилася о {time}. Чернетки та чергу збережено.',
    'The session ended at {time}. Drafts and the queue are kept.',
  ],
  'empty.expiredQueue': [
    {
      one: 'В очереди {count} сообщение.',
      few: 'В очереди {count} сообщения.',
      many: 'В очереди {count} сообщений.',
      other: 'В очереди {count} сообщения.',
    },
    {
      one: 'У черзі {count} повідомлення.',
      few: 'У черзі {count} повідомлення.',
      many: 'У черзі {count} повідомлень.',
      other: 'У черзі {count} повідомлення.',
    },
    { one: '{count} message in the queue.', other: '{count} messages in the queue.' },
  ],
  'empty.notAgent': ['Вы не пользователь Webitel', 'Ви не користувач Webitel', 'You are not a Webitel user'],
  'empty.notAgentText': [
    'У этого логина нет роли оператора. Её назначает администратор Webitel.',
    'Цей логін не має ролі оператора. Її призначає адміністратор Webitel.',
    'This login has no agent role. The Webitel administrator assigns it.',
  ],
  'empty.noAgentRightText': [
    'У этого логина нет права читать операторов Webitel (cc_agent): статус и паузы здесь не видны и не меняются. Право даёт администратор.',
    'Цей логін не має права читати операторів Webitel (cc_agent): статус і паузи тут не видно й не змінити. Право надає адміністратор.',
    'This login has no right to read Webitel agents (cc_agent): status and pauses are neither shown nor changed here. The administrator grants it.',
  ],
  'empty.noLicence': ['Нет лицензии на чаты', 'Немає ліцензії на чати', 'No licence for chats'],
  'empty.noLicenceText': [
    'У вас нет лицензии контакт-центра Webitel. Обратитесь к администратору.',
    'У вас немає ліцензії контакт-центру Webitel. Зверніться до адміністратора.',
    'You have no Webitel contact-centre licence. Ask the administrator.',
  ],
  'ended.http': [
    'Вход завершён: связь с этим сервером не зашифрована (http), а это запрещено. Войдите по адресу с https, его знает администратор.',
    "Вхід завершено: зв'язок із цим сервером не зашифровано (http), а це заборонено. Увійдіть за адресою з https, її знає адміністратор.",
    'You were signed out: the connection to that server is not encrypted (http), and that is forbidden. Sign in at an https address; the administrator knows it.',
  ],
});
