/** The CRM behind the page that the desk lies on. Loaded when something of the CRM's is first needed. */
import { detectPage } from './page.ts';
import { openCrm, type Crm } from './session-fetch.ts';
import { openTemplateLookup, type LookupNames, type TemplateLookup } from './templates.ts';

let page: { crm: Crm; workspace: string } | null = null;
const lookups = new Map<string, TemplateLookup>();

function pageCrm(): { crm: Crm; workspace: string } {
  const workspace = detectPage(document, location.href)?.url.workspace ?? `${location.origin}/0`;
  const crm = openCrm({
    workspace,
    fetch: (url, init) => fetch(url, init),
    cookies: () => document.cookie,
    now: () => Date.now(),
  });
  return { crm, workspace };
}

/** One per page and name: what was found out about the lookup is not asked again. */
export function templateLookup(names: LookupNames | null): TemplateLookup {
  const key = JSON.stringify(names);
  let lookup = lookups.get(key);
  if (!lookup) {
    page ??= pageCrm();
    lookups.set(key, (lookup = openTemplateLookup(page.crm, page.workspace, names)));
  }
  return lookup;
}
