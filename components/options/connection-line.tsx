import type { JSX } from 'preact';
import { timeWithSeconds } from '../../lib/shown/dates.ts';
import { usePage } from './model.ts';

/** Older than this, the line says the age of what it has instead of «на связи». */
const STALE_MS = 60_000;

/** The line to Webitel in words. */
export function ConnectionLine(): JSX.Element {
  const { t, view, language, now } = usePage();
  const { state, freshAt } = view.value!.connection;
  const time = freshAt === null ? '' : timeWithSeconds(freshAt, language.value);
  const isFresh = freshAt !== null && now.value - freshAt < STALE_MS;
  const key =
    state === 'online' && freshAt !== null
      ? isFresh
        ? 'link.online'
        : 'link.stale'
      : state === 'online'
        ? 'link.connecting'
        : `link.${state}`;
  const tone = state === 'offline' ? 'red' : key === 'link.stale' ? 'amber' : 'quiet';
  return <span class={`link-line num ${tone}`}>{t.value(key as 'link.online', { time })}</span>;
}
