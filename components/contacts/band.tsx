import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { ContactLink } from '../../lib/contacts/rules.ts';
import type { ChatSummary } from '../../lib/chat/summary.ts';
import { mainCrm } from '../../lib/contacts/whose-crm.ts';
import { PEOPLE_WORDS } from '../../lib/contacts/words.ts';
import { safeName } from '../../lib/shown/format.ts';
import { Button } from '../ui/controls.tsx';
import { withPart } from '../desk/late-view.tsx';
import { useDesk } from '../desk/model.ts';
import { isElsewhere } from '../../lib/contacts/here.ts';
import { isOwnTab } from './own-tab.ts';
import { peopleModel } from './people-model.ts';
import { RecordLink } from './record-link.tsx';
import { RefusedRecord } from './refused-record.tsx';

/** Whose chat it is; and, when a case is on the CRM's screen, one press that links it. */
export function Band({ chat }: { chat: ChatSummary }): JSX.Element {
  const desk = useDesk(PEOPLE_WORDS);
  const { links, place } = peopleModel(desk);
  const link = links.value[chat.id];
  const here = place.value;
  const offered =
    here?.entity === 'Case' &&
    here.number !== '' &&
    link &&
    !isElsewhere(link, desk.crm?.origin) &&
    here.id !== link.case?.id;
  return (
    <div class="people">
      <RefusedRecord chatId={chat.id} />
      {isOwnTab(here, chat.id) && (
        <p class="whose" role="status">
          <span class="account">{desk.t.value('people.ownTab')}</span>
        </p>
      )}
      {link ? <Whose chat={chat} link={link} /> : <WhichCrm chatId={chat.id} />}
      {offered && <CaseOffer key={here.id} chatId={chat.id} link={link} />}
    </div>
  );
}

/** Several CRMs, and nothing tells which one this chat belongs to: the answer is kept with the chat. */
function WhichCrm({ chatId }: { chatId: string }): JSX.Element | null {
  const { t, view } = useDesk(PEOPLE_WORDS);
  const named = view.value?.settings.creatio;
  if (!named || named.origins.length < 2 || mainCrm(named) !== null) return null;
  const question = t.value('people.whichCrm');
  return (
    <div class="whose which-crm" role="group" aria-label={question}>
      <span class="account">{question}</span>
      <span class="grow" />
      {named.origins.map((origin) => (
        <InCrm key={origin} chatId={chatId} origin={origin}>
          {new URL(origin).host}
        </InCrm>
      ))}
    </div>
  );
}

/** From then on the chat belongs to that CRM, which is asked whose it is. */
function InCrm({
  chatId,
  origin,
  children,
}: {
  chatId: string;
  origin: string;
  children: string;
}): JSX.Element {
  const desk = useDesk();
  const busy = useSignal(false);
  const choose = async (): Promise<void> => {
    busy.value = true;
    await desk.act({ type: 'contact.identify', conversationId: chatId, origin });
    busy.value = false;
  };
  return (
    <Button kind="link" busy={busy.value} onClick={() => void choose()}>
      {children}
    </Button>
  );
}

function Whose({ chat, link }: { chat: ChatSummary; link: ContactLink }): JSX.Element | null {
  const desk = useDesk(PEOPLE_WORDS);
  const { t } = desk;
  const show = (dialog: 'contact' | 'identify'): void => {
    withPart(desk, import('../actions/part.tsx'), ({ actionDialog }) => {
      desk.dialog.value = actionDialog(desk, dialog, chat.id);
    });
  };
  if (link.state === 'linked')
    return (
      <p class="whose">
        <RecordLink entity="Contact" id={link.contactId!} name={link.name} class="contact" />
        {link.accountName && <span class="account">{safeName(link.accountName)}</span>}
        {link.case && <RecordLink entity="Case" id={link.case.id} name={link.case.number} class="case" />}
        <span class="grow" />
        <Button kind="link" onClick={() => show(link.choices.length > 1 ? 'contact' : 'identify')}>
          {t.value('people.change')}
        </Button>
      </p>
    );
  if (isElsewhere(link, desk.crm?.origin))
    return (
      <p class="whose">
        <span class="account">{t.value('people.elsewhere', { site: new URL(link.origin).host })}</span>
        <span class="grow" />
        <InCrm chatId={chat.id} origin={desk.crm!.origin}>
          {t.value('people.hither')}
        </InCrm>
      </p>
    );
  if (link.state === 'unasked') return null;
  if (link.state === 'supposed')
    return <Supposed chatId={chat.id} link={link} show={() => show('identify')} />;
  const several = link.state === 'ambiguous';
  const nobody = link.how === 'chosen' ? 'people.cleared' : 'people.none';
  return (
    <p class="whose">
      <span class="account">
        {several ? t.value('people.several', { count: link.choices.length }) : t.value(nobody)}
      </span>
      {link.case && <RecordLink entity="Case" id={link.case.id} name={link.case.number} class="case" />}
      <span class="grow" />
      <Button kind="link" onClick={() => show(several ? 'contact' : 'identify')}>
        {t.value(several ? 'people.choose' : 'people.identify')}
      </Button>
    </p>
  );
}

/** Whoever the client says that he is: shown as his words, and nobody until somebody has confirmed it. */
function Supposed({
  chatId,
  link,
  show,
}: {
  chatId: string;
  link: ContactLink;
  show: () => void;
}): JSX.Element | null {
  const desk = useDesk(PEOPLE_WORDS);
  const { t } = desk;
  const busy = useSignal(false);
  const [one] = link.choices;
  if (!one) return null;
  const confirm = async (): Promise<void> => {
    busy.value = true;
    await desk.act({ type: 'contact.choose', conversationId: chatId, contactId: one.id });
    busy.value = false;
  };
  return (
    <p class="whose supposed">
      <span class="account">{t.value('people.said')}</span>
      <RecordLink entity="Contact" id={one.id} name={one.name} class="contact" />
      {one.accountName && <span class="account">{safeName(one.accountName)}</span>}
      <span class="grow" />
      <Button kind="link" busy={busy.value} onClick={() => void confirm()}>
        {t.value('people.confirm')}
      </Button>
      <Button kind="link" onClick={show}>
        {t.value('people.change')}
      </Button>
    </p>
  );
}

function CaseOffer({ chatId, link }: { chatId: string; link: ContactLink }): JSX.Element | null {
  const desk = useDesk(PEOPLE_WORDS);
  const { t } = desk;
  const busy = useSignal(false);
  const here = peopleModel(desk).place.value;
  if (!here) return null;
  const isOther = link.contactId !== null && here.contactId !== null && link.contactId !== here.contactId;
  const tie = async (): Promise<void> => {
    busy.value = true;
    const part = await desk.late(import('../actions/part.tsx'));
    await part?.linkCase(desk, chatId, here.id);
    busy.value = false;
  };
  return (
    <p class="whose offer">
      <span class="account">
        {t.value(isOther ? 'people.caseOther' : 'people.caseHere', { number: safeName(here.number) })}
      </span>
      <span class="grow" />
      <Button kind="link" busy={busy.value} onClick={() => void tie()}>
        {t.value('people.linkCase')}
      </Button>
    </p>
  );
}
