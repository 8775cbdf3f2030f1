/** What can be asked of the very page that a desk lies on. */
import { pressContactAction, type ContactAction } from './contact-action.ts';
import { contactOf } from './contact-page.ts';
import type { CrmContext } from './context.ts';
import { parseUrl } from './location.ts';
import { redirectOf, type RecordAddress } from './open-record.ts';
import type { PageRecord } from './page-record.ts';
import { browserMoves, hashOf, watchPlace } from './place.ts';

export interface PagePorts {
  page: Window & { navigation?: EventTarget };
  fetch: (url: string) => Promise<Response>;
  /** The CRM is asked once more. */
  onCall: () => void;
  tellPlace: (place: PageRecord | null) => void;
}

/** A photo in a list is small; what is larger is not one. */
const MAX_PHOTO = 1024 * 1024;

const pageOps = {
  /** The contact that the page shows now; null: none. */
  'contact-on-page': (_: CrmContext, { page }: PagePorts) => contactOf(page.location.hash),
  /** In place, without a reload, where the page that shows it is known. @returns else its address, to be opened in a new tab */
  'record-open'(
    context: CrmContext,
    { page }: PagePorts,
    { address, inNewTab }: RecordOpening,
  ): string | null {
    const hash = inNewTab ? null : hashOf(parseUrl(page.location.href).ui, address);
    if (!hash) return redirectOf(address, context.workspace);
    page.location.hash = hash;
    return null;
  },
  /** Opens the contact in place and Creatio's own e-mail or call there. @returns how far that went */
  async 'contact-action'(
    context: CrmContext,
    { page }: PagePorts,
    { contactId, action }: { contactId: string; action: ContactAction },
  ): Promise<ContactActionDone> {
    const address = { entity: 'Contact', id: contactId };
    if (contactOf(page.location.hash) !== contactId) {
      const hash = hashOf(parseUrl(page.location.href).ui, address);
      if (!hash) return { done: 'new-tab', url: redirectOf(address, context.workspace) };
      page.location.hash = hash;
    }
    return { done: (await pressContactAction(page, contactId, action)) ? action : 'contact' };
  },
  /** From now on it is told which record is on screen. */
  'place-watch'(context: CrmContext, { page, tellPlace }: PagePorts): void {
    watching ??= watchPlace(context, browserMoves(page), tellPlace);
  },
  /** A contact's photo as a `data:` address; null: it cannot be had. */
  async photo(
    context: CrmContext,
    { fetch, onCall }: PagePorts,
    { id }: { id: string },
  ): Promise<string | null> {
    onCall();
    const answer = await fetch(
      `${context.workspace}/img/entity/hash/SysImage/Data/${encodeURIComponent(id)}`,
    );
    const blob = answer.ok ? await answer.blob() : null;
    if (!blob || blob.size > MAX_PHOTO || !/^image\/(?:png|jpeg|gif|webp)$/.test(blob.type)) return null;
    return dataUrl(blob);
  },
};

/** `contact`: he is open, and his page offers no such thing. */
export type ContactActionDone = { done: ContactAction | 'contact' } | { done: 'new-tab'; url: string };

let watching: (() => void) | null = null;

export interface RecordOpening {
  address: RecordAddress;
  inNewTab: boolean;
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(new Error('unreadable'));
    reader.readAsDataURL(blob);
  });
}

type Ops = typeof pageOps;
type Args<K extends keyof Ops> = Parameters<Ops[K]> extends [CrmContext, PagePorts, infer A] ? [A] : [];

/** @throws CrmError */
export type AskPage = <K extends keyof Ops>(op: K, ...args: Args<K>) => Promise<Awaited<ReturnType<Ops[K]>>>;

/** @returns asks by name; null: no operation of a page */
export function openPageOps(
  context: CrmContext,
  ports: PagePorts,
): (op: string, args?: unknown) => Promise<unknown> | null {
  return (op, args) => {
    if (!Object.hasOwn(pageOps, op)) return null;
    const run = pageOps[op as keyof Ops] as (context: CrmContext, ports: PagePorts, args: unknown) => unknown;
    return Promise.resolve(run(context, ports, args));
  };
}
