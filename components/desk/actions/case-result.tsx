import type { JSX } from 'preact';
import type { CaseDone } from '../../../lib/bridge/crm-commands.ts';
import { safeName } from '../../../lib/shown/format.ts';
import { useDesk, type DeskModel } from '../model.ts';
import { RecordLink } from '../people/record-link.tsx';

/** What is tied and what is not, in one sentence. */
export function tieSentence(
  { t }: Pick<DeskModel, 't'>,
  { number, chat, contact }: CaseDone,
  whole: 'case.done' | 'case.linked',
): string {
  if (chat === 'later') return t.value('case.later', { number: safeName(number) });
  const key = chat === null ? 'case.noRecord' : !chat ? 'case.noChat' : contact ? whole : 'case.noContact';
  return t.value(key, { number: safeName(number) });
}

/** Shown in the dialog when it is done: the number, and the way to it. */
export function CaseResult({
  done,
  whole,
}: {
  done: CaseDone;
  whole: 'case.done' | 'case.linked';
}): JSX.Element {
  const desk = useDesk();
  const isWhole = done.chat === true && done.contact;
  return (
    <div class={isWhole ? 'case-result' : 'case-result amber'} role="status">
      <p>{tieSentence(desk, done, whole)}</p>
      <RecordLink entity="Case" id={done.id} name={done.number} class="case" />
    </div>
  );
}
