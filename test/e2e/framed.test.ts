// A CRM inside another site's page: no chats there, and a sentence that says what to do.
import type { Frame, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCreatio, type CreatioStandIn } from '../standins/creatio/index.ts';
import { clickOn, find, framedRoot, launcherRoot, textOf, until } from './support/page.ts';
import { setStage, type Stage } from './support/stage.ts';

declare const chrome: typeof import('wxt/browser').browser;

const WORDS = {
  'ru-RU': ['чаты Webitel не показываются', 'Открыть в отдельной вкладке', 'Скрыть'],
  'uk-UA': ['чати Webitel не показуються', 'Відкрити в окремій вкладці', 'Сховати'],
  'en-US': ['chats are not shown inside', 'Open in a tab of its own', 'Hide'],
} as const;
type Culture = keyof typeof WORDS;

let stage: Stage;
const crms = {} as Record<Culture, CreatioStandIn>;
let stranger: CreatioStandIn;

beforeAll(async () => {
  stage = await setStage();
  for (const culture of Object.keys(WORDS) as Culture[])
    crms[culture] = await startCreatio({ culture, framable: true, inertMs: 0, latencyMs: [0, 0] });
  stranger = await startCreatio({ culture: 'ru-RU', framable: true, inertMs: 0, latencyMs: [0, 0] });
  const origins = Object.values(crms).map(({ origin }) => origin);
  await stage.settings({ language: 'auto', creatio: { origins } });
  await until(() =>
    stage.desk.inExtension(async (wanted) => {
      const scripts = await chrome.scripting.getRegisteredContentScripts({ ids: ['framed'] });
      return wanted.every((origin) => scripts[0]?.matches?.includes(`${origin}/*`));
    }, origins),
  );
});
afterAll(async () => {
  await stage?.close();
  await Promise.all([...Object.values(crms), stranger].map((crm) => crm?.stop()));
});

/** A portal with the CRM in a frame of it. */
async function portal(address: string): Promise<{ page: Page; frame: Frame }> {
  const page = await stage.desk.openPage(`${stage.webitel.origin}/customer`);
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;border:0;z-index:9';
    frame.src = src;
    document.body.append(frame);
  }, address);
  const frame = await until(() => page.frames().find((one) => one.url().startsWith(new URL(address).origin)));
  return { page, frame };
}

test.each(Object.keys(WORDS) as Culture[])(
  '%s: says so, and the link leads to the chats',
  async (culture) => {
    const [what, open, hide] = WORDS[culture];
    const { page, frame } = await portal(crms[culture].freedomUrl());
    const root = await until(() => framedRoot(frame), { what: 'the note' });
    expect(await textOf((await root.$('[role=status]'))!)).toContain(what);
    expect(await launcherRoot(page)).toBeNull();
    expect(crms[culture].cspViolations).toEqual([]);
    const link = (await root.$('a'))!;
    expect(await textOf(link)).toBe(open);
    const came = new Promise<Page>((resolve) => page.once('popup', (popup) => resolve(popup!)));
    await clickOn(page, link);
    const own = await came;
    await find(own, 'button', { 'ru-RU': 'Чаты', 'uk-UA': 'Чати', 'en-US': 'Chats' }[culture]);
    await own.close();
    const button = (await root.$('button'))!;
    expect(await textOf(button)).toBe(hide);
    await clickOn(page, button);
    expect(await framedRoot(frame)).toBeNull();
    await page.close();
  },
);

test('silent in Creatio’s own frames, and on a CRM that nobody has named', async () => {
  const crm = crms['ru-RU'];
  const { page, frame } = await portal(stranger.freedomUrl());
  const own = await stage.desk.openPage(crm.freedomUrl());
  await own.evaluate((src) => {
    const inner = document.createElement('iframe');
    inner.src = src;
    document.body.append(inner);
  }, crm.freedomUrl());
  const inner = await until(() => own.frames().find((one) => one !== own.mainFrame() && one.url() !== ''));
  // What would have spoken has spoken by then: the same page in a frame of another site.
  const other = await portal(crm.freedomUrl());
  await until(() => framedRoot(other.frame), { what: 'the note' });
  expect(await framedRoot(frame)).toBeNull();
  expect(await framedRoot(inner)).toBeNull();
  await Promise.all([page, own, other.page].map((one) => one.close()));
});
