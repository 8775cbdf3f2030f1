/** What every operation on the CRM gets: how to ask, whose settings hold, and what has been found out about this CRM. */
import type { ChatNames } from './names.ts';
import type { Crm } from './session-fetch.ts';

/** Names that the operator or the administrator has set; null: to be found out. */
export interface CrmSettings {
  objects: {
    chat: (Partial<Omit<ChatNames, 'columns'>> & { columns?: Partial<ChatNames['columns']> }) | null;
    templates: { entity: string; columns: { name: string; text: string } } | null;
  };
  processes: { createCase: string | null };
  /** Codes of the traffic light's system settings, which an operator cannot look for; null: they are. */
  lightCodes?: Partial<Record<'enabled' | 'yellowSeconds' | 'redSeconds' | 'basis', string>> | null;
}

export interface CrmContext {
  crm: Crm;
  /** e.g. `https://acme.creatio.com`, with a virtual directory, without the workspace alias. */
  root: string;
  /** e.g. `https://acme.creatio.com/0` */
  workspace: string;
  settings: () => CrmSettings;
  /** Local clock, ms. */
  now: () => number;
  /** What the page says of itself. */
  page?: () => { ui: string; version: string; culture: string };
  /** Changes when somebody else may have signed in: what the one before was told is asked anew. */
  identity?: () => string;
  /**
   * Remembers an answer for a while: the same question within it is not asked again. A failure is not remembered. What is shared so
   * is read through the context that `read` is given, so that nobody's going away ends it for the others.
   */
  cached: <T>(
    key: string,
    read: (shared: CrmContext) => Promise<T>,
    forMs?: number | ((value: T) => number),
  ) => Promise<T>;
  /** Resolves after so long, ms. */
  wait: (ms: number) => Promise<void>;
  /** Something was changed: answers whose key begins so are forgotten. */
  forget: (prefix: string) => void;
}

const CACHE_MS = 60_000;

/** What is not there may come: a site that restarts, or compiles, answers for a minute or two as if it never had it. */
const ABSENT_MS = 2 * 60_000;
export const whileThere = <T>(value: T | null): number => (value === null ? ABSENT_MS : Infinity);

interface Entry {
  /** A clock that shows less was set back: how old the answer is nobody can tell. */
  from: number;
  until: number;
  of: string | undefined;
  value: Promise<unknown>;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function openContext(
  parts: Omit<CrmContext, 'cached' | 'forget' | 'wait'> & Partial<Pick<CrmContext, 'wait'>>,
): CrmContext {
  const answers = new Map<string, Entry>();
  const whole: CrmContext = {
    wait,
    ...parts,
    cached<T>(
      key: string,
      read: (shared: CrmContext) => Promise<T>,
      forMs: number | ((value: T) => number) = CACHE_MS,
    ): Promise<T> {
      const have = answers.get(key);
      const from = parts.now();
      if (have && have.of === parts.identity?.() && from >= have.from && from < have.until)
        return have.value as Promise<T>;
      const value = read(whole);
      const entry: Entry = { from, until: Infinity, of: parts.identity?.(), value };
      answers.set(key, entry);
      value.then(
        (got) => (entry.until = from + (typeof forMs === 'number' ? forMs : forMs(got))),
        () => {
          if (answers.get(key) === entry) answers.delete(key);
        },
      );
      return value;
    },
    forget(prefix) {
      for (const key of answers.keys()) if (key.startsWith(prefix)) answers.delete(key);
    },
  };
  return whole;
}
