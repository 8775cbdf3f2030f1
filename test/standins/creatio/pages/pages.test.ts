import { afterEach, describe, expect, it } from 'vitest';
import { startCreatio, type CreatioStandIn } from '../index.ts';

let creatio: CreatioStandIn;
afterEach(() => creatio.stop());

const marks =
  /crt-root|crt-app-toolbar|mainshell|ShellContainerWithBackground|AppToolbarGlobalSearch|ViewModuleContainer|mainHeader/;
const places = (['/0', ''] as const).flatMap((prefix) =>
  (['', '/studio'] as const).map((vdir) => ({ prefix, vdir })),
);

describe.each(places)('pages at prefix "$prefix" and directory "$vdir"', (place) => {
  it('have the marks of Freedom and of Classic', async () => {
    creatio = await startCreatio(place);
    const base = creatio.origin + place.vdir + place.prefix;
    expect(creatio.freedomUrl('#Desktop')).toBe(`${base}/Shell/#Desktop`);
    const freedom = await (await fetch(creatio.freedomUrl())).text();
    for (const mark of [
      '<crt-root',
      '<crt-app-toolbar',
      '<mainshell',
      'id="ShellContainerWithBackground"',
      'data-item-marker="AppToolbarGlobalSearch"',
      'id="7xContainer"',
      ' inert>',
    ]) {
      expect(freedom).toContain(mark);
    }
    expect(freedom).toContain(`data-baseurl="${base}"`);
    expect(freedom).toContain(`data-7x-core-baseurl="${creatio.origin}${place.vdir}/"`);
    expect(freedom).toMatch(/<html class="x-border-box" dir="ltr" culture="ru-RU" lang="ru-RU">/);

    expect(creatio.classicUrl()).toContain(`${base}/Nui/ViewModule.aspx#CardModuleV2/CasePage/edit/`);
    const classic = await (await fetch(creatio.classicUrl())).text();
    for (const mark of [
      'id="ViewModuleContainer"',
      'id="mainHeader"',
      'id="communicationPanel"',
      'class="x-body"',
    ]) {
      expect(classic).toContain(mark);
    }
    expect(classic).not.toMatch(/crt-root|lang=/);
  });

  it('find their style sheets and scripts', async () => {
    creatio = await startCreatio(place);
    for (const url of [
      creatio.freedomUrl(),
      creatio.classicUrl(),
      creatio.loginUrl(),
      creatio.marketingUrl(),
    ]) {
      const html = await (await fetch(url)).text();
      const assets = [...html.matchAll(/(?:src|href)="([^"]*\/core\/[^"]+)"/g)].map(([, path]) => path ?? '');
      expect(assets.length).toBeGreaterThan(0);
      const answers = await Promise.all(assets.map((path) => fetch(creatio.origin + path)));
      expect(answers.map(({ status }) => status)).toEqual(assets.map(() => 200));
    }
  });

  it('stay without marks on the login form and the site', async () => {
    creatio = await startCreatio(place);
    const login = await (await fetch(creatio.loginUrl())).text();
    expect(login).toContain('id="loginEdit-el"');
    expect(login).toContain('data-loadbootstrap="bootstrap.login"');
    expect(login).not.toMatch(marks);
    const site = await (await fetch(creatio.marketingUrl())).text();
    expect(site).toContain('Creatio');
    expect(site).not.toMatch(marks);
    expect(site).not.toContain('data-loadbootstrap');
  });
});

describe('headers', () => {
  it('carry the policy of the mode', async () => {
    creatio = await startCreatio({ vdir: '/studio' });
    const ask = async () => (await fetch(creatio.freedomUrl())).headers;
    expect((await ask()).get('content-security-policy')).toBeNull();
    expect((await ask()).get('x-frame-options')).toBe('SAMEORIGIN');
    creatio.options.csp = 'report';
    expect((await ask()).get('content-security-policy-report-only')).toContain("object-src 'none'");
    creatio.options.csp = 'block';
    const policy = (await ask()).get('content-security-policy') ?? '';
    expect(policy).toContain(`ws://${new URL(creatio.origin).host}`);
    expect(policy).toContain(
      'report-uri /studio/0/ServiceModel/CspViolationService.svc/SaveCspViolationData',
    );
    expect(policy).not.toMatch(/blob:|\[AUTHORITY\]/);
    expect(policy).toContain("frame-ancestors 'self'");
    creatio.options.framable = true;
    expect((await ask()).get('x-frame-options')).toBeNull();
    expect((await ask()).get('content-security-policy')).not.toContain('frame-ancestors');
  });

  it('collect reported violations', async () => {
    creatio = await startCreatio();
    const report = { 'csp-report': { 'blocked-uri': 'https://example.com/' } };
    const url = `${creatio.origin}/0/ServiceModel/CspViolationService.svc/SaveCspViolationData`;
    await fetch(url, { method: 'POST', body: JSON.stringify(report) });
    expect(creatio.cspViolations).toEqual([report]);
  });
});
