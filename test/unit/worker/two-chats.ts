/** Two chats, one operator, and a world that breaks: what the operator did, as it ought to end up. */
import type { CallResult, Command } from '../../../lib/bridge/protocol.ts';
import type { Customer } from '../../standins/webitel/index.ts';
import { copies, type Stage } from './stage.ts';

export const WHATS = [
  'type',
  'send',
  'send',
  'add file',
  'send files',
  'switch',
  'twice',
  'customer',
  'death',
  'death at a step',
  'drop',
  'lose an answer',
  'half-open',
  'time',
] as const;

export interface Move {
  chat: 0 | 1;
  what: (typeof WHATS)[number];
  /** Steps of the worker, or seconds. */
  n: number;
}

interface Side {
  id: string;
  customer: Customer;
  draft: string;
  /** What was sent, in order. */
  texts: string[];
  files: string[];
  tray: string[];
}

export class TwoChats {
  readonly sides: [Side, Side];
  readonly #stage: Stage;
  readonly #calls: Promise<CallResult>[] = [];
  #last: Command | null = null;
  #serial = 0;

  private constructor(stage: Stage, sides: [Side, Side]) {
    this.#stage = stage;
    this.sides = sides;
  }

  static async open(stage: Stage): Promise<TwoChats> {
    const side = async (name: string): Promise<Side> => {
      const { customer, id } = await stage.accepted(name, `від ${name}`);
      return { id, customer, draft: '', texts: [], files: [], tray: [] };
    };
    return new TwoChats(stage, [await side('Олена'), await side('Петро')]);
  }

  async move({ chat, what, n }: Move): Promise<void> {
    const stage = this.#stage;
    const side = this.sides[chat];
    const conversationId = side.id;
    const name = `${chat}-${++this.#serial}`;
    switch (what) {
      case 'type':
        side.draft = `чернетка ${name}`;
        this.#call({ type: 'text.keep', conversationId, field: 'message', text: side.draft });
        break;
      case 'send':
        this.#send(side, side.draft || `текст ${name}`, []);
        break;
      case 'add file': {
        const of = { conversationId, fileId: name };
        this.#call({ type: 'file.add', ...of, name: `${name}.txt`, size: 3, mime: 'text/plain' });
        // Only what the desk has whole can be sent.
        await this.#call({ type: 'file.part', ...of, index: 0, data: Buffer.from('abc').toString('base64') });
        side.tray.push(name);
        break;
      }
      case 'send files':
        if (side.tray.length > 0) this.#send(side, '', side.tray.splice(0));
        break;
      case 'switch':
        stage.crm.watch(conversationId);
        break;
      case 'twice':
        if (this.#last) this.#calls.push(stage.crm.call(this.#last));
        break;
      case 'customer':
        side.customer.writes(`питання ${name}`);
        break;
      case 'death':
        stage.rebirth();
        break;
      case 'death at a step': {
        let left = n;
        stage.onStep = () => {
          if (left-- === 0) stage.rebirth();
        };
        break;
      }
      case 'drop':
        stage.server.dropSockets();
        break;
      case 'lose an answer':
        stage.server.faults.dropAnswers = { [n % 2 ? 'send_text_chat' : 'send_file_chat']: 1 };
        break;
      case 'half-open':
        stage.server.faults.halfOpen = true;
        break;
      case 'time':
        await stage.clock.advance(n * 250);
        break;
    }
    if (n % 3 === 0) await stage.settle();
  }

  /** The world is well again, everything has had its answer and its time, and what was unclear has been decided by the operator. */
  async rest(): Promise<void> {
    const stage = this.#stage;
    stage.onStep = () => {};
    stage.server.faults.reset();
    stage.server.dropSockets();
    let answered = false;
    void Promise.all(this.#calls).then(() => (answered = true));
    await stage.within(120, () => answered && stage.view.connection.state === 'online');
    for (const side of this.sides) {
      stage.crm.watch(side.id);
      await stage.until(() => stage.crm.conversation?.id === side.id);
      const open = () =>
        stage.crm.conversation!.lines.filter((l) => l.state === 'queued' || l.state === 'sending');
      await stage.within(180, () => open().length === 0);
      const unclear = () => stage.crm.conversation!.lines.filter((l) => l.state === 'unclear');
      // What the server has after all is found by itself; unclear stays only what it does not have.
      await stage.within(120, () =>
        unclear().every((l) =>
          l.file ? !this.#has(side, l.file.name) : copies(stage, side.id, l.text) === 0,
        ),
      );
      for (const line of unclear()) {
        await stage.crm.call({
          type: 'message.retry',
          localId: line.localId!,
          newLocalId: `${line.localId} again`,
        });
      }
      await stage.within(180, () => open().length === 0);
    }
  }

  /** What the desk tells of a chat: draft, and names in the tray. */
  async shown(side: Side): Promise<{ draft: string; tray: string[] }> {
    const { crm } = this.#stage;
    crm.watch(null);
    crm.watch(side.id);
    await this.#stage.until(() => crm.conversation?.id === side.id);
    return {
      draft: crm.conversation!.kept.message ?? '',
      tray: (crm.conversation!.files ?? []).map((f) => f.id),
    };
  }

  #has(side: Side, file: string): boolean {
    return side.customer.messages().some((m) => m.file?.name === file);
  }

  get results(): Promise<CallResult[]> {
    return Promise.all(this.#calls);
  }

  #call(command: Command): Promise<CallResult> {
    this.#last = command;
    const result = this.#stage.crm.call(command);
    this.#calls.push(result);
    return result;
  }

  /** As the composer does: what was typed meanwhile is told again once the message is stored. */
  #send(side: Side, text: string, files: string[]): void {
    if (text) side.texts.push(text);
    side.files.push(...files.map((file) => `${file}.txt`));
    if (text) side.draft = '';
    const localId = `local ${++this.#serial}`;
    const sent = this.#call({ type: 'message.send', conversationId: side.id, localId, text, files });
    const told = sent.then(() =>
      this.#stage.crm.call({
        type: 'text.keep',
        conversationId: side.id,
        field: 'message',
        text: side.draft,
      }),
    );
    this.#calls.push(told);
  }
}
