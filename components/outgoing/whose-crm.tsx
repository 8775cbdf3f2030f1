import type { JSX } from 'preact';
import { OUTGOING_WORDS } from '../../lib/outgoing/words.ts';
import { useDesk } from '../desk/model.ts';
import { Choice } from './choice.tsx';
import type { OutgoingFormModel } from './form-types.ts';

/** Outside of a CRM's page, with several of them: in which contacts are looked for, and which gets the record. */
export function WhoseCrm({ form }: { form: OutgoingFormModel }): JSX.Element | null {
  const { t, view, crm } = useDesk(OUTGOING_WORDS);
  const origins = view.value?.settings.creatio.origins ?? [];
  if (crm || origins.length < 2) return null;
  return (
    <Choice
      label={t.value('outgoing.crm')}
      value={form.crm.value}
      onValue={form.chooseCrm}
      options={origins.map((origin) => ({ value: origin, text: new URL(origin).host, why: '' }))}
    />
  );
}
