/** Who had a chat, and how it went from one to the next, in words. */
import { servedBy, type OwnerMoment, type StoryChat } from '../history/rules.ts';
import type { CARD_WORDS } from '../card/words.ts';
import type { HISTORY_WORDS } from '../history/words.ts';
import type { Translate } from '../i18n/index.ts';
import { safeName } from '../text/names.ts';

/** «Вели чат: …» @param time of day @returns '' when nobody did */
export function servedText(
  chat: StoryChat,
  t: Translate<keyof typeof HISTORY_WORDS>,
  time: (ms: number) => string,
): string {
  const names = servedBy(chat).map(({ name, from, to }) => {
    const who = safeName(name) || t('story.you');
    if (from === 0) return who;
    return to === null
      ? t('story.since', { name: who, from: time(from) })
      : t('story.span', { name: who, from: time(from), to: time(to) });
  });
  if (names.length === 0) return '';
  const all = names.reduce((before, name) => t('story.then', { before, name }));
  return t('story.operators', { names: all });
}

export function momentText(moment: OwnerMoment, t: Translate<keyof typeof CARD_WORDS>): string {
  const name = safeName(moment.name) || t('card.you');
  switch (moment.kind) {
    case 'transfer':
      return t('card.m.transfer', { name, to: safeName(moment.to), outcome: t(`card.o.${moment.outcome}`) });
    case 'handed':
      return t('card.m.handed', { name, to: safeName(moment.to) || t('card.you') });
    case 'withdrawn':
      return t('card.m.withdrawn', { name, reason: t(`withdrawn.${moment.reason}`) });
    case 'left':
    case 'closed':
      return t(`card.m.${moment.kind}`, { name, reason: t(`end.${moment.reason}`) });
    default:
      return t(`card.m.${moment.kind}`, { name });
  }
}
