/** What an open chat needs now and then: questions, a picture in full, the work after a chat. Every page would pay for it. */
import type { JSX } from 'preact';
import type { Blank } from '../../lib/templates/placeholders.ts';
import { REPORT_WORDS } from '../../lib/recorder/words.ts';
import { Cause } from '../recorder/cause.tsx';
import { closable } from './closable.ts';
import { BlanksDialog } from './composer/blanks-dialog.tsx';
import { EndDialog } from './conversation/end-dialog.tsx';
import { Zoom } from '../files/zoom.tsx';
import { useDesk, type Slots } from './model.ts';
import './more.css';

export { ContactCardView } from './conversation/contact-card.tsx';
export { EarlierWords } from './conversation/earlier-words.tsx';
export { Processing } from '../after-work/processing.tsx';

export const endDialog = (desk: Slots, chatId: string): JSX.Element =>
  closable(desk, (close) => <EndDialog chatId={chatId} onClose={close} />);

export const blanksDialog = (desk: Slots, blanks: Blank[], onSend: () => void): JSX.Element =>
  closable(desk, (close) => <BlanksDialog blanks={blanks} onSend={onSend} onClose={close} />);

export const zoom = (url: string, name: string, onSave: () => void): JSX.Element => (
  <Zoom url={url} name={name} onSave={onSave} />
);

export function ToldCause({ detail }: { detail: string }): JSX.Element {
  return <Cause detail={detail} from={useDesk(REPORT_WORDS)} />;
}
