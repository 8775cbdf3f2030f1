/**
 * The record on the CRM's page as it changes. Creatio changes its address without an event of its own (`pushState`), so the browser's
 * Navigation API tells; where there is none, the address is looked at once a second. The page's history is never touched.
 */
import type { CrmContext } from './context.ts';
import { parseHash, type Ui } from './location.ts';
import type { RecordAddress } from './open-record.ts';
import { watchOwnTab } from './own-tab.ts';
import { conversationOf, pageRecord, type PageRecord } from './page-record.ts';

export interface PlacePorts {
  hash: () => string;
  /** Calls back after every change of the address that it hears of. @returns stops it */
  onMove: (moved: () => void) => () => void;
  /** Calls back when a tab «Чат» of the page opens or closes. @returns stops it */
  onChatTab: (told: (isOpen: boolean) => void) => () => void;
}

/** None of these is a chat's record: nothing is looked for on their pages. */
const NO_CHATS = ['Contact', 'Account', 'Case', 'Activity', 'Lead', 'Opportunity', 'Order', 'KnowledgeBase'];

/** The browser's own signals. */
export function browserMoves(page: Window & { navigation?: EventTarget }): PlacePorts {
  return {
    hash: () => page.location.hash,
    onChatTab: (told) => watchOwnTab(page, told),
    onMove(moved) {
      const stop = new AbortController();
      const { signal } = stop;
      for (const event of ['popstate', 'hashchange']) page.addEventListener(event, moved, { signal });
      page.navigation?.addEventListener('currententrychange', moved, { signal });
      const looking = page.navigation ? 0 : page.setInterval(moved, 1000);
      return () => {
        stop.abort();
        page.clearInterval(looking);
      };
    },
  };
}

/** Page schemas as this CRM has shown them, by entity: records are opened on the same pages. */
const seen = new Map<string, string>();

/** A record's page of full size: of a mini page that was opened over another there is nothing to learn. */
const isWholePage = (schema: string): boolean =>
  /(?:_FormPage\w*|Page(?:V2)?)$/.test(schema) && !/MiniPage/.test(schema);

/** @param tell null: nobody's record is on screen. @returns stops it */
export function watchPlace(
  context: CrmContext,
  ports: PlacePorts,
  tell: (place: PageRecord | null) => void,
): () => void {
  let at = '';
  let asking = new AbortController();
  let leaveTab: (() => void) | null = null;
  /** Its own tab, from now until the page is left. */
  const watchTab = (place: PageRecord, signal: AbortSignal): void => {
    let turn = 0;
    leaveTab = ports.onChatTab((isOpen) => {
      const mine = ++turn;
      // Unknown for now, it is nobody's.
      const whose = isOpen ? conversationOf(context, place).catch(() => null) : Promise.resolve(null);
      void whose.then((chat) => {
        if (!signal.aborted && mine === turn) tell(chat === null ? place : { ...place, chat });
      });
    });
  };
  const look = (): void => {
    const { record, isModal } = parseHash(ports.hash());
    const key = record?.id ? `${record.schema} ${record.id}` : '';
    if (key === at) return;
    at = key;
    asking.abort();
    leaveTab?.();
    if (!record?.id) return tell(null);
    const { signal } = (asking = new AbortController());
    const crm: CrmContext['crm'] = (path, request) => context.crm(path, { ...request, signal });
    pageRecord({ ...context, crm }, record).then(
      (place) => {
        if (signal.aborted) return;
        if (place && !isModal && isWholePage(record.schema)) seen.set(place.entity, record.schema);
        tell(place);
        if (place && !isModal && !NO_CHATS.includes(place.entity)) watchTab(place, signal);
      },
      () => {
        // Unknown for now; asked again when the record is opened again.
        if (!signal.aborted) tell(null);
      },
    );
  };
  const stop = ports.onMove(look);
  look();
  return () => {
    stop();
    leaveTab?.();
    asking.abort();
  };
}

const own = (pages: Record<string, string>, entity: string): string | undefined =>
  Object.hasOwn(pages, entity) ? pages[entity] : undefined;

/** Hash of a record's page; null: only the server knows which page shows it. */
export function hashOf(ui: Ui | null, { entity, id }: RecordAddress): string | null {
  const known = seen.get(entity);
  if (ui === 'classic') {
    const page = known && !known.includes('_') ? known : own(CLASSIC, entity);
    return page ? `#CardModuleV2/${page}/edit/${id}` : null;
  }
  const page = known ?? own(FREEDOM, entity);
  if (!page) return null;
  return `#${page.includes('_') ? 'Card' : 'CardModuleV2'}/${page}/edit/${id}`;
}

const CLASSIC: Record<string, string> = {
  Contact: 'ContactPageV2',
  Account: 'AccountPageV2',
  Case: 'CasePage',
  Activity: 'ActivityPageV2',
};
const FREEDOM: Record<string, string> = {
  Contact: 'Contacts_FormPage',
  Account: 'Accounts_FormPage',
  Case: 'Cases_FormPage',
  Activity: 'Tasks_FormPage',
};
