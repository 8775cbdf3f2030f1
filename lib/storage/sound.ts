/**
 * Whether what lies on the disk can be used at all: another version, a broken disk or a hand may have written it. Only what would
 * break whoever reads it is looked at; what is merely missing is filled by who knows it (`upgradeChat`).
 */
import { isRecord } from './paths.ts';
import type { Store } from './schema.ts';

const areRecords = (values: unknown[]): boolean => values.every(isRecord);

/** A field's name means the same in every store. */
const KINDS: [string, (value: unknown) => boolean][] = [
  [
    'id localId conversationId text state name label origin title queue mime channelId',
    (v) => typeof v === 'string',
  ],
  ['createdAt order size parts at', Number.isFinite],
  ['messages templates choices traces', (v) => Array.isArray(v) && areRecords(v)],
  ['members episodes departures', (v) => isRecord(v) && areRecords(Object.values(v))],
  ['variables closed transfer afterWork listing file wish written refusal peer case', isRecord],
];

/** What cannot be filled. */
const NEEDED: Partial<Record<Store, string>> = {
  outbox: 'conversationId text state createdAt',
  drafts: 'text',
  files: 'conversationId name mime size parts',
  templates: 'origin templates',
  crmJobs: 'wish',
  outgoing: 'text label state createdAt peer',
  contacts: 'name state choices',
};

export const isSound = (store: Store, value: unknown): boolean =>
  fits(value, NEEDED[store]) &&
  (store !== 'chats' ||
    ((value as { messages?: unknown[] }).messages ?? []).every(
      (one) => fits(one, 'text at channelId', 'id') && Number.isFinite((one as { id: unknown }).id),
    ));

/** @param other a field that means something else here */
const fits = (value: unknown, needed = '', other = ''): boolean =>
  isRecord(value) &&
  needed.split(' ').every((field) => field === '' || (value[field] ?? null) !== null) &&
  KINDS.every(([names, is]) =>
    names.split(' ').every((name) => name === other || (value[name] ?? null) === null || is(value[name])),
  );
