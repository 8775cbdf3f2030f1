import type { ChatPlan, Contact, Gateway, PauseCause, Queue } from '../model/records.ts';

export const GATEWAYS: Gateway[] = [
  { id: 9, name: 'ТехноДім бот', provider: 'telegram', enabled: true },
  { id: 10, name: 'ТехноДім Viber', provider: 'viber', enabled: true },
  { id: 11, name: 'ТехноДім WhatsApp', provider: 'infobip_whatsapp', enabled: true },
  { id: 12, name: 'Сайт technodim.example', provider: 'webchat', enabled: true },
  { id: 13, name: 'ТехноДім Facebook', provider: 'messenger', enabled: true },
  { id: 14, name: 'Відділ продажу (Telegram)', provider: 'gotd', enabled: true },
  { id: 15, name: 'Старий бот', provider: 'telegram', enabled: false },
];

export const QUEUES: Queue[] = [
  { id: 3, name: 'Продажи', type: 6, enabled: true },
  { id: 4, name: 'Гарантия', type: 6, enabled: true },
  { id: 5, name: 'Доставка', type: 6, enabled: true },
  { id: 6, name: 'Оплата и рассрочка', type: 6, enabled: true },
  { id: 7, name: 'Входящие звонки', type: 1, enabled: true },
];

export const PAUSE_CAUSES: PauseCause[] = [
  { id: 1, name: 'Обед', limitMin: 60, durationMin: 12, allowAgent: true },
  { id: 2, name: 'Перерыв', limitMin: 30, durationMin: 0, allowAgent: true },
  { id: 3, name: 'Обучение', limitMin: 120, durationMin: 0, allowAgent: true },
  { id: 4, name: 'Разбор с супервизором', limitMin: 0, durationMin: 0, allowAgent: false },
];

export const CHAT_PLANS: ChatPlan[] = [
  { id: 7, name: 'Отдел продаж', enabled: true, queue: 'Продажи', botText: null, description: '' },
  { id: 8, name: 'Гарантия и сервис', enabled: true, queue: 'Гарантия', botText: null, description: '' },
  { id: 9, name: 'Доставка', enabled: true, queue: 'Доставка', botText: null, description: '' },
  {
    id: 10,
    name: 'Оценка обслуживания',
    enabled: true,
    queue: null,
    botText: 'Дякуємо за звернення! Оцініть, будь ласка, роботу оператора від 1 до 5.',
    description: 'Бот спрашивает оценку и закрывает чат',
  },
  { id: 11, name: 'Старый автоответчик', enabled: false, queue: null, botText: null, description: '' },
];

export const CONTACTS: Contact[] = [
  {
    id: 901,
    name: 'Петренко Олександр',
    phones: ['+380671234567'],
    emails: ['o.petrenko@example.com'],
  },
  { id: 902, name: 'Кравцова Марина', phones: ['+380501112233'], emails: ['kravtsova@example.com'] },
  { id: 903, name: 'Шевчук Ірина', phones: ['+380931234000'], emails: [] },
  { id: 904, name: 'Литвин Сергей', phones: ['+380662223344'], emails: ['litvin@example.com'] },
];
