import type { DeskView } from '../bridge/view.ts';
import type { DiskState } from '../storage/disk.ts';
import type { AutoAccept } from '../auto-accept/worker.ts';
import type { Account } from './account.ts';
import type { Agent } from './agent.ts';
import type { Contacts } from './contacts.ts';
import type { ChatRecords } from './chat-records.ts';
import type { ChatStore } from './chat-store.ts';
import type { Link } from './link.ts';
import type { Outgoing } from './outgoing.ts';
import type { Past } from './past.ts';
import type { PauseCauses } from './pause-causes.ts';
import type { Preferences } from './preferences.ts';

export interface DeskParts {
  account: Account;
  agent: Agent;
  link: Link;
  outgoing: Pick<Outgoing, 'shown' | 'draft' | 'recent'>;
  past: Past;
  preferences: Preferences;
  store: ChatStore;
  pauseCauses: Pick<PauseCauses, 'list' | 'refused'>;
  records: Pick<ChatRecords, 'sessionLostAt' | 'told'>;
  contacts: Contacts;
  disk: DiskState;
  autoAccept: Pick<AutoAccept, 'last'>;
}

/** What the views see of the worker's state. Parts that did not change stay the same objects: patches compare by identity. */
export function projectDesk({
  account,
  agent,
  link,
  outgoing,
  past,
  preferences,
  store,
  pauseCauses,
  records,
  contacts,
  disk,
  autoAccept,
}: DeskParts): DeskView {
  return {
    session: account.view(),
    connection: link.view,
    agent: agent.view,
    agentProblem: link.view.trouble?.kind === 'no-licence' ? 'no-licence' : agent.problem,
    pauseCauses: pauseCauses.list,
    autoAccepted: autoAccept.last,
    pauseCausesRefused: pauseCauses.refused,
    settings: preferences.settings,
    settingProblems: preferences.read.problems,
    lockedSettings: preferences.read.locked,
    offset: link.offset,
    ui: preferences.ui,
    chats: store.summaries,
    queued: store.outbox.filter((e) => e.state === 'queued' || e.state === 'sending').length,
    moreChatsRefused: past.more.refused,
    closedRefused: past.closed.refused,
    lightSources: preferences.lightSources,
    crmLight: preferences.light,
    crmSessionLostAt: records.sessionLostAt,
    refusedRecords: records.told.refusals,
    fileLinks: records.told.links,
    outgoing: outgoing.shown,
    outgoingDraft: outgoing.draft,
    outgoingRecent: outgoing.recent,
    contacts: contacts.links,
    storage: disk,
  };
}
