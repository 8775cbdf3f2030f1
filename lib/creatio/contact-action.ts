/**
 * Creatio's own e-mail and call for the contact on its page, where that page offers them. Their controls differ with the look and with
 * what the customer has put on the page: in Classic the tabs of the action panel; in Freedom UI the composer of the timeline and the
 * button of a phone field. Where none is found the contact stays open, and that is told.
 */
import { contactOf } from './contact-page.ts';

export type ContactAction = 'email' | 'call';

const EMAIL = [
  '[data-item-marker="EmailMessageTab"]',
  'crt-message-composer-selector [data-item-marker*="EmailComposer"]',
  'crt-email-composer [contenteditable="true"], crt-email-composer input',
];
const CALL = ['[data-item-marker="CallMessageTab"]', 'crt-phone-input', 'crt-communication-options'];

/** A phone field has other buttons too (its country's flag, copying): the call's says what it is, in Creatio's languages here. */
const SAYS_CALL = /\bcalls?\b|^call|call$|позвон|звонок|дзвін|зателеф/i;
const SAID_IN = ['aria-label', 'title', 'data-item-marker'];

const saysCall = (button: Element): boolean =>
  SAID_IN.some((name) => SAYS_CALL.test(button.getAttribute(name) ?? '')) ||
  button.querySelector('mat-icon[svgicon*="call" i]') !== null;

const isShown = (one: Element): boolean => one.getClientRects().length > 0 && !one.hasAttribute('disabled');

function controlOf(document: Document, action: ContactAction): HTMLElement | undefined {
  const found = (action === 'email' ? EMAIL : CALL).flatMap((selector) => [
    ...document.querySelectorAll<HTMLElement>(selector),
  ]);
  if (action === 'email') return found.find(isShown);
  return found
    .flatMap((one) =>
      one.localName.startsWith('crt-')
        ? [...one.querySelectorAll<HTMLElement>('button, [role="button"]')].filter(saysCall)
        : [one],
    )
    .find(isShown);
}

/** A page draws itself in pieces; what is not there by then is not offered. */
const DRAWN_WITHIN_MS = 8_000;

/** Waits for the control on the contact's page, and presses it. @returns whether there was one */
export function pressContactAction(
  page: Window,
  contactId: string,
  action: ContactAction,
  within = DRAWN_WITHIN_MS,
): Promise<boolean> {
  const { document } = page;
  return new Promise((resolve) => {
    const end = (pressed: boolean): void => {
      observer.disconnect();
      page.clearTimeout(timer);
      resolve(pressed);
    };
    const look = (): void => {
      // The operator has gone on to something else.
      if (contactOf(page.location.hash) !== contactId) return end(false);
      const control = controlOf(document, action);
      if (!control) return;
      control.scrollIntoView({ block: 'nearest' });
      control.click();
      control.focus();
      end(true);
    };
    const observer = new MutationObserver(look);
    const timer = page.setTimeout(() => end(false), within);
    observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true });
    look();
  });
}
