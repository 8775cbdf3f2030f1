/** What needs no browser: the desk's code and the official client in one process, turn by turn. */
import { indexTemplates, searchTemplates, type Template } from '../../../lib/templates/rules.ts';
import { RIVAL, THERE } from '../anchors.ts';
import { figure, median, type Figure } from '../stats.ts';
import { messageFrames } from './frames.ts';
import { ourDesk, type Receiver } from './ours.ts';
import { sdkDesk } from './sdk.ts';

const FRAMES = 1000;
const TURNS = 5;
const at = Date.now() - 1e9;

/** JSON.parse of a chat frame, µs. */
export function parseMicros(): number {
  const frames = messageFrames(FRAMES, 50, 200, at);
  const turn = () => {
    const from = performance.now();
    for (const frame of frames) JSON.parse(frame);
    return ((performance.now() - from) / FRAMES) * 1000;
  };
  for (let i = 0; i < 5; i++) turn();
  return median(Array.from({ length: 15 }, turn));
}

/** µs per message: each turn a new desk and the same frames; the first one warms up and is left out. */
async function perMessage(make: () => Promise<Receiver>, frames: string[]): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i <= TURNS; i++) {
    const desk = await make();
    const before = desk.unread();
    const from = performance.now();
    for (const frame of frames) await desk.receive(frame);
    times.push(((performance.now() - from) / FRAMES) * 1000);
    if (desk.unread() - before !== FRAMES) throw new Error('not every message was counted');
  }
  return times.slice(1);
}

async function sideBySide(chats: number, history: number, works: boolean): Promise<Figure> {
  const frames = messageFrames(FRAMES, chats, history, at);
  const ours = await perMessage(() => ourDesk(chats, history, at), frames);
  const sdk = await perMessage(() => sdkDesk(chats, history, at, works), frames);
  return figure(
    `frame → stored, preview, unread; ${chats} × ${history}${works ? '' : ', SDK with an idle handler'}`,
    'µs',
    ours,
    { rival: { value: median(sdk), how: 'side by side' } },
  );
}

/** Bytes a message takes once it is stored: what the heap has grown by. */
async function bytesPerMessage(make: (history: number) => Promise<Receiver>): Promise<number> {
  const used = async (history: number) => {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const desk = await make(history);
    globalThis.gc?.();
    const after = process.memoryUsage().heapUsed;
    desk.unread();
    return after - before;
  };
  await used(10);
  return ((await used(2000)) - (await used(10))) / (50 * 1990);
}

function templateSearch(): Figure {
  const words = [
    'доставка',
    'оплата',
    'повернення',
    'гарантія',
    'склад',
    'кур’єр',
    'знижка',
    'рахунок',
    'delivery',
    'refund',
  ];
  const templates = Array.from({ length: 2000 }, (_, i): Template => {
    const name = `${words[i % 10]} ${words[(i * 7 + 3) % 10]} ${i}`;
    const text = Array.from({ length: 40 }, (__, k) => words[(i * 3 + k * 7) % 10]).join(' ');
    return { id: String(i), source: 'webitel', name, text };
  });
  const index = indexTemplates(templates);
  const typed = [
    'доставка кур',
    'повренення',
    'рахунок 1999',
    'refund gar',
    'нічого такого',
    'гарантія склад',
  ];
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn++)
    for (const text of typed)
      for (let n = 1; n <= text.length; n++) {
        const from = performance.now();
        searchTemplates(index, text.slice(0, n));
        times.push(performance.now() - from);
      }
  return figure('template search per key, 2,000 templates', 'ms', times, {
    budget: 2,
    rival: { value: RIVAL.templateKey, how: 'as measured' },
    note: 'rival: Fuse over titles and texts',
  });
}

export async function measureNode(): Promise<{ figures: Figure[]; parse: number }> {
  const parse = parseMicros();
  const bytes = await bytesPerMessage((history) => ourDesk(50, history, at));
  const sdkBytes = await bytesPerMessage((history) => sdkDesk(50, history, at, false));
  return {
    parse,
    figures: [
      figure('JSON.parse of a chat frame', 'µs', parse, { note: `there ${THERE.parse} µs` }),
      await sideBySide(50, 20, true),
      await sideBySide(50, 200, true),
      await sideBySide(50, 2000, true),
      await sideBySide(50, 200, false),
      await sideBySide(200, 200, false),
      figure('bytes per stored message', 'B', bytes, { rival: { value: sdkBytes, how: 'side by side' } }),
      templateSearch(),
    ],
  };
}
