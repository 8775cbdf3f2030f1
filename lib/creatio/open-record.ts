/** Ways to a record's own page (creatio.md §1.5): in place when its address is known for sure, else by the server's redirect. Pure. */
import type { Ui } from './location.ts';

export interface RecordAddress {
  /** e.g. `Contact` */
  entity: string;
  id: string;
}

/** Pages that every CRM has (§1.4): of other objects only the server knows the page. */
const PAGES: Record<string, Record<Ui, string>> = {
  Contact: { freedom: 'Card/Contacts_FormPage', classic: 'CardModuleV2/ContactPageV2' },
  Account: { freedom: 'Card/Accounts_FormPage', classic: 'CardModuleV2/AccountPageV2' },
  Case: { freedom: 'Card/Cases_FormPage', classic: 'CardModuleV2/CasePage' },
  Activity: { freedom: 'Card/Tasks_FormPage', classic: 'CardModuleV2/ActivityPageV2' },
};

/** null: only the server knows. */
export function hashOf({ entity, id }: RecordAddress, ui: Ui): string | null {
  const page = Object.hasOwn(PAGES, entity) ? PAGES[entity]![ui] : null;
  return page && `${page}/edit/${id}`;
}

export const redirectOf = ({ entity, id }: RecordAddress, workspace: string): string =>
  `${workspace}/rest/NavigationService/Redirect?schemaName=${encodeURIComponent(entity)}&recordId=${encodeURIComponent(id)}`;
