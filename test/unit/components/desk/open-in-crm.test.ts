// What is to open in Creatio and does not is told: a press is never followed by nothing.
import { signal } from '@preact/signals';
import { beforeEach, expect, it, vi } from 'vitest';
import { openChatRecord, openInCrm } from '../../../../components/desk/open-in-crm.ts';
import type { DeskModel } from '../../../../components/desk/model.ts';
import { translator } from '../../../../lib/i18n/index.ts';

const RECORD = { entity: 'Contact', id: '1' };
const away = (): Promise<never> => Promise.reject(Object.assign(new Error(''), { kind: 'unreachable' }));

let desk: DeskModel;
let names: () => Promise<{ entity: string } | null>;
let opening: () => Promise<void>;
const openRecord = vi.fn<(record: object, inNewTab: boolean) => Promise<void>>(() => opening());
const told = () => desk.toast.value?.text;

beforeEach(() => {
  openRecord.mockClear();
  opening = () => Promise.resolve();
  names = () => Promise.resolve({ entity: 'UsrWebitelChat' });
  desk = {
    t: signal(translator('ru')),
    toast: signal(null),
    dialog: signal(null),
    card: signal(null),
    size: signal('panel'),
    late: (loading: Promise<unknown>) => loading,
    crm: { ask: () => names(), openRecord },
  } as unknown as DeskModel;
});

it('a page that does not answer', async () => {
  opening = away;
  openInCrm(desk, RECORD);
  await vi.waitFor(() => expect(told()).toBe(translator('ru')('crm.unreachable')));
});

it('a chat’s record: opened in a new tab, told to be missing, or why not', async () => {
  openChatRecord(desk, 'r');
  await vi.waitFor(() =>
    expect(openRecord).toHaveBeenCalledWith({ entity: 'UsrWebitelChat', id: 'r' }, true),
  );
  expect(told()).toBeUndefined();
  names = () => Promise.resolve(null);
  openChatRecord(desk, 'r');
  await vi.waitFor(() => expect(told()).toBe(translator('ru')('crm.missing')));
  names = away;
  openChatRecord(desk, 'r');
  await vi.waitFor(() => expect(told()).toBe(translator('ru')('crm.unreachable')));
});
