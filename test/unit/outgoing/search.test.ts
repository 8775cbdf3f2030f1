// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import { createSearch } from '../../../components/outgoing/search.ts';
import { parseCommand } from '../../../lib/bridge/protocol.ts';
import type { DeskModel } from '../../../components/desk/model.ts';

it('clients are looked for by as much of what was pasted as the worker takes and an address has room for', async () => {
  const asked: unknown[] = [];
  const desk = {
    crm: { origin: 'https://crm', ask: () => Promise.resolve([]) },
    call: (command: unknown) => {
      asked.push(command);
      return Promise.resolve({ ok: true, value: [] });
    },
  } as unknown as DeskModel;
  const search = createSearch(
    desk,
    signal(`${'漢'.repeat(199)}😀${'字'.repeat(2000)}`),
    () => '',
    signal('https://crm'),
  );
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(parseCommand(asked[0], 'desk')).toMatchObject({ query: '漢'.repeat(199) });
  search.dispose();
});

it('a client of one messenger is not taken for the contact who has the same id in another', async () => {
  const address = { kind: 'id', value: '777', messenger: 'viber' };
  const contact = { contactId: 'c', name: 'Олена', account: '', addresses: [address], complete: true };
  const client = (type: string) => ({ name: type, peer: { type, id: '777', via: '9' }, gatewayName: '' });
  const desk = {
    crm: { origin: 'https://crm', ask: () => Promise.resolve([contact]) },
    call: () => Promise.resolve({ ok: true, value: [client('vk'), client('viber')] }),
  } as unknown as DeskModel;
  const query = signal('777');
  const search = createSearch(desk, query, () => '', signal('https://crm'));
  await vi.waitFor(() => expect(search.found.value.contacts).toHaveLength(1));
  expect(search.found.value.clients.map(({ name }) => name)).toEqual(['vk']);
  search.dispose();
});
