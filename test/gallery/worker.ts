/** The worker's end of the bridge, played: one state, fixed answers, nothing kept. */
import { DeskClient } from '../../lib/bridge/client.ts';
import type { CallResult, Command, ViewMessage, WorkerMessage } from '../../lib/bridge/protocol.ts';
import type { ConversationView, DeskView } from '../../lib/bridge/view.ts';
import type { CrmOp, CrmValue } from '../../lib/creatio/ops.ts';

/** What commands answer, by name; null: nothing yet. What is not here is done and answers nothing. */
export type Answers = Partial<Record<Command['type'], CallResult | null>>;
export type CrmAnswers = { [K in CrmOp]?: CrmValue<K> };

export interface Scene {
  view: DeskView;
  conversation?: Partial<ConversationView>;
  answers?: Answers;
  /** null: the CRM cannot be reached; `silent`: it has not answered yet. */
  crm?: CrmAnswers | null | 'silent';
}

export function playWorker({ view, conversation, answers = {}, crm = {} }: Scene): DeskClient {
  /** null: none yet. */
  const answerTo = (command: Command): CallResult | null => {
    if (command.type === 'crm.ask') {
      if (crm === 'silent') return null;
      if (crm === null) return { ok: false, code: 'crm-unreachable' };
      return { ok: true, value: (crm as Record<string, unknown>)[command.op] ?? null };
    }
    const answer = answers[command.type];
    return answer === undefined ? { ok: true } : answer;
  };
  let calls = 0;
  return new DeskClient({
    newId: () => `call-${++calls}`,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    connect() {
      let hear: (message: unknown) => void = () => {};
      const say = (message: WorkerMessage): void => void queueMicrotask(() => hear(message));
      say({ kind: 'state', view });
      return {
        onMessage: { addListener: (listener) => (hear = listener) },
        onDisconnect: { addListener: () => {} },
        disconnect: () => {},
        postMessage(raw) {
          const message = raw as ViewMessage;
          const result = message.kind === 'call' ? answerTo(message.command) : null;
          if (message.kind === 'call' && result) say({ kind: 'result', callId: message.callId, result });
          if (message.kind !== 'watch' || message.conversationId === null) return;
          const { lines = [], kept = {}, reachedStart = true, ...more } = conversation ?? {};
          const patch = { ...more, id: message.conversationId, from: 0, lines, kept, reachedStart };
          say({ kind: 'conversation', patch });
        },
      };
    },
  });
}
