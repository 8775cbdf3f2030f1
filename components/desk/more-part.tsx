/** What an open chat needs now and then: questions, a picture in full, the work after a chat. Every page would pay for it. */
import type { JSX } from 'preact';
import type { Blank } from '../../lib/chat/placeholders.ts';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import type { ContactCard } from '../../lib/chat/types.ts';
import { REPORT_WORDS } from '../../lib/i18n/report.ts';
import { Cause } from '../report/cause.tsx';
import { BlanksDialog } from './composer/blanks-dialog.tsx';
import { ContactCardView } from './conversation/contact-card.tsx';
import { EarlierWords } from './conversation/earlier-words.tsx';
import { EndDialog } from './conversation/end-dialog.tsx';
import { Zoom } from './files/zoom.tsx';
import { withWords, type DeskModel } from './model.ts';
import './more.css';
import { Processing } from './conversation/processing.tsx';

const close = (desk: DeskModel) => (): void => void (desk.dialog.value = null);

export const endDialog = (desk: DeskModel, chatId: string): JSX.Element => (
  <EndDialog chatId={chatId} onClose={close(desk)} />
);

export const blanksDialog = (desk: DeskModel, blanks: Blank[], onSend: () => void): JSX.Element => (
  <BlanksDialog blanks={blanks} onSend={onSend} onClose={close(desk)} />
);

export const zoom = (url: string, name: string, onSave: () => void): JSX.Element => (
  <Zoom url={url} name={name} onSave={onSave} />
);

export const cause = (desk: DeskModel, detail: string): JSX.Element => (
  <Cause detail={detail} from={withWords(desk, REPORT_WORDS)} />
);

export const contactCard = (card: ContactCard): JSX.Element => <ContactCardView card={card} />;

export const earlierWords = (words: readonly string[]): JSX.Element => <EarlierWords words={words} />;

export const processing = (chat: ChatSummary): JSX.Element => <Processing chat={chat} />;
