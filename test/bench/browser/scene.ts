/** Fifty chats of two hundred messages in every light, a CRM page over them, and a way into the extension's own world of that page. */
import type { CDPSession, Page } from 'puppeteer';
import { setStage, type Stage } from '../../e2e/support/stage.ts';
import { until } from '../../e2e/support/wait.ts';
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
    // The newest has its chat's name: by it one is told from another.
    const text = `${i === count ? name : 'Сообщение'} ${i}: заказ № ${10_000 + i} приехал не полностью, можно узнать, где остальное?`;
    if (own) customer.operatorSays(text, { at: at(i) });
    else customer.writes(text, { at: at(i) });
  }
  return customer;
}

export const seedChats = (stage: Stage, chats = CHATS, history = HISTORY): Customer[] =>
  Array.from({ length: chats }, (_, i) =>
    // Waiting from now back to twelve minutes, and every fourth answered: all four lights.
    accepted(
      stage,
      `Клієнт ${String(i + 1).padStart(2, '0')}`,
      history,
      (i * 15_000) % (12 * MINUTE),
      i % 4 === 3,
    ),
  );

/** @param more seeds what else is to be there before the operator signs in */
export async function openScene(
  chats = CHATS,
  history = HISTORY,
  more: (scene: Scene) => void = () => {},
): Promise<Scene> {
  const stage = await setStage({ signedIn: false });
  const customers = seedChats(stage, chats, history);
  const scene: Scene = { stage, customers, close: () => stage.close() };
  more(scene);
  await stage.signIn();
  return scene;
}

/**
 * A CRM page whose launcher counts the chats that wait: everything has arrived, the desk is not loaded yet. Controls are not looked
 * for by role here: once asked, the browser keeps the tree of accessible nodes up to date, which is a third of the time measured.
 */
export async function openCrm({ stage }: Scene): Promise<Page> {
  const page = await stage.desk.openPage(stage.creatio.freedomUrl());
  await there(page, '.launcher .pill.waiting');
  return page;
}

/** With the desk open, list and conversation side by side. */
export async function openWide(scene: Scene): Promise<Page> {
  const page = await openCrm(scene);
  await press(page, '.launcher');
  await there(page, '.chat-item');
  await makeWide(page);
  return page;
}

export async function makeWide(page: Page): Promise<void> {
  if (await has(page, '.desk.wide')) return;
  await press(page, '[data-act="enlarge"]');
  await there(page, '.desk.wide');
}

/** Opens a chat by its name. */
export async function choose(page: Page, name: string): Promise<void> {
  await press(page, '.chat-item', name);
  await until(() => has(page, '.conversation .name', name), { what: `the conversation with ${name}` });
  await there(page, '.messages .message');
}

export const has = (page: Page, selector: string, text = ''): Promise<boolean> =>
  inWorld(
    page,
    (wanted: string, words: string) =>
      [...(globalThis as Inner).__webitelDeskRoot.querySelectorAll(wanted)].some((one) =>
        one.textContent.includes(words),
      ),
    selector,
    text,
  );

export const there = (page: Page, selector: string): Promise<boolean> =>
  until(() => has(page, selector), { what: `${selector} in the desk` });

export const gone = (page: Page, selector: string): Promise<boolean> =>
  until(async () => !(await has(page, selector)), { what: `the absence of ${selector} in the desk` });

/** Presses a control where it stands, for what is not measured. */
export const press = (page: Page, selector: string, text = ''): Promise<void> =>
  inWorld(
    page,
    (wanted: string, words: string) => {
      const all = (globalThis as Inner).__webitelDeskRoot.querySelectorAll<HTMLElement>(wanted);
      [...all].find((one) => one.textContent.includes(words))!.click();
    },
    selector,
    text,
  );

type Inner = typeof globalThis & { __webitelDeskRoot: ShadowRoot };

// ── The extension's isolated world ──────────────────────────────────────────────────────────────────────────

interface World {
  cdp: CDPSession;
  id: number;
}

const worlds = new WeakMap<Page, Promise<World>>();

/** A page that is no CRM page: its desk lives in the page's own world, and the document is its root. */
export const inPagesOwn = (page: Page): Promise<World> =>
  worldOf(page, ({ auxData }) => auxData?.isDefault === true);

const ofExtension: IsWorld = ({ origin, auxData }) =>
  auxData?.type === 'isolated' && origin.startsWith('chrome-extension://');

type IsWorld = (context: { origin: string; auxData?: { type?: string; isDefault?: boolean } }) => boolean;

function worldOf(page: Page, isIt: IsWorld = ofExtension): Promise<World> {
  let world = worlds.get(page);
  if (!world) {
    world = (async () => {
      const cdp = await page.createCDPSession();
      const found = new Promise<number>((resolve) => {
        cdp.on('Runtime.executionContextCreated', ({ context }) => {
          if (isIt(context)) resolve(context.id);
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
