/** The stand-in's pages, as they come from its server, read as a page of the browser. */
import { Window } from 'happy-dom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detectPage, pageCulture } from '../../../lib/creatio/page.ts';
import { startCreatio, type CreatioStandIn } from '../../standins/creatio/index.ts';

const PLACES = (['/0', ''] as const).flatMap((prefix) =>
  (['', '/studio'] as const).map((vdir) => ({ prefix, vdir })),
);

function documentOf(html: string, cookie = ''): Document {
  const window = new Window({ url: 'https://acme.creatio.com/' });
  const document = new window.DOMParser().parseFromString(html, 'text/html');
  Object.defineProperty(document, 'cookie', { value: cookie });
  return document as unknown as Document;
}

const page = (body: string, cookie = '', href = 'https://acme.creatio.com/0/Shell/') =>
  detectPage(documentOf(`<html><body>${body}</body></html>`, cookie), href);

const open = async (href: string, cookie = '') =>
  detectPage(documentOf(await (await fetch(href)).text(), cookie), href);

describe.each(PLACES)('with prefix "$prefix" and directory "$vdir"', (place) => {
  let creatio: CreatioStandIn;
  let workspace: string;
  beforeAll(async () => {
    creatio = await startCreatio(place);
    workspace = creatio.origin + place.vdir + place.prefix;
  });
  afterAll(() => creatio.stop());

  it('Freedom', async () => {
    expect(await open(creatio.freedomUrl())).toMatchObject({
      ui: 'freedom',
      url: { ui: 'freedom', root: creatio.origin + place.vdir, workspace },
      version: expect.stringMatching(/^\d+\.\d+/),
    });
  });

  it('Classic', async () => {
    expect(await open(creatio.classicUrl())).toMatchObject({
      ui: 'classic',
      url: { ui: 'classic', root: creatio.origin + place.vdir, workspace },
    });
  });

  it('a Classic card inside the Freedom shell is Freedom', async () => {
    const hash = '#CardModuleV2/CasePage/edit/c4ed336c-3e9b-40fe-8b82-5632476472b4';
    expect(await open(creatio.freedomUrl(hash))).toMatchObject({ ui: 'freedom' });
  });

  it('sign-in form and site are none', async () => {
    expect(await open(creatio.loginUrl())).toBeNull();
    expect(await open(creatio.marketingUrl())).toBeNull();
  });

  it('a guest of the portal gets none', async () => {
    expect(await open(creatio.freedomUrl(), 'BPMCSRF=x; UserType=SSP')).toBeNull();
    expect(await open(creatio.classicUrl(), 'UserType=SSP; BPMCSRF=x')).toBeNull();
    expect(await open(creatio.freedomUrl(), 'UserType=General; Other=UserType=SSP')).not.toBeNull();
  });
});

describe('marks', () => {
  it.each(['crt-root', 'crt-app-toolbar', 'crt-page', 'crt-schema-outlet', 'mainshell'])(
    '<%s> is Freedom’s',
    (tag) => {
      expect(page(`<${tag}></${tag}>`)?.ui).toBe('freedom');
    },
  );

  it('Classic’s header inside its container is Classic’s; the container alone is not yet', () => {
    const href = 'https://acme.creatio.com/0/Nui/ViewModule.aspx';
    expect(page('<div id="ViewModuleContainer"><div id="mainHeader"></div></div>', '', href)?.ui).toBe(
      'classic',
    );
    expect(page('<div id="ViewModuleContainer"></div>', '', href)).toBeNull();
  });

  it('a sign-in form over the shell keeps the desk away', () => {
    expect(page('<crt-root></crt-root><input id="loginEdit-el">')).toBeNull();
    expect(page('<crt-root></crt-root>', '', 'https://acme.creatio.com/Login/NuiLogin.aspx')).toBeNull();
  });

  it('an empty page, or one not drawn yet, is none', () => {
    expect(page('')).toBeNull();
    expect(page('<div class="mainshell" id="crt-root">crt-root</div>')).toBeNull();
  });

  it('the base comes from the boot script when there is one, else from the address', () => {
    const boot =
      '<script data-loadbootstrap="b" data-baseurl="https://acme.creatio.com/x/0" data-version="8.2.2.1859"></script>';
    expect(page(`${boot}<crt-root></crt-root>`)).toMatchObject({
      url: { workspace: 'https://acme.creatio.com/x/0' },
      version: '8.2.2.1859',
    });
    expect(page('<crt-root></crt-root>')).toMatchObject({
      url: { workspace: 'https://acme.creatio.com/0' },
      version: null,
    });
    const relative = '<script data-loadbootstrap="b" data-baseurl="/x/0/"></script><crt-root></crt-root>';
    expect(page(relative)?.url.workspace).toBe('https://acme.creatio.com/x/0');
  });

  it('takes no workspace of another origin', () => {
    for (const base of [
      'https://evil.example/0/',
      '//evil.example/0/',
      'javascript:0',
      'http://acme.creatio.com/0',
    ])
      expect(
        page(`<script type="x" data-loadbootstrap data-baseurl="${base}"></script><crt-root></crt-root>`)?.url
          .workspace,
      ).toBe('https://acme.creatio.com/0');
  });

  it('a base that is no address does not throw', () => {
    const broken = '<script data-loadbootstrap="b" data-baseurl="http://[bad"></script><crt-root></crt-root>';
    expect(page(broken)?.url.workspace).toBe('https://acme.creatio.com/0');
  });
});

describe('the culture', () => {
  it.each([
    ['<html culture="uk-UA" lang="en-US">', 'uk-UA'],
    ['<html lang="ru-RU">', 'ru-RU'],
    ['<html>', null],
  ])('%s', (html, culture) => {
    expect(pageCulture(documentOf(`${html}<body></body></html>`))).toBe(culture);
  });
});
