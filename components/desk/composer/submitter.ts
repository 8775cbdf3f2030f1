/**
 * What was entered is sent in order, one message after another, and stands in the field until it is stored. Meanwhile the field may be
 * edited: each sign has a mark, so that the same words typed anew are told from those that are on their way.
 */
import type { CallResult } from '../../../lib/bridge/protocol.ts';

export interface SubmitPorts {
  /** What stands in the field; null: it is another's now. */
  read(): string | null;
  /** What is left in it after a message. */
  set(text: string): void;
  /** What could not be sent. */
  keep(text: string): void;
  /** What is pending must not come back as a draft. */
  drop(): void;
  /** Must not reject. */
  send(text: string, files: string[]): Promise<CallResult>;
}

interface Message {
  text: string;
  marks: readonly number[];
}

export class Submitter {
  readonly #ports: SubmitPorts;
  #queue: Promise<void> = Promise.resolve();
  /** Not answered yet. */
  #way: Message[] = [];
  /** Of the field's signs, as long as anything is on its way. */
  #marks: number[] = [];
  #last = 0;
  #from = Infinity;

  constructor(ports: SubmitPorts) {
    this.#ports = ports;
  }

  /** The next change begins there, whatever the texts have in common: a selection is replaced. @param from null: there is none */
  replaces(from: number | null): void {
    this.#from = from ?? Infinity;
  }

  /** Typed by the operator, or told by the worker. */
  edited(before: string, after: string): void {
    const shorter = Math.min(before.length, after.length);
    let from = 0;
    while (from < Math.min(shorter, this.#from) && before[from] === after[from]) from++;
    let same = 0;
    while (same < shorter - from && before.at(-1 - same) === after.at(-1 - same)) same++;
    this.#from = Infinity;
    if (this.#way.length > 0)
      this.#marks.splice(from, before.length - same - from, ...this.#fresh(after.length - same - from));
  }

  /** Whether the field may show what the worker tells: what stands there beside the message that it has is newer. */
  takes(): boolean {
    const [first] = this.#way;
    const field = this.#ports.read();
    if (!first || field === '') return true;
    return this.#standing()[0] === first && field === first.text;
  }

  /** A second Enter in the same instant finds nothing to send. @param files follow the text */
  enter(files: readonly string[]): void {
    const field = this.#ports.read() ?? '';
    if (this.#way.length === 0) this.#marks = this.#fresh(field.length);
    const taken = this.#standing().reduce((sum, { text }) => sum + text.length, 0);
    const text = field.slice(taken);
    if (text.trim() === '' && files.length === 0) return;
    const message = { text, marks: this.#marks.slice(taken) };
    this.#way.push(message);
    this.#queue = this.#queue.then(() => this.#send(message, [...files]));
  }

  async #send(message: Message, files: string[]): Promise<void> {
    // One before it could not be sent.
    if (!this.#way.includes(message)) return;
    this.#ports.drop();
    const { ok } = await this.#ports.send(message.text, files);
    const field = this.#ports.read();
    const standing = this.#standing();
    if (ok) {
      this.#way.shift();
      const gone = standing[0] === message ? message.text.length : 0;
      this.#marks.splice(0, gone);
      if (field !== null) this.#ports.set(field.slice(gone));
    } else {
      const lost = this.#way.filter((one) => !standing.includes(one)).map(({ text }) => text);
      this.#way = [];
      if (field !== null) this.#ports.keep([...lost, field].filter((text) => text !== '').join('\n'));
    }
  }

  /** Of those on their way, in order, the ones that the field begins with. */
  #standing(): Message[] {
    let at = 0;
    return this.#way.filter(({ marks }) => {
      if (!marks.every((mark, n) => this.#marks[at + n] === mark)) return false;
      at += marks.length;
      return true;
    });
  }

  #fresh(count: number): number[] {
    return Array.from({ length: count }, () => ++this.#last);
  }
}
