import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { CARD_WORDS } from '../../lib/card/words.ts';
import { MOST_POSTS } from '../../lib/feed/rules.ts';
import { safeName } from '../../lib/shown/format.ts';
import { dateTime } from '../../lib/shown/dates.ts';
import { Button } from '../ui/controls.tsx';
import { useDesk } from '../desk/model.ts';
import type { CardModel } from './card-model.ts';
import { failureOf, type Failure } from '../desk/crm-failure.ts';
import { Problem } from './problem.tsx';
import { SteadyButton } from './steady-button.tsx';
import { useRows } from './use-rows.ts';

/** «Лента»: the last posts of the record as plain text, and a new one. */
export function FeedTab({ card }: { card: CardModel }): JSX.Element {
  const desk = useDesk(CARD_WORDS);
  const { t, language } = desk;
  const id = useId();
  /** Of the post that is in the field. */
  const refused = useSignal<Failure | null>(null);
  const busy = useSignal(false);
  const recordId = card.record.value?.id ?? null;
  const { post } = card.typed.value;
  const {
    rows: posts,
    failure,
    read,
  } = useRows(recordId, (of) => card.ask!('record-feed', { recordId: of }));

  const publish = async (): Promise<void> => {
    const { id: postId, text } = card.typed.peek().post;
    if (busy.peek() || !recordId || text.trim() === '') return;
    busy.value = true;
    refused.value = null;
    try {
      await desk.crm!.ask('record-feed-post', { recordId, postId, text });
      // What was typed since, on another visit to this tab, is another post.
      if (card.typed.peek().post.id === postId) card.keep({ post: { id: '', text: '' } });
      await read();
    } catch (error) {
      refused.value = failureOf(error);
    }
    busy.value = false;
  };
  return (
    <section class="card-group down" aria-label={t.value('card.feed')}>
      <div class="field">
        <label for={id}>{t.value('card.feedText')}</label>
        <textarea
          id={id}
          rows={3}
          value={post.text}
          disabled={!recordId}
          readOnly={busy.value}
          onInput={(event) => {
            refused.value = null;
            // Another text is another post; the same one again is the same.
            card.keep({ post: { id: desk.newId(), text: event.currentTarget.value } });
          }}
        />
      </div>
      {refused.value && (
        <Problem failure={refused.value}>
          {t.value('card.postKept')}{' '}
          <Button kind="link" busy={busy.value} onClick={() => void publish()}>
            {t.value('card.publishAgain')}
          </Button>
        </Problem>
      )}
      {failure.value && (
        <Problem failure={failure.value}>
          <Button kind="link" onClick={() => void read()}>
            {t.value('card.again')}
          </Button>
        </Problem>
      )}
      <div class="publish-row">
        <SteadyButton
          primary
          busy={busy.value}
          off={!recordId || post.text.trim() === ''}
          onPress={() => void publish()}
        >
          {t.value('card.publish')}
        </SteadyButton>
      </div>
      <ul class="posts" role="list" aria-label={t.value('card.feed')}>
        {posts.value?.map((one) => (
          <li key={one.id}>
            <p class="post-head">
              <strong>{safeName(one.by)}</strong>{' '}
              <span class="num quiet">{dateTime(one.at, language.value)}</span>
            </p>
            <p class="long-text">{one.text}</p>
            {one.likes + one.comments > 0 && (
              <p class="quiet">{t.value('card.reactions', { likes: one.likes, comments: one.comments })}</p>
            )}
          </li>
        ))}
      </ul>
      {(posts.value?.length ?? 0) >= MOST_POSTS && (
        <p class="quiet">{t.value('card.mostFiles', { count: MOST_POSTS })}</p>
      )}
      {posts.value?.length === 0 && <p class="quiet">{t.value('card.noPosts')}</p>}
    </section>
  );
}
