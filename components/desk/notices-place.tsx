import type { JSX } from 'preact';
import type { DeskView } from '../../lib/bridge/view.ts';
import { lateView } from './late-view.tsx';
import { useView } from './model.ts';

const Notices = lateView(() => import('./notices.tsx').then((part) => part.Notices));

/** On a good day there is nothing to be told, and nothing is loaded for it. */
export function NoticesPlace(): JSX.Element | null {
  return useView((view) => view && mayTell(view)) ? <Notices /> : null;
}

const mayTell = (view: DeskView): boolean =>
  view.session.state === 'expired' ||
  view.connection.state === 'offline' ||
  Boolean(view.connection.trouble) ||
  view.agentProblem === 'no-licence' ||
  Boolean(view.agent?.thrown || view.agent?.hasIm) ||
  view.storage !== 'stored' ||
  view.crmSessionLostAt !== null ||
  view.autoAccepted !== null;
