import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { showReading, type Reading } from '../../lib/chat/recipient.ts';
import { Button } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useDesk } from '../desk/model.ts';

/** «Подтверждение типа ввода»: a radio for every way in which the input can be read. */
export function ConfirmDialog({
  readings,
  onConfirm,
}: {
  readings: Reading[];
  /** null: neither. */
  onConfirm: (reading: Reading | null) => void;
}): JSX.Element {
  const { t } = useDesk();
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
        {t.value(readings.length > 1 ? 'outgoing.confirm.text' : 'outgoing.confirm.one')}
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
            </span>
          </label>
        ))}
      </div>
    </Dialog>
  );
}
