/** The form of an outgoing message: who, through what, and the text; what is still missing; and the sending, once. */
import { batch, computed, effect, signal } from '@preact/signals';
import type { CallResult } from '../../lib/bridge/protocol.ts';
import type { KnownClient } from '../../lib/outgoing/message.ts';
import { readRecipient, showReading, type InvalidWhy, type Reading } from '../../lib/outgoing/recipient.ts';
import { bestWay, offersOf, type Recipient, type Way } from '../../lib/outgoing/recipient-ways.ts';
import { maxText } from '../../lib/chat/channel-limits.ts';
import type { DeskModel } from '../desk/model.ts';
import { keepDraft } from './draft.ts';
import { formCrm } from './form-crm.ts';
import type { Lines, Need, OutgoingFormModel } from './form-types.ts';
import { createSearch } from './search.ts';

export function createOutgoingForm(desk: DeskModel): OutgoingFormModel {
  const typed = signal('');
  const text = signal('');
  const recipient = signal<Recipient | null>(null);
  const via = signal<string | null>(null);
  const address = signal<string | null>(null);
  let localId = '';
  /** Gateway wanted by name, until the list of them is here. */
  const wantedName = signal<string | null>(null);
  const lines = signal<Lines>({ state: 'loading' });
  const clients = signal<KnownClient[]>([]);
  const invalid = signal<InvalidWhy | null>(null);
  const asking = signal<Reading[] | null>(null);
  /** A number on file that had to be completed: to be confirmed before the first message to it. */
  const unsure = signal<Reading | null>(null);
  const confirmed = new Set<string>();
  const { crm, isOpen: isCrmOpen, chooseCrm } = formCrm(desk);
  const busy = signal(false);
  const refusal = signal<Extract<CallResult, { ok: false }> | null>(null);

  const countryCode = (): string => desk.view.peek()?.settings.outgoing.countryCode ?? '';
  const draft = keepDraft(
    desk,
    () => ({
      typed: typed.peek(),
      recipient: recipient.peek(),
      via: via.peek(),
      address: address.peek(),
      text: text.peek(),
      localId,
    }),
    (kept) =>
      batch(() => {
        typed.value = kept.typed;
        text.value = kept.text;
        recipient.value = kept.recipient;
        via.value = kept.via;
        address.value = kept.address;
        localId = kept.localId;
      }),
  );
  const leave = draft.start();

  const offers = computed(() => {
    const whom = recipient.value;
    return whom && lines.value.state === 'read' ? offersOf(whom, lines.value.gateways) : [];
  });
  const way = computed((): Way | null => {
    const whom = recipient.value;
    if (!whom) return null;
    const chosen =
      offers.value.find(({ gateway }) => gateway.id === via.value) ??
      offers.value.find(({ gateway, ways }) => gateway.name === wantedName.value && ways.length > 0);
    if (chosen && chosen.ways.length > 0)
      return chosen.ways.find((one) => one.address.value === address.value) ?? chosen.ways[0]!;
    return bestWay(whom, offers.value, {
      clients: clients.value,
      recent: desk.view.value?.outgoingRecent ?? [],
    });
  });
  const longest = computed(() => maxText(way.value?.gateway.type ?? ''));
  const need = computed((): Need => {
    if (desk.view.value?.session.state !== 'signed-in') return 'signIn';
    if (isCrmOpen.value) return 'crm';
    if (!recipient.value) return 'recipient';
    if (lines.value.state !== 'read') return 'gateways';
    if (!way.value) return 'way';
    if (text.value.trim() === '') return 'text';
    return text.value.trim().length > longest.value ? 'shorter' : null;
  });

  // Which gateways the client has written through is known by his id.
  const knowing = effect(() => {
    const ids = recipient.value?.addresses.filter((a) => a.kind === 'id').map((a) => a.value) ?? [];
    clients.value = [];
    for (const id of ids.slice(0, 3))
      void desk.call({ type: 'outgoing.clients', query: id }).then((result) => {
        if (!result.ok || !recipient.peek()?.addresses.some((a) => a.value === id)) return;
        clients.value = [...clients.peek(), ...result.value];
      });
  });

  const readGateways = async (): Promise<void> => {
    lines.value = { state: 'loading' };
    const result = await desk.call({ type: 'outgoing.gateways' });
    lines.value = result.ok
      ? { state: 'read', gateways: result.value }
      : { state: 'failed', sentence: desk.sentence(result) };
  };
  const signedIn = computed(() => desk.view.value?.session.state === 'signed-in');
  const reading = effect(() => {
    if (signedIn.value) void readGateways();
  });

  /** A choice is one act and not the beginning of more: the tab may be closed right after it. */
  const keepNow = (): void => {
    draft.touch();
    draft.store();
  };
  const choose = (whom: Recipient): void => {
    batch(() => {
      recipient.value = whom;
      typed.value = '';
      via.value = null;
      address.value = null;
      wantedName.value = null;
      invalid.value = null;
      asking.value = null;
      unsure.value = null;
    });
    keepNow();
  };
  /** As it was written, or as it was confirmed. */
  const chooseReading = ({ kind, value }: Reading): void =>
    choose({
      label: showReading({ kind, value }),
      contactId: null,
      addresses: [{ kind, value, messenger: null }],
    });
  /** A contact's record goes to his own CRM. */
  const originOf = ({ origin = crm.peek() }: Recipient): { origin?: string } => (origin ? { origin } : {});
  const mustAsk = ({ address: to, peer }: Way): boolean =>
    to.completed === true &&
    !confirmed.has(to.value) &&
    !(desk.view.peek()?.outgoingRecent ?? []).some(
      (one) => one.peer.type === peer.type && one.peer.id === peer.id,
    );

  const form: OutgoingFormModel = {
    typed,
    text,
    recipient,
    lines,
    offers,
    way,
    need,
    maxText: longest,
    invalid,
    asking,
    unsure,
    busy,
    refusal,
    crm,
    chooseCrm,
    search: createSearch(desk, typed, countryCode, crm),
    setTyped(value) {
      batch(() => {
        typed.value = value;
        invalid.value = null;
        if (value !== '') recipient.value = null;
      });
      draft.touch();
    },
    setText(value) {
      text.value = value;
      draft.touch();
    },
    choose,
    prefill({ recipient: whom, gatewayName, gentle }) {
      if (whom.origin) chooseCrm(whom.origin);
      if (gentle && (recipient.peek() || typed.peek() !== '')) return;
      choose(whom);
      wantedName.value = gatewayName ?? null;
    },
    clearRecipient() {
      recipient.value = null;
      keepNow();
    },
    manual(ask = true) {
      const read = readRecipient(typed.peek(), countryCode());
      if (read.is === 'address') chooseReading(read.reading);
      else if (read.is === 'invalid') invalid.value = read.why;
      else if (read.is === 'several' && ask) asking.value = read.readings;
      else if (read.is === 'words' && ask) invalid.value = read.why;
    },
    confirm(one) {
      if (one) chooseReading(one);
      else asking.value = null;
    },
    confirmOnFile(isRight) {
      const one = unsure.peek();
      if (isRight && one) confirmed.add(one.value);
      unsure.value = null;
    },
    chooseVia(gatewayId) {
      via.value = gatewayId;
      keepNow();
    },
    chooseAddress(value) {
      via.value = way.peek()?.gateway.id ?? null;
      address.value = value;
      keepNow();
    },
    readGateways,
    async send() {
      const through = way.peek();
      const whom = recipient.peek();
      if (need.peek() !== null || !through || !whom || busy.peek()) return false;
      if (mustAsk(through)) {
        unsure.value = through.address;
        return false;
      }
      busy.value = true;
      refusal.value = null;
      draft.drop();
      const sent = text.peek();
      const result = await desk.call({
        type: 'outgoing.send',
        localId,
        label: whom.label,
        contactId: whom.contactId,
        ...originOf(whom),
        gatewayName: through.gateway.name,
        peer: through.peer,
        text: sent.trim(),
      });
      batch(() => {
        busy.value = false;
        if (!result.ok) {
          refusal.value = result;
          draft.touch();
          return;
        }
        localId = desk.newId();
        recipient.value = null;
        via.value = null;
        address.value = null;
        wantedName.value = null;
        // What was typed meanwhile stays for the next one.
        const now = text.peek();
        text.value = now.startsWith(sent) ? now.slice(sent.length) : now;
        if (text.peek() !== '') draft.touch();
      });
      return result.ok;
    },
    dispose() {
      leave();
      form.search.dispose();
      knowing();
      reading();
    },
  };
  return form;
}
