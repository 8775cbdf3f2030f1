/** What a CRM's page says in a frame of another site: no other texts are loaded there. */
import type { Words } from './words.ts';

export const FRAMED_WORDS = {
  'framed.what': [
    'Внутри страницы другого сайта чаты Webitel не показываются. Откройте Creatio в отдельной вкладке.',
    'Усередині сторінки іншого сайту чати Webitel не показуються. Відкрийте Creatio в окремій вкладці.',
    'Webitel chats are not shown inside a page of another site. Open Creatio in a tab of its own.',
  ],
  'framed.open': ['Открыть в отдельной вкладке', 'Відкрити в окремій вкладці', 'Open in a tab of its own'],
  'framed.hide': ['Скрыть', 'Сховати', 'Hide'],
} as const satisfies Words;
