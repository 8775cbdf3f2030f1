/** The CRM behind a page: answers what the worker asks, by name. Loaded when that CRM is first asked something. */
import { openContext, type CrmSettings } from './context.ts';
import { openOps } from './ops.ts';
import { detectPage, pageCulture } from './page.ts';
import { openPageOps, type PagePorts } from './page-ops.ts';
import { CrmError, csrfToken, openCrm } from './session-fetch.ts';

let settings: CrmSettings = {
  objects: { chat: null, templates: null },
  processes: { createCase: null },
};

const now = (): number => Date.now();
const identity = (): string => csrfToken(document.cookie) ?? '';

const shownPage = () => ({
  ui: detectPage(document, location.href)?.ui ?? '',
  version: detectPage(document, location.href)?.version ?? '',
  culture: pageCulture(document) ?? '',
});

function createContext(onCall: () => void) {
  const url = detectPage(document, location.href)?.url;
  const root = url?.root ?? location.origin;
  const workspace = url?.workspace ?? `${root}/0`;
  const crm = openCrm({
    workspace,
    origin: location.origin,
    fetch: (address, init) => fetch(address, init),
    cookies: () => document.cookie,
    now,
    onCall,
  });
  return openContext({ crm, root, workspace, settings: () => settings, now, identity, page: shownPage });
}

/** `code` names a sentence of lib/i18n. */
type Answer = { ok: true; value?: unknown } | { ok: false; code: string; detail?: string };
type Ask = (op: string, args?: unknown) => Promise<unknown>;

/** What it returns never rejects. */
export function crmOfPage(
  ports: PagePorts,
): (op: string, args: unknown, held: CrmSettings) => Promise<Answer> {
  let ask: Ask | null = null;
  const opened = (): Ask => {
    const context = createContext(ports.onCall);
    const ops = openOps(context);
    const page = openPageOps(context, ports);
    return (op, args) => page(op, args) ?? ops(op, args);
  };
  return async (op, args, held) => {
    settings = held;
    try {
      return { ok: true, value: await (ask ??= opened())(op, args) };
    } catch (error) {
      const { kind, message } = error instanceof CrmError ? error : new CrmError('server', String(error));
      return { ok: false, code: `crm-${kind}`, detail: message };
    }
  };
}
