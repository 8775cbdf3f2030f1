import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { showReading, type Reading } from '../../lib/outgoing/recipient.ts';
import { OUTGOING_WORDS } from '../../lib/outgoing/words.ts';
import { Button } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useDesk } from '../desk/model.ts';

/** «Подтверждение типа ввода»: a radio for every way in which the input can be read. */
export function ConfirmDialog({
  readings,
  onFile = false,
  onConfirm,
}: {
  readings: Reading[];
  /** It comes from the CRM, nobody has typed it. */
  onFile?: boolean;
  /** null: neither. */
  onConfirm: (reading: Reading | null) => void;
}): JSX.Element {
  const { t } = useDesk(OUTGOING_WORDS);
  const group = useId();
  const chosen = useSignal(0);
  const confirm = (): void => onConfirm(readings[chosen.value]!);
  return (
    <Dialog
      title={t.value('outgoing.confirm.title')}
      closeLabel={t.value('desk.close')}
      onClose={() => onConfirm(null)}
      actions={
        <>
          <Button class="button outline large" onClick={() => onConfirm(null)}>
            {t.value('outgoing.confirm.no')}
          </Button>
          <Button class="button primary large" onClick={confirm}>
            {t.value('outgoing.confirm.yes')}
          </Button>
        </>
      }
    >
      <p id={`${group}-text`}>
        {t.value(`outgoing.confirm.${onFile ? 'onFile' : readings.length > 1 ? 'text' : 'one'}`)}
      </p>
      <div class="readings" role="radiogroup" aria-labelledby={`${group}-text`}>
        {readings.map((reading, i) => (
          <label key={reading.value + reading.kind}>
            <input
              type="radio"
              name={group}
              checked={chosen.value === i}
              data-autofocus={i === 0 ? '' : undefined}
              onChange={() => (chosen.value = i)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                event.stopPropagation();
                confirm();
              }}
            />
            <span>
              <span class="name">{t.value(`outgoing.kind.${reading.kind}`)}</span>{' '}
              <span class="meta num">{showReading(reading)}</span>
              {(reading.completed || reading.unknown) && (
                <small class="meta">
                  {t.value(`outgoing.confirm.${reading.unknown ? 'unknown' : 'completed'}`)}
                </small>
              )}
            </span>
          </label>
        ))}
      </div>
    </Dialog>
  );
}
