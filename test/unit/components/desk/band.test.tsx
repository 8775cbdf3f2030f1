// @vitest-environment happy-dom
// Whose chat it is: which of several CRMs it belongs to is asked; whom the client says that he is stays a supposition.
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeskProvider, type DeskModel } from '../../../../components/desk/model.ts';
import { Band } from '../../../../components/contacts/band.tsx';
import type { Command } from '../../../../lib/bridge/protocol.ts';
import { answered, emptyLink, type ContactLink } from '../../../../lib/contacts/rules.ts';
import type { ChatSummary } from '../../../../lib/chat/summary.ts';
import { translator } from '../../../../lib/i18n/index.ts';

const [HERE, THERE] = ['https://crm.example', 'https://test.example:8443'];
const OLENA = {
  id: 'k1',
  name: 'Олена Демо',
  accountName: '',
  phone: '',
  photoId: null,
  how: 'said',
} as const;
const chat = { id: 'c1', name: 'Гість' } as ChatSummary;

let place: HTMLElement;
let done: Command[];

beforeEach(() => {
  done = [];
  place = document.createElement('div');
  document.body.append(place);
});
afterEach(() => {
  render(null, place);
  document.body.replaceChildren();
});

async function show(link: ContactLink | null, named: { origins: string[]; main: string }): Promise<void> {
  const desk = {
    t: signal(translator('ru')),
    language: signal('ru'),
    view: signal({ contacts: link ? { c1: link } : {}, refusedRecords: {}, settings: { creatio: named } }),
    crm: { origin: HERE, place: () => signal(null) },
    act: (command: Command) => Promise.resolve(done.push(command) > 0),
    dialog: signal(null),
  } as unknown as DeskModel;
  await act(() =>
    render(
      <DeskProvider value={desk}>
        <Band chat={chat} />
      </DeskProvider>,
      place,
    ),
  );
}

const buttons = () => [...place.querySelectorAll('button')].map((one) => one.textContent?.trim());
const press = (name: string) =>
  act(() => [...place.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)!.click());

describe('several CRMs', () => {
  it('and none settled: asked, by address; a press settles it', async () => {
    await show(null, { origins: [HERE, THERE!], main: '' });
    expect(place.querySelector('[role=group]')!.getAttribute('aria-label')).toContain('В какой искать');
    expect(buttons()).toEqual(['crm.example', 'test.example:8443']);
    await press('test.example:8443');
    expect(done).toEqual([{ type: 'contact.identify', conversationId: 'c1', origin: THERE }]);
  });

  it.each([
    ['a main one', { origins: [HERE, THERE!], main: HERE }],
    ['only one', { origins: [HERE], main: '' }],
    ['none', { origins: [], main: '' }],
  ])('%s: nothing is asked', async (_, named) => {
    await show(null, named);
    expect(buttons()).toEqual([]);
  });

  it('and the other one answered for: said so, and taken back with a press', async () => {
    await show({ ...emptyLink('c1'), origin: THERE! }, { origins: [HERE, THERE!], main: '' });
    expect(place.textContent).toContain('test.example:8443');
    await press('Искать в этой Creatio');
    expect(done).toEqual([{ type: 'contact.identify', conversationId: 'c1', origin: HERE }]);
  });

  it('and settled in this one, which has not been asked yet: nothing is claimed', async () => {
    await show({ ...emptyLink('c1'), origin: HERE, state: 'unasked' }, { origins: [HERE, THERE!], main: '' });
    expect(place.textContent).toBe('');
  });
});

it('a contact by the phone that the client named: his words, and nobody’s chat until it is confirmed', async () => {
  const link = { ...answered({ ...emptyLink('c1'), origin: HERE }, [OLENA]) };
  expect(link.contactId).toBeNull();
  await show(link, { origins: [HERE], main: '' });
  expect(place.textContent).toContain('По телефону, который назвал клиент:');
  expect(place.textContent).toContain('Олена Демо');
  expect(buttons()).toContain('Изменить контакт');
  await press('Подтвердить контакт');
  expect(done).toEqual([{ type: 'contact.choose', conversationId: 'c1', contactId: 'k1' }]);
});
