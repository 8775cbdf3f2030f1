import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { CARD_WORDS } from '../../lib/card/words.ts';
import { useDesk } from '../desk/model.ts';
import type { CardModel } from './card-model.ts';
import type { Layout } from './layout.ts';
import { HistoryDetail } from './history-detail.tsx';
import { RecordLookup, ResultLookup } from './lookup.tsx';
import { canSave } from './save-bar.tsx';
import { named, Side } from './side.tsx';

/** «Основная информация»: the result, what the chat is tied to, and the client's earlier chats. */
export function InfoTab({
  chat,
  card,
  layout,
}: {
  chat: ChatSummary;
  card: CardModel;
  layout: Layout;
}): JSX.Element {
  const { t } = useDesk(CARD_WORDS);
  const rating = named(card.stored('rating'));
  const comment = named(card.stored('ratingComment'));
  return (
    <>
      <section class="card-group down" aria-labelledby="card-result">
        <h2 id="card-result">{t.value('card.result')}</h2>
        <div class="card-result">
          <ResultLookup card={card} />
          <dl class="card-fields down">
            <div>
              <dt>{t.value('card.rating')}</dt>
              <dd class={rating ? undefined : 'quiet'}>{rating || t.value('card.noneYet')}</dd>
            </div>
            <div>
              <dt>{t.value('card.ratingComment')}</dt>
              <dd class={comment ? undefined : 'quiet'}>{comment || t.value('card.noneYet')}</dd>
            </div>
          </dl>
        </div>
        <ResultDetails card={card} />
      </section>
      <section class="card-group down" aria-labelledby="card-links">
        <h2 id="card-links">{t.value('card.links')}</h2>
        <div class="card-pairs">
          <RecordLookup card={card} field="account" entity="Account" />
          <RecordLookup card={card} field="contact" entity="Contact" />
          <RecordLookup card={card} field="activity" entity="Activity" />
          <RecordLookup card={card} field="case" entity="Case" />
        </div>
      </section>
      {layout !== 'wide' && (
        <section class="card-group down" aria-labelledby="card-folded">
          <h2 id="card-folded">{t.value('card.side')}</h2>
          <Side chat={chat} card={card} />
        </section>
      )}
      <HistoryDetail card={card} />
    </>
  );
}

function ResultDetails({ card }: { card: CardModel }): JSX.Element {
  const { t } = useDesk(CARD_WORDS);
  const id = useId();
  const value = card.value('resultDetails');
  const off = !canSave(card) || (card.names.value !== null && !card.has('resultDetails'));
  return (
    <div class="field">
      <label for={id}>{t.value('card.resultDetails')}</label>
      <textarea
        id={id}
        rows={3}
        disabled={off}
        title={card.names.value && !card.has('resultDetails') ? t.value('card.noColumn') : undefined}
        value={typeof value === 'string' ? value : ''}
        onInput={(event) => card.edit('resultDetails', event.currentTarget.value)}
      />
    </div>
  );
}
