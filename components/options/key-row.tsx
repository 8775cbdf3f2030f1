import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import {
  ACTIONS,
  comboLabel,
  comboOf,
  comboProblem,
  DEFAULT_SHORTCUTS,
  rivalOf,
  type Action,
  type Keys,
} from '../../lib/keys/rules.ts';
import { Button, IconButton } from '../ui/controls.tsx';
import { usePage } from './model.ts';
import { useForm } from './settings-form.ts';

const MODIFIERS = /^(Control|Alt|Shift|Meta|OS)(Left|Right)?$/;

/** One action: its key, which is changed by pressing the new one. */
export function KeyRow({ action }: { action: Action }): JSX.Element {
  const { t: words, isLocked } = usePage();
  const t = words.value;
  const form = useForm();
  const id = useId();
  const [isListening, setListening] = useState(false);
  const [refusal, setRefusal] = useState('');
  const path = `shortcuts.keys.${action}` as const;
  const locked = isLocked(path);
  const name = t(`keys.${action}`);
  const combo = form.read<string | null>(path);
  const keys = Object.fromEntries(
    ACTIONS.map((a) => [a, form.read<string | null>(`shortcuts.keys.${a}`)]),
  ) as Keys;
  const said = combo ? comboLabel(combo) : t('keys.none');

  const write = (value: string | null): void => {
    setRefusal('');
    setListening(false);
    form.write(path, value);
  };
  const usedBy = (wanted: string | null): string => {
    const rival = rivalOf(action, wanted, keys);
    return rival ? t('options.keyUsed', { combo: comboLabel(wanted!), name: t(`keys.${rival}`) }) : '';
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isListening || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (MODIFIERS.test(event.code)) return;
    if (event.code === 'Escape') {
      setRefusal('');
      return setListening(false);
    }
    const wanted = comboOf(event);
    const problem = event.metaKey ? 'taken' : comboProblem(wanted);
    const sentence = problem
      ? t(`options.keyProblem.${problem}`, { combo: comboLabel(wanted) })
      : usedBy(wanted);
    if (sentence) setRefusal(sentence);
    else write(wanted);
  };
  const standing = usedBy(combo);
  const note =
    refusal || standing || (locked ? t('options.locked') : isListening && t('options.keyPressNote'));
  return (
    <li>
      <span class="key-name">{name}</span>
      <button
        type="button"
        class="key"
        aria-label={isListening ? t('options.keyPress') : t('options.keyChange', { name, combo: said })}
        data-invalid={Boolean(refusal || standing) || undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        data-listening={isListening || undefined}
        disabled={locked}
        onClick={() => setListening(true)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setListening(false);
          setRefusal('');
        }}
      >
        {isListening ? t('options.keyPress') : said}
      </button>
      {!locked && combo !== DEFAULT_SHORTCUTS.keys[action] && (
        <Button
          kind="link"
          aria-label={t('options.keyReset', { name })}
          onClick={() => write(DEFAULT_SHORTCUTS.keys[action])}
        >
          {t('options.keyResetShort')}
        </Button>
      )}
      <IconButton
        icon="close"
        label={t('options.keyOff', { name })}
        disabled={locked || !combo}
        onClick={() => write(null)}
      />
      {note && (
        <p
          class={refusal || standing ? 'field-error' : 'field-hint'}
          id={`${id}-note`}
          role={refusal ? 'alert' : undefined}
        >
          {note}
        </p>
      )}
    </li>
  );
}
