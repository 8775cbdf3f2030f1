import { CONTENT } from '../chat/builders.ts';
import { describe, expect, it } from 'vitest';
import { emptyChat } from '../../../lib/chat/chat.ts';
import { answered, emptyLink, whoIs, type How } from '../../../lib/contacts/rules.ts';
import { transcript } from '../../../lib/chat/transcript.ts';
import type { Chat, Member } from '../../../lib/chat/types.ts';
import { isSameName } from '../../../lib/text/same-name.ts';

const chat = (member: Partial<Member>, variables: Record<string, string> = {}): Chat => ({
  ...emptyChat('c1'),
  variables,
  members: {
    m: {
      channelId: 'm',
      kind: 'client',
      name: 'Ірина',
      provider: 'telegram',
      gateway: '',
      externalId: '',
      ...member,
    },
  },
});

describe('what is asked about a client', () => {
  it('takes a messenger’s id for a phone only where ids are phones', () => {
    expect(whoIs(chat({ provider: 'infobip_whatsapp', externalId: '380671112233' }))?.phone).toBe(
      '380671112233',
    );
    expect(whoIs(chat({ provider: 'telegram', externalId: '380671112233' }))?.phone).toBe('');
  });

  it('takes a phone and Webitel’s contact from the variables, and nothing that is neither', () => {
    const said = { client_phone: '+38 (067) 111-22-33', wbt_contact_id: '901', username: 'ira' };
    expect(whoIs(chat({}, said))).toMatchObject({
      phone: '+38 (067) 111-22-33',
      webitelContactId: '901',
      username: 'ira',
    });
    expect(whoIs(chat({}, { phone: 'немає', wbt_contact_id: "1' or 1 eq 1" }))).toBeNull();
    expect(whoIs(chat({}, { phone_model: '380671112233' }))).toBeNull();
    const office = {
      hotline_phone: '0800500000',
      support_tel: '+380440000000',
      manager_mobile: '+380670000000',
    };
    expect(whoIs(chat({}, office))).toBeNull();
    expect(whoIs(chat({}, { ...office, phone: '+380671112233' }))?.phone).toBe('+380671112233');
  });

  it('tells what the client has named himself from what the messenger vouches for', () => {
    const named = whoIs(chat({ provider: 'webchat' }, { phone: '0671112233' }));
    expect(named).toMatchObject({ phone: '0671112233', phoneSaid: true });
    const own = whoIs(chat({ provider: 'whatsapp', externalId: '380671112233' }, { phone: '0500000000' }));
    expect(own?.phone).toBe('380671112233');
    expect(own).not.toHaveProperty('phoneSaid');
  });

  it('takes the phone that the client shares by the messenger’s own button for his, and no other’s', () => {
    const shares = (own: boolean, channelId = 'm'): Chat => ({
      ...chat({}, { phone: '0500000000' }),
      messages: [
        {
          id: 1,
          channelId,
          at: 1,
          editedAt: 0,
          text: '',
          contact: { name: 'Олена', phone: '380675550123', own },
        },
      ],
    });
    expect(whoIs(shares(true))?.phone).toBe('380675550123');
    expect(whoIs(shares(true))).not.toHaveProperty('phoneSaid');
    expect(whoIs(shares(false))).toMatchObject({ phone: '0500000000', phoneSaid: true });
    expect(whoIs(shares(true, 'c1'))?.phone).toBe('0500000000');
  });

  it('never takes the number of a hotline for the client’s', () => {
    const variables = {
      hotline_phone: '0800302030',
      support_tel: '0442345678',
      manager_mobile: '0501112233',
    };
    expect(whoIs(chat({}, variables))).toBeNull();
    expect(whoIs(chat({}, { ...variables, client_phone: '0671112233' }))?.phone).toBe('0671112233');
    expect(whoIs(chat({}, { user_phone: '0501112233', phone: '0671112233' }))?.phone).toBe('0671112233');
  });

  it('asks nothing when nothing is known', () => {
    expect(whoIs(chat({}))).toBeNull();
  });
});

it('a transcript names who said what, and keeps the newest when it is too long', () => {
  const long = chat({});
  const message = (id: number, text: string) => ({ id, channelId: 'm', at: id, editedAt: 0, text });
  const words = { operator: 'Я', bot: 'Бот', client: 'Клиент', content: CONTENT };
  expect(transcript({ ...long, messages: [message(1, 'Привіт')] }, words, (at) => `t${at}`)).toBe(
    't1 Ірина: Привіт',
  );
  const many = Array.from({ length: 500 }, (_, at) => message(at + 1, 'x'.repeat(100)));
  const text = transcript({ ...long, messages: many }, words, (at) => `t${at}`);
  expect(text.length).toBeLessThan(20_100);
  expect(text.startsWith('…\n')).toBe(true);
  expect(text).toContain('t500 ');
});

it('the same name in another order is the same name', () => {
  expect(isSameName('Олександра Коваленко-Мироненко', 'Коваленко-Мироненко ОЛЕКСАНДРА')).toBe(true);
  expect(isSameName('Алёна Ким', 'Ким Алена')).toBe(true);
  expect(isSameName('Саша К.', 'Коваленко Саша')).toBe(false);
});

describe('what is known of the answer', () => {
  const found = (how: How, id = 'k1') => ({
    id,
    name: 'Олена',
    accountName: '',
    phone: '',
    photoId: null,
    how,
  });

  it('a contact by a phone that the client has named is supposed, and nothing is done with him', () => {
    expect(answered(emptyLink('c1'), [found('said')])).toMatchObject({
      state: 'supposed',
      contactId: null,
      name: '',
      choices: [{ id: 'k1' }],
    });
    expect(answered(emptyLink('c1'), [found('phone')])).toMatchObject({ state: 'linked', contactId: 'k1' });
    expect(answered(emptyLink('c1'), [found('said'), found('said', 'k2')])).toMatchObject({
      state: 'ambiguous',
      contactId: null,
    });
    expect(answered(emptyLink('c1'), [])).toMatchObject({ state: 'none' });
  });
});
