// @vitest-environment happy-dom
// What a dialog has asked of the CRM outlives it: the answer is heard, and closes no other dialog.
import { signal } from '@preact/signals';
import { render, type JSX } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actionDialog, linkCase } from '../../../components/actions/part.tsx';
import { useMenuFacts, type MenuFacts } from '../../../components/actions/use-menu-facts.ts';
import { Slot } from '../../../components/desk/guard.tsx';
import { DeskProvider, type DeskModel, type Toast } from '../../../components/desk/model.ts';
import { transferDialog } from '../../../components/transfer/part.tsx';
import type { CallResult, Command } from '../../../lib/bridge/protocol.ts';
import { translator } from '../../../lib/i18n/index.ts';
import { loadTexts } from '../../../lib/i18n/load.ts';

let place: HTMLElement;
beforeEach(async () => {
  await loadTexts('ru');
  place = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  render(null, place);
  document.body.replaceChildren();
  vi.useRealTimers();
});

type Answer = (value: unknown) => void;
const LINK = { contactId: 'c', name: 'Олена', choices: [], case: null, casesMade: 0, origin: '' };

/** What is asked is answered by the test, when it likes. */
async function stage(first = 'Добрий день') {
  const waiting = new Map<string, { ok: Answer; no: Answer }>();
  const wait = (name: string) => new Promise<unknown>((ok, no) => waiting.set(name, { ok, no }));
  const desk = {
    t: signal(translator('ru')),
    language: signal('ru'),
    view: signal({
      chats: { c1: { id: 'c1', name: 'Олена', status: 'in-progress' } },
      contacts: { c1: LINK },
      settings: { outgoing: { countryCode: '380' }, transfer: { toOperators: false } },
      outbox: [],
    }),
    conversation: signal({ id: 'c1', lines: [{ author: 'client', text: first }], kept: {}, outbox: [] }),
    dialog: signal<JSX.Element | null>(null),
    toast: signal<Toast | null>(null),
    selection: signal({ id: 'c1' }),
    select: vi.fn(),
    typed: signal({}),
    tray: { files: () => signal([]), of: () => signal([]) },
    draftOf: () => '',
    late: () => Promise.resolve(null),
    newId: () => 'id',
    fault: (_: string, error: unknown) => console.error(error),
    crm: { origin: 'https://crm', ask: (op: string) => wait(op) },
    sentence: (result: CallResult) => (result.ok ? '' : `отказ: ${result.code}`),
    call: (command: Command) =>
      command.type === 'text.keep'
        ? Promise.resolve({ ok: true })
        : command.type === 'transfer.targets'
          ? Promise.resolve({ ok: true, value: [{ id: 't', name: 'Черга', note: '' }] })
          : wait(command.type),
  } as unknown as DeskModel;
  const draw = () =>
    act(() =>
      render(
        <DeskProvider value={desk}>
          <Slot of={desk.dialog} />
        </DeskProvider>,
        place,
      ),
    );
  await draw();
  const answer = (name: string, how: 'ok' | 'no', value: unknown) =>
    act(async () => {
      waiting.get(name)![how](value);
      await new Promise((done) => setTimeout(done));
    });
  return { desk, answer, open: (one: JSX.Element | null) => act(() => void (desk.dialog.value = one)) };
}

const press = (label: string) =>
  act(() => {
    const button = [...place.querySelectorAll('button')].find((one) => one.textContent?.trim() === label);
    expect(button, label).toBeDefined();
    button!.click();
  });
const type = (text: string) =>
  act(() => {
    const field = place.querySelector<HTMLInputElement>('input, textarea')!;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
const title = () => place.querySelector('[role=dialog] h2')?.textContent;

describe('a dialog that was closed while its task was being made', () => {
  const closedEarly = async () => {
    const scene = await stage();
    await scene.open(actionDialog(scene.desk, 'task', 'c1'));
    await type('Передзвонити');
    await press('Создать задачу');
    await scene.open(null);
    await scene.open(actionDialog(scene.desk, 'post', 'c1'));
    expect(title()).toBe('Написать в ленту');
    return scene;
  };

  it('says that it is made, and leaves the dialog that is there by then', async () => {
    const { desk, answer } = await closedEarly();
    await answer('task-create', 'ok', null);
    expect(desk.toast.value).toMatchObject({ text: 'Задача создана', tone: 'plain' });
    expect(title()).toBe('Написать в ленту');
  });

  it('says why it is not', async () => {
    const { desk, answer } = await closedEarly();
    await answer('task-create', 'no', Object.assign(new Error('Нет прав'), { kind: 'refused' }));
    expect(desk.toast.value?.tone).toBe('error');
    expect(desk.toast.value?.text).toContain('Нет прав');
    expect(title()).toBe('Написать в ленту');
  });
});

describe('a case whose dialog was closed', () => {
  it('is told, with what of it could not be tied', async () => {
    const { desk, answer, open } = await stage();
    await open(actionDialog(desk, 'case', 'c1'));
    await press('Создать обращение');
    await open(null);
    const value = { id: 'k', number: 'SR-7', chat: false, contact: true };
    await answer('case.create', 'ok', { ok: true, value });
    expect(desk.toast.value?.text).toContain('SR-7');
  });

  it('refused is told', async () => {
    const { desk, answer, open } = await stage();
    await open(actionDialog(desk, 'case', 'c1'));
    await press('Создать обращение');
    await open(null);
    await answer('case.create', 'ok', { ok: false, code: 'crm-refused', detail: 'Заполните тему' });
    expect(desk.toast.value).toMatchObject({ tone: 'error' });
    expect(desk.toast.value?.text).toContain('Заполните тему');
  });

  it('has a subject without half a letter', async () => {
    const { desk, open } = await stage(`${'a'.repeat(79)}😀 далі`);
    await open(actionDialog(desk, 'case', 'c1'));
    const { value } = place.querySelector<HTMLInputElement>('input')!;
    expect(value).toContain('aaa');
    expect(value.isWellFormed()).toBe(true);
  });
});

it('a link that is not whole opens its own dialog, which closes no other', async () => {
  const { desk, answer, open } = await stage();
  const done = linkCase(desk, 'c1', 'k');
  await answer('case.link', 'ok', {
    ok: true,
    value: { id: 'k', number: 'SR-7', chat: false, contact: true },
  });
  await act(() => done);
  const [own, other] = [desk.dialog.value!, actionDialog(desk, 'post', 'c1')];
  await open(other);
  (own.props as { onClose: () => void }).onClose();
  expect(desk.dialog.value).toBe(other);
});

it('tasks say how many of them are not listed', async () => {
  const { desk, answer, open } = await stage();
  await open(actionDialog(desk, 'tasks', 'c1'));
  const tasks = Array.from({ length: 50 }, (_, i) => ({
    id: `${i}`,
    title: 'Дзвінок',
    due: '2026-12-01T10:00:00Z',
  }));
  await answer('contact-tasks', 'ok', { count: 80, tasks });
  expect(place.textContent).toContain('ближайшие 50 из 80');
});

it('a transfer that is refused after its dialog was closed is told', async () => {
  const { desk, answer, open } = await stage();
  await open(transferDialog(desk, 'c1'));
  await act(() => new Promise((read) => setTimeout(read)));
  const option = place.querySelector<HTMLElement>('[role=option]');
  expect(option).not.toBeNull();
  await act(() => option!.click());
  await press('Перевести');
  await open(null);
  await answer('transfer.order', 'ok', { ok: false, code: 'refused' });
  expect(desk.toast.value).toMatchObject({ text: 'отказ: refused', tone: 'error' });
  expect(desk.select).not.toHaveBeenCalled();
});

it('following a feed that is refused after the menu was closed is told', async () => {
  const { desk, answer } = await stage();
  const isOpen = signal(true);
  let facts: MenuFacts | undefined;
  const Menu = (): null => {
    facts = useMenuFacts('c1', 'c', isOpen.value);
    return null;
  };
  await act(() => {
    render(
      <DeskProvider value={desk}>
        <Menu />
      </DeskProvider>,
      place,
    );
  });
  await answer('feed-state', 'ok', { entity: 'Contact', id: 'c', isFollowed: false });
  void facts!.toggleFeed();
  await act(() => void (isOpen.value = false));
  await answer('feed-follow', 'no', Object.assign(new Error('Нет прав'), { kind: 'refused' }));
  expect(facts!.feed.value?.isFollowed).toBe(false);
  expect(desk.toast.value?.text).toContain('Нет прав');
});
