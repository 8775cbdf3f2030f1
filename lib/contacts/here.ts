/** Links of chats as the desk of one CRM may use them: ids of another's contacts and cases are other people's in this one. */
import { emptyLink, type ContactLink } from './rules.ts';
import type { DeskView } from '../bridge/view.ts';
import type { PageRecord } from '../creatio/page-record.ts';

type Links = Record<string, ContactLink>;

/** @param origin of the CRM under the desk; undefined: there is none, and nothing is asked of one */
export function linksHere(origin: string | undefined): (view: DeskView | null) => DeskView | null {
  let [seen, shown]: Links[] = [];
  return (view) => {
    if (!view || origin === undefined) return view;
    if (view.contacts !== seen) {
      seen = view.contacts;
      shown = Object.values(seen).some((link) => isElsewhere(link, origin))
        ? Object.fromEntries(Object.entries(seen).map(([id, link]) => [id, here(link, origin)]))
        : seen;
    }
    return shown === view.contacts ? view : { ...view, contacts: shown! };
  };
}

/** The chat belongs to another CRM. */
export const isElsewhere = (link: ContactLink | undefined, origin: string | undefined): boolean =>
  link !== undefined && link.origin !== '' && origin !== undefined && link.origin !== origin;

const here = (link: ContactLink, origin: string): ContactLink =>
  isElsewhere(link, origin) ? { ...emptyLink(link.conversationId), origin: link.origin } : link;

/** Whether what is on the CRM's screen belongs to this chat. */
export const isHere = (link: ContactLink | undefined, place: PageRecord | null): boolean =>
  place !== null &&
  link !== undefined &&
  ((place.contactId !== null && place.contactId === link.contactId) ||
    (place.entity === 'Case' && place.id === link.case?.id));
