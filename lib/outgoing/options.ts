/** What the list under «Кому» offers: recent recipients, contacts, Webitel's clients, and always last what was typed. */
import type { OUTGOING_WORDS } from './words.ts';
import type { Gateway, KnownClient, RecentRecipient } from './message.ts';
import { readRecipient, showReading, type Typed } from './recipient.ts';
import { offersOf, recipientOf, type Address, type Recipient } from './recipient-ways.ts';
import type { FoundRecipient } from './crm.ts';
import type { Translate } from '../i18n/index.ts';
import { hitsOf as hitsIn, wordsOf } from '../text/fold.ts';
import { messengerName } from '../shown/messenger.ts';
import { safeName } from '../shown/format.ts';
/** What is to be said of the CRM; null: it answered. */
export type CrmTrouble = 'no-crm' | 'which-crm' | 'crm-session' | 'crm-failed';
export interface Found {
  /** What was asked; '' for nothing yet. */
  query: string;
  busy: boolean;
  contacts: FoundRecipient[];
  clients: KnownClient[];
  trouble: CrmTrouble | null;
}

export type Group = 'recent' | 'contacts' | 'clients' | 'manual';

export interface Option {
  key: string;
  group: Group;
  name: string;
  detail: string;
  /** Messenger that it would go through; '' when not known. */
  messenger: string;
  /** Why it cannot be chosen; '' when it can. */
  obstacle: string;
  /** null: what was typed is to be read. */
  recipient: Recipient | null;
  /** Set when the contact's other addresses are still to be read. */
  contactId: string | null;
}

export interface OptionSources {
  typed: string;
  found: Found;
  recent: readonly RecentRecipient[];
  /** null: not read yet. */
  gateways: readonly Gateway[] | null;
  countryCode: string;
  /** CRM that the contacts were found in. */
  crm: string;
  t: Translate<keyof typeof OUTGOING_WORDS>;
}

export function optionsOf({ typed, found, recent, gateways, countryCode, crm, t }: OptionSources): Option[] {
  const text = typed.trim();
  const reach = (recipient: Recipient): Pick<Option, 'messenger' | 'obstacle'> => {
    if (!gateways) return { messenger: '', obstacle: '' };
    const offers = offersOf(recipient, gateways);
    const open = offers.find((offer) => offer.ways.length > 0);
    if (open) return { messenger: open.gateway.type, obstacle: '' };
    const offered = offers.find((o) => o.gateway.obstacle === null) ?? offers[0];
    const messenger = messengerName(offered?.gateway.type ?? 'telegram', t);
    return { messenger: '', obstacle: t('outgoing.noAddress', { messenger }) };
  };
  const of = (
    group: Group,
    key: string,
    recipient: Recipient,
    detail: string,
    contactId: string | null = null,
  ): Option => ({
    key: `${group}:${key}`,
    group,
    name: safeName(recipient.label),
    detail,
    ...(contactId && group !== 'recent' ? { messenger: '', obstacle: '' } : reach(recipient)),
    recipient,
    contactId,
  });
  if (text === '') {
    return recent.map((one) =>
      of(
        'recent',
        `${one.contactId ?? ''}${one.peer.type}:${one.peer.id}`,
        recipientOf(one.label, one.contactId, one.peer, one.origin),
        [messengerName(one.peer.type, t), safeName(one.gatewayName)].filter(Boolean).join(' · '),
        one.contactId,
      ),
    );
  }
  const contacts = found.contacts.map((contact) =>
    of(
      'contacts',
      contact.contactId,
      ofContact(contact, crm),
      detailOf(contact),
      contact.complete ? null : contact.contactId,
    ),
  );
  const clients = found.clients.map((client) =>
    of(
      'clients',
      `${client.peer.type}:${client.peer.id}:${client.peer.via}`,
      recipientOf(client.name, null, client.peer),
      [client.peer.id, safeName(client.gatewayName)].filter(Boolean).join(' · '),
    ),
  );
  return [
    ...contacts,
    ...clients,
    {
      key: 'manual',
      group: 'manual',
      name: t('outgoing.manualInput', { text }),
      detail: readingHint(readRecipient(text, countryCode), t),
      messenger: '',
      obstacle: '',
      recipient: null,
      contactId: null,
    },
  ];
}

/** @param origin of the CRM that told him; '': not known */
export const ofContact = ({ name, contactId, addresses }: FoundRecipient, origin: string): Recipient => ({
  label: name,
  contactId,
  ...(origin && { origin }),
  addresses,
});

export const showAddresses = (addresses: readonly Address[]): string =>
  [...new Set(addresses.map((address) => safeName(showReading(address))))].join(' · ');

const detailOf = ({ addresses, account }: FoundRecipient): string =>
  [showAddresses(addresses), safeName(account)].filter(Boolean).join(' · ');

function readingHint(read: Typed, t: Translate<keyof typeof OUTGOING_WORDS>): string {
  switch (read.is) {
    case 'address':
      return `${t(`outgoing.kind.${read.reading.kind}`)} · ${showReading(read.reading)}`;
    case 'several':
      return read.readings.map(showReading).join(' · ');
    case 'invalid':
    case 'words':
      return t(`outgoing.invalid.${read.why}`);
    case 'empty':
      return t('outgoing.manualHint');
  }
}

/**
 * The parts of a text that were searched for: words as they are, digits whatever stands between them.
 * @returns ranges, in order
 */
export function hitsOf(text: string, query: string): [start: number, end: number][] {
  const digits = query.replaceAll(/\D/g, '');
  const isNumber = digits.length > 1 && /^[+\d\s().\-–]+$/.test(query.trim());
  if (!isNumber) return hitsIn(text, wordsOf(query.trim().replace(/^@/, '')));
  const pattern = new RegExp([...digits].join('[^\\p{L}\\d]*'), 'gu');
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
}
