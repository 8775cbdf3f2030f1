/**
 * Which chat is open in this tab, kept beside the frame: the extension's own storage, which no page sees and which outlives an update.
 * The worker's memory of the session does not.
 */
const KEY = 'chosen';

export interface Place {
  last(): string | null;
  keep(conversationId: string | null): void;
}

export function keepPlace(): Place {
  let storage: Storage | null = null;
  try {
    storage = sessionStorage;
  } catch {
    // Forbidden by the browser's settings: then the list is what is shown anew.
  }
  return {
    last: () => storage?.getItem(KEY) || null,
    keep: (conversationId) => storage?.setItem(KEY, conversationId ?? ''),
  };
}
