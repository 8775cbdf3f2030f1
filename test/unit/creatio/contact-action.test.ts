// @vitest-environment happy-dom
// Creatio's own e-mail and call, found on either look, or said not to be there.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pressContactAction } from '../../../lib/creatio/contact-action.ts';

const ID = 'c4ed336c-3e9b-40fe-8b82-5632476472b4';

beforeEach(() => {
  location.hash = `#Card/Contacts_FormPage/edit/${ID}`;
  vi.spyOn(HTMLElement.prototype, 'getClientRects').mockReturnValue([{}] as unknown as DOMRectList);
});
afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Drawn by the page some time after the contact was opened. */
function draw(parent: string, child: string, attributes: Record<string, string>) {
  const element = document.createElement(child);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const pressed = vi.fn();
  element.addEventListener('click', pressed);
  const around = document.createElement(parent);
  around.append(element);
  document.body.append(around);
  return pressed;
}

describe('the action of a contact', () => {
  it.each([
    ['Classic e-mail', 'email', 'div', 'span', { 'data-item-marker': 'EmailMessageTab' }],
    ['Classic call', 'call', 'div', 'span', { 'data-item-marker': 'CallMessageTab' }],
    [
      'Freedom e-mail',
      'email',
      'crt-message-composer-selector',
      'button',
      { 'data-item-marker': 'EmailComposer_a1' },
    ],
    ['Freedom call', 'call', 'crt-phone-input', 'button', { 'aria-label': 'Позвонить' }],
    ['Freedom call, in English', 'call', 'crt-phone-input', 'button', { title: 'Call' }],
    [
      'Freedom call, of a list',
      'call',
      'crt-communication-options',
      'button',
      { 'data-item-marker': 'MobileCall' },
    ],
  ] as const)('%s is pressed when the page has drawn it', async (_, action, parent, child, attributes) => {
    const done = pressContactAction(window, ID, action);
    const pressed = draw(parent, child, attributes);
    expect(await done).toBe(true);
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  it('is no other button of a phone field', async () => {
    const flag = draw('crt-phone-input', 'button', { 'aria-label': 'Код страны' });
    vi.useFakeTimers();
    const call = pressContactAction(window, ID, 'call');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await call).toBe(false);
    expect(flag).not.toHaveBeenCalled();
  });

  it('is not taken for another one, nor on the page of somebody else', async () => {
    const pressed = draw('div', 'span', { 'data-item-marker': 'EmailMessageTab' });
    vi.useFakeTimers();
    const call = pressContactAction(window, ID, 'call');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await call).toBe(false);
    location.hash = '#Card/Contacts_FormPage/edit/d4ed336c-3e9b-40fe-8b82-5632476472b4';
    expect(await pressContactAction(window, ID, 'email')).toBe(false);
    expect(pressed).not.toHaveBeenCalled();
  });
});
