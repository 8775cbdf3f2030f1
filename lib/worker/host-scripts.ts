/** Content scripts on addresses beyond Creatio's cloud: registered for what the operator allowed, and only that. */
import { browser } from '../browser.ts';
import { CLOUD_PATTERN, patternOf, patternsToRegister } from '../creatio/hosts.ts';

const DESK = 'creatio.js';
const GATEWAY = 'gateway.js';
/** What a confirmed CRM says in a frame of another site. */
const FRAMED = 'framed.js';

interface Script {
  id: string;
  js: string[];
  matches: string[];
  allFrames?: boolean;
}

/** One change at a time: registrations are replaced as a whole. */
let pending: Promise<string[]> = Promise.resolve([]);

/** Brings the registrations in line with the settings. @returns the patterns on which the desk was not registered before */
export function registerHosts(origins: readonly string[]): Promise<string[]> {
  pending = pending.then(
    () => replace(origins),
    () => replace(origins),
  );
  return pending;
}

async function replace(origins: readonly string[]): Promise<string[]> {
  const [desk, all] = await Promise.all([patternsToRegister(origins), origins.map(patternOf)].map(granted));
  const wanted: Script[] = [
    { id: 'desk', js: [DESK], matches: desk! },
    { id: 'framed', js: [FRAMED], matches: all!, allFrames: true },
  ].filter(({ matches }) => matches.length > 0);
  const registered = await browser.scripting.getRegisteredContentScripts();
  const before = new Set(registered.find(({ id }) => id === 'desk')?.matches);
  if (isSame(registered, wanted)) return [];
  if (registered.length > 0)
    await browser.scripting.unregisterContentScripts({ ids: registered.map(({ id }) => id) });
  if (wanted.length > 0)
    await browser.scripting.registerContentScripts(
      wanted.map((script) => ({ ...script, runAt: 'document_idle' as const })),
    );
  return desk!.filter((pattern) => !before.has(pattern));
}

async function granted(patterns: string[]): Promise<string[]> {
  const may = await Promise.all(patterns.map((p) => browser.permissions.contains({ origins: [p] })));
  return patterns.filter((_, i) => may[i]);
}

const isSame = (...sides: { id: string; matches?: string[] }[][]): boolean =>
  new Set(sides.map((scripts) => JSON.stringify(scripts.map(lineOf).sort()))).size === 1;

const lineOf = ({ id, matches = [] }: { id: string; matches?: string[] }): string =>
  `${id} ${matches.toSorted().join(' ')}`;

/** A page that was open before must not need a reload. */
export async function injectIntoOpenTabs(patterns: readonly string[]): Promise<void> {
  if (patterns.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...patterns] });
  for (const tab of tabs) {
    if (tab.id === undefined || tab.discarded) continue;
    await inject(tab.id, DESK);
  }
}

/** Into the top frame; a page that cannot have it (closed meanwhile, an error page) asks for nothing. */
const inject = (tabId: number, file: string): Promise<unknown> =>
  browser.scripting.executeScript({ target: { tabId }, files: [file as '/background.js'] }).catch(() => {});

/** What asks the CRM: loaded into a page when its CRM is first asked. */
export const injectGateway = (tabId: number): void => void inject(tabId, GATEWAY);

const PUT_IN = 'scriptsPutIn';

/**
 * Once after each installation, update and switching on, which end the browser's memory of the session: the cloud pages that are
 * already open, and those allowed before. The browser tells of no switching on.
 */
export async function injectOnceEverywhere(): Promise<void> {
  if (PUT_IN in (await browser.storage.session.get(PUT_IN))) return;
  await browser.storage.session.set({ [PUT_IN]: true });
  const registered = await browser.scripting.getRegisteredContentScripts();
  await injectIntoOpenTabs([CLOUD_PATTERN, ...registered.flatMap((s) => s.matches ?? [])]);
}
