import { describe, expect, it } from 'vitest';
import { isCloudHost, mayShowDeskOn, patternsToRegister } from '../../../lib/creatio/hosts.ts';

describe('hosts', () => {
  it.each(['acme.creatio.com', '123456-crm-bundle.creatio.com', 'dev.acme.creatio.com'])(
    '%s is a CRM of the cloud',
    (host) => {
      expect(isCloudHost(host)).toBe(true);
      expect(mayShowDeskOn(`https://${host}`, [])).toBe(true);
    },
  );

  it.each([
    'www',
    'academy',
    'community',
    'marketplace',
    'partners',
    'events',
    'blog',
    'work',
    'studio',
    'upsource',
  ])('%s.creatio.com is none', (name) => {
    expect(isCloudHost(`${name}.creatio.com`)).toBe(false);
    expect(mayShowDeskOn(`https://${name}.creatio.com`, [])).toBe(false);
  });

  it.each([
    'creatio.com',
    'acmecreatio.com',
    'acme.creatio.com.evil.example',
    'evil.example',
    'xn--creatio.com',
  ])('%s is none', (host) => {
    expect(mayShowDeskOn(`https://${host}`, [])).toBe(false);
  });

  it('plain http is none, unless it was allowed', () => {
    expect(mayShowDeskOn('http://acme.creatio.com', [])).toBe(false);
    expect(mayShowDeskOn('http://crm.local:89', ['http://crm.local:89'])).toBe(true);
  });

  it('what was allowed is meant to the letter', () => {
    const allowed = ['https://crm.acme.example'];
    expect(mayShowDeskOn('https://crm.acme.example', allowed)).toBe(true);
    expect(mayShowDeskOn('http://crm.acme.example', allowed)).toBe(false);
    expect(mayShowDeskOn('https://crm.acme.example:8443', allowed)).toBe(false);
    expect(mayShowDeskOn('https://sub.crm.acme.example', allowed)).toBe(false);
  });

  it('an origin that is none is none', () => {
    expect(mayShowDeskOn('null', [])).toBe(false);
    expect(mayShowDeskOn('', [])).toBe(false);
  });

  it('registers what the manifest has not', () => {
    expect(patternsToRegister(['https://acme.creatio.com', 'https://crm.local', 'http://localhost'])).toEqual(
      ['https://crm.local/*', 'http://localhost/*'],
    );
    expect(patternsToRegister([])).toEqual([]);
  });

  it('a Creatio site that is no CRM can be allowed all the same', () => {
    expect(patternsToRegister(['https://work.creatio.com'])).toEqual(['https://work.creatio.com/*']);
    expect(mayShowDeskOn('https://work.creatio.com', ['https://work.creatio.com'])).toBe(true);
  });
});
