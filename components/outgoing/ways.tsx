import type { JSX } from 'preact';
import { showReading } from '../../lib/outgoing/recipient.ts';
import { family, type Offer } from '../../lib/outgoing/recipient-ways.ts';
import { OUTGOING_WORDS } from '../../lib/outgoing/words.ts';
import { safeName } from '../../lib/shown/format.ts';
import { Button } from '../ui/controls.tsx';
import { messengerIcon } from '../ui/icons.tsx';
import { messengerName } from '../../lib/shown/messenger.ts';
import { useDesk } from '../desk/model.ts';
import { Choice } from './choice.tsx';
import type { OutgoingFormModel } from './form-types.ts';

/** «Provider» and «Gateway»: filled in by themselves, changeable to what is possible; what is not says why. */
export function Ways({ form }: { form: OutgoingFormModel }): JSX.Element | null {
  const { t } = useDesk(OUTGOING_WORDS);
  const lines = form.lines.value;
  if (!form.recipient.value) return null;
  if (lines.state === 'loading')
    return (
      <p class="ways-note across" role="status">
        <span class="spinner" aria-hidden="true" /> {t.value('outgoing.gatewaysLoading')}
      </p>
    );
  if (lines.state === 'failed')
    return (
      <div class="ways-note across trouble" role="alert">
        <p>
          {t.value('outgoing.gatewaysFailed')} {lines.sentence}
        </p>
        <Button kind="link" onClick={() => void form.readGateways()}>
          {t.value('outgoing.again')}
        </Button>
      </div>
    );
  const offers = form.offers.value;
  if (offers.length === 0)
    return (
      <p class="ways-note across trouble" role="alert">
        {t.value('outgoing.noGateways')}
      </p>
    );
  return <Choices form={form} offers={offers} />;
}

function Choices({ form, offers }: { form: OutgoingFormModel; offers: Offer[] }): JSX.Element {
  const { t } = useDesk(OUTGOING_WORDS);
  const way = form.way.value;
  const families = [...new Set(offers.map((o) => family(o.gateway.type)))];
  const provider = way && family(way.gateway.type);
  const own = offers.filter((o) => !provider || family(o.gateway.type) === provider);
  const reason = (offer: Offer): string =>
    t.value(`outgoing.obstacle.${offer.obstacle}` as 'outgoing.obstacle.no-start');
  /** Nearest to being possible: what the operator can do something about. */
  const nearest =
    offers.find((o) => o.obstacle === 'needs-phone' || o.obstacle === 'no-address') ?? offers[0]!;
  const sameGateway = offers.find((o) => o.gateway.id === way?.gateway.id)?.ways ?? [];
  return (
    <>
      <div class="ways">
        <Choice
          label={t.value('outgoing.provider')}
          icon={messengerIcon(provider ?? '')}
          value={provider ?? ''}
          onValue={(name) => {
            const first = offers.find((o) => family(o.gateway.type) === name && o.ways.length > 0);
            if (first) form.chooseVia(first.gateway.id);
          }}
          options={families.map((name) => {
            const all = offers.filter((o) => family(o.gateway.type) === name);
            const isOpen = all.some((o) => o.ways.length > 0);
            const why = isOpen ? '' : reason(all.find((o) => o.obstacle !== 'not-offered') ?? all[0]!);
            return { value: name, text: messengerName(name, t.value), why };
          })}
        />
        <Choice
          label={t.value('outgoing.gateway')}
          value={way?.gateway.id ?? ''}
          onValue={form.chooseVia}
          options={own.map((o) => ({
            value: o.gateway.id,
            text: safeName(o.gateway.name),
            why: o.ways.length > 0 ? '' : reason(o),
          }))}
        />
      </div>
      {sameGateway.length > 1 && (
        <Choice
          label={t.value('outgoing.address')}
          value={way!.address.value}
          onValue={form.chooseAddress}
          options={sameGateway.map(({ address }) => ({
            value: address.value,
            text: safeName(showReading(address)),
            why: '',
          }))}
        />
      )}
      {way && sameGateway.length > 1 ? null : way ? (
        <p class="field-hint">
          {t.value('outgoing.chosen')}{' '}
          {offers.some((o) => o.obstacle === 'not-offered') && t.value('outgoing.onlySome')}
        </p>
      ) : (
        <p class="field-error" role="alert">
          {t.value('outgoing.noWay', { reason: reason(nearest).replace(/\.$/, '') })}
        </p>
      )}
    </>
  );
}
