// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { DeskModel } from '../../../components/desk/model.ts';
import { templateStore } from '../../../components/templates/store.ts';
import type { Command } from '../../../lib/bridge/protocol.ts';

test('a change that the CRM has stored stays, though its session ends before the list is read again', async () => {
  let kept = [{ id: 'a', name: 'Старий', text: 'текст' }];
  let hasSession = true;
  const desk = {
    crm: {
      origin: 'https://crm.example',
      ask(op: string) {
        if (!hasSession) return Promise.reject(Object.assign(new Error('401'), { kind: 'session' }));
        if (op === 'template-update') hasSession = false;
        return Promise.resolve(op === 'templates' ? kept : null);
      },
    },
    call(command: Command) {
      if (command.type === 'templates.keep') kept = command.templates;
      const templates = kept.map((one) => ({ ...one, source: 'creatio' }));
      return Promise.resolve({ ok: true, value: { templates, values: {} } });
    },
  } as unknown as DeskModel;
  const store = templateStore(desk);
  await store.refresh('chat', true);
  const before = { id: 'a', name: 'Старий', text: 'текст' };
  expect(await store.save({ ...before, name: 'Новий' }, before)).toBe(true);
  expect(store.trouble.value?.kind).toBe('session');
  expect(store.templates.value.map((one) => one.name)).toEqual(['Новий']);
  await store.refresh('chat', true);
  expect(store.templates.value.map((one) => one.name)).toEqual(['Новий']);
});
