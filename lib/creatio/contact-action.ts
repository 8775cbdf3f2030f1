/**
 * Creatio's own e-mail and call for the contact on its page, where that page offers them. Their controls differ with the look and with
 * what the customer has put on the page: in Classic the tabs of the action panel; in Freedom UI the composer of the timeline and the
 * button of a phone field. Where none is found the contact stays open, and that is told.
 */
import { contactOf } from './contact-page.ts';

export type ContactAction = 'email' | 'call';

const CONTROLS: Record<ContactAction, readonly string[]> = {
  email: [
    '[data-item-marker="EmailMessageTab"]',
    'crt-message-composer-selector [data-item-marker*="EmailComposer"]',
    'crt-email-composer [contenteditable="true"], crt-email-composer input',
  ],
  call: [
    '[data-item-marker="CallMessageTab"]',
    'crt-phone-input button, crt-phone-input [role="button"]',
    'crt-communication-options [data-item-marker*="Call"]',
  ],
};

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
      const control = CONTROLS[action]
        .flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)])
        .find((one) => one.getClientRects().length > 0 && !one.hasAttribute('disabled'));
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
