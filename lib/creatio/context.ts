/** What every operation on the CRM gets: how to ask, whose settings hold, and what has been found out about this CRM. */
import type { ChatNames } from './chat-names.ts';
import type { Crm } from './session-fetch.ts';

/** Names that the operator or the administrator has set; null: to be found out. */
export interface CrmSettings {
  objects: {
    chat: (Partial<Omit<ChatNames, 'columns'>> & { columns?: Partial<ChatNames['columns']> }) | null;
    templates: { entity: string; columns: { name: string; text: string } } | null;
  };
  processes: { createCase: string | null };
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
  /** Waits so many ms; the browser's own timer when absent. */
  pause?: (ms: number) => Promise<void>;
  /** What the page says of itself. */
  page?: () => { ui: string; version: string; culture: string };
  /** Changes when somebody else may have signed in: what the one before was told is asked anew. */
  identity?: () => string;
  /** Remembers an answer for a while: the same question within it is not asked again. A failure is not remembered. */
  cached: <T>(key: string, read: () => Promise<T>, forMs?: number) => Promise<T>;
  /** Something was changed: answers whose key begins so are forgotten. */
  forget: (prefix: string) => void;
}

const CACHE_MS = 60_000;

export function openContext(parts: Omit<CrmContext, 'cached' | 'forget'>): CrmContext {
  const answers = new Map<string, { at: number; of: string | undefined; value: Promise<unknown> }>();
  return {
    ...parts,
    cached<T>(key: string, read: () => Promise<T>, forMs = CACHE_MS): Promise<T> {
      const have = answers.get(key);
      if (have && have.of === parts.identity?.() && parts.now() - have.at < forMs)
        return have.value as Promise<T>;
      const value = read();
      const entry = { at: parts.now(), of: parts.identity?.(), value };
      answers.set(key, entry);
      value.catch(() => {
        if (answers.get(key) === entry) answers.delete(key);
      });
      return value;
    },
    forget(prefix) {
      for (const key of answers.keys()) if (key.startsWith(prefix)) answers.delete(key);
    },
  };
}
