/** Services that only do acts: what they need of the others, and nothing of their own. */
import type { recordCommands } from '../cases/commands.ts';
import type { Acts } from '../bridge/command.ts';
import type { Clock } from '../clock.ts';
import type { TranscriptWords } from '../chat/transcript.ts';
import type { Language } from '../i18n/language.ts';
import { keptActs } from '../kept/worker.ts';
import type { Privacy } from '../privacy/worker.ts';
import type { Settings } from '../storage/settings.ts';
import type { Ask } from '../webitel/actions.ts';
import type { Fetch } from '../webitel/rest.ts';
import type { StoredFiles } from '../webitel/stored-files.ts';
import { storedFile } from '../webitel-check/read.ts';
import { checkActs } from '../webitel-check/worker.ts';
import type { Account } from './account.ts';
import { processingActs } from '../after-work/worker.ts';
import type { Agent } from './agent.ts';
import { caseActs } from '../cases/worker.ts';
import { chatActs } from './chat-commands.ts';
import type { ChatRecords } from '../card/worker.ts';
import type { ChatStore } from './chat-store.ts';
import { contactActs } from '../contacts/worker-acts.ts';
import type { Contacts } from '../contacts/worker.ts';
import type { Ends } from './ends.ts';
import { fileActs } from './files.ts';
import type { Outgoing } from '../outgoing/worker.ts';
import type { Past } from './past.ts';
import { uiActs, type Preferences } from './preferences.ts';
import { messageActs } from './send-commands.ts';
import type { Sender } from './sender.ts';
import { accountActs } from './sign-out.ts';

interface ActPorts {
  account: Account;
  agent: Agent;
  ask: Ask;
  changed: () => void;
  clock: Clock;
  contacts: Contacts;
  ends: Ends;
  fetch: Fetch;
  hasLicence: () => boolean;
  isOnline: () => boolean;
  language: () => Language;
  now: () => number;
  outgoing: Outgoing;
  past: Past;
  preferences: Preferences;
  privacy: Privacy;
  records: ChatRecords;
  resync: () => Promise<void>;
  sender: Sender;
  serverNow: () => number;
  settings: () => Settings;
  store: ChatStore;
  storedFiles: StoredFiles;
  synced: () => Promise<void>;
  transcriptWords: () => TranscriptWords;
  /** Of the server; '' before it is known. */
  version: () => string;
}

export const actsAlone = (ports: ActPorts) => ({
  session: {
    acts: accountActs({
      ...ports,
      privacyRules: () => ports.settings().privacy,
    }),
  },
  cases: { acts: caseActs(ports) },
  chat: { acts: chatActs(ports) },
  people: { acts: contactActs(ports) },
  kept: { acts: keptActs(ports.store) },
  files: { acts: fileActs(ports) },
  messages: { acts: messageActs(ports) },
  processing: { acts: processingActs(ports) },
  refused: {
    acts: {
      'record.retry': ({ conversationId }) => ports.records.retry(conversationId),
    } satisfies Acts<typeof recordCommands>,
  },
  check: {
    acts: checkActs({
      ...ports,
      reader: () => ports.account.rest(),
      agentId: () => ports.agent.agentId,
      fileId: () => storedFile(ports.store.chats),
    }),
  },
  ui: { acts: uiActs(ports.preferences, ports.changed) },
});
