import type { ComponentChildren, JSX } from 'preact';
import type { CheckState } from '../../lib/webitel-check/rules.ts';
import { Button } from '../ui/controls.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';

const ICONS: Record<CheckState, IconName> = { good: 'check', note: 'alert', bad: 'blocked', open: 'clock' };

export interface Answer {
  key: string;
  state: CheckState;
  text: ComponentChildren;
}

interface CheckPartProps {
  hint: string;
  /** The button's word. */
  run: string;
  busy: boolean;
  onRun: () => Promise<void>;
  /** What can be done with the answers. */
  tools: ComponentChildren;
  told: ComponentChildren;
  /** Of the list of answers. */
  label: string;
  answers: readonly Answer[];
}

/** A check that an administrator starts: what it asks, and each answer as a sentence with a sign. */
export function CheckPart({
  hint,
  run,
  busy,
  onRun,
  tools,
  told,
  label,
  answers,
}: CheckPartProps): JSX.Element {
  return (
    <>
      <p class="field-hint check-hint">{hint}</p>
      <div class="check-buttons across">
        <Button busy={busy} onClick={() => void onRun()}>
          {run}
        </Button>
        {tools}
        <span role="status">{told}</span>
      </div>
      {answers.length > 0 && (
        <ul class="check-findings" aria-label={label}>
          {answers.map(({ key, state, text }) => (
            <li key={key} data-check={key} data-state={state} class={state}>
              <Icon name={ICONS[state]} size={16} />
              <div>{text}</div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
