/** Where a Creatio URL leads (reference creatio.md §1). Pure: takes strings, reads no page. */

export type Ui = 'freedom' | 'classic';
export type Operation = 'add' | 'edit' | 'copy';

export interface CreatioUrl {
  /** Which shell serves the page; null for pages that are neither (login, designers, the IDE). */
  ui: Ui | null;
  /** Site root with virtual directory, no trailing slash: `https://host/studio`. */
  root: string;
  /** Base of the API: the root plus the workspace alias (`/0`) where there is one. */
  workspace: string;
}

export interface RecordRef {
  /** Page schema, e.g. `Contacts_FormPage`, `CasePage`. */
  schema: string;
  operation: Operation;
  /** null while a record is being added. */
  id: string | null;
}

export interface Place {
  /** Section or list page, e.g. `ContactSectionV2`; null on a plain card, a desktop, a home page. */
  section: string | null;
  /** The record on screen: a mini page before the page under it. */
  record: RecordRef | null;
  /** It is in a window over the page. */
  isModal?: true;
}

const SHELL = /^(.*?)(\/\d)?\/(Shell(?:\/|$)|Nui\/ViewModule\.aspx)/i;
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const MODAL = /\[modal=([^/\]]+)\/(add|edit|copy)(?:\/([0-9a-f-]{36}))?/i;
const LOGIN_PAGE = /\/(login|auth)(\/|$)/i;

export function parseUrl(href: string): CreatioUrl {
  const url = new URL(href);
  const match = SHELL.exec(url.pathname);
  if (!match) return { ui: null, root: url.origin, workspace: url.origin };
  const root = url.origin + match[1];
  const ui = match[3]!.toLowerCase().startsWith('shell') ? 'freedom' : 'classic';
  return { ui, root, workspace: root + (match[2] ?? '') };
}

export const isLoginUrl = (href: string): boolean => LOGIN_PAGE.test(new URL(href).pathname);

/** Reads both UIs' hashes: Classic's long module names and Freedom's aliases may appear in either (§1.2). */
export function parseHash(hash: string): Place {
  const text = safeDecode(hash).replace(/^#?\/?/, '');
  const modal = MODAL.exec(text);
  const parts = text
    .split(/[?[]/)[0]!
    .replace(/-state\d*$/, '')
    .replace(/\/$/, '')
    .split('/');
  const place = parseParts(parts);
  if (!modal) return place;
  return { ...place, record: recordOf(modal[1]!, modal[2]!, modal[3]), isModal: true };
}

function parseParts(parts: readonly string[]): Place {
  const schemas: string[] = [];
  let record: RecordRef | null = null;
  for (let i = 1; i < parts.length; i++) {
    const part = parts[i]!;
    if (/^(add|edit|copy)$/i.test(part)) {
      const schema = schemas.at(-1);
      if (schema) record = recordOf(schema, part, parts[i + 1]);
      break;
    }
    if (GUID.test(part) && i === parts.length - 1 && schemas.length > 0) {
      record = recordOf(schemas.at(-1)!, 'edit', part);
    } else {
      schemas.push(part);
    }
  }
  const isSection = (parts[0] ?? '').startsWith('Section');
  return { section: isSection ? (schemas[0] ?? null) : null, record };
}

function recordOf(schema: string, operation: string, id: string | undefined): RecordRef {
  const op = operation.toLowerCase() as Operation;
  return { schema, operation: op, id: op !== 'add' && id && GUID.test(id) ? id.toLowerCase() : null };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
