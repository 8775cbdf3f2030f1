import { isCut, MOST_VALUE, MOST_VARIABLES } from '../../lib/chat/amounts.ts';
import { headOf } from '../../lib/text/names.ts';
import { CARD_WORDS } from '../../lib/card/words.ts';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { safeName } from '../../lib/shown/format.ts';
import { IconButton } from '../ui/controls.tsx';
import { useDesk } from '../desk/model.ts';
import { copyText } from '../ui/hand-out.ts';

/** Longer values are folded, characters. */
const FOLD = 120;
/** More than this is for the clipboard, not for a page. */
const MOST = 20_000;

/** F39: what Webitel's scheme passed along. Whoever wrote it, it is text. */
export function Variables({ variables }: { variables: [string, string][] }): JSX.Element {
  const { t } = useDesk(CARD_WORDS);
  return (
    <section class="card-group down">
      <h2 id="card-variables">{t.value('card.variables')}</h2>
      {variables.length === 0 ? (
        <p class="quiet">{t.value('card.noVariables')}</p>
      ) : (
        <table class="variables" aria-labelledby="card-variables">
          <thead>
            <tr>
              <th scope="col">{t.value('card.variable')}</th>
              <th scope="col">{t.value('card.value')}</th>
              <td aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {variables.map(([key, value]) => (
              <Variable key={key} name={safeName(key)} value={value} />
            ))}
          </tbody>
        </table>
      )}
      {variables.length >= MOST_VARIABLES && (
        <p class="quiet">{t.value('card.cutVariables', { count: MOST_VARIABLES })}</p>
      )}
    </section>
  );
}

function Variable({ name, value }: { name: string; value: string }): JSX.Element {
  const desk = useDesk(CARD_WORDS);
  const { t } = desk;
  const isOpen = useSignal(false);
  const isLong = value.length > FOLD;
  const copy = async (): Promise<void> => {
    const done = await copyText(value);
    desk.toast.value = {
      text: t.value(done ? 'card.copied' : 'error.internal'),
      tone: done ? 'plain' : 'error',
      detail: '',
    };
  };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="long-text">
        {isLong ? (isOpen.value ? headOf(value, MOST) : `${headOf(value, FOLD)}…`) : value}
        {isCut(value, MOST_VALUE) && <span class="quiet"> {t.value('card.cutValue')}</span>}
      </td>
      <td class="variable-tools">
        {isLong && (
          <IconButton
            icon={isOpen.value ? 'up' : 'chevron'}
            label={t.value(isOpen.value ? 'card.fold' : 'card.unfold', { name })}
            aria-expanded={isOpen.value}
            onClick={() => (isOpen.value = !isOpen.value)}
          />
        )}
        <IconButton icon="copy" label={t.value('card.copy', { name })} onClick={() => void copy()} />
      </td>
    </tr>
  );
}
