/** One conversation with every kind of message and every state of an own one. */
import type { Line } from '../../lib/chat/lines.ts';
import { ago } from './views.ts';

let count = 0;

function line(minutes: number, text: string, more: Partial<Line> = {}): Line {
  const id = ++count;
  return {
    key: `m${id}`,
    messageId: id,
    localId: null,
    author: 'client',
    name: 'Олександр Бондаренко',
    at: ago(minutes),
    edited: false,
    text,
    file: null,
    notice: null,
    extra: null,
    state: null,
    reason: null,
    detail: null,
    note: null,
    retried: false,
    ...more,
  };
}

const own = (minutes: number, text: string, more: Partial<Line> = {}): Line =>
  line(minutes, text, { author: 'operator', name: '', state: 'sent', ...more });

const pdf = { id: 'f1', name: 'Рахунок №17.pdf', size: 84_000, mime: 'application/pdf' };

export const RECEIVED: readonly Line[] = [
  line(1500, 'Добрий день! Хочу дізнатися про замовлення https://shop.example/orders/17'),
  line(1499, 'Вас вітає бот. Оператор відповість за хвилину.', { author: 'bot', name: '' }),
  line(40, 'Інший оператор', { author: 'operator', name: 'Петро Змінник' }),
  line(39, 'Виправлений текст', { edited: true, extra: { earlier: ['Вправлений текст'] } }),
  line(38, '', { notice: 'deleted' }),
  line(37, '', { notice: 'file-blocked' }),
  line(36, '', { notice: 'unknown', extra: { kind: 'sticker.premium' } }),
  line(35, '', { file: pdf }),
  line(34, 'Це відповідь на запитання', {
    extra: { quote: { key: 'm1', author: 'client', name: '', text: 'Добрий день!', file: null } },
  }),
  line(33, 'Переслане від друга', { extra: { forwarded: { from: 'Микола' } } }),
  line(32, 'Так', { extra: { pressed: true } }),
  line(31, '', { extra: { contact: { name: 'Олександр', phone: '+380671112233', own: true } } }),
];

export const SENT: readonly Line[] = [
  own(30, 'Відправлено'),
  own(29, 'Чекає', { messageId: null, localId: 'l1', state: 'queued' }),
  own(28, 'Йде', { messageId: null, localId: 'l2', state: 'sending' }),
  own(27, 'Не доставлено', {
    localId: 'l3',
    state: 'failed',
    reason: 'gateway',
    detail: '400: chat not found',
  }),
  own(26, 'Неясно', { messageId: null, localId: 'l4', state: 'unclear' }),
  own(25, '', { messageId: null, localId: 'l5', state: 'queued', file: { ...pdf, uploading: true } }),
  own(24, 'Буде доставлено пізніше', { note: 'later' }),
];
