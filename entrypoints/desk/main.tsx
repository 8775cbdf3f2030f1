/** The desk's page. It shows nothing until the worker has matched it to a CRM tab, whoever has framed it. */
import '../../components/theme.css';
import '../../components/desk/desk-page.css';
import { signal } from '@preact/signals';
import { DeskClient } from '../../lib/bridge/client.ts';
import { lineOf } from '../../lib/bridge/connect.ts';
import { readHello, type FromFrame, type Hello, type Stand, type ToFrame } from '../../lib/bridge/frame.ts';
import { resolveLanguage } from '../../lib/i18n/language.ts';
import { wantedLanguage } from '../../components/desk/desk-words.ts';
import { loadTexts } from '../../lib/i18n/load.ts';
import { mount } from '../../components/desk/mount.tsx';
import { keepPlace } from '../../lib/bridge/keep-place.ts';

/** Whoever may show the desk says so at once. */
const HELLO_MS = 5_000;

const refuse = (): void => void import('../../components/desk/refusal.ts').then((part) => part.refuse());
// With the rest of the page, so that nobody waits for them when the desk is drawn.
loadTexts(resolveLanguage('auto', location.hash.slice(1), navigator.language)).catch(() => {});
const isAlone = window === top;
const tooLate = setTimeout(refuse, isAlone ? 0 : HELLO_MS);

addEventListener('message', function greeted({ data, ports, source }) {
  const hello = readHello(data);
  const [port] = ports;
  if (!hello || !port || source !== parent) return;
  removeEventListener('message', greeted);
  void start(hello, new DeskClient(lineOf('desk', hello.secret)), port);
});

if (isAlone && import.meta.env.COMMAND === 'serve') {
  const stand: Stand = { isOpen: true, isInFront: true, isNarrow: false, culture: null, chosen: null };
  void start(
    { secret: '', origin: '', stand, resumes: false },
    new DeskClient(lineOf('desk')),
    new MessageChannel().port1,
  );
}

async function start(hello: Hello, client: DeskClient, port: MessagePort): Promise<void> {
  clearTimeout(tooLate);
  const place = keepPlace();
  const chosen = hello.stand.chosen ?? (hello.resumes ? place.last() : null);
  const stand = signal({ ...hello.stand, chosen });
  const say = (message: FromFrame): void => port.postMessage(message);
  say({ type: 'here' });
  await known(client);
  await loadTexts(wantedLanguage(client.view, () => stand.value.culture));
  const desk = mount({
    element: document.querySelector<HTMLElement>('#app')!,
    client,
    origin: hello.origin || null,
    stand,
    onWish(wish) {
      place.keep(wish.chosen);
      say({ type: 'wish', wish });
    },
    onClose: (aside) => say({ type: 'close', aside }),
  });
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    if (data.type === 'stand') stand.value = data.stand;
    else {
      desk.focus();
      if (data.conversationId !== null) desk.choose(data.conversationId);
    }
  };
  addEventListener('pageshow', ({ persisted }) => persisted && client.reconnect());
}

/** The worker's word that this is the right place; without it nothing is shown. */
function known(client: DeskClient): Promise<void> {
  return new Promise((resolve) => {
    const stop = client.subscribe(() => {
      if (client.refused) refuse();
      if (!client.view) return;
      stop();
      resolve();
    });
  });
}
