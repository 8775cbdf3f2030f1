/** Emoji, the database, and what happens after the line was cut. */
import { build } from 'vite';
import { join } from 'node:path';
import { RIVAL, THERE } from '../anchors.ts';
import { NAMES } from '../names.ts';
import { figure, median, type Figure } from '../stats.ts';
import { ROOT } from '../../e2e/support/paths.ts';
import { clickToPaint, epoch, rest, watch, clockOffset } from './probe.ts';
import { choose, gone, has, inWorld, named, openWide, press, there, type Scene } from './scene.ts';

type World = typeof globalThis & { __webitelDeskRoot: ShadowRoot };

export async function measureEmoji(scene: Scene, scale: number): Promise<Figure[]> {
  const first: number[] = [];
  const again: number[] = [];
  for (let i = 0; i < 4; i++) {
    const page = await openWide(scene);
    await choose(page, scene.customers[0]!.name);
    await rest(800);
    const grid = {
      selector: '.emoji-picker:not([hidden]) [role=gridcell], .emoji-picker:not([hidden]) button',
      count: 100,
    };
    first.push(await clickToPaint(page, named('Эмоджи'), 0, grid));
    for (let turn = 0; turn < 3; turn++) {
      await rest(200);
      await press(page, named('Эмоджи'));
      await gone(page, '.emoji-picker:not([hidden])');
      again.push(await clickToPaint(page, named('Эмоджи'), 0, grid));
    }
    await page.close();
  }
  return [
    figure(NAMES.emojiFirst, 'ms', first, {
      rival: { value: RIVAL.emojiFirst * scale, how: 'anchor' },
    }),
    figure(NAMES.emojiAgain, 'ms', again, { rival: { value: RIVAL.emojiAgain * scale, how: 'anchor' } }),
  ];
}

export async function measureDrop(scene: Scene): Promise<Figure[]> {
  const { stage, customers } = scene;
  const page = await openWide(scene);
  await choose(page, customers[0]!.name);
  await inWorld(page, () =>
    (globalThis as World).__webitelDeskRoot.querySelector<HTMLElement>('.composer textarea')!.focus(),
  );
  await page.keyboard.sendCharacter('недописане');
  const offset = await clockOffset(page);
  const times: number[] = [];
  let kept = 0;
  for (let i = 0; i < 5; i++) {
    const text = `поки не було зв’язку ${i} ${epoch()}`;
    const seen = await watch(page, { selector: '.messages .message', text });
    const cut = epoch();
    stage.webitel.dropSockets(1006);
    customers[0]!.writes(text);
    times.push((await seen()) - offset - cut);
    kept += Number(
      await inWorld(page, () =>
        (globalThis as World).__webitelDeskRoot
          .querySelector<HTMLTextAreaElement>('.composer textarea')!
          .value.startsWith('недописане'),
      ),
    );
    if (!(await has(page, '.messages .message', text))) throw new Error('the message went again');
    await rest(1500);
  }
  await there(page, '.conversation');
  return [
    figure(NAMES.drop, 'ms', times, {
      budget: 15_000,
      note: `draft and open chat kept ${kept} of 5 times; rival: lost, never subscribed again`,
    }),
  ];
}

// ── The database, in a page of the extension ────────────────────────────────────────────────────────────────

interface Db {
  putChats(chats: object[]): Promise<void>;
  load(): Promise<{ chats: unknown[] }>;
  deleteChats(ids: string[]): Promise<void>;
  close(): void;
}
type WithDb = typeof globalThis & { benchDb: { openDeskDb(name: string): Promise<Db> } };

export async function measureStorage({ stage }: Scene): Promise<{ figures: Figure[]; rows: number }> {
  const bundle = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(ROOT, 'lib/storage/db.ts'), formats: ['iife'], name: 'benchDb' },
    },
  });
  const [output] = Array.isArray(bundle) ? bundle : [bundle];
  const code = 'output' in output! ? output.output[0].code : '';
  const page = await stage.desk.extensionPage('manifest.json');
  await page.evaluate(code.replace(/^\s*(?:var|const) benchDb/m, 'globalThis.benchDb'));
  const measured = await page.evaluate(async () => {
    const chat = (n: number) => ({
      id: `chat-${n}`,
      title: `Клієнт ${n}`,
      messages: Array.from({ length: 200 }, (_, i) => ({
        id: n * 200 + i,
        channelId: 'c',
        at: 1e12 + i,
        editedAt: 0,
        text: `Замовлення № ${i} приїхало не повністю, чи можна дізнатися, де решта?`,
      })),
    });
    const chats = Array.from({ length: 50 }, (_, n) => chat(n));
    const put: number[] = [];
    const closed: number[] = [];
    const rows: number[] = [];
    for (let turn = 0; turn < 7; turn++) {
      const db = await (globalThis as WithDb).benchDb.openDeskDb(`bench-${turn}`);
      let at = performance.now();
      await db.putChats(chats);
      put.push(performance.now() - at);
      await db.deleteChats(chats.slice(10).map((one) => one.id));
      at = performance.now();
      const { chats: ten } = await db.load();
      closed.push(performance.now() - at);
      if (ten.length !== 10) throw new Error(`${ten.length} chats`);
      db.close();
    }
    for (let turn = 0; turn < 3; turn++) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open(`rows-${turn}`, 1);
        open.addEventListener('upgradeneeded', () =>
          open.result.createObjectStore('rows', { keyPath: 'id' }),
        );
        open.addEventListener('success', () => resolve(open.result));
        open.addEventListener('error', () => reject(open.error));
      });
      const at = performance.now();
      await new Promise((resolve) => {
        const tx = db.transaction('rows', 'readwrite', { durability: 'relaxed' });
        for (const one of chats) for (const message of one.messages) tx.objectStore('rows').put(message);
        tx.addEventListener('complete', resolve);
      });
      rows.push(performance.now() - at);
      db.close();
    }
    return { put, closed, rows };
  });
  await page.close();
  const rows = median(measured.rows);
  return {
    rows,
    figures: [
      figure('10,000 messages of 50 chats to the disk', 'ms', measured.put, {
        rival: { value: rows, how: 'side by side' },
        note: 'beside it: a row for each message',
      }),
      figure('ten closed chats with their 2,000 messages', 'ms', measured.closed, {
        budget: 10,
        rival: { value: (RIVAL.lastClosed * rows) / THERE.rows, how: 'anchor' },
        note: 'rival: an index over rows',
      }),
    ],
  };
}
