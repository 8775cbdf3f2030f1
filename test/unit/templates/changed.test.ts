// @vitest-environment happy-dom
// A text that a colleague has changed is not overwritten unseen, and what Creatio refuses later is heard though the list is closed.
import { signal } from '@preact/signals';
import { afterEach, expect, it, vi } from 'vitest';
import type { DeskModel, Toast } from '../../../components/desk/model.ts';
import { templateStore, UNDO_MS } from '../../../components/templates/store.ts';
import type { Command } from '../../../lib/bridge/protocol.ts';
import { translator } from '../../../lib/i18n/index.ts';
import type { LookupText } from '../../../lib/templates/crm.ts';

afterEach(() => void vi.useRealTimers());

function deskOver(ask: (op: string, args?: unknown) => Promise<unknown>): DeskModel {
  let kept: object[] = [];
  return {
    t: signal(translator('ru')),
    toast: signal<Toast | null>(null),
    crm: { origin: 'https://crm.example', ask },
    call(command: Command) {
      if (command.type === 'templates.keep') kept = command.templates;
      const templates = kept.map((one) => ({ ...one, source: 'creatio' }));
      return Promise.resolve({ ok: true, value: { templates, values: {} } });
    },
  } as unknown as DeskModel;
}

it('a text that somebody else has changed is told, and saved once more the operator’s stays', async () => {
  const before = { id: 'a', name: 'Вітання', text: 'Добрий день' };
  let now: LookupText = { ...before, text: 'Колегин текст' };
  const desk = deskOver((op, args) => {
    if (op === 'templates') return Promise.resolve([now]);
    if (op !== 'template-update') return Promise.resolve(null);
    const { was, ...row } = args as LookupText & { was: LookupText };
    if (was.text !== now.text) return Promise.resolve(now);
    now = row;
    return Promise.resolve(null);
  });
  const store = templateStore(desk);
  const mine = { ...before, text: 'Мій текст' };
  expect(await store.save(mine, before)).toBe(false);
  expect(store.trouble.value).toMatchObject({ kind: 'changed' });
  expect(store.trouble.value!.reason).toContain('Колегин текст');
  expect(await store.save(mine, before)).toBe(true);
  expect(now.text).toBe('Мій текст');
  // The way back is over what was written, not over what came since.
  now = { ...before, text: 'Знову колега' };
  store.undo.value!.run();
  await vi.waitFor(() => expect(desk.toast.value?.text).toContain('Знову колега'));
  expect(now.text).toBe('Знову колега');
});

it('a removal that is refused when it can no longer be undone is told', async () => {
  vi.useFakeTimers();
  const row = { id: 'a', name: 'Вітання', text: 'Добрий день' };
  const desk = deskOver((op) =>
    op === 'template-remove'
      ? Promise.reject(Object.assign(new Error('Немає прав'), { kind: 'refused' }))
      : Promise.resolve(op === 'templates' ? [row] : null),
  );
  const store = templateStore(desk);
  await store.refresh('c1', true);
  store.remove({ ...row, source: 'creatio' });
  expect(store.templates.value).toEqual([]);
  await vi.advanceTimersByTimeAsync(UNDO_MS);
  expect(store.templates.value).toHaveLength(1);
  expect(desk.toast.value?.text).toContain('Немає прав');
  expect(desk.toast.value?.text).toContain('Вітання');
});
