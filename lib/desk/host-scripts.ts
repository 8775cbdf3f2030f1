/** Content scripts on addresses beyond Creatio's cloud: registered for what the operator allowed, and only that. */
import { browser } from '../browser.ts';
import { CLOUD_PATTERN, patternsToRegister } from '../creatio/hosts.ts';

const GUARD = { id: 'guard', file: 'content-scripts/guard.js' };
const DESK = { id: 'desk', file: 'content-scripts/creatio.js' };

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
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [GUARD.id, DESK.id] });
  const before = new Set(registered.flatMap((s) => s.matches ?? []));
  if (before.size === wanted.length && wanted.every((p) => before.has(p))) return [];
  if (registered.length > 0)
    await browser.scripting.unregisterContentScripts({ ids: registered.map((s) => s.id) });
  if (wanted.length > 0) {
    await browser.scripting.registerContentScripts([
      { id: GUARD.id, js: [GUARD.file], matches: wanted, runAt: 'document_start' },
      { id: DESK.id, js: [DESK.file], matches: wanted, runAt: 'document_idle' },
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
    const files = [GUARD.file, DESK.file] as '/background.js'[];
    await browser.scripting.executeScript({ target: { tabId: tab.id }, files }).catch(() => {});
  }
}

/** After installation or update: the cloud pages that are already open, and those allowed before. */
export async function injectEverywhere(): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [DESK.id] });
  await injectIntoOpenTabs([CLOUD_PATTERN, ...registered.flatMap((s) => s.matches ?? [])]);
}
