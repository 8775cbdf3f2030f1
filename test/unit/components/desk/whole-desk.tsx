/** The whole desk in the page of a test, enlarged, with one chat open; the test speaks for the worker. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { Desk } from '../../../../components/desk/desk.tsx';
import { createModel, DeskProvider, type DeskModel } from '../../../../components/desk/model.ts';
import { alone } from '../../../../components/desk/seen.ts';
import { DeskClient } from '../../../../lib/bridge/client.ts';
import type { ViewMessage, WorkerMessage } from '../../../../lib/bridge/protocol.ts';
import type { ChatSummary } from '../../../../lib/chat/summary.ts';
import { loadTexts } from '../../../../lib/i18n/load.ts';
import { view } from '../../bridge/views.ts';

export interface WholeDesk {
  place: HTMLElement;
  model: DeskModel;
  /** What the worker tells. */
  say: (message: WorkerMessage) => void;
  end: () => void;
}

/** @param hear what the desk says to the worker */
export async function wholeDesk(
  chats: Record<string, ChatSummary>,
  open: ChatSummary,
  hear: (message: ViewMessage, say: WholeDesk['say']) => void = () => {},
): Promise<WholeDesk> {
  await loadTexts('ru');
  const place = document.body.appendChild(document.createElement('div'));
  let say: WholeDesk['say'] = () => {};
  const client = new DeskClient({
    newId: () => 'call',
    after: () => () => {},
    connect: () => ({
      onMessage: { addListener: (listener) => (say = listener) },
      onDisconnect: { addListener() {} },
      disconnect() {},
      postMessage: (message) => hear(message as ViewMessage, say),
    }),
  });
  say({ kind: 'state', view: view({ chats }) });
  const isOpen = signal(true);
  const model = createModel({
    client,
    culture: () => 'ru',
    isOpen,
    crm: null,
    seeing: alone,
    openCard: () => {},
  });
  model.setSize('wide');
  model.select(open);
  await act(() =>
    render(
      <DeskProvider value={model}>
        <Desk isOpen={isOpen} onClose={() => {}} />
      </DeskProvider>,
      place,
    ),
  );
  return {
    place,
    model,
    say,
    end() {
      render(null, place);
      model.dispose();
      document.body.replaceChildren();
    },
  };
}
