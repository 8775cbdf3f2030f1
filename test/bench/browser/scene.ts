/** Fifty chats of two hundred messages in every light, a CRM page over them, and a way into the extension's own world of that page. */
import type { CDPSession, Page } from 'puppeteer';
import { setStage, type Stage } from '../../e2e/support/stage.ts';
import { click, find, until, waitDesk } from '../../e2e/support/page.ts';
import type { Customer } from '../../standins/webitel/index.ts';

export const CHATS = 50;
export const HISTORY = 200;
const MINUTE = 60_000;

export interface Scene {
  stage: Stage;
  customers: Customer[];
  close(): Promise<void>;
}

/** A chat that was accepted, with its last message `idleMs` ago; every third and, if so wished, the last one is the operator's. */
export function accepted(
  { webitel }: Stage,
  name: string,
  count: number,
  idleMs = 0,
  answered = false,
): Customer {
  const end = webitel.now() - idleMs;
  const at = (i: number) => end - (count - i) * MINUTE;
  const customer = webitel.customer({ name });
  customer.writes(`${name}: начало разговора`, { at: at(1) });
  customer.invite();
  customer.takenElsewhere();
  for (let i = 2; i <= count; i++) {
    const own = i === count ? answered : i % 3 === 0;
    const text = `Сообщение ${i}: заказ № ${10_000 + i} приехал не полностью, можно узнать, где остальное?`;
    if (own) customer.operatorSays(text, { at: at(i) });
    else customer.writes(text, { at: at(i) });
  }
  return customer;
}

export async function openScene(chats = CHATS, history = HISTORY): Promise<Scene> {
  const stage = await setStage({ signedIn: false });
  const customers = Array.from({ length: chats }, (_, i) =>
    // Waiting from now back to twelve minutes, and every fourth answered: all four lights.
    accepted(stage, `Клієнт ${String(i + 1).padStart(2, '0')}`, history, (i * 15_000) % (12 * MINUTE), i % 4 === 3),
  );
  await stage.signIn();
  return { stage, customers, close: () => stage.close() };
}

/** A CRM page whose launcher counts the chats that wait: everything has arrived, the desk is not loaded yet. */
export async function openCrm({ stage }: Scene): Promise<Page> {
  const page = await stage.desk.openPage(stage.creatio.freedomUrl());
  await find(page, 'button', 'Чаты');
  await waitDesk(page, '.launcher .pill.waiting');
  return page;
}

/** With the desk open, list and conversation side by side. */
export async function openWide(scene: Scene): Promise<Page> {
  const page = await openCrm(scene);
  await click(page, 'button', 'Чаты');
  await find(page, 'tab', 'Активные');
  await click(page, 'button', 'Увеличить размер окна чата');
  await waitDesk(page, '.desk.wide');
  await until(async () => (await waitDesk(page, '.chat-item')) !== null);
  return page;
}

export async function choose(page: Page, name: string): Promise<void> {
  await click(page, 'button', name);
  await waitDesk(page, '.message');
}

// ── The extension's isolated world ──────────────────────────────────────────────────────────────────────────

interface World {
  cdp: CDPSession;
  id: number;
}

const worlds = new WeakMap<Page, Promise<World>>();

function worldOf(page: Page): Promise<World> {
  let world = worlds.get(page);
  if (!world) {
    world = (async () => {
      const cdp = await page.createCDPSession();
      const found = new Promise<number>((resolve) => {
        cdp.on('Runtime.executionContextCreated', ({ context }) => {
          if (context.auxData?.type === 'isolated' && context.origin.startsWith('chrome-extension://'))
            resolve(context.id);
        });
      });
      await cdp.send('Runtime.enable');
      const id = await found;
      // What is measured must not be slowed down by an open inspector.
      await cdp.send('Runtime.disable');
      return { cdp, id };
    })();
    worlds.set(page, world);
  }
  return world;
}

/** Runs a function where the content script lives: it sees the closed shadow root. Arguments and answer are JSON. */
export async function inWorld<A extends unknown[], R>(
  page: Page,
  fn: (...args: A) => R,
  ...args: A
): Promise<Awaited<R>> {
  const { cdp, id } = await worldOf(page);
  const { result, exceptionDetails } = await cdp.send('Runtime.callFunctionOn', {
    executionContextId: id,
    functionDeclaration: fn.toString(),
    arguments: args.map((value) => ({ value })),
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as Awaited<R>;
}
