import type { JSX } from 'preact';
import { openInvites, waitingChats } from '../../lib/chat/order.ts';
import { lightAt, usableRules, type Light } from '../../lib/chat/traffic-light.ts';
import { clock } from '../../lib/shown/format.ts';
import { usePage } from '../options/model.ts';
import { LightPill } from '../ui/light-pill.tsx';

const URGENCY = ['red', 'yellow', 'green'] as const;

/** How many customers wait, by colour, and how many invitations are open: on one line, in words for those who do not see it. */
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
  const over: Record<(typeof URGENCY)[number], string> = {
    red: t('popup.byLight.red', { time: clock(rules.redSeconds * 1000, t) }),
    yellow: t('popup.byLight.yellow', { time: clock(rules.yellowSeconds * 1000, t) }),
    green: t('popup.byLight.green'),
  };
  return (
    <section class="popup-waiting across" aria-labelledby="waiting-title">
      <h2 id="waiting-title" class={isQuiet ? undefined : 'visually-hidden'}>
        {t(isQuiet ? 'popup.nobody' : waiting.length > 0 ? 'popup.waiting' : 'popup.invites')}
      </h2>
      {!isQuiet && (
        <ul>
          {rules.enabled
            ? URGENCY.map((light) => {
                const count = lights.filter((one) => one === light).length;
                return (
                  count > 0 && (
                    <Count
                      key={light}
                      light={light}
                      words={`${t(`light.${light}`)}, ${over[light]}`}
                      count={count}
                    />
                  )
                );
              })
            : waiting.length > 0 && <Count light={null} words={t('popup.waiting')} count={waiting.length} />}
          {invites > 0 && (
            <li class="invites" title={t('popup.invites')}>
              <span class="words">{t('popup.invites')}</span> <span class="count num">{invites}</span>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

function Count({ light, words, count }: { light: Light | null; words: string; count: number }): JSX.Element {
  return (
    <li data-light={light ?? undefined} title={words}>
      <span class="visually-hidden">{words}</span> <LightPill light={light} text={String(count)} />
    </li>
  );
}
