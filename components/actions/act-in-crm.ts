import type { ContactAction } from '../../lib/creatio/contact-action.ts';
import { ACTIONS_WORDS } from '../../lib/actions/words.ts';
import { withWords, type Asking, type DeskWords, type Place, type Slots } from '../desk/model.ts';
import { stepBack } from '../desk/open-in-crm.ts';

/** Creatio's own e-mail or call for a contact; where his page offers none, the contact, and that is said. */
export async function actInCrm(
  desk: Asking & Slots & Place & DeskWords,
  contactId: string,
  action: ContactAction,
): Promise<void> {
  stepBack(desk);
  const say = (key: 'actions.noEmailThere' | 'actions.noCallThere' | 'actions.contactNotOpened'): void =>
    void (desk.toast.value = {
      text: withWords(desk, ACTIONS_WORDS).t.peek()(key),
      tone: 'plain',
      detail: '',
    });
  const noSuch = action === 'email' ? 'actions.noEmailThere' : 'actions.noCallThere';
  try {
    const went = await desk.crm!.page('contact-action', { contactId, action });
    if (went.done === 'new-tab') open(went.url, '_blank', 'noopener');
    if (went.done !== action) say(noSuch);
  } catch {
    say('actions.contactNotOpened');
  }
}
