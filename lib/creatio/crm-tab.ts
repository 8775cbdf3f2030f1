/** The CRM behind the page that the desk lies on. Loaded when something of the CRM's is first needed. */
import { contactOf } from './contact-page.ts';
import { openContext, type CrmSettings } from './context.ts';
import { openOps, type AskCrm } from './ops.ts';
import { detectPage, navigationEdge, pageCulture } from './page.ts';
import { parseUrl } from './location.ts';
import type { PageRecord } from './page-record.ts';
import { browserMoves, hashOf, watchPlace } from './place.ts';
import { redirectOf, type RecordAddress } from './open-record.ts';
import { CrmError, csrfToken, openCrm, type Crm } from './session-fetch.ts';
import { openTemplateLookup, type LookupNames, type TemplateLookup } from './templates.ts';

let settings: () => CrmSettings = () => ({
  objects: { chat: null, templates: null },
  processes: { createCase: null },
});

const now = (): number => Date.now();
const identity = (): string => csrfToken(document.cookie) ?? '';

const shownPage = () => ({
  ui: detectPage(document, location.href)?.ui ?? '',
  version: detectPage(document, location.href)?.version ?? '',
  culture: pageCulture(document) ?? '',
});

function createContext() {
  const url = detectPage(document, location.href)?.url;
  const root = url?.root ?? location.origin;
  const workspace = url?.workspace ?? `${root}/0`;
  const crm = openCrm({
    workspace,
    fetch: (address, init) => fetch(address, init),
    cookies: () => document.cookie,
    now,
  });
  return openContext({ crm, root, workspace, settings: () => settings(), now, identity, page: shownPage });
}

let context: ReturnType<typeof createContext> | null = null;
let ops: ReturnType<typeof openOps> | null = null;
const pageContext = () => (context ??= createContext());

/** The contact that the page shows now; null: none. */
export const contactOnPage = (): string | null => contactOf(location.hash);

/** Whose settings hold from now on. */
export function useSettings(read: () => CrmSettings): void {
  settings = read;
}

/** @throws CrmError */
export const askCrm = (async (op: string, args?: unknown) => {
  ops ??= openOps(pageContext());
  try {
    return await ops(op, args);
  } catch (error) {
    throw error instanceof CrmError ? error : new CrmError('server', String(error));
  }
}) as AskCrm;

/** As `askCrm`; what is being read when `signal` fires is read no further. What was found out about this CRM serves others too. */
export function askCrmUntil(signal: AbortSignal): AskCrm {
  const whole = pageContext();
  const crm: Crm = (path, request = {}) => {
    const stoppable = (request.method ?? 'GET') === 'GET';
    return whole.crm(path, stoppable ? { ...request, signal } : request);
  };
  const own = openOps({ ...whole, crm });
  return (async (op: string, args?: unknown) => {
    try {
      return await own(op, args);
    } catch (error) {
      throw error instanceof CrmError ? error : new CrmError('server', String(error));
    }
  }) as AskCrm;
}

/** As `askCrm` for the worker: never rejects. `code` names a sentence of lib/i18n. */
export async function answerCrm(
  op: string,
  args: unknown,
): Promise<{ ok: true; value?: unknown } | { ok: false; code: string; detail?: string }> {
  try {
    return { ok: true, value: await (askCrm as (op: string, args: unknown) => Promise<unknown>)(op, args) };
  } catch (error) {
    const { kind, message } = error as CrmError;
    return { ok: false, code: `crm-${kind}`, detail: message };
  }
}

const lookups = new Map<string, TemplateLookup>();

/** One per page and name: what was found out about the lookup is not asked again. */
export function templateLookup(names: LookupNames | null): TemplateLookup {
  const key = JSON.stringify(names);
  let lookup = lookups.get(key);
  if (!lookup) {
    const { crm, workspace } = pageContext();
    lookups.set(key, (lookup = openTemplateLookup(crm, workspace, names)));
  }
  return lookup;
}

/** Address of a contact's photo; same-origin, so that the page's policy allows it. */
export const photoUrl = (id: string): string =>
  `${pageContext().workspace}/img/entity/hash/SysImage/Data/${id}`;

/** In place, without a reload that would close the desk, where the page that shows it is known; else in a new tab. */
export function openRecord(address: RecordAddress, inNewTab: boolean): void {
  const hash = inNewTab ? null : hashOf(parseUrl(location.href).ui, address);
  if (hash) location.hash = hash;
  else open(redirectOf(address, pageContext().workspace), '_blank', 'noopener');
}

/** The record on this page, now and after every change. @returns stops it */
export const onPlace = (tell: (place: PageRecord | null) => void): (() => void) =>
  watchPlace(pageContext(), browserMoves(window), tell);

/** Where the page's left navigation ends, px. */
export const edge = (): number => navigationEdge(document);
