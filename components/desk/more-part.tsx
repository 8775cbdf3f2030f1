/** What an open chat needs now and then: questions, a picture in full, the work after a chat. Every page would pay for it. */
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { MORE_TEXTS } from '../../lib/i18n/more.ts';
import type { Blank } from '../../lib/chat/placeholders.ts';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import type { ContactCard } from '../../lib/chat/types.ts';
import { BlanksDialog } from './composer/blanks-dialog.tsx';
import { ContactCardView } from './conversation/contact-card.tsx';
import { EarlierWords } from './conversation/earlier-words.tsx';
import { EndDialog } from './conversation/end-dialog.tsx';
import { Zoom } from './files/zoom.tsx';
import { DeskProvider, type DeskModel } from './model.ts';
import css from './more.css?inline';
import { adoptStyles, partDesk } from './part.ts';
import { Processing } from './conversation/processing.tsx';

/** The part has a context of its own: see `runtime.ts`. */
function Part({ desk, children }: { desk: DeskModel; children: ComponentChildren }): JSX.Element {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => adoptStyles(place.current!, css), []);
  return (
    <DeskProvider value={partDesk(desk, MORE_TEXTS)}>
      <span ref={place} hidden />
      {children}
    </DeskProvider>
  );
}

const close = (desk: DeskModel) => (): void => void (desk.dialog.value = null);

export const endDialog = (desk: DeskModel, chatId: string): JSX.Element => (
  <Part desk={desk}>
    <EndDialog chatId={chatId} onClose={close(desk)} />
  </Part>
);

export const blanksDialog = (desk: DeskModel, blanks: Blank[], onSend: () => void): JSX.Element => (
  <Part desk={desk}>
    <BlanksDialog blanks={blanks} onSend={onSend} onClose={close(desk)} />
  </Part>
);

export const zoom = (desk: DeskModel, url: string, name: string, onSave: () => void): JSX.Element => (
  <Part desk={desk}>
    <Zoom url={url} name={name} onSave={onSave} />
  </Part>
);

export const contactCard = (desk: DeskModel, card: ContactCard): JSX.Element => (
  <Part desk={desk}>
    <ContactCardView card={card} />
  </Part>
);

export const earlierWords = (desk: DeskModel, words: readonly string[]): JSX.Element => (
  <Part desk={desk}>
    <EarlierWords words={words} />
  </Part>
);

export const processing = (desk: DeskModel, chat: ChatSummary): JSX.Element => (
  <Part desk={desk}>
    <Processing chat={chat} />
  </Part>
);
