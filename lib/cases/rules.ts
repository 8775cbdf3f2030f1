/** What is told about a case that is to be made. */
/** On the server's own clock, ISO; '' when there was no case at all. */
export interface CaseMark {
  createdOn: string;
  /** Of the cases made in that very moment. */
  ids: string[];
}

export interface CaseCreation {
  /** Made by the asker: asked twice, one case is made. A process makes ids of its own. */
  id: string;
  /** null: whose it is nobody knows yet. */
  contactId: string | null;
  conversationId: string;
  subject: string;
  /** What was said in the chat. */
  symptoms: string;
  /** It was asked for before, and the answer did not come: what a process has made since then is looked for first. */
  again: boolean;
  /** The process is known to have begun: it is not begun once more. */
  begun?: boolean;
  /** The contact's newest case, or else the newest of all, before it was asked for first (`newestCase`): whatever is not older was made since. */
  since: CaseMark;
}
