import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { fileKind } from '../../../lib/chat/file-name.ts';
import type { Line } from '../../../lib/chat/lines.ts';
import type { ContactCard } from '../../../lib/chat/types.ts';
import { isCut } from '../../../lib/chat/amounts.ts';
import { headOf } from '../../../lib/text/names.ts';
import { safeName, timeOfDay } from '../../../lib/shown/format.ts';
import type { Translate } from '../../../lib/i18n/index.ts';
import { Button } from '../../ui/controls.tsx';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { FilePlace } from '../../files/file-place.tsx';
import { useDesk } from '../model.ts';
import { lateView } from '../late-view.tsx';
import { RichText } from './rich-text.tsx';

const Contact = lateView(() => import('../more-part.tsx').then((part) => part.ContactCardView));
const Earlier = lateView(() => import('../more-part.tsx').then((part) => part.EarlierWords));

/** Refused, unsure, or waiting for something that is told. */
const isInTrouble = ({ localId, note, state }: Line): boolean =>
  localId !== null && (Boolean(note) || state === 'failed' || state === 'unclear');

const Trouble = lateView(() => import('./trouble.tsx').then((part) => part.Trouble));
const MessageHead = lateView(() => import('./message-head.tsx').then((part) => part.MessageHead));
const MessageFile = lateView(
  () => import('../../files/message-file.tsx').then((part) => part.MessageFile),
  FilePlace,
);

/** Longer text is folded: one endless word or a pasted book must not hold up the page. */
const FOLD_AT = 3000;

interface BubbleProps {
  line: Line;
  continues: boolean;
  /** Words to be marked; '' for none. */
  search: string;
  /** The search points at this one. */
  isCurrent: boolean;
}

/** Who wrote it, for those who hear it or copy it. */
export function authorName(line: Line, t: Translate): string {
  if (line.author === 'bot') return t('chat.bot');
  if (line.author === 'client') return safeName(line.name) || t('chat.client');
  return safeName(line.name) || t('chat.you');
}

export function Bubble({ line, continues, search, isCurrent }: BubbleProps): JSX.Element {
  const desk = useDesk();
  const { t, language } = desk;
  const unfolded = useSignal(false);
  const wasOpen = useSignal(false);
  const earlier = line.extra?.earlier;
  const card = line.extra?.contact;
  const author = authorName(line, t.value);
  const folded = line.text.length > FOLD_AT && !unfolded.value && !isCurrent;
  const text = folded ? `${headOf(line.text, FOLD_AT)}…` : line.text;
  return (
    <div
      class={`message ${line.author} ${continues ? 'continues' : ''} ${isCurrent ? 'current' : ''}`}
      data-line={line.key}
      data-author={line.author}
      data-message-state={line.state ?? undefined}
    >
      {line.author === 'bot' && !continues ? (
        <p class="author">
          <Icon name="bot" size={14} /> {author}
        </p>
      ) : (
        <span class="visually-hidden">{author}: </span>
      )}
      {line.author === 'operator' && line.name && !continues && <p class="author">{line.name}</p>}
      <div class="bubble">
        {line.extra && <MessageHead extra={line.extra} />}
        {(line.notice === 'deleted' || line.notice === 'unknown') && <Gone line={line} />}
        {line.notice === 'file-blocked' && !line.file && (
          <p class="blocked">
            <Icon name="blocked" size={16} /> {t.value('chat.fileBlocked')}
          </p>
        )}
        {line.file && <MessageFile line={line} file={line.file} />}
        {text && !(card && saysCard(text, card)) && (
          <RichText text={text} search={search} large={isSticker(line)} />
        )}
        {card && (
          <span class="card-place">
            <Contact card={card} />
          </span>
        )}
        {wasOpen.value && <Earlier words={earlier!} />}
        {folded && (
          <Button kind="link" onClick={() => (unfolded.value = true)}>
            {t.value('chat.more')}
          </Button>
        )}
        <span class="stamp num">
          {line.edited &&
            (earlier ? (
              <Button
                kind="link"
                aria-expanded={wasOpen.value}
                title={t.value('chat.earlierWords')}
                onClick={() => (wasOpen.value = !wasOpen.value)}
              >
                {t.value('chat.edited')}
              </Button>
            ) : (
              <span>{t.value('chat.edited')} </span>
            ))}
          {isCut(line.text) && <span>{t.value('chat.cut')} </span>}
          <time dateTime={new Date(line.at).toISOString()}>{timeOfDay(line.at, language.value)}</time>
          <StateMark line={line} />
        </span>
      </div>
      {isInTrouble(line) && <Trouble line={line} />}
    </div>
  );
}

/** The card shows it better. */
const saysCard = (text: string, { name, phone }: ContactCard): boolean =>
  bareWords(text) === bareWords(`${name} ${phone}`) || bareWords(text) === bareWords(phone);
const bareWords = (text: string): string => text.replace(/[<>+\s]/g, '');

/** An emoji says what an animation would show. */
const isSticker = ({ file, text }: Line): boolean =>
  file !== null && fileKind(file) === 'sticker' && text.length <= 12;

function Gone({ line }: { line: Line }): JSX.Element {
  const { t } = useDesk();
  const kind = line.extra?.kind;
  const words =
    line.notice === 'deleted'
      ? t.value('chat.deleted')
      : kind
        ? t.value('chat.unknownKind', { kind })
        : t.value('chat.noWords');
  return (
    <span class="gone" data-notice-of={line.notice}>
      <Icon name={line.notice === 'deleted' ? 'trash' : 'question'} size={14} /> {words}
    </span>
  );
}

const MARKS: Partial<Record<NonNullable<Line['state']>, IconName>> = {
  queued: 'clock',
  sending: 'clock',
  sent: 'check',
};

function StateMark({ line }: { line: Line }): JSX.Element | null {
  const { t } = useDesk();
  const icon = line.state && MARKS[line.state];
  if (!icon || !line.state || line.state === 'failed' || line.state === 'unclear') return null;
  const words = t.value(`send.${line.state}`);
  return (
    <span class="state" title={words}>
      <Icon name={icon} size={14} />
      <span class={line.state === 'sent' ? 'visually-hidden' : ''}>{words}</span>
    </span>
  );
}
