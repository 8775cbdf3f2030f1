/** What the desk shows of contacts, once the part that knows them has come; before that it shows the messenger's name alone. */
import type { ComponentChildren, JSX } from 'preact';
import type { ChatSummary } from '../../lib/chat/summary.ts';

export interface People {
  /** The contact's name beside the messenger's, where they differ; and that the contact is on the CRM's screen. */
  beside(chat: ChatSummary): JSX.Element;
  /** The contact's photo in place of the initials. */
  photo(chat: ChatSummary, initials: string): ComponentChildren;
  /** «Действия». */
  actions(chat: ChatSummary): JSX.Element;
  /** Under the conversation's header: whose chat it is, and what to do about it. */
  band(chat: ChatSummary): JSX.Element;
}
