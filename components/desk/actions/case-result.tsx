import type { JSX } from 'preact';
import type { CaseDone } from '../../../lib/bridge/case-commands.ts';
import { ACTIONS_WORDS } from '../../../lib/i18n/actions.ts';
import { safeName } from '../../../lib/shown/format.ts';
import { useDesk, withWords, type DeskModel } from '../model.ts';
import { RecordLink } from '../people/record-link.tsx';

/** What is tied and what is not, in one sentence. */
export function tieSentence(
  desk: DeskModel,
  { number, chat, contact }: CaseDone,
  whole: 'case.done' | 'case.linked',
): string {
  const { t } = withWords(desk, ACTIONS_WORDS);
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
