/** A record's own page, as the server finds it (creatio.md §1.5). In place: `place.ts`. */
export interface RecordAddress {
  /** e.g. `Contact` */
  entity: string;
  id: string;
}

export const redirectOf = ({ entity, id }: RecordAddress, workspace: string): string =>
  `${workspace}/rest/NavigationService/Redirect?schemaName=${encodeURIComponent(entity)}&recordId=${encodeURIComponent(id)}`;
