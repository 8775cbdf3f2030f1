import type { DeskView } from '../bridge/view.ts';
import type { Recorder } from '../recorder/recorder.ts';
import { changesBetween } from '../recorder/watch.ts';

/** What the flight recorder keeps of how the desk's state changes. */
export class Notes {
  readonly #recorder: Recorder;
  readonly #view: () => DeskView;
  /** Up to which the changes are noted. */
  #noted: DeskView | null = null;

  constructor(recorder: Recorder, view: () => DeskView) {
    this.#recorder = recorder;
    this.#view = view;
  }

  update(): void {
    const view = this.#view();
    for (const line of changesBetween(this.#noted, view)) this.#recorder.note(line);
    this.#noted = view;
  }
}
