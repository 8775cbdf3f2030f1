/** What the acts of commands are given. */
import type { UiState } from '../bridge/view.ts';
import type { NoticeKind } from '../chat/notify-rules.ts';
import type { ListOrder } from '../chat/order.ts';
import type { Privacy } from '../privacy/worker.ts';
import type { Recorder } from '../recorder/recorder.ts';
import type { Told } from '../recorder/report.ts';
import type { SendWith, Settings } from '../storage/settings.ts';
import type { WebitelCheckOptions } from '../webitel-check/worker.ts';
import type { Ask } from '../webitel/actions.ts';
import type { Account } from './account.ts';
import type { Agent } from './agent.ts';
import type { ChatStore } from './chat-store.ts';
import type { AnyCrmContext } from './crm-any.ts';
import type { CrmCommandContext } from './crm-commands.ts';
import type { Ends } from './ends.ts';
import type { FileContext } from './files.ts';
import type { Outgoing } from './outgoing.ts';
import type { Past } from './past.ts';
import type { Sender } from './sender.ts';
import type { Templates } from './templates.ts';
import type { TransferContext } from './transfer.ts';

export interface CommandContext extends TransferContext, FileContext, CrmCommandContext, AnyCrmContext {
  store: ChatStore;
  account: Account;
  agent: Agent;
  templates: Templates;
  ask: Ask;
  serverNow: () => number;
  resync: () => Promise<void>;
  /** What waits for its next try is tried now. */
  retryLine: () => void;
  /** Resolves when the chats have been read since the worker started, or cannot be for now. */
  synced: () => Promise<void>;
  /** The worker has read nothing since it started. */
  isNew: () => boolean;
  sender: Pick<Sender, 'kick' | 'cancel'>;
  past: Past;
  check: WebitelCheckOptions;
  ends: Pick<Ends, 'wish' | 'unwish'>;
  outgoing: Outgoing;
  setListOrder: (order: ListOrder) => Promise<void>;
  remember: (ui: Partial<UiState>) => Promise<void>;
  chooseSendWith: (sendWith: SendWith) => Promise<void>;
  openOptions: () => void;
  privacy: Privacy;
  privacyRules: () => Settings['privacy'];
  recorder: Pick<Recorder, 'note' | 'fault'>;
  report: () => Told;
  /** false: no CRM tab and no address to open one. */
  showDesk: () => Promise<boolean>;
  syncHosts: () => Promise<void>;
  testSound: (sound: NoticeKind, volume: number) => void;
}
