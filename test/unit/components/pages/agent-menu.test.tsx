// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AgentMenu, type AgentMenuProps } from '../../../../components/ui/agent-menu.tsx';
import { translator } from '../../../../lib/i18n/index.ts';

const t = translator('ru');
const READY = { status: 'online', payload: '' } as const;

let place: HTMLElement;

beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place, document.createElement('input'));
});

afterEach(() => {
  render(null, place);
  document.body.replaceChildren();
});

async function show(props: Partial<AgentMenuProps> = {}): Promise<void> {
  await act(() => {
    render(
      <AgentMenu agent={READY} pauseCauses={['Обед', 'Планёрка']} t={t} onChoose={() => {}} {...props} />,
      place,
    );
  });
}

const button = (): HTMLButtonElement => place.querySelector('button[aria-haspopup]')!;
const items = (): HTMLElement[] => [...place.querySelectorAll<HTMLElement>('[role=menuitemradio]')];
const focused = (): string => document.activeElement?.textContent ?? '';

async function key(name: string, init: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init });
  await act(() => void document.activeElement!.dispatchEvent(event));
  return event;
}

async function open(): Promise<void> {
  button().focus();
  await act(() => button().click());
}

describe('the button', () => {
  it('says the status in its name', async () => {
    await show();
    expect(button().getAttribute('aria-label')).toBe('Статус оператора: Готов');
    await show({ agent: { status: 'pause', payload: 'Обед' } });
    expect(button().getAttribute('aria-label')).toBe('Статус оператора: Пауза: Обед');
  });

  it('waits while the status is unknown', async () => {
    await show({ agent: null });
    expect(button().disabled).toBe(true);
    expect(button().getAttribute('aria-label')).toBe('Статус оператора');
  });

  it('is busy until the change is over, and then ready again even if it failed', async () => {
    const change = Promise.withResolvers<void>();
    await show({ onChoose: () => change.promise });
    await open();
    await act(() => items()[1]!.click());
    expect(button().getAttribute('aria-busy')).toBe('true');
    await act(() => button().click());
    expect(items()).toHaveLength(0);
    await act(async () => change.resolve());
    expect(button().getAttribute('aria-busy')).toBeNull();
  });
});

describe('the choices', () => {
  it('are ready, a pause per cause, offline; the present one is checked and focused', async () => {
    await show({ agent: { status: 'pause', payload: 'Планёрка' } });
    await open();
    expect(items().map((i) => i.textContent)).toEqual([
      'Готов',
      'Пауза: Обед',
      'Пауза: Планёрка',
      'Не в сети',
    ]);
    expect(items().map((i) => i.getAttribute('aria-checked'))).toEqual(['false', 'false', 'true', 'false']);
    expect(focused()).toBe('Пауза: Планёрка');
  });

  it('hold a plain pause when there are no causes', async () => {
    await show({ pauseCauses: [], agent: { status: 'pause', payload: 'из другого места' } });
    await open();
    expect(items().map((i) => i.textContent)).toEqual(['Готов', 'Пауза', 'Не в сети']);
    expect(items()[1]!.getAttribute('aria-checked')).toBe('true');
  });

  it('check nothing when the server took the operator off the line', async () => {
    await show({ agent: { status: 'break-out', payload: '' } });
    await open();
    expect(place.querySelector('[aria-checked=true]')).toBeNull();
    expect(focused()).toBe('Готов');
  });

  it('tell the status and its cause', async () => {
    const onChoose = vi.fn();
    await show({ onChoose });
    await open();
    await act(async () => items()[2]!.click());
    await open();
    await act(async () => items()[3]!.click());
    expect(onChoose.mock.calls).toEqual([
      ['pause', 'Планёрка'],
      ['offline', undefined],
    ]);
    expect(document.activeElement).toBe(button());
  });
});

describe('the keyboard', () => {
  it('opens on the first and on the last', async () => {
    await show();
    button().focus();
    await key('ArrowDown');
    expect(focused()).toBe('Готов');
    await key('Escape');
    await key('ArrowUp');
    expect(focused()).toBe('Не в сети');
  });

  it('walks round and jumps to the ends', async () => {
    await show();
    await open();
    await key('ArrowUp');
    expect(focused()).toBe('Не в сети');
    await key('ArrowDown');
    expect(focused()).toBe('Готов');
    await key('End');
    expect(focused()).toBe('Не в сети');
    await key('Home');
    expect(focused()).toBe('Готов');
  });

  it('closes by Escape, returns the focus and keeps the key for itself', async () => {
    await show();
    await open();
    const event = await key('Escape');
    expect(event.defaultPrevented).toBe(true);
    expect(items()).toHaveLength(0);
    expect(document.activeElement).toBe(button());
    expect((await key('Escape')).defaultPrevented).toBe(false);
  });

  it('finds by letters: one again and again walks, several narrow down', async () => {
    await show();
    await open();
    await key('п');
    expect(focused()).toBe('Пауза: Обед');
    await key('п');
    expect(focused()).toBe('Пауза: Планёрка');
    await key('п');
    expect(focused()).toBe('Пауза: Обед');
    await key('Home');
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 5000);
    for (const letter of 'не в сети') if (letter !== ' ') await key(letter);
    expect(focused()).toBe('Не в сети');
    vi.restoreAllMocks();
  });

  it('leaves browser shortcuts alone', async () => {
    await show();
    await open();
    expect((await key('п', { ctrlKey: true })).defaultPrevented).toBe(false);
    expect((await key('F5')).defaultPrevented).toBe(false);
    expect(focused()).toBe('Готов');
  });
});

describe('a press elsewhere', () => {
  it('closes the menu, one inside does not', async () => {
    await show();
    await open();
    await act(() => void items()[1]!.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })));
    expect(items()).toHaveLength(4);
    await act(() => void document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })));
    expect(items()).toHaveLength(0);
  });

  it('closes it in a closed shadow root as well', async () => {
    const host = document.createElement('div');
    document.body.append(host);
    const root = host.attachShadow({ mode: 'closed' });
    const inner = document.createElement('div');
    const beside = document.createElement('p');
    root.append(inner, beside);
    const openInside = async (): Promise<void> => {
      await act(() => inner.querySelector('button')!.click());
      expect(inner.querySelector('[role=menu]')).not.toBeNull();
    };
    await act(() => render(<AgentMenu agent={READY} pauseCauses={[]} t={t} onChoose={() => {}} />, inner));
    await openInside();
    await act(
      () => void beside.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true })),
    );
    expect(inner.querySelector('[role=menu]')).toBeNull();
    await openInside();
    await act(
      () =>
        void document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true })),
    );
    expect(inner.querySelector('[role=menu]')).toBeNull();
    render(null, inner);
  });

  it('closes when the focus goes on', async () => {
    await show();
    await open();
    await act(() => document.querySelector('input')!.focus());
    expect(items()).toHaveLength(0);
  });
});
