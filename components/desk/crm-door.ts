/** The CRM under a desk: every question goes to the worker, which asks a tab on that CRM. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { DeskClient } from '../../lib/bridge/client.ts';
import type { CallResult } from '../../lib/bridge/protocol.ts';
import type { RecordAddress } from '../../lib/creatio/open-record.ts';
import type { AskCrm } from '../../lib/creatio/ops.ts';
import type { AskPage } from '../../lib/creatio/page-ops.ts';
import type { PageRecord } from '../../lib/creatio/page-record.ts';
import type { CrmFailure } from '../../lib/creatio/session-fetch.ts';

export interface CrmDoor {
  origin: string;
  /** One operation of lib/creatio/ops.ts. @throws as CrmError */
  ask: AskCrm;
  /** One of lib/creatio/page-ops.ts, on the page under this desk. @throws CrmError */
  page: AskPage;
  /** The record on the CRM's screen, watched from the first reading on; null: nobody's. */
  place(): ReadonlySignal<PageRecord | null>;
  /** @throws as CrmError */
  openRecord(address: RecordAddress, inNewTab: boolean): Promise<void>;
}

export function openDoor(client: DeskClient, origin: string): CrmDoor {
  const known = signal(client.place);
  client.subscribe(() => (known.value = client.place));
  const place = computed(() => known.value);
  let watched = false;
  const page = (async (op: string, args?: unknown) =>
    valueOf(await client.call({ type: 'page.ask', op, args }))) as AskPage;
  return {
    origin,
    ask: (async (op: string, args?: unknown) =>
      valueOf(await client.call({ type: 'crm.ask', op, args, origin }))) as AskCrm,
    page,
    place() {
      // Lost when the page goes, and asked for anew by the desk that comes with the next one.
      if (!watched) page('place-watch').catch(() => (watched = false));
      watched = true;
      return place;
    },
    async openRecord(address, inNewTab) {
      const url = await page('record-open', { address, inNewTab });
      if (url) open(url, '_blank', 'noopener');
    },
  };
}

const failure = (kind: CrmFailure, message = ''): Error => Object.assign(new Error(message), { kind });

function valueOf(result: CallResult): unknown {
  // JSON has no `undefined`, and what was asked for as null may be left out.
  if (result.ok) return result.value ?? null;
  const kind = result.code.startsWith('crm-') ? result.code.slice('crm-'.length) : 'unreachable';
  throw failure(kind as CrmFailure, result.detail);
}

/** As `ask`; what comes after `until` has fired is for nobody any more. */
export const askUntil = (until: AbortSignal, ask: AskCrm): AskCrm =>
  (async (...question: Parameters<AskCrm>) => {
    const value = await ask(...question);
    if (until.aborted) throw failure('unreachable');
    return value;
  }) as AskCrm;
