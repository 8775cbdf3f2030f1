/** Fifty chats of two hundred messages in every light, a CRM page over them, and a way into the extension's own world of that page. */
import type { CDPSession, Frame, Page } from 'puppeteer';
import { click, deskFrame, fill, find, launcherRoot, sessionOf } from '../../e2e/support/page.ts';
import { setStage, type Stage } from '../../e2e/support/stage.ts';
import { until } from '../../e2e/support/wait.ts';
import { NOTICE_KINDS } from '../../../lib/notify/setting.ts';
import type { Customer } from '../../standins/webitel/index.ts';

export const CHATS = 50;
export const HISTORY = 200;
const MINUTE = 60_000;
/** A busy machine has ten thousand messages to take in first. */
const PATIENCE_MS = 40_000;

export interface Scene {
  stage: Stage;
  customers: Customer[];
  /** Folder of a build of before, whose chats are drawn in the CRM's page itself. */
  before?: string;
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

/** An earlier build does not know today's commands. */
async function signInByHand({ desk }: Stage): Promise<void> {
  const page = await desk.extensionPage('options.html');
  await fill(page, 'textbox', 'Логин', 'operator');
  await fill(page, 'textbox', 'Пароль', 'secret');
  await click(page, 'button', 'Войти');
  await find(page, 'button', 'Выйти');
  await page.close();
}

/** The page out of sight plays them. It has the desk's main thread today and had another one before, so that neither build is told from it. */
const SILENT = {
  notifications: Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, { sound: false, system: false }])),
};

/** The page that greets a new operator follows every message as well, in the desk's own process. */
async function closeWelcome({ desk }: Stage): Promise<void> {
  for (const page of await desk.browser.pages()) if (page.url().endsWith('/welcome.html')) await page.close();
}

/** @param more seeds what else is to be there before the operator signs in */
export async function openScene(
  chats = CHATS,
  history = HISTORY,
  more: (scene: Scene) => void = () => {},
  before?: string,
): Promise<Scene> {
  const stage = await setStage({
    signedIn: false,
    settings: SILENT,
    // What an earlier build asked the CRM is not what is looked at here.
    ...(before && { browser: { extension: before }, creatio: { checkQuestions: false } }),
  });
  const customers = seedChats(stage, chats, history);
  const scene: Scene = { stage, customers, before, close: () => stage.close() };
  more(scene);
  await (before ? signInByHand(stage) : stage.signIn());
  await closeWelcome(stage);
  return scene;
}

/**
 * A CRM page whose launcher counts the chats that wait: everything has arrived, the desk is not loaded yet. Controls are not looked
 * for by role here: once asked, the browser keeps the tree of accessible nodes up to date, which is a third of the time measured.
 */
export async function openCrm({ stage, before }: Scene): Promise<Page> {
  const page = await stage.desk.browser.newPage({ type: 'window' });
  if (!before) await page.evaluateOnNewDocument(watchEarly, SHOWN);
  await page.goto(stage.creatio.freedomUrl());
  if (before) await worldOf(page);
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

/** A button that is a sign, by its name. */
export const named = (name: string): string => `button[aria-label="${name}"]`;

export async function makeWide(page: Page): Promise<void> {
  if (await has(page, '.desk.wide')) return;
  await press(page, named('Увеличить размер окна чата'));
  await there(page, '.desk.wide');
}

/** Opens a chat by its name. */
export async function choose(page: Page, name: string): Promise<void> {
  await press(page, '.chat-item', name);
  await until(() => has(page, '.conversation .name', name), { what: `the conversation with ${name}` });
  await there(page, '.messages .message');
}

export const has = async (page: Page, selector: string, text = ''): Promise<boolean> =>
  isLauncher(page, selector)
    ? (await (await launcherRoot(page))?.$(selector)) != null
    : hasInside(page, selector, text);

const hasInside = (page: Page, selector: string, text: string): Promise<boolean> =>
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
  until(() => has(page, selector), { timeout: PATIENCE_MS, what: `${selector} in the desk` });

export const gone = (page: Page, selector: string): Promise<boolean> =>
  until(async () => !(await has(page, selector)), { what: `the absence of ${selector} in the desk` });

/** Presses a control where it stands, for what is not measured. */
export async function press(page: Page, selector: string, text = ''): Promise<void> {
  if (!isLauncher(page, selector)) return pressInside(page, selector, text);
  await (await launcherRoot(page))!.$eval(selector, (it) => (it as HTMLElement).click());
}

const pressInside = (page: Page, selector: string, text: string): Promise<void> =>
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

/** The launcher stands beside the desk's frame, in the page. */
export const isLauncher = (page: Page, selector: string): boolean =>
  selector.startsWith('.launcher') && !worlds.has(page);

/** A build of before: the desk is in the page itself. */
export const isInPage = (page: Page): boolean => worlds.has(page);

/** What an open desk shows first. */
export const SHOWN = { selector: '.desk:not([hidden]) .chat-item', count: 10 };

/** In a frame of the extension, from its first instant: when that was painted. */
function watchEarly({ selector, count }: { selector: string; count: number }): void {
  if (location.protocol !== 'chrome-extension:') return;
  (globalThis as { __early?: Promise<number> }).__early = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (document.querySelectorAll(selector).length < count) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(performance.timeOrigin + performance.now()));
        port1.start();
        port2.postMessage(0);
      });
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  });
}

// ── The desk's frame ────────────────────────────────────────────────────────────────────────────────────────

const rooted = new WeakSet<Frame>();

/** The frame that the desk is in, once it is there. */
export const frameOf = (page: Page): Promise<Frame> =>
  until(() => deskFrame(page), { what: 'the frame of the desk' });

/** Where the desk's main thread is: in its frame, or in a page that draws it itself. */
export async function deskSession(page: Page): Promise<CDPSession> {
  return worlds.has(page) ? page.createCDPSession() : sessionOf(await frameOf(page));
}

async function inFrame<A extends unknown[], R>(
  page: Page,
  fn: (...args: A) => R,
  args: A,
): Promise<Awaited<R>> {
  const frame = await frameOf(page);
  if (!rooted.has(frame)) {
    await frame.evaluate(() => void Object.assign(globalThis, { __webitelDeskRoot: document }));
    rooted.add(frame);
  }
  return frame.evaluate(fn as never, ...args) as Promise<Awaited<R>>;
}

// ── The extension's isolated world, in a build of before ──────────────────────────────────────────────────────────────────────────

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
  const known = worlds.get(page);
  if (!known) return inFrame(page, fn, args);
  const { cdp, id } = await known;
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
