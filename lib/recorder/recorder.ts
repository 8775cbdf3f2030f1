/**
 * Flight recorder: the last technical events, without anybody's words, for an operator to hand to support. On disk over the worker's
 * death: at most one write in ten seconds, and none while nothing is noted.
 */
import type { StorageArea } from '../storage/area.ts';
import { faultOf } from './fault.ts';
import { redact } from './redact.ts';

export interface Note {
  /** Local clock, ms. */
  at: number;
  what: string;
  /** How often it came in a row; absent: once. */
  times?: number;
}

export const RECORDER_KEY = 'recorder';
const KEEP = 500;
const WRITE_EVERY_MS = 10_000;

export interface RecorderPorts {
  now: () => number;
  /** Runs once after `ms`. */
  after: (ms: number, run: () => void) => void;
  area: StorageArea;
}

export class Recorder {
  readonly #ports: RecorderPorts;
  #notes: Note[] = [];
  #writing = false;

  constructor(ports: RecorderPorts) {
    this.#ports = ports;
  }

  /** What earlier lives of the worker noted comes before what this one has noted meanwhile. */
  async load(): Promise<void> {
    const stored = (await this.#ports.area.get(RECORDER_KEY).catch(() => ({}) as Record<string, unknown>))[
      RECORDER_KEY
    ];
    const earlier = Array.isArray(stored) ? stored.filter(isNote) : [];
    this.#notes = [...earlier, ...this.#notes].slice(-KEEP);
  }

  note(what: string): void {
    const at = this.#ports.now();
    const line = redact(what);
    const last = this.#notes.at(-1);
    if (last?.what === line)
      this.#notes[this.#notes.length - 1] = { at, what: line, times: (last.times ?? 1) + 1 };
    else this.#notes.push({ at, what: line });
    if (this.#notes.length > KEEP) this.#notes.shift();
    this.#scheduleWrite();
  }

  fault(error: unknown, where: string): void {
    this.note(`fault in ${where}: ${faultOf(error)}`);
  }

  /** Oldest first. */
  notes(): readonly Note[] {
    return this.#notes;
  }

  #scheduleWrite(): void {
    if (this.#writing) return;
    this.#writing = true;
    this.#ports.after(WRITE_EVERY_MS, () => {
      this.#writing = false;
      // Without room the notes stay in memory; nothing waits for them.
      this.#ports.area.set({ [RECORDER_KEY]: this.#notes }).catch(() => {});
    });
  }
}

const isNote = (value: unknown): value is Note =>
  typeof value === 'object' &&
  value !== null &&
  Number.isFinite((value as Note).at) &&
  typeof (value as Note).what === 'string';
