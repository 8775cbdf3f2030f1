/** A shift in small: two chats, a CRM, and what must be true of them whatever goes wrong. */
import type { CallResult } from '../../../../lib/bridge/protocol.ts';
import type { OperatorCommand } from '../../../../lib/bridge/protocol.ts';
import { FakeCrm } from '../fake-crm.ts';
import { Stage } from '../stage.ts';

type Talk = Awaited<ReturnType<Stage['accepted']>>;

export class World {
  readonly stage: Stage;
  readonly crm = new FakeCrm();
  main!: Talk;
  other!: Talk;
  /** A chat that is offered, in the states that have one. */
  ringing: Talk | null = null;
  /** What the main customer wrote, oldest first. */
  readonly written: string[] = ['Добрий день'];
  /** Texts ordered to the main customer, and the worker's word: not ok means that it was not taken. */
  readonly ordered = new Map<string, CallResult | null>();
  readonly files = new Map<string, CallResult | null>();
  readonly firsts = new Map<string, CallResult | null>();
  /** What a field must hold; several where the last word was not acknowledged. */
  draft: string[] = [''];
  card: string[] = [''];
  /** Calls that have no answer yet. */
  readonly open = new Set<Promise<unknown>>();

  #changes = 0;

  private constructor(stage: Stage) {
    this.stage = stage;
  }

  static async start(): Promise<World> {
    const world = new World(await Stage.start());
    const { stage, crm } = world;
    crm.serve(stage.crm);
    // Whom the first message goes to.
    stage.server.customer({ name: 'Ганна', externalId: '777' }).writes('раніше');
    await stage.online();
    await stage.crm.call({ type: 'agent.setStatus', status: 'online' });
    world.other = await stage.accepted('Олег', 'Вітаю');
    world.main = await stage.accepted();
    return world;
  }

  call(command: OperatorCommand, told: (result: CallResult) => void = () => {}): void {
    const call = this.stage.crm.call(command).then((result) => told(result));
    this.open.add(call);
    void call.finally(() => this.open.delete(call));
  }

  writes(text: string): void {
    this.main.customer.writes(text);
    this.written.push(text);
  }

  sends(text: string): void {
    const localId = `id of ${text}`;
    this.ordered.set(text, null);
    // What is sent leaves the field.
    const note = this.#field('');
    this.call({ type: 'message.send', conversationId: this.main.id, localId, text }, (result) => {
      this.ordered.set(text, result);
      note(result);
    });
  }

  types(text: string): void {
    const note = this.#field(text);
    this.call({ type: 'text.keep', conversationId: this.main.id, field: 'message', text }, note);
  }

  /** An earlier word may still stand where the later one was refused; the last that was taken is what the field holds. */
  #field(text: string): (result: CallResult) => void {
    const change = ++this.#changes;
    this.draft.push(text);
    return ({ ok }) => {
      if (ok && change === this.#changes) this.draft = [text];
    };
  }

  /** What is not as it should be; empty: all is well. */
  wrongs(): string[] {
    return [
      ...this.#customerWrongs(),
      ...this.#messageWrongs(),
      ...this.#firstWrongs(),
      ...this.#fieldWrongs(),
      ...this.#truthWrongs(),
      ...this.#recordWrongs(),
    ];
  }

  #customerWrongs(): string[] {
    const lines = this.stage.crm.conversation?.lines ?? [];
    const shown = lines.filter((l) => l.author === 'client').map((l) => l.text);
    return shown.join('|') === this.written.join('|')
      ? []
      : [`customer: shown ${shown.join('|')} of ${this.written.join('|')}`];
  }

  #messageWrongs(): string[] {
    const { stage, main } = this;
    const kept = stage.server.conversations().find((c) => c.id === main.id)!.messages;
    const lines = stage.crm.conversation?.lines ?? [];
    const of = (
      what: string,
      result: CallResult | null,
      copies: typeof kept,
      mine: typeof lines,
    ): string[] => {
      if (copies.length > 1) return [`${what}: ${copies.length} copies at the server`];
      if (mine.length > 1) return [`${what}: shown ${mine.length} times`];
      const state = mine[0]?.state ?? (result?.ok ? 'gone' : 'never taken');
      const allowed =
        copies.length === 0
          ? ['unclear', 'failed', 'never taken']
          : copies[0]!.delivered
            ? ['sent']
            : ['failed', 'sent'];
      return allowed.includes(state) ? [] : [`${what}: ${state}, but ${copies.length} stored`];
    };
    return [
      ...[...this.ordered].flatMap(([text, result]) =>
        of(
          text,
          result,
          kept.filter((m) => m.text === text),
          lines.filter((l) => l.text === text),
        ),
      ),
      ...[...this.files].flatMap(([name, result]) =>
        of(
          name,
          result,
          kept.filter((m) => m.file?.name === name),
          lines.filter((l) => l.file?.name === name),
        ),
      ),
    ];
  }

  #firstWrongs(): string[] {
    return [...this.firsts].flatMap(([text, result]) => {
      const copies = this.stage.server
        .conversations()
        .flatMap((c) => c.messages)
        .filter((m) => m.text === text).length;
      const [mine, ...rest] = this.stage.view.outgoing.filter((o) => o.text === text);
      if (rest.length > 0 || copies > 1) return [`${text}: shown ${rest.length + 1}, stored ${copies}`];
      const state = mine?.state ?? (result?.ok ? 'gone' : 'never taken');
      const allowed = copies === 1 ? ['sent', 'unclear'] : ['failed', 'unclear', 'never taken'];
      return allowed.includes(state) ? [] : [`${text}: ${state}, but ${copies} stored`];
    });
  }

  #fieldWrongs(): string[] {
    const { message: draft = '', card = '' } = this.stage.crm.conversation?.kept ?? {};
    return [
      ...(this.draft.includes(draft) ? [] : [`draft: «${draft}»`]),
      ...(this.card.includes(card) ? [] : [`card: «${card}»`]),
    ];
  }

  /** Line, operator, chats: as the server has them. */
  #truthWrongs(): string[] {
    const { stage } = this;
    const { connection, agent, chats, session } = stage.view;
    const wrongs: string[] = [];
    if (this.open.size > 0) wrongs.push(`${this.open.size} calls without an answer`);
    if (session.state !== 'signed-in') wrongs.push(`session: ${session.state}`);
    if (connection.state !== 'online') wrongs.push(`connection: ${connection.state}`);
    const status = stage.server.agent().status.replace('_', '-');
    if (agent?.status !== status) wrongs.push(`agent: ${agent?.status}, but ${status}`);
    for (const { id, operators, invited, closedAt } of stage.server.conversations()) {
      const has = chats[id];
      const mine = operators.includes('operator') && closedAt === null;
      const shown = has?.status === 'new' || has?.status === 'in-progress';
      if (mine !== shown) wrongs.push(`chat ${has?.name}: ${has?.status}, but his is ${mine}`);
      const rings = has?.status === 'invited' && !has.withdrawn;
      if ((invited === 'operator') !== rings)
        wrongs.push(`chat ${has?.name}: rings ${rings}, not ${invited}`);
    }
    return wrongs;
  }

  /** Chats that were accepted have one record each. */
  #recordWrongs(): string[] {
    const wanted = [this.main.id, this.other.id];
    const records = [...this.crm.records.values()].map((r) => r.conversationId);
    return wanted.flatMap((id) => {
      const count = records.filter((r) => r === id).length;
      return count === 1 ? [] : [`record: ${count} of one chat`];
    });
  }
}
