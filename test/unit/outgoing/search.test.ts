// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import { createSearch } from '../../../components/outgoing/search.ts';
import type { DeskModel } from '../../../components/desk/model.ts';

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
