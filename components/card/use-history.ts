import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ChatHistory } from '../../lib/card/crm-history.ts';
import type { ChatRecord } from '../../lib/creatio/chat-values.ts';
import type { AskCrm } from '../../lib/creatio/ops.ts';
import { failureOf, type Failure } from '../desk/crm-failure.ts';

export type HistoryFilter = Omit<ChatHistory, 'skip' | 'top'>;

const PAGE = 20;
/** A search begins this soon after a pause in typing. */
const SEARCH_AFTER_MS = 300;

export interface HistoryPages {
  rows: ReadonlySignal<ChatRecord[]>;
  isLoading: ReadonlySignal<boolean>;
  /** What is shown was found for other words than those that were typed since. */
  isOutdated: ReadonlySignal<boolean>;
  hasMore: ReadonlySignal<boolean>;
  failure: ReadonlySignal<Failure | null>;
  filter: ReadonlySignal<HistoryFilter>;
  /** Begins anew, after a pause when only the words have changed. */
  ask(filter: HistoryFilter, soon?: boolean): void;
  more(): Promise<void>;
}

/** Pages of the chats that a filter lets through; the answer to the latest question wins. */
export function useHistory(ask: AskCrm | null, first: HistoryFilter | null): HistoryPages {
  const pages = useMemo(() => createPages(ask), [ask]);
  const key = JSON.stringify(first);
  useEffect(() => {
    if (first) pages.ask({ ...pages.filter.peek(), ...first });
  }, [pages, key]);
  useEffect(() => () => pages.stop(), [pages]);
  return pages;
}

function createPages(ask: AskCrm | null) {
  const rows: Signal<ChatRecord[]> = signal([]);
  const isLoading = signal(false);
  const isOutdated = signal(false);
  const hasMore = signal(false);
  const failure = signal<Failure | null>(null);
  const filter = signal<HistoryFilter>({});
  let turn = 0;
  let timer = 0;

  const more = async (): Promise<void> => {
    if (!ask) return;
    const mine = ++turn;
    isLoading.value = true;
    failure.value = null;
    try {
      const next = await ask('chat-history', { ...filter.peek(), skip: rows.peek().length, top: PAGE });
      if (mine !== turn) return;
      // A chat that came meanwhile has moved the others on: none twice.
      const have = new Set(rows.peek().map(({ id }) => id));
      rows.value = [...rows.peek(), ...next.filter(({ id }) => !have.has(id))];
      hasMore.value = next.length === PAGE;
    } catch (error) {
      if (mine !== turn) return;
      failure.value = failureOf(error);
    }
    isLoading.value = false;
  };
  const begin = (): void => {
    rows.value = [];
    isOutdated.value = false;
    hasMore.value = false;
    void more();
  };
  return {
    rows,
    isLoading,
    isOutdated,
    hasMore,
    failure,
    filter,
    more,
    ask(next: HistoryFilter, soon = false) {
      filter.value = next;
      clearTimeout(timer);
      turn++;
      isLoading.value = true;
      isOutdated.value = true;
      if (soon) timer = window.setTimeout(begin, SEARCH_AFTER_MS);
      else begin();
    },
    stop() {
      clearTimeout(timer);
      turn++;
    },
  };
}
