/** What a CRM's page says in a frame of another site: no other texts are loaded there. */
import type { Language } from './language.ts';

export interface FramedWords {
  what: string;
  open: string;
  hide: string;
}

export const FRAMED: Record<Language, FramedWords> = {
  ru: {
    what: 'Внутри страницы другого сайта чаты Webitel не показываются. Откройте Creatio в отдельной вкладке.',
    open: 'Открыть в отдельной вкладке',
    hide: 'Скрыть',
  },
  uk: {
    what: 'Усередині сторінки іншого сайту чати Webitel не показуються. Відкрийте Creatio в окремій вкладці.',
    open: 'Відкрити в окремій вкладці',
    hide: 'Сховати',
  },
  en: {
    what: 'Webitel chats are not shown inside a page of another site. Open Creatio in a tab of its own.',
    open: 'Open in a tab of its own',
    hide: 'Hide',
  },
};
