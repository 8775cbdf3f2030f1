// Reaching controls the way a person does: by role and accessible name, with a real mouse and keyboard.
// The desk is a page of its own in a frame, with a process of its own; what is asked for by role or mark is looked for in both. The
// accessibility tree and the protocol's DOM see through the closed root that holds the launcher and the frame.
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { CDPSession, ElementHandle, Frame, KeyInput, Page, Protocol } from 'puppeteer';
import { SHOTS } from './paths.ts';
import { DEFAULT_TIMEOUT, until, type WaitOptions } from './wait.ts';

export { until } from './wait.ts';

export type Handle = ElementHandle<Element>;
/** A string matches the beginning of the name, up to the end of a word; a RegExp is taken as it is. */
export type Name = string | RegExp;

export interface FindOptions {
  timeout?: number;
  /** Look only inside this element, or inside the desk: `await deskRoot(page)`. */
  within?: ElementHandle<Node>;
}

// ── Protocol ────────────────────────────────────────────────────────────────────────────────────────────────

let serial = 0;
const PATIENCE = 3_000;

/** The page itself, and the desk's frame if it is shown: a hidden one has no controls, and does not answer for them. */
async function framesOf(page: Page): Promise<Frame[]> {
  const desk = deskFrame(page);
  const isOpen = desk && (await (await launcherRoot(page))?.$('.root[data-open]'));
  return isOpen ? [page.mainFrame(), desk] : [page.mainFrame()];
}

/** The desk's page in its frame; null: there is none. */
export function deskFrame(page: Page): Frame | null {
  const isDesk = (frame: Frame) => /^chrome-extension:.*\/desk\.html(?:#|$)/.test(frame.url());
  return page.frames().find((frame) => frame !== page.mainFrame() && isDesk(frame)) ?? null;
}

/** Puppeteer keeps it to itself. A frame of another process has a session of its own. */
export const sessionOf = (frame: Frame): CDPSession => (frame as unknown as { client: CDPSession }).client;

const frameOf = (handle: ElementHandle<Node>): Frame => handle.frame;

/** Hands nodes known to the protocol over to Puppeteer: left in the page under a one-off name, and taken back. */
async function adopt(frame: Frame, backendNodeIds: number[]): Promise<Handle[]> {
  const cdp = sessionOf(frame);
  const handles: Handle[] = [];
  for (const backendNodeId of backendNodeIds) {
    const { object } = await cdp.send('DOM.resolveNode', { backendNodeId });
    const key = `__node${++serial}`;
    await cdp.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: `function () { Object.defineProperty(globalThis, '${key}', { value: this, configurable: true }); }`,
    });
    const handle = await frame.evaluateHandle((name) => {
      const scope = globalThis as unknown as Record<string, Element>;
      const node = scope[name];
      Reflect.deleteProperty(scope, name);
      return node;
    }, key);
    await cdp.send('Runtime.releaseObject', { objectId: object.objectId! });
    const element = handle.asElement();
    if (element) handles.push(element as Handle);
  }
  return handles;
}

/**
 * The reverse: the same node as the protocol knows it. The tree of accessible nodes cannot be asked from a shadow
 * root, so the elements right under it stand for it.
 */
async function protocolNodes<T>(
  node: ElementHandle<Node>,
  use: (objectId: string, cdp: CDPSession) => Promise<T[]>,
): Promise<T[]> {
  const frame = frameOf(node);
  const cdp = sessionOf(frame);
  const key = `__node${++serial}`;
  const count = await node.evaluate((it, name) => {
    const list = it instanceof ShadowRoot ? [...it.children] : [it];
    Object.defineProperty(globalThis, name, { value: list, configurable: true });
    return list.length;
  }, key);
  try {
    const all: T[] = [];
    for (let i = 0; i < count; i++) {
      const { result } = await cdp.send('Runtime.evaluate', { expression: `${key}[${i}]`, objectGroup: key });
      all.push(...(await use(result.objectId!, cdp)));
    }
    return all;
  } finally {
    await cdp.send('Runtime.evaluate', { expression: `delete globalThis.${key}` });
    await cdp.send('Runtime.releaseObjectGroup', { objectGroup: key });
  }
}

// ── By role and name ────────────────────────────────────────────────────────────────────────────────────────

interface Found {
  frame: Frame;
  role: string;
  name: string;
  backendNodeId: number;
}

const tidy = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim();

/** 0: the very name; 1: its beginning, and a word ends there; -1: another name. */
function rank(name: string, wanted: Name): number {
  if (wanted instanceof RegExp) return wanted.test(name) ? 0 : -1;
  const start = tidy(wanted);
  if (name === start) return 0;
  return name.startsWith(start) && !/^\p{L}/u.test(name.slice(start.length)) ? 1 : -1;
}

/** A hidden tab neither paints nor answers for its accessibility tree: bring it to the front, as a person would. */
async function show(page: Page): Promise<void> {
  if (await page.evaluate(() => document.visibilityState === 'hidden')) await page.bringToFront();
}

async function query(page: Page, role?: string, within?: ElementHandle<Node>): Promise<Found[]> {
  await show(page);
  if (within) {
    const nodes = await protocolNodes(within, (objectId, cdp) => accessibleIn(cdp, { objectId }, role));
    return foundIn(frameOf(within), nodes);
  }
  const all: Found[] = [];
  for (const frame of await framesOf(page)) {
    const cdp = sessionOf(frame);
    const { root } = await cdp.send('DOM.getDocument', { depth: 0 });
    const { backendNodeId } = root;
    const nodes = await accessibleIn(cdp, { backendNodeId }, role);
    all.push(...foundIn(frame, nodes));
  }
  return all;
}

const accessibleIn = async (
  cdp: CDPSession,
  root: { objectId: string } | { backendNodeId: number },
  role?: string,
): Promise<Protocol.Accessibility.AXNode[]> => {
  const answer = cdp.send('Accessibility.queryAXTree', { ...root, ...(role && { role }) });
  // A frame that is hidden at this very moment does not answer any more: whoever waits asks again.
  const { nodes } = await Promise.race([
    answer,
    new Promise<never>((_, reject) => setTimeout(reject, PATIENCE)),
  ]);
  return nodes;
};

function foundIn(frame: Frame, nodes: Protocol.Accessibility.AXNode[]): Found[] {
  return nodes.flatMap((node) =>
    node.ignored || node.backendDOMNodeId === undefined
      ? []
      : [
          {
            frame,
            role: String(node.role?.value ?? ''),
            name: tidy(String(node.name?.value ?? '')),
            backendNodeId: node.backendDOMNodeId,
          },
        ],
  );
}

/** All that match, in the order of the page, or the exact names first. */
async function matches(
  page: Page,
  role: string,
  name: Name | undefined,
  options: FindOptions,
  exactFirst = false,
) {
  const found = (await query(page, role, options.within)).flatMap((node) => {
    const order = name === undefined ? 0 : rank(node.name, name);
    return order < 0 ? [] : [{ ...node, order }];
  });
  return exactFirst ? found.sort((a, b) => a.order - b.order) : found;
}

function wording(page: Page, role: string, name: Name | undefined, options: FindOptions) {
  return async () => {
    const wanted = name instanceof RegExp ? String(name) : name === undefined ? '' : `«${name}»`;
    const there = await query(page, role, options.within).catch(() => []);
    const others = there.map((node) => `«${node.name}»`).join(', ') || 'none';
    return `${role} ${wanted}. Of that role there: ${others}`;
  };
}

/** Waits for a control and returns it; an exact name wins over a longer one. */
export async function find(
  page: Page,
  role: string,
  name?: Name,
  options: FindOptions = {},
): Promise<Handle> {
  return until(
    async () => {
      const [first] = await matches(page, role, name, options, true);
      return first && (await adopt(first.frame, [first.backendNodeId]))[0];
    },
    { timeout: options.timeout ?? DEFAULT_TIMEOUT, what: wording(page, role, name, options) },
  );
}

/** All controls of that role and name right now, in the order of the page; none is an empty list. */
export async function findAll(page: Page, role: string, name?: Name, options: FindOptions = {}) {
  const nodes = await matches(page, role, name, options);
  const handles: Handle[] = [];
  for (const { frame, backendNodeId } of nodes) handles.push(...(await adopt(frame, [backendNodeId])));
  return handles;
}

/** Whether there is such a control right now. */
export async function has(
  page: Page,
  role: string,
  name?: Name,
  options: FindOptions = {},
): Promise<boolean> {
  return (await matches(page, role, name, options)).length > 0;
}

/** The accessible names of that role right now, in the order of the page. */
export async function names(page: Page, role: string, options: FindOptions = {}): Promise<string[]> {
  return (await query(page, role, options.within)).map((node) => node.name);
}

/** Waits until no control of that role and name is left. */
export async function waitGone(
  page: Page,
  role: string,
  name?: Name,
  options: FindOptions = {},
): Promise<void> {
  await until(async () => (await matches(page, role, name, options)).length === 0, {
    timeout: options.timeout ?? DEFAULT_TIMEOUT,
    what: async () => `the absence of ${await wording(page, role, name, options)()}`,
  });
}

// ── Mouse and keyboard ──────────────────────────────────────────────────────────────────────────────────────

interface Spot {
  x: number;
  y: number;
  /** What stands in the way, in words; empty when the click would arrive. */
  blocked: string;
  /** Redrawn meanwhile: this very element will never be ready. */
  gone: boolean;
}

/** Where a click on the element would go, and whether it would get there. */
function aim(handle: Handle): Promise<Spot> {
  return handle.evaluate((element) => {
    let box = element.getBoundingClientRect();
    const inside = box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
    if (!inside) {
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      box = element.getBoundingClientRect();
    }
    const x = box.left + box.width / 2;
    const y = box.top + box.height / 2;
    const gone = !element.isConnected;
    if (gone) return { x, y, gone, blocked: 'it is not in the page any more' };
    if (box.width === 0 || box.height === 0) return { x, y, gone, blocked: 'it has no size' };
    if (element.matches(':disabled, [aria-disabled="true"]'))
      return { x, y, gone, blocked: 'it is disabled' };

    const scope = element.getRootNode() as Document | ShadowRoot;
    const hit = scope.elementFromPoint(x, y);
    if (!hit) return { x, y, gone, blocked: 'it is outside the window' };
    const labels = [...((element as HTMLInputElement).labels ?? []), element.closest('label')];
    const arrives = [element, ...labels].some((target) => target?.contains(hit));
    if (arrives) return { x, y, gone, blocked: '' };
    // Inside the window, but scrolled out of its own list: a person scrolls there.
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const words = hit.textContent?.trim().slice(0, 80) ?? '';
    return { x, y, gone, blocked: `<${hit.localName} class="${hit.className}"> «${words}» covers it` };
  });
}

/** Where the frame's own page begins in the window. */
export async function cornerOf(frame: Frame): Promise<{ x: number; y: number }> {
  const element = frame.parentFrame() && (await frame.frameElement());
  if (!element) return { x: 0, y: 0 };
  return element.evaluate((it) => {
    const box = it.getBoundingClientRect();
    return { x: box.left + it.clientLeft, y: box.top + it.clientTop };
  });
}

/**
 * The pointer goes there. @returns whether it is felt there: a window that has just come to the front may still send what is done over
 * the desk's frame to the page below it, and a click would be lost.
 */
async function hover(page: Page, handle: Handle, { x, y }: Spot): Promise<boolean> {
  await page.mouse.move(x, y);
  return handle.evaluate((element) => {
    const labels = [...((element as HTMLInputElement).labels ?? []), element.closest('label')];
    return [element, ...labels].some((target) => target?.matches(':hover'));
  });
}

/** A real click at the middle of an element, once it stands still, nothing is in the way and it feels the pointer. */
export async function clickOn(
  page: Page,
  handle: Handle,
  options: { timeout?: number; button?: 'left' | 'right'; count?: number } = {},
): Promise<void> {
  let last: Spot | undefined;
  const spot = await until(
    async () => {
      const before = last;
      await show(page);
      last = await aim(handle);
      const corner = await cornerOf(frameOf(handle));
      last.x += corner.x;
      last.y += corner.y;
      const still = before?.x === last.x && before.y === last.y;
      if (last.gone) return last;
      if (!still || last.blocked) return null;
      return (await hover(page, handle, last)) ? last : null;
    },
    {
      timeout: options.timeout ?? DEFAULT_TIMEOUT,
      what: () =>
        `an element to be ready for a click: ${last?.blocked || 'it moves, or does not feel the pointer'}`,
    },
  );
  if (spot.gone) throw new Error(`Cannot be clicked: ${spot.blocked}`);
  await page.mouse.click(spot.x, spot.y, { button: options.button ?? 'left', count: options.count ?? 1 });
}

/** Finds a control and clicks it, looking it up anew if it is redrawn meanwhile. */
export async function click(
  page: Page,
  role: string,
  name?: Name,
  options: FindOptions = {},
): Promise<Handle> {
  const timeout = options.timeout ?? DEFAULT_TIMEOUT;
  const deadline = performance.now() + timeout;
  for (;;) {
    const handle = await find(page, role, name, {
      ...options,
      timeout: Math.max(0, deadline - performance.now()),
    });
    try {
      await clickOn(page, handle, { timeout: Math.max(0, deadline - performance.now()) });
      return handle;
    } catch (error) {
      const lost = await handle.evaluate((element) => !element.isConnected).catch(() => true);
      if (!lost || performance.now() >= deadline) {
        throw new Error(`Could not click ${role} ${String(name ?? '')}`, { cause: error });
      }
    }
  }
}

/** Focuses a field and types after what is in it. A line break is the Enter key. */
export async function type(
  page: Page,
  role: string,
  name: Name | undefined,
  text: string,
  options?: FindOptions,
) {
  const handle = await find(page, role, name, options);
  await handle.focus();
  await page.keyboard.type(text);
  return handle;
}

/** Focuses a field and replaces what is in it. */
export async function fill(
  page: Page,
  role: string,
  name: Name | undefined,
  text: string,
  options?: FindOptions,
) {
  const handle = await find(page, role, name, options);
  await handle.focus();
  if (!(await retype(page, handle, text))) {
    // A browser without a screen, under load, has sent keys nowhere: not one event came to the frame. A person would press the field.
    console.warn(`keys came to no frame, ${await keysGoTo(page, handle)}`);
    await page.bringToFront();
    await refocus(page, handle);
    await clickOn(page, handle);
    if (!(await retype(page, handle, text)))
      throw new Error(`Keys come to no frame, ${await keysGoTo(page, handle)}`);
  }
  return handle;
}

/** @returns whether the keys came to the element's page */
const retype = (page: Page, handle: Handle, text: string): Promise<boolean> =>
  hears(frameOf(handle), 'keydown', async () => {
    await press(page, 'Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.type(text);
  });

/** Whether the desk hears keys: told by the end of one, which is no press. */
export const keysCome = (page: Page): Promise<boolean> =>
  hears(deskFrame(page)!, 'keyup', () => page.keyboard.up('Shift'));

async function hears(frame: Frame, event: 'keydown' | 'keyup', act: () => Promise<void>): Promise<boolean> {
  const heard = await frame.evaluateHandle((name) => {
    const seen = { keys: 0 };
    window.addEventListener(name, () => seen.keys++, { capture: true });
    return seen;
  }, event);
  await act();
  const { keys } = await heard.jsonValue().finally(() => heard.dispose());
  return keys > 0;
}

/** Both pages lose the focus and take it anew: what each of them tells the browser only when it changes is told again. */
async function refocus(page: Page, handle: Handle): Promise<void> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    window.focus();
  });
  await handle.evaluate((element) => {
    (element as HTMLElement).blur();
    window.focus();
    (element as HTMLElement).focus();
  });
}

const keysGoTo = async (page: Page, handle: Handle): Promise<string> => {
  const ask = () => `${document.hasFocus()} ${document.visibilityState} ${document.activeElement?.tagName}`;
  const [top, frame] = await Promise.all([page.evaluate(ask), frameOf(handle).evaluate(ask)]);
  return `the page: ${top}, the frame: ${frame}`;
};

const COMMANDS: Record<string, string> = { a: 'selectAll', v: 'paste' };

/** Presses a key or a chord, such as `Enter` or `Control+Shift+ArrowUp`. */
export async function press(page: Page, chord: string): Promise<void> {
  const keys = chord.split('+') as KeyInput[];
  const last = keys.pop()!;
  for (const key of keys) await page.keyboard.down(key);
  // Over the protocol a chord is no editing command by itself: what Ctrl+A and Ctrl+V do has to be said as well.
  const command = keys.length === 1 && keys[0] === 'Control' && COMMANDS[last.toLowerCase()];
  await page.keyboard.press(last, command ? { commands: [command] } : {});
  for (const key of keys.toReversed()) await page.keyboard.up(key);
}

// ── What an element says ────────────────────────────────────────────────────────────────────────────────────

/** The text of an element as it is shown, with white space made single. */
export async function textOf(handle: Handle): Promise<string> {
  return tidy(await handle.evaluate((element) => (element as HTMLElement).innerText ?? element.textContent));
}

export function attr(handle: Handle, name: string): Promise<string | null> {
  return handle.evaluate((element, key) => element.getAttribute(key), name);
}

export function value(handle: Handle): Promise<string> {
  return handle.evaluate((element) => (element as HTMLInputElement).value ?? '');
}

/** The role and name of an element as a screen reader gets them. */
export async function accessible(_page: Page, handle: Handle): Promise<{ role: string; name: string }> {
  const nodes = await protocolNodes(
    handle,
    async (objectId, cdp) =>
      (await cdp.send('Accessibility.getPartialAXTree', { objectId, fetchRelatives: false })).nodes,
  );
  const [node] = nodes;
  return { role: String(node?.role?.value ?? ''), name: tidy(String(node?.name?.value ?? '')) };
}

/** The focused element, looked for inside the desk as well. */
export async function focused(page: Page): Promise<Handle | null> {
  const frame = deskFrame(page);
  const isInside = await frame?.evaluate(() => document.hasFocus());
  const root = isInside ? null : await launcherRoot(page);
  const handle = await (isInside ? frame! : page.mainFrame()).evaluateHandle((scope) => {
    const inner = (scope as unknown as ShadowRoot | null)?.activeElement;
    return inner ?? document.activeElement;
  }, root);
  return handle.asElement() as Handle | null;
}

// ── By marks (`data-*`) inside the desk ─────────────────────────────────────────────────────────────────────

const HOST = 'html > [data-webitel-desk]';

/** The closed root with the launcher and the frame; null on a page without a desk. */
export async function launcherRoot(page: Page, host = HOST): Promise<Handle | null> {
  const frame = page.mainFrame();
  const cdp = sessionOf(frame);
  const { root } = await cdp.send('DOM.getDocument', { depth: 0 });
  const { nodeId } = await cdp.send('DOM.querySelector', { nodeId: root.nodeId, selector: host });
  if (!nodeId) return null;
  const { node } = await cdp.send('DOM.describeNode', { nodeId, depth: 0, pierce: true });
  const shadow = node.shadowRoots?.find((one) => one.shadowRootType !== 'user-agent');
  return shadow ? ((await adopt(frame, [shadow.backendNodeId]))[0] ?? null) : null;
}

/** The same in a frame of the page's that is no process of its own. */
export async function framedRoot(frame: Frame): Promise<Handle | null> {
  const cdp = sessionOf(frame);
  const owner = await cdp.send('DOM.getFrameOwner', { frameId: (frame as unknown as { _id: string })._id });
  const { node } = await cdp.send('DOM.describeNode', {
    ...owner,
    nodeId: undefined,
    depth: 3,
    pierce: true,
  });
  const html = node.contentDocument?.children?.find((one) => one.nodeName === 'HTML');
  const host = html?.children?.find((one) => one.attributes?.includes('data-webitel-desk'));
  const shadow = host?.shadowRoots?.[0];
  return shadow ? ((await adopt(frame, [shadow.backendNodeId]))[0] ?? null) : null;
}

/** The desk: the page in its frame, or a page of the extension itself, e.g. the popup. */
export async function deskRoot(page: Page): Promise<Handle | null> {
  const frame = page.url().startsWith('chrome-extension:') ? page.mainFrame() : deskFrame(page);
  return frame ? frame.$(':root') : null;
}

/** All elements of the desk or beside it (the launcher) that match a CSS selector right now. */
export async function deskQuery(page: Page, selector: string): Promise<Handle[]> {
  const all: Handle[] = [];
  for (const root of [await launcherRoot(page), await deskRoot(page)])
    if (root) all.push(...(await root.$$(selector)));
  return all;
}

/** Waits for an element of the desk that matches a CSS selector. */
export function waitDesk(page: Page, selector: string, timeout = DEFAULT_TIMEOUT): Promise<Handle> {
  return until(async () => (await deskQuery(page, selector))[0], {
    timeout,
    what: `${selector} in the desk`,
  });
}

/** Waits until nothing in the desk matches a CSS selector. */
export async function waitDeskGone(page: Page, selector: string, timeout = DEFAULT_TIMEOUT): Promise<void> {
  await until(async () => (await deskQuery(page, selector)).length === 0, {
    timeout,
    what: `the absence of ${selector} in the desk`,
  });
}

// ── Anything else ───────────────────────────────────────────────────────────────────────────────────────────

/** Asks (here, not in the page) until the answer is truthy; returns that answer. */
export function waitFor<T>(page: Page, ask: (page: Page) => T | Promise<T>, options?: WaitOptions) {
  return until(() => ask(page), options);
}

/** A screenshot; a relative name goes to `.output/shots/`. */
export async function shot(page: Page, file: string): Promise<string> {
  const path = resolve(SHOTS, file) as `${string}.png`;
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path });
  return path;
}
