/** What waits, in words: on every CRM page and on the toolbar. */
import type { Words } from './words.ts';

export const COUNT_WORDS = {
  'launcher.waiting': [
    {
      one: 'ждёт {count} клиент',
      few: 'ждут {count} клиента',
      many: 'ждут {count} клиентов',
      other: 'ждут {count} клиента',
    },
    {
      one: 'чекає {count} клієнт',
      few: 'чекають {count} клієнти',
      many: 'чекають {count} клієнтів',
      other: 'чекають {count} клієнта',
    },
    { one: '{count} client waits', other: '{count} clients wait' },
  ],
  'launcher.invites': [
    {
      one: '{count} приглашение',
      few: '{count} приглашения',
      many: '{count} приглашений',
      other: '{count} приглашения',
    },
    {
      one: '{count} запрошення',
      few: '{count} запрошення',
      many: '{count} запрошень',
      other: '{count} запрошення',
    },
    { one: '{count} invitation', other: '{count} invitations' },
  ],
  'light.green': ['зелёный', 'зелений', 'green'],
  'light.yellow': ['жёлтый', 'жовтий', 'yellow'],
  'light.red': ['красный', 'червоний', 'red'],
  'light.grey': ['серый', 'сірий', 'grey'],
} satisfies Words;
