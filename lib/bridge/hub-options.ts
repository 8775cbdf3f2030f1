/** What the hub asks of the worker behind it. */
import type { ConversationId } from '../chat/types.ts';
import type { Admission } from './connection.ts';
import type { CallResult, WorkerCommand } from './protocol.ts';
import type { ConversationView, DeskView } from './view.ts';

export interface HubOptions extends Admission {
  view: () => DeskView;
  conversation: (id: ConversationId) => ConversationView | null;
  execute: (command: WorkerCommand) => Promise<CallResult>;
  /** The operator says that this is his CRM. */
  confirmCrm: (origin: string) => Promise<void>;
  /** The CRM of that origin was asked so often by one of its tabs. */
  countCalls: (origin: string, calls: number) => Promise<void>;
  /** Has the tab's CRM page load what asks the CRM; it connects by itself. */
  openGateway: (tabId: number) => void;
  /** What makes sense of a page's answer to its own desk. */
  readAnswer: (op: string, answer: CallResult) => CallResult;
  /** Somebody looks at another chat now, or at none. */
  onLook?: () => void;
  /** A CRM page has a desk now. */
  onCrmTab?: (tabId: number) => void;
  after: (ms: number, run: () => void) => () => void;
  /** A message that is none, or asks for what its sender may not have. */
  onRefused?: (what: string) => void;
  /** An exception that one view met; the others go on. */
  onFault?: (error: unknown, where: string) => void;
}

export interface TabRef {
  tabId: number;
  windowId: number | undefined;
}
