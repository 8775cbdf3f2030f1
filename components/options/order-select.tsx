import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { ListOrder } from '../../lib/chat/order.ts';
import type { Translate } from '../../lib/i18n/index.ts';
import { Icon } from '../ui/icons.tsx';

interface OrderSelectProps {
  value: ListOrder;
  t: Translate;
  onValue: (value: ListOrder) => void;
  isLocked: boolean;
}

/** The order of the list «Активные». */
export function OrderSelect({ value, t, onValue, isLocked }: OrderSelectProps): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {t('options.listOrder')}
      </label>
      <span class="select">
        <select
          id={id}
          value={value}
          disabled={isLocked}
          aria-describedby={isLocked ? `${id}-note` : undefined}
          onChange={(event) => onValue(event.currentTarget.value as ListOrder)}
        >
          <option value="urgency">{t('list.orderUrgency')}</option>
          <option value="recent">{t('list.orderRecent')}</option>
        </select>
        <Icon name="chevron" size={16} />
      </span>
      {isLocked && (
        <p class="field-hint" id={`${id}-note`}>
          {t('options.locked')}
        </p>
      )}
    </div>
  );
}
