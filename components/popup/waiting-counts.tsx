import type { JSX } from 'preact';
import { openInvites, waitingChats } from '../../lib/chat/order.ts';
import { lightAt, usableRules, type Light } from '../../lib/chat/traffic-light.ts';
import { clock } from '../format.ts';
import { usePage } from '../options/model.ts';
import { LightPill } from '../ui/light-pill.tsx';

const URGENCY = ['red', 'yellow', 'green'] as const;

/** How many customers wait, by colour, and how many invitations are open. */
export function WaitingCounts(): JSX.Element {
  const { t: texts, view, now } = usePage();
  const t = texts.value;
  const { chats, settings, offset } = view.value!;
  const rules = usableRules(settings.trafficLight);
  const all = Object.values(chats);
  const waiting = waitingChats(all);
  const invites = openInvites(all).length;
  const isQuiet = waiting.length === 0 && invites === 0;
  const lights = waiting.map((chat) => lightAt(chat.wait!, rules, now.value + offset).light);
  const count = (light: Light): number => lights.filter((one) => one === light).length;
  const over: Record<(typeof URGENCY)[number], string> = {
    red: t('popup.byLight.red', { time: clock(rules.redSeconds * 1000, t) }),
    yellow: t('popup.byLight.yellow', { time: clock(rules.yellowSeconds * 1000, t) }),
    green: t('popup.byLight.green'),
  };
  return (
    <section class="popup-waiting" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{isQuiet ? t('popup.nobody') : t('popup.waiting')}</h2>
      {!isQuiet && (
        <ul>
          {waiting.length > 0 &&
            (rules.enabled ? (
              URGENCY.map((light) => (
                <Row
                  key={light}
                  light={light}
                  words={t(`light.${light}`)}
                  more={over[light]}
                  count={count(light)}
                />
              ))
            ) : (
              <Row light={null} words={t('popup.waiting')} more="" count={waiting.length} />
            ))}
          {invites > 0 && <Row light={null} words={t('popup.invites')} more="" count={invites} />}
        </ul>
      )}
    </section>
  );
}

interface RowProps {
  light: Light | null;
  words: string;
  more: string;
  count: number;
}

function Row({ light, words, more, count }: RowProps): JSX.Element {
  return (
    <li data-light={light ?? undefined} class={count === 0 ? 'none' : undefined}>
      <span class="words">{words}</span> <span class="more num">{more}</span>{' '}
      <LightPill light={light} text={String(count)} />
    </li>
  );
}
