/** Content scripts on addresses beyond Creatio's cloud: registered for what the operator allowed, and only that. */
import { browser } from '../browser.ts';
import { CLOUD_PATTERN, patternsToRegister } from '../creatio/hosts.ts';

const DESK = { id: 'desk', file: 'creatio.js' };
const GATEWAY = 'gateway.js';

/** One change at a time: registrations are replaced as a whole. */
let pending: Promise<string[]> = Promise.resolve([]);

/** Brings the registrations in line with the settings. @returns the patterns that were not registered before */
export function registerHosts(origins: readonly string[]): Promise<string[]> {
  pending = pending.then(
    () => replace(origins),
    () => replace(origins),
  );
  return pending;
}

async function replace(origins: readonly string[]): Promise<string[]> {
  const wanted: string[] = [];
  for (const pattern of patternsToRegister(origins)) {
    if (await browser.permissions.contains({ origins: [pattern] })) wanted.push(pattern);
  }
  const registered = await browser.scripting.getRegisteredContentScripts();
  const before = new Set(registered.flatMap((s) => s.matches ?? []));
  if (before.size === wanted.length && wanted.every((p) => before.has(p))) return [];
  if (registered.length > 0)
    await browser.scripting.unregisterContentScripts({ ids: registered.map((s) => s.id) });
  if (wanted.length > 0) {
    const { id, file } = DESK;
    await browser.scripting.registerContentScripts([
      { id, js: [file], matches: wanted, runAt: 'document_idle' },
    ]);
  }
  return wanted.filter((p) => !before.has(p));
}

/** A page that was open before must not need a reload. */
export async function injectIntoOpenTabs(patterns: readonly string[]): Promise<void> {
  if (patterns.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...patterns] });
  for (const tab of tabs) {
    if (tab.id === undefined || tab.discarded) continue;
    await inject(tab.id, DESK.file);
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
