/**
 * Whether what lies on the disk can be used at all: another version, a broken disk or a hand may have written it. Only what would
 * break whoever reads it is looked at; what is merely missing is filled by who knows it (`upgradeChat`).
 */
import { isRecord } from './paths.ts';
import type { Store } from './schema.ts';

const KINDS = {
  text: (value: unknown) => typeof value === 'string',
  number: (value: unknown) => Number.isFinite(value),
  bytes: (value: unknown) => value instanceof Blob,
  list: (value: unknown) => Array.isArray(value) && value.every(isRecord),
  record: isRecord,
  records: (value: unknown) => isRecord(value) && Object.values(value).every(isRecord),
};
type Kind = keyof typeof KINDS;
/** With «?»: absent and null will do as well. */
type Shape = Readonly<Record<string, Kind | `${Kind}?`>>;

const MESSAGE: Shape = { id: 'number', at: 'number', text: 'text', channelId: 'text' };

const SHAPES: Record<Store, Shape> = {
  chats: {
    id: 'text',
    title: 'text?',
    queue: 'text?',
    createdAt: 'number?',
    variables: 'record?',
    members: 'records?',
    messages: 'list?',
    traces: 'list?',
    episodes: 'records?',
    departures: 'records?',
    closed: 'record?',
    transfer: 'record?',
    afterWork: 'record?',
    listing: 'record?',
  },
  outbox: {
    localId: 'text',
    conversationId: 'text',
    text: 'text',
    state: 'text',
    createdAt: 'number',
    order: 'number',
    file: 'record?',
  },
  drafts: { conversationId: 'text', text: 'text' },
  files: { id: 'text', conversationId: 'text', name: 'text', mime: 'text', size: 'number', parts: 'number' },
  parts: { fileId: 'text', index: 'number', bytes: 'bytes' },
  templates: { source: 'text', origin: 'text', templates: 'list' },
  crmJobs: { id: 'text', createdAt: 'number', wish: 'record', written: 'record?', refusal: 'record?' },
  outgoing: {
    localId: 'text',
    text: 'text',
    label: 'text',
    state: 'text',
    createdAt: 'number',
    peer: 'record',
  },
  contacts: { conversationId: 'text', state: 'text', name: 'text', choices: 'list', case: 'record?' },
};

export function isSound(store: Store, value: unknown): boolean {
  if (!fits(value, SHAPES[store])) return false;
  const { messages = [] } = value as { messages?: unknown[] };
  return store !== 'chats' || messages.every((message) => fits(message, MESSAGE));
}

const fits = (value: unknown, shape: Shape): boolean =>
  isRecord(value) &&
  Object.entries(shape).every(([field, kind]) => {
    const [name, optional] = kind.split('?') as [Kind, ''?];
    return (optional === '' && (value[field] ?? null) === null) || KINDS[name](value[field]);
  });
