import type { JSX } from 'preact';
import type { LineExtra } from '../../../lib/chat/lines.ts';
import type { Quote } from '../../../lib/chat/quote.ts';
import { fileLabel, safeName } from '../../../lib/shown/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { useDesk } from '../model.ts';

/** What a message came as, above its words: an answer to another one, passed on, a pressed button. */
export function MessageHead({ extra }: { extra: LineExtra }): JSX.Element | null {
  const { t } = useDesk();
  const { quote, forwarded, pressed } = extra;
  const from = safeName(forwarded?.from ?? '');
  return (
    <>
      {forwarded && (
        <p class="came-as" data-came-as="forwarded">
          <Icon name="transfer" size={14} />{' '}
          {from ? t.value('chat.forwardedFrom', { name: from }) : t.value('chat.forwarded')}
        </p>
      )}
      {quote && <Quoted quote={quote} />}
      {pressed && (
        <p class="came-as" data-came-as="pressed">
          <Icon name="keyboard" size={14} /> {t.value('chat.pressed')}
        </p>
      )}
    </>
  );
}

/** Who pressed goes to the message: the list listens for `data-go`. */
function Quoted({ quote }: { quote: Quote }): JSX.Element {
  const { t } = useDesk();
  if (quote.key === null) return <p class="quote unknown">{t.value('chat.answersEarlier')}</p>;
  const author = t.value(
    quote.author === 'bot' ? 'chat.bot' : quote.author === 'client' ? 'chat.client' : 'chat.you',
  );
  const name = safeName(quote.name) || author;
  const words = quote.text.trim() || (quote.file ? fileLabel(quote.file, t.value) : '');
  return (
    <button
      type="button"
      class="quote"
      data-go={quote.key}
      aria-label={t.value('chat.answers', { name, text: words })}
    >
      <strong>{name}</strong>
      <span>{words}</span>
    </button>
  );
}
