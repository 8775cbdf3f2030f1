/** Everything that has a key, as one object each: pressed by its key, and a row of the list of keys. */
import { activeInOrder, closedInOrder, openInvites, waitingChats } from '../../lib/chat/order.ts';
import { fitsSearch } from '../../lib/chat/search.ts';
import { ACTIONS, GROUPS, type Action } from '../../lib/keys/rules.ts';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { KEYS_WORDS, type KeysKey } from '../../lib/keys/words.ts';
import type { Act } from '../desk/act-types.ts';
import { isOneColumn } from '../desk/one-column.ts';
import { withWords, type DeskModel } from '../desk/model.ts';

export interface ActsOptions {
  desk: DeskModel;
  element: HTMLElement;
  onHelp: () => void;
}

export type KeyAct = Pick<Act, 'id' | 'label' | 'run'>;

export function actsOf({ desk, element, onHelp }: ActsOptions): KeyAct[] {
  const { view, now, selection, tab } = desk;
  const { t } = withWords(desk, KEYS_WORDS);
  const within = <E extends HTMLElement>(selector: string): E | null => element.querySelector<E>(selector);
  const say = (key: KeysKey): void => {
    desk.toast.value = { text: t.value(key), tone: 'plain', detail: '' };
  };
  /** @returns whether there was something to do */
  const run = (id: Action): boolean => {
    const act = desk.acts.get(id);
    if (!act || act.isOff) return false;
    act.run();
    return true;
  };
  const chats = (): ChatSummary[] => Object.values(view.value?.chats ?? {});
  const active = (): ChatSummary[] => {
    const { trafficLight, list } = view.value!.settings;
    return activeInOrder(chats(), trafficLight, now.value, list.order);
  };
  const step = (by: 1 | -1): void => {
    const listed = (tab.value === 'active' ? active() : closedInOrder(chats(), undefined, now.value)).filter(
      (c) => c.status !== 'invited' && fitsSearch(c, desk.listSearch.value ?? ''),
    );
    const at = listed.findIndex((c) => c.id === selection.value?.id);
    const next = at < 0 ? listed.at(by === 1 ? 0 : -1) : listed.at((at + by) % listed.length);
    if (!next || next.id === selection.value?.id) say('keys.noChats');
    else desk.select(next);
  };
  const toWaiting = (): void => {
    const rules = view.value!.settings.trafficLight;
    const waiting = activeInOrder(waitingChats(chats()), rules, now.value).filter(
      (c) => c.status !== 'invited',
    );
    const at = waiting.findIndex((c) => c.id === selection.value?.id);
    const next = waiting[(at + 1) % waiting.length];
    if (!next || next.id === selection.value?.id) return say('keys.nobodyWaits');
    tab.value = 'active';
    desk.select(next);
  };
  let accepting = false;
  const accept = async (): Promise<void> => {
    const open = openInvites(chats());
    const invite = active().find((c) => open.includes(c));
    if (!invite) return say('keys.noInvites');
    if (accepting) return;
    accepting = true;
    const done = await desk.act({ type: 'chat.accept', conversationId: invite.id });
    accepting = false;
    if (!done) return;
    tab.value = 'active';
    desk.select(view.value?.chats[invite.id] ?? invite);
  };
  const searchList = (): void => {
    if (isOneColumn(desk) && selection.value) desk.select(null);
    if (desk.listSearch.value === null) desk.listSearch.value = '';
    else focusWhenThere('.list-search input');
  };
  /** With causes to choose from, a pause is chosen in the menu. */
  const agent = (): void => {
    const ready = view.value?.agent?.status === 'online';
    if (ready && view.value!.pauseCauses.length > 0) run('agent');
    else void desk.act({ type: 'agent.setStatus', status: ready ? 'pause' : 'online' });
  };
  const focusWhenThere = (selector: string): void =>
    void requestAnimationFrame(() => within(selector)?.focus({ preventScroll: true }));

  /** What has no control, or takes a shorter way than its control. */
  const own: Partial<Record<Action, () => unknown>> = {
    'next-waiting': toWaiting,
    accept,
    'next-chat': () => step(1),
    'previous-chat': () => step(-1),
    'search-list': searchList,
    compose: () => (desk.composer.value ? desk.composer.value.focus() : say('keys.openChat')),
    agent,
    help: onHelp,
  };
  return ACTIONS.map((id) => ({
    id,
    get label() {
      return t.value(`keys.${id}`);
    },
    run: () => void (own[id] ? own[id]() : run(id) || (isOfChat(id) && say('keys.openChat'))),
  }));
}

const isOfChat = (id: Action): boolean => (GROUPS.chat as readonly Action[]).includes(id);
