import type { Db } from '../db.ts';
import { loc, same } from '../schema/entity.ts';
import type { Cell, Localized } from '../schema/types.ts';
import type { CustomNames } from '../types.ts';
import { seedIds } from './hero.ts';
import { guidFrom, type Random } from './random.ts';
import { englishTemplates } from './templates-en.ts';
import { russianTemplates } from './templates-ru.ts';
import { ukrainianTemplates } from './templates-uk.ts';

/** Lookups of the chat object: states of product.md F54, sources of F50, results. */
const statuses: [string, Localized][] = [
  ['new', loc('Новый', 'Новий', 'New')],
  ['inProgress', loc('В обработке', 'В обробці', 'In progress')],
  ['completed', loc('Завершен', 'Завершено', 'Completed')],
];
const sources = ['telegram', 'webchat', 'infobip_whatsapp', 'viber', 'messenger'];
const results: [string, Localized][] = [
  ['sale', loc('Продажа', 'Продаж', 'Sale')],
  ['consulted', loc('Консультация', 'Консультація', 'Consultation')],
  ['refund', loc('Возврат', 'Повернення', 'Refund')],
  ['complaint', loc('Жалоба', 'Скарга', 'Complaint')],
  ['noAnswer', loc('Клиент не ответил', 'Клієнт не відповів', 'No answer from the client')],
];
const queues = ['Продажи', 'Доставка', 'Гарантия', 'Возвраты', 'Оплаты'];
const lastLines: [string, 'client' | 'operator'][] = [
  ['Спасибо, всё получила!', 'client'],
  ['Возврат оформлен, деньги поступят за 3 рабочих дня.', 'operator'],
  ['Дякую, гарного дня!', 'client'],
  ['Чекаю на дзвінок курʼєра', 'client'],
  ['Рада була допомогти. Гарного дня!', 'operator'],
];

/** The quick-reply lookup and finished chats of the past weeks. */
export function seedChats(db: Db, names: CustomNames, random: Random) {
  if (names.templates) {
    for (const [Name, Description] of [...russianTemplates, ...ukrainianTemplates, ...englishTemplates]) {
      const Id = guidFrom(`template:${Name}`);
      db.insert(names.templates, { Id, Name, Description, CreatedOn: '2026-02-10T08:00:00.000Z' });
    }
  }
  const { chat } = names;
  if (!chat) return;
  for (const [key, Name] of statuses) db.insert(`${chat}Status`, { Id: guidFrom(`chatStatus:${key}`), Name });
  for (const code of sources)
    db.insert(`${chat}Source`, { Id: guidFrom(`chatSource:${code}`), Name: same(code) });
  for (const [key, Name] of results) db.insert(`${chat}Result`, { Id: guidFrom(`chatResult:${key}`), Name });
  for (let at = 0; at < 40; at += 1) db.insert(chat, finishedChat(db, at, random));
}

function finishedChat(db: Db, at: number, random: Random): Record<string, Cell> {
  const contact = at % 13 === 0 ? db.get('Contact', seedIds.hero) : random.pick(db.rows('Contact').slice(3));
  const accepted = Date.UTC(2026, 8, 24, 7, 0) + at * 11 * 3_600_000;
  const completed = accepted + random.int(4, 38) * 60_000;
  const [line, author] = random.pick(lastLines);
  const rated = random.chance(0.5);
  return {
    Id: guidFrom(`chat:${at}`),
    UsrName: `Chat-${String(4100 + at)}`,
    UsrConversationId: guidFrom(`conversation:${at}`),
    UsrStatusId: guidFrom('chatStatus:completed'),
    UsrSourceId: guidFrom(`chatSource:${random.pick(sources)}`),
    UsrQueue: random.pick(queues),
    UsrContactId: contact?.['Id'] ?? null,
    UsrAccountId: contact?.['AccountId'] ?? null,
    UsrOperatorId: seedIds.operator,
    UsrAcceptedOn: new Date(accepted).toISOString(),
    UsrCompletedOn: new Date(completed).toISOString(),
    UsrRating: rated ? random.int(2, 5) : null,
    UsrResultId: guidFrom(`chatResult:${random.pick(results)[0]}`),
    UsrLastMessage: line,
    UsrLastMessageBy: author === 'client' ? String(contact?.['Name'] ?? '') : 'Лысенко Виктория',
    UsrClosedBy: 'Лысенко Виктория',
    CreatedOn: new Date(accepted).toISOString(),
  };
}

/** Ids of the conversations are `pastConversation(0)` for the newest and so on. */
export const pastConversation = (nth: number): string => guidFrom(`pastConversation:${nth}`);

export function seedPastChats(db: Db, chat: string, count: number) {
  for (let at = 0; at < count; at += 1) {
    const accepted = Date.UTC(2026, 7, 1, 9, 0) - at * 7 * 3_600_000;
    db.insert(chat, {
      Id: guidFrom(`pastChat:${at}`),
      UsrName: `Chat-${String(2000 - at)}`,
      UsrConversationId: pastConversation(at),
      UsrStatusId: guidFrom('chatStatus:completed'),
      UsrSourceId: guidFrom(`chatSource:${sources[at % sources.length]}`),
      UsrQueue: queues[at % queues.length]!,
      UsrContactId: seedIds.hero,
      UsrOperatorId: seedIds.operator,
      UsrAcceptedOn: new Date(accepted).toISOString(),
      UsrCompletedOn: new Date(accepted + 600_000).toISOString(),
      UsrResultId: guidFrom(`chatResult:${results[at % results.length]![0]}`),
      UsrLastMessage: lastLines[at % lastLines.length]![0],
      CreatedOn: new Date(accepted).toISOString(),
    });
  }
}

/** A picture pasted into the notes of every chat, as people do. */
export function seedHeavyNotes(db: Db, chat: string) {
  const UsrNotes = `<p><img src="data:image/png;base64,${'A'.repeat(3 * 1024 * 1024)}"></p>`;
  for (const row of db.rows(chat)) row['UsrNotes'] = UsrNotes;
}
