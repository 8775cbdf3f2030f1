import { describe, expect, it } from 'vitest';
import { CLOUD_PATTERN, isCloudHost, mayBeCrm, patternsToRegister } from '../../../lib/creatio/hosts.ts';

describe('hosts', () => {
  it.each(['acme.creatio.com', '123456-crm-bundle.creatio.com', 'dev.acme.creatio.com'])(
    '%s may be a CRM of the cloud',
    (host) => {
      expect(isCloudHost(host)).toBe(true);
      expect(mayBeCrm(`https://${host}`)).toBe(true);
      expect(mayBeCrm(`http://${host}`)).toBe(false);
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
    expect(mayBeCrm(`https://${name}.creatio.com`)).toBe(false);
  });

  it.each([
    'https://creatio.com',
    'https://acmecreatio.com',
    'https://acme.creatio.com.evil.example',
    'https://evil.example',
    'https://xn--creatio.com',
    'null',
    '',
  ])('%s is none that one would be asked about', (origin) => {
    expect(mayBeCrm(origin)).toBe(false);
  });

  it('asks only about what is granted at install: the shipped manifest has the cloud alone', () => {
    expect(mayBeCrm('http://localhost:8080')).toBe(false);
    const granted = [CLOUD_PATTERN, 'http://localhost/*'];
    expect(mayBeCrm('http://localhost:8080', granted)).toBe(true);
    expect(mayBeCrm('https://localhost', granted)).toBe(false);
    expect(mayBeCrm('http://localhost.evil.example', granted)).toBe(false);
    expect(mayBeCrm('https://www.creatio.com', granted)).toBe(false);
    expect(mayBeCrm('https://acme.creatio.com', [])).toBe(false);
  });

  it('registers what the manifest has not', () => {
    expect(patternsToRegister(['https://acme.creatio.com', 'https://crm.local', 'http://localhost'])).toEqual(
      ['https://crm.local/*', 'http://localhost/*'],
    );
    expect(patternsToRegister([])).toEqual([]);
  });

  it('a Creatio site that is no CRM can be named all the same', () => {
    expect(patternsToRegister(['https://work.creatio.com'])).toEqual(['https://work.creatio.com/*']);
  });
});
