/** The desk in a shadow root. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import type { DeskClient } from '../../lib/bridge/client.ts';
import type { Ui } from '../../lib/creatio/location.ts';
import { Desk } from './desk.tsx';
import { focusFirst } from './focus-first.ts';
import { createModel, DeskProvider, type CrmDoor, type LoadTemplates } from './model.ts';
import { reportLooking } from './looking.ts';
import type { LoadPart } from './parts.ts';
import { shareRuntime } from './runtime.ts';
import { deskCss } from './styles.ts';

export interface DeskProps {
  root: ShadowRoot;
  element: HTMLElement;
  client: DeskClient;
  ui: Ui;
  /** The page's own language, e.g. `uk-UA`; read anew because a page may set it late. */
  culture: () => string | null;
  loadPart: LoadPart;
  onClose: () => void;
  /** Given by the module around this one. */
  crm?: CrmDoor;
  loadTemplates?: LoadTemplates;
  playerUrl?: string;
}

export interface DeskHandle {
  setOpen(open: boolean): void;
  /** Opens a chat of the desk; one that is not known is passed over. */
  choose(conversationId: string): void;
  unmount(): void;
}

export function mount({
  root,
  element,
  client,
  ui,
  culture,
  loadPart,
  onClose,
  crm,
  loadTemplates,
  playerUrl,
}: DeskProps): DeskHandle {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(deskCss);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  shareRuntime();
  const isOpen = signal(false);
  const model = createModel({ client, culture, isOpen, loadPart, crm, loadTemplates, playerUrl });
  loadPart('desk-people').then(
    (part) => (model.people.value = part.people(model)),
    // The extension is gone from under this page, which says so itself.
    () => {},
  );
  const stopLooking = reportLooking(client, model, isOpen);
  render(
    <DeskProvider value={model}>
      <Desk isOpen={isOpen} ui={ui} onClose={onClose} />
    </DeskProvider>,
    element,
  );
  const keys = loadPart('desk-keys').then(
    ({ startKeys }) => startKeys({ desk: model, element, isOpen, onClose }),
    () => {},
  );
  return {
    setOpen(open) {
      // Asked for again, it takes the keyboard again.
      if (open && isOpen.peek()) focusFirst(element.querySelector<HTMLElement>('.desk'));
      isOpen.value = open;
    },
    choose(id) {
      const chat = client.view?.chats[id];
      if (!chat) return;
      model.tab.value = chat.status === 'completed' ? 'closed' : 'active';
      model.select(chat);
    },
    unmount() {
      stopLooking();
      void keys.then((stop) => stop?.());
      render(null, element);
      model.dispose();
    },
  };
}
