// The helpers themselves, against a tiny extension with a closed shadow root.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchDesk, type DeskBrowser } from './support/browser.ts';
import * as desk from './support/page.ts';

const MANIFEST = {
  manifest_version: 3,
  name: 'Closed root',
  version: '1',
  permissions: ['storage'],
  background: { service_worker: 'worker.js' },
  content_scripts: [{ matches: ['http://localhost/*'], js: ['content.js'] }],
};

const HTML = `
  <style>.late { position: fixed; inset: 0; background: #fffc } #far { margin-top: 3000px }</style>
  <button id="start" aria-label="Чаты, 3 ждут">≡</button>
  <button>Чатыри</button>
  <label>Сообщение в ленту <input></label>
  <label>Сообщение <textarea></textarea></label>
  <div role="log" aria-label="Сообщения"></div>
  <button aria-hidden="true">Невидимая</button>
  <button id="far">Далеко</button>
  <ul><li data-light="red">Анна</li><li data-light="green">Олег</li></ul>`;

const CONTENT = `
  const host = document.createElement('div');
  host.setAttribute('data-webitel-desk', '');
  const root = host.attachShadow({ mode: 'closed' });
  root.innerHTML = ${JSON.stringify(HTML)};
  document.documentElement.append(host);
  const log = root.querySelector('[role=log]');
  const say = (text) => { const p = document.createElement('p'); p.dataset.author = 'client'; p.textContent = text; log.append(p); };
  root.getElementById('start').addEventListener('click', (event) => {
    say('trusted ' + event.isTrusted);
    const veil = document.createElement('div');
    veil.className = 'late';
    root.append(veil);
    setTimeout(() => veil.remove(), 200);
  });
  root.getElementById('far').addEventListener('click', () => say('far'));
  root.querySelector('textarea').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.ctrlKey) say('sent ' + event.target.value);
  });
  setTimeout(() => root.querySelector('[aria-hidden]').removeAttribute('aria-hidden'), 300);`;

let folder: string;
let server: Server;
let desks: DeskBrowser;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'closed-root-'));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  await writeFile(join(folder, 'content.js'), CONTENT);
  await writeFile(join(folder, 'worker.js'), 'chrome.storage.onChanged.addListener(() => {});');
  await writeFile(join(folder, 'page.html'), '<!doctype html><button data-mark="own">Own</button>');

  server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', "default-src 'none'");
    response.end('<!doctype html><title>CRM</title><button>Чаты страницы</button><button>Чужая</button>');
  }).listen(0, 'localhost');
  await new Promise((listening) => server.once('listening', listening));

  desks = await launchDesk({ extension: folder, lang: 'uk' });
  page = await desks.openPage(`http://localhost:${(server.address() as AddressInfo).port}/`);
});

afterAll(async () => {
  await desks?.close();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('page helpers', () => {
  it('finds by the beginning of a name, whole words only, exact names first', async () => {
    expect(await desk.attr(await desk.find(page, 'button', 'Чаты,'), 'id')).toBe('start');
    expect(await desk.findAll(page, 'button', 'Чаты')).toHaveLength(2);
    expect(await desk.findAll(page, 'button', /^Чаты.и/)).toHaveLength(1);
    const field = await desk.find(page, 'textbox', 'Сообщение');
    expect(await field.evaluate((element) => element.localName)).toBe('textarea');
    expect(await desk.accessible(page, field)).toEqual({ role: 'textbox', name: 'Сообщение' });
  });

  it('passes over what is hidden from a screen reader, until it shows', async () => {
    await desk.find(page, 'button', 'Невидимая');
    await desk.waitGone(page, 'button', 'Нет такой');
    await expect(desk.find(page, 'button', 'Нет такой', { timeout: 50 })).rejects.toThrow(/«Чужая»/);
  });

  it('clicks with the real mouse, out of view and under a passing veil', async () => {
    await desk.click(page, 'button', 'Чаты, 3');
    await desk.click(page, 'button', 'Далеко');
    const log = await desk.find(page, 'log', 'Сообщения');
    await desk.waitFor(page, async () => (await desk.textOf(log)) === 'trusted true far');
    expect(await desk.deskQuery(page, '[data-author=client]')).toHaveLength(2);
  });

  it('types, replaces and presses chords', async () => {
    const field = await desk.type(page, 'textbox', 'Сообщение', 'Привет');
    expect(await desk.value(field)).toBe('Привет');
    await desk.fill(page, 'textbox', 'Сообщение', 'Добрый день');
    await desk.press(page, 'Control+Enter');
    expect(await desk.textOf((await desk.deskQuery(page, 'p:last-child'))[0]!)).toBe('sent Добрый день');
    expect(await (await desk.focused(page))?.evaluate((element) => element.localName)).toBe('textarea');
  });

  it('finds marks in the closed root, and in a page of the extension', async () => {
    expect(await desk.textOf(await desk.waitDesk(page, 'li[data-light=red]'))).toBe('Анна');
    const root = (await desk.launcherRoot(page))!;
    expect(await desk.findAll(page, 'button', 'Чаты', { within: root })).toHaveLength(1);
    expect(await desk.findAll(page, 'button', 'Чужая', { within: root })).toHaveLength(0);
    const list = await desk.find(page, 'list');
    expect(await desk.names(page, 'listitem', { within: list })).toHaveLength(2);
    const own = await desks.extensionPage('page.html');
    expect(await desk.textOf(await desk.waitDesk(own, '[data-mark=own]'))).toBe('Own');
    await own.close();
  });

  it('brings a hidden tab to the front to look at its controls', async () => {
    const over = await desks.openPage(page.url());
    const beside = await desks.openPage(page.url(), { tab: true });
    expect(await over.evaluate(() => document.visibilityState)).toBe('hidden');
    expect(await desk.deskQuery(over, 'li')).toHaveLength(2);
    expect(await over.evaluate(() => document.visibilityState)).toBe('hidden');
    await desk.click(over, 'button', 'Далеко');
    expect(await over.evaluate(() => document.visibilityState)).toBe('visible');
    await Promise.all([over.close(), beside.close()]);
  });
});

describe('browser', () => {
  it('keeps storage in reach while the worker dies and comes back', async () => {
    await desks.killWorker();
    expect(desks.workerRuns()).toBe(false);
    await desks.setStorage('local', { settings: { version: 1 } });
    expect(await desks.getStorage('local', 'settings')).toEqual({ settings: { version: 1 } });
    await desk.until(() => desks.workerRuns());
    expect(await (await desks.worker()).evaluate(() => 6 * 7)).toBe(42);
    await desks.releaseWorker();
  });

  it('speaks the language asked for', async () => {
    expect(await page.evaluate(() => navigator.language)).toBe('uk');
    expect(await desks.inExtension((name: string) => `${name} ${navigator.languages.join()}`, 'ext')).toBe(
      'ext uk',
    );
  });
});
