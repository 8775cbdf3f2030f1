import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { failureOf, type Failure } from '../desk/crm-failure.ts';

export interface Rows<T> {
  /** null: not read yet. */
  rows: Signal<T[] | null>;
  /** Why the last reading came to nothing. */
  failure: Signal<Failure | null>;
  read(): Promise<void>;
}

/** A list of the chat's record, read when the record is there and whenever `change` is another; what comes late is dropped. */
export function useRows<T>(
  recordId: string | null,
  ask: (recordId: string) => Promise<T[]>,
  change?: unknown,
): Rows<T> {
  const rows = useSignal<T[] | null>(null);
  const failure = useSignal<Failure | null>(null);
  const turn = useRef(0);
  const read = async (): Promise<void> => {
    if (!recordId) return;
    const mine = ++turn.current;
    try {
      const answer = await ask(recordId);
      if (mine !== turn.current) return;
      rows.value = answer;
      failure.value = null;
    } catch (error) {
      if (mine === turn.current) failure.value = failureOf(error);
    }
  };
  useEffect(() => {
    void read();
    return () => void turn.current++;
  }, [recordId, change]);
  return { rows, failure, read };
}
