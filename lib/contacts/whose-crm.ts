/** Which of several CRMs something belongs to that nobody has settled in one. */

export interface NamedCrms {
  /** Origins that the operator or the policy has named. */
  origins: readonly string[];
  /** The setting «основная Creatio»; '': each chat's own is asked for. */
  main: string;
}

/** Origin of the CRM that is taken without a question; null: there is none, or only the operator can tell which. */
export const mainCrm = ({ origins, main }: NamedCrms): string | null =>
  origins.includes(main) ? main : origins.length === 1 ? origins[0]! : null;
