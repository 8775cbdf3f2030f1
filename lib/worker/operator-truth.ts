/** What the worker reads of the operator himself: all of it on a new line, and again with the chats, because events may be missed. */
import type { Clock } from '../clock.ts';
import type { Recorder } from '../recorder/recorder.ts';
import type { Account } from './account.ts';
import type { AfterWorkWatch } from '../after-work/worker.ts';
import type { Agent } from './agent.ts';
import type { Past } from './past.ts';
import type { PauseCauses } from './pause-causes.ts';
import type { Templates } from '../templates/worker.ts';
import type { Transfers } from '../transfer/worker.ts';
import { within } from './awaiting.ts';

/** So long the chats wait for what comes before them: a service that does not answer keeps nobody from his chats. */
const CHATS_WAIT_MS = 3_000;

interface TruthPorts {
  account: Account;
  agent: Agent;
  clock: Clock;
  past: Past;
  pauseCauses: PauseCauses;
  recorder: Recorder;
  serverNow: () => number;
  templates: Templates;
  transfers: Transfers;
  work: AfterWorkWatch;
}

export class OperatorTruth {
  readonly #ports: TruthPorts;

  constructor(ports: TruthPorts) {
    this.#ports = ports;
  }

  async connected(canChat: boolean): Promise<void> {
    const { agent, clock, past, templates } = this.#ports;
    agent.licence(canChat);
    await within(
      CHATS_WAIT_MS,
      agent.connect().then(() => void this.#readWork()),
      clock,
    );
    templates.keepFresh();
    void past.closed.read().catch(() => {});
  }

  /** @returns whether events should have told of it before */
  async reread(): Promise<boolean> {
    const { agent, serverNow, transfers } = this.#ports;
    transfers.settle();
    const deaf = await agent.reread(serverNow);
    await this.#readWork();
    return deaf;
  }

  /** What belongs to the agent, as soon as it is known who that is. */
  async #readWork(): Promise<void> {
    const { account, agent, pauseCauses, recorder, work } = this.#ports;
    if (!account.session || agent.agentId === null) return;
    pauseCauses.keepFresh(agent.agentId);
    await work.read(agent.agentId).catch(() => recorder.note('tasks: not read'));
  }
}
