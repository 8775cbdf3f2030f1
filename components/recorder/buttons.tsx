import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Call } from '../../lib/bridge/protocol.ts';
import type { DeskView } from '../../lib/bridge/view.ts';
import type { Translate } from '../../lib/i18n/index.ts';
import type { ReportKey } from '../../lib/recorder/words.ts';
import { reportOf } from '../../lib/recorder/report.ts';
import { Button } from '../ui/controls.tsx';
import { copyText, saveBlob } from '../ui/hand-out.ts';
import './report.css';

/** The part of a desk, or of a page of the extension, that is used here. */
export interface Reporter {
  t: ReadonlySignal<Translate<ReportKey>>;
  view: ReadonlySignal<DeskView | null>;
  call: Call;
}

/** The flight recorder's report, for the operator to hand on: into the clipboard, or as a file. */
export function ReportButtons({ from }: { from: Reporter }): JSX.Element {
  const { t } = from;
  const told = useSignal<ReportKey | null>(null);
  const use = async (give: (text: string) => ReportKey | null | Promise<ReportKey | null>): Promise<void> => {
    const [answer, view] = [await from.call({ type: 'report.read' }), from.view.value];
    told.value =
      answer.ok && view ? await give(reportOf(answer.value, navigator.userAgent, view)) : 'report.none';
  };
  return (
    <p class="report-buttons across">
      <Button kind="link" onClick={() => void use(copy)}>
        {t.value('report.copy')}
      </Button>
      <Button kind="link" onClick={() => void use(save)}>
        {t.value('report.save')}
      </Button>
      <span role="status">{told.value && t.value(told.value)}</span>
    </p>
  );
}

const copy = async (text: string): Promise<ReportKey> =>
  (await copyText(text)) ? 'report.copied' : 'report.notCopied';

const save = (text: string): null => {
  const day = new Date().toISOString().slice(0, 16).replace(/[T:]/g, '-');
  saveBlob(new Blob([text], { type: 'text/plain' }), `webitel-desk-${day}.txt`);
  return null;
};
