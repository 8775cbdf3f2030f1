// @vitest-environment happy-dom
// A form closes when what was typed is stored, not before.
import { signal, type Signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeskProvider, type DeskModel } from '../../../components/desk/model.ts';
import { TemplateForm } from '../../../components/templates/form.tsx';
import { templateStore } from '../../../components/templates/store.ts';
import type { Command } from '../../../lib/bridge/protocol.ts';
import type { ConversationView } from '../../../lib/bridge/view.ts';
import { translator } from '../../../lib/i18n/index.ts';

let place: HTMLElement;
/** What the worker keeps of the open chat. */
let conversation: Signal<ConversationView>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  place = document.createElement('div');
  document.body.append(place);
  conversation = signal({ id: 'c1', lines: [], kept: {}, reachedStart: true });
});
afterEach(() => {
  render(null, place);
  document.body.replaceChildren();
  vi.useRealTimers();
});

function desk(create: (row: unknown) => Promise<void> = () => Promise.resolve()): DeskModel {
  let ids = 0;
  const ask = (op: string, row: unknown): Promise<unknown> =>
    op === 'template-create' ? create(row) : Promise.resolve(op === 'templates' ? [] : null);
  return {
    t: signal(translator('ru')),
    view: signal(null),
    conversation,
    newId: () => `id${++ids}`,
    crm: { origin: 'https://crm.example', ask },
    call(command: Command) {
      if (command.type === 'text.keep') {
        const { id, kept } = conversation.peek();
        expect(command.conversationId).toBe(id);
        conversation.value = { ...conversation.peek(), kept: { ...kept, [command.field]: command.text } };
        return Promise.resolve({ ok: true });
      }
      return Promise.resolve({ ok: true, value: { templates: [], values: {} } });
    },
  } as unknown as DeskModel;
}

const field = (name: 'input' | 'textarea') => place.querySelector<HTMLInputElement>(name)!;
const type = (name: 'input' | 'textarea', text: string) =>
  act(() => {
    field(name).value = text;
    field(name).dispatchEvent(new Event('input', { bubbles: true }));
  });
const submit = () => act(() => void place.querySelector('form')!.dispatchEvent(new Event('submit')));

async function show(model: DeskModel, onSave: (row: unknown) => Promise<boolean>): Promise<void> {
  await act(() =>
    render(
      <DeskProvider value={model}>
        <TemplateForm
          chatId="c1"
          row={null}
          isCopy={false}
          title="Новый шаблон"
          trouble={null}
          onSave={onSave}
          onBack={() => {}}
        />
      </DeskProvider>,
      place,
    ),
  );
}

describe('the form of a template', () => {
  it('keeps what was typed when the CRM refuses, and makes the same one when it is tried again', async () => {
    const rows: { id: string }[] = [];
    const answers = [false, true];
    await show(desk(), (row) => {
      rows.push(row as { id: string });
      return Promise.resolve(answers.shift()!);
    });
    await type('input', 'Доставка');
    await type('textarea', 'Десять строк');
    await submit();
    expect(field('textarea').value).toBe('Десять строк');
    expect(field('input').value).toBe('Доставка');
    await submit();
    expect(rows).toHaveLength(2);
    expect(rows[1]!.id).toBe(rows[0]!.id);
    // Stored: nothing is offered as unsaved any more.
    expect(conversation.peek().kept.template).toBe('');
  });

  it('shows it again after a reload, and after Esc', async () => {
    const model = desk();
    await show(model, () => Promise.resolve(true));
    await type('input', 'Доставка');
    await type('textarea', 'Десять строк');
    await act(() => render(null, place));
    await show(model, () => Promise.resolve(true));
    expect(field('input').value).toBe('Доставка');
    expect(field('textarea').value).toBe('Десять строк');
  });
});

it('the store says whether the CRM has taken it', async () => {
  const row = { id: '1', name: 'Доставка', text: 'Текст' };
  expect(await templateStore(desk()).save(row, null)).toBe(true);
  const refusing = templateStore(
    desk(() => Promise.reject(Object.assign(new Error('нет'), { kind: 'session' }))),
  );
  expect(await refusing.save(row, null)).toBe(false);
  expect(refusing.trouble.value).toEqual({ kind: 'session', reason: 'нет' });
});
