/** Who is found for what stands in «Кому»: contacts of the CRM and clients of Webitel. The latest question's answer wins. */
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { KnownClient } from '../../lib/outgoing/message.ts';
import type { FoundRecipient } from '../../lib/outgoing/crm.ts';
import type { Asking } from '../desk/model-types.ts';
import type { CrmTrouble, Found } from '../../lib/outgoing/options.ts';
import { headOf } from '../../lib/text/names.ts';
import { family } from '../../lib/outgoing/recipient-ways.ts';
import { askCrm } from './ask-crm.ts';

export const SEARCH_AFTER_MS = 250;
export const MIN_QUERY = 2;
/** An address has room for so much, units. */
const MOST_QUERY = 200;

const NOTHING: Found = { query: '', busy: false, contacts: [], clients: [], trouble: null };

export interface RecipientSearch {
  found: ReadonlySignal<Found>;
  dispose(): void;
}

export function createSearch(
  desk: Asking,
  query: ReadonlySignal<string>,
  countryCode: () => string,
  crm: ReadonlySignal<string>,
): RecipientSearch {
  const found = signal<Found>(NOTHING);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const ask = async (text: string): Promise<void> => {
    const mine = ++asked;
    const [known, webitel] = await Promise.all([
      askCrm(desk, 'recipient-search', { query: text, countryCode: countryCode() }, crm.peek()),
      desk.call({ type: 'outgoing.clients', query: headOf(text, MOST_QUERY) }),
    ]);
    if (mine !== asked) return;
    const contacts = known.ok ? known.value : [];
    const clients = webitel.ok ? webitel.value : [];
    found.value = {
      query: text,
      busy: false,
      contacts,
      clients: clients.filter((client) => !isContact(client, contacts)),
      trouble: known.ok ? null : troubleOf(known.code),
    };
  };

  const stop = effect(() => {
    const text = query.value.trim();
    void crm.value;
    clearTimeout(timer);
    asked++;
    if (text.length < MIN_QUERY) {
      found.value = NOTHING;
      return;
    }
    // What was found before stays until the answer comes, so that the list does not jump.
    found.value = { ...found.peek(), busy: true };
    timer = setTimeout(() => void ask(text), SEARCH_AFTER_MS);
  });
  return {
    found,
    dispose() {
      clearTimeout(timer);
      asked++;
      stop();
    },
  };
}

const isContact = ({ peer }: KnownClient, contacts: readonly FoundRecipient[]): boolean =>
  contacts.some((contact) =>
    contact.addresses.some(
      // Two messengers may have one id for two people.
      ({ value, messenger }) =>
        value === peer.id &&
        (messenger === null || messenger === family(peer.type) || messenger === peer.type),
    ),
  );

function troubleOf(code: string): CrmTrouble {
  if (code === 'no-crm-tab') return 'no-crm';
  return code === 'which-crm' || code === 'crm-session' ? code : 'crm-failed';
}
