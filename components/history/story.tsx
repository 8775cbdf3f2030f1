import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { AskCrm } from '../../lib/creatio/ops.ts';
import type { StoryChat } from '../../lib/history/rules.ts';
import type { Translate } from '../../lib/i18n/index.ts';
import { HISTORY_WORDS } from '../../lib/history/words.ts';
import { useDesk } from '../desk/model.ts';
import { dayName } from '../../lib/shown/format.ts';
import { byDay } from '../../lib/shown/by-day.ts';
import { Button, SearchField } from '../ui/controls.tsx';
import { StoryItem } from './story-item.tsx';
import { createStory, type Source, type Story } from './use-story.ts';

interface StoryProps {
  conversationId: string;
  /** Of this CRM, and no guess; null: not known. */
  contactId: string | null;
  ask: AskCrm | null;
  /** Above the conversation itself: the cursor goes into the search at once, and the conversation is none of the others. */
  isAbove?: boolean;
}

/** All chats of a client by day, the newest first: what was said, who served them, what came of it; and why something is missing. */
export function ClientStoryView({
  conversationId,
  contactId,
  ask,
  isAbove = false,
}: StoryProps): JSX.Element {
  const { t, call, sentence } = useDesk(HISTORY_WORDS);
  const story = useMemo(
    () => createStory({ ask, call, sentence, conversationId, contactId }),
    [ask, conversationId, contactId],
  );
  useEffect(() => () => story.stop(), [story]);
  const all = story.chats.value;
  const chats = isAbove ? all.filter((one) => one.conversationId !== conversationId) : all;
  return (
    <div class="story" data-rows>
      <SearchField
        takesFocus={isAbove}
        maxLength={200}
        label={t.value('search.label')}
        onText={(text) => story.search(text)}
      />
      <Missing story={story} />
      <Days story={story} chats={chats} conversationId={conversationId} />
      <Foot story={story} count={chats.length} />
    </div>
  );
}

/** What the line lacks, and why. */
function Missing({ story }: { story: Story }): JSX.Element | null {
  const { t } = useDesk(HISTORY_WORDS);
  const sentences = [webitelLacks(story.webitel.value, t.value), crmLacks(story.crm.value, t.value)];
  const known = sentences.filter(Boolean);
  if (known.length === 0) return null;
  const failed = [story.webitel.value, story.crm.value].some(({ state }) => state === 'failed');
  return (
    <div class="story-note" role="status">
      {known.map((one, i) => (
        <p key={i}>{one}</p>
      ))}
      {failed && (
        <Button kind="link" busy={story.isLoading.value} onClick={() => story.again()}>
          {t.value('story.again')}
        </Button>
      )}
    </div>
  );
}

function webitelLacks({ state, failure }: Source, t: Translate<keyof typeof HISTORY_WORDS>): string {
  if (state === 'none') return t('story.unlinked');
  if (state === 'forbidden') return t('story.forbidden');
  return state === 'failed' ? t('story.webitelFailed', { reason: String(failure) }) : '';
}

function crmLacks({ state, failure }: Source, t: Translate<keyof typeof HISTORY_WORDS>): string {
  if (state === 'none') return t('story.noContact');
  if (state !== 'failed' || typeof failure === 'string') return '';
  const { kind, words } = failure;
  const reason = t(`story.f.${kind}` as 'story.f.server', { words }).trim();
  return t('story.crmFailed', { reason });
}

interface DaysProps {
  story: Story;
  chats: StoryChat[];
  conversationId: string;
}

function Days({ story, chats, conversationId }: DaysProps): JSX.Element {
  const { t, now, language } = useDesk(HISTORY_WORDS);
  return (
    <>
      {byDay(chats, ({ at }) => at).map(([key, at, ofDay]) => (
        <section key={key} data-outdated={story.isOutdated.value || undefined}>
          <h3>{at > 0 ? dayName(at, now.peek(), language.value, t.value) : ''}</h3>
          <ul role="list">
            {ofDay.map((chat) => (
              <StoryItem
                key={chat.key}
                chat={chat}
                isCurrent={chat.conversationId === conversationId}
                search={story.text.value}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** How much is shown, and whether that is all. */
function Foot({ story, count }: { story: Story; count: number }): JSX.Element {
  const { t } = useDesk(HISTORY_WORDS);
  const { webitel, crm } = story;
  const isWhole = [webitel.value, crm.value].every(({ state }) => state === 'ok' || state === 'none');
  const nothing = story.text.value === '' ? t.value('story.empty') : t.value('story.nothing');
  const knowsNobody = webitel.value.state === 'none' && crm.value.state === 'none';
  return (
    <>
      <p class="story-foot small" role="status">
        {story.isLoading.value ? (
          <>
            <span class="spinner" aria-hidden="true" /> {t.value('story.loading')}
          </>
        ) : count > 0 ? (
          `${t.value('story.shown', { count })} ${!story.hasMore.value && isWhole ? t.value('story.end') : ''}`
        ) : isWhole && !knowsNobody ? (
          nothing
        ) : (
          ''
        )}
      </p>
      {story.hasMore.value && (
        <Button class="button outline story-more" onClick={() => void story.more()}>
          {t.value('story.more')}
        </Button>
      )}
    </>
  );
}
