import { describe, expect, it } from 'vitest';
import { isElsewhere, linksHere } from '../../../lib/contacts/here.ts';
import { emptyLink, linkedTo } from '../../../lib/contacts/rules.ts';
import type { DeskView } from '../../../lib/bridge/view.ts';

const HERE = 'https://prod.example';
const found = { id: 'c', name: 'Олена', accountName: '', phone: '', photoId: 'p' };
const link = (id: string, origin: string) => ({
  ...linkedTo(emptyLink(id), found, 'chosen'),
  case: { id: 'k', number: 'SR1' },
  choices: [found],
  origin,
});
const view = (...links: ReturnType<typeof link>[]) =>
  ({ contacts: Object.fromEntries(links.map((one) => [one.conversationId, one])) }) as unknown as DeskView;

describe('links on the page of one CRM', () => {
  it('of another CRM have neither contact nor case to open, ask about or write', () => {
    const shown = linksHere(HERE)(view(link('a', HERE), link('b', 'https://test.example')))!;
    expect(shown.contacts.a).toMatchObject({ contactId: 'c', case: { id: 'k' } });
    expect(shown.contacts.b).toMatchObject({
      contactId: null,
      case: null,
      choices: [],
      photoId: null,
      name: '',
    });
    expect(isElsewhere(shown.contacts.b, HERE)).toBe(true);
    expect(isElsewhere(shown.contacts.a, HERE)).toBe(false);
  });

  it('are the same object while nothing changes, and untouched where none is foreign or no CRM is there', () => {
    const here = linksHere(HERE);
    const one = view(link('a', HERE));
    expect(here(one)).toBe(one);
    const two = view(link('b', 'https://test.example'));
    expect(here({ ...two })!.contacts).toBe(here({ ...two })!.contacts);
    expect(linksHere(undefined)(two)).toBe(two);
  });
});
