/** The CRM behind the page that the desk lies on. Loaded when something of the CRM's is first needed. */
import { detectPage } from './page.ts';
import { openCrm, type Crm } from './session-fetch.ts';
import { openTemplateLookup, type LookupNames, type TemplateLookup } from './templates.ts';

let crm: Crm | null = null;
const lookups = new Map<string, TemplateLookup>();

function pageCrm(): Crm {
  const workspace = detectPage(document, location.href)?.url.workspace ?? `${location.origin}/0`;
  return openCrm({
    workspace,
    fetch: (url, init) => fetch(url, init),
    cookies: () => document.cookie,
    now: () => Date.now(),
  });
}

/** One per page and name: what was found out about the lookup is not asked again. */
export function templateLookup(names: LookupNames | null): TemplateLookup {
  const key = JSON.stringify(names);
  let lookup = lookups.get(key);
  if (!lookup) lookups.set(key, (lookup = openTemplateLookup((crm ??= pageCrm()), names)));
  return lookup;
}
