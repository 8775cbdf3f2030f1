import type { JSX, Ref } from 'preact';
import { PEOPLE_WORDS } from '../../lib/contacts/words.ts';
import { useDesk } from '../desk/model.ts';

type TriggerProps = Omit<JSX.IntrinsicElements['button'], 'ref'> & { buttonRef?: Ref<HTMLButtonElement> };

/** The button «Действия»: a sign in the panel, with its word where there is room. */
export function ActionsTrigger({ buttonRef, ...rest }: TriggerProps): JSX.Element {
  const { t, size } = useDesk(PEOPLE_WORDS);
  const label = t.value('actions.menu');
  const isPanel = size.value === 'panel';
  return (
    <button
      type="button"
      class={isPanel ? 'icon-button' : 'button quiet'}
      aria-label={label}
      title={isPanel ? label : undefined}
      ref={buttonRef}
      {...rest}
    >
      {isPanel ? (
        <svg class="icon" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
          <path
            d="M4 7.5h12a1 1 0 0 1 1 1V15a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8.500a1 1 0 0 1 1-1Zm3.500 0V5.500a1 1 0 0 1 1-1h3a1 1 0 0 1 1 1v2M3 11.500h14M10 10.500v2"
            fill="none"
            stroke="currentColor"
            stroke-width="1.5"
            stroke-linecap="round"
            stroke-linejoin="round"
          />
        </svg>
      ) : (
        <>
          {label}
          <svg
            width="12"
            height="12"
            viewBox="0 0 20 20"
            aria-hidden="true"
            fill="none"
            stroke="currentColor"
          >
            <path d="m5 8 5 5 5-5" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />
          </svg>
        </>
      )}
    </button>
  );
}
