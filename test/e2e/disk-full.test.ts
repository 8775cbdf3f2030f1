// The profile's disk is full: a filesystem of its own, filled to the last byte. Only root may mount one; without that nothing is tried.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Customer } from '../standins/webitel/index.ts';
import { click, fill, find, textOf, until, value, waitDesk, waitDeskGone } from './support/page.ts';
import { draftsOnDisk, say, setStage, type Stage } from './support/stage.ts';

const FIELD = 'Текст сообщения';
/** A new profile fits with room to spare. */
const SIZE = '160m';
/** Memory is tried again after a minute at most. */
const WRITTEN_MS = 80_000;

const room = mkdtempSync(join(tmpdir(), 'desk-small-disk-'));
const refusal = process.env.FULL
  ? mountOn(room)
  : 'only with FULL=1: its pauses are the product’s own, minutes long';
if (refusal) {
  rmSync(room, { recursive: true });
  console.log(`full disk: not tried, ${refusal}`);
}

/** @returns why not; '' when it is there */
function mountOn(folder: string): string {
  const { status, stderr, error } = spawnSync(
    'mount',
    ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder],
    { encoding: 'utf8' },
  );
  return status === 0 ? '' : `no filesystem may be mounted here (${(stderr || String(error)).trim()})`;
}

/** Takes every byte that is left, and those that the browser gives back meanwhile. @returns what gives them all back */
function fillUp(): () => void {
  const path = join(room, 'filler');
  const file = openSync(path, 'a');
  const takeAll = (): void => {
    for (let size = 2 ** 22; size >= 1;)
      try {
        writeSync(file, Buffer.alloc(size));
      } catch {
        size = Math.floor(size / 2);
      }
  };
  takeAll();
  const again = setInterval(takeAll, 20);
  let isFull = true;
  return () => {
    if (!isFull) return;
    isFull = false;
    clearInterval(again);
    closeSync(file);
    rmSync(path);
  };
}

describe.skipIf(refusal !== '')('the disk is full', () => {
  let stage: Stage;
  let page: Page;
  let customer: Customer;
  let free = (): void => {};

  beforeAll(async () => {
    stage = await setStage({ browser: { userDataDir: join(room, 'profile') } });
    stage.webitel.agent().setStatus('online');
    page = await stage.openDesk();
    customer = stage.webitel.customer({ name: 'Олена Бондар' });
    customer.writes('Добрий день');
    await click(page, 'button', 'Принять');
    await find(page, 'textbox', FIELD);
  });
  afterAll(async () => {
    free();
    await stage?.close();
    spawnSync('umount', ['-l', room]);
    rmSync(room, { recursive: true, force: true });
  });

  /** The client writes, and it is shown. */
  async function hears(text: string): Promise<void> {
    customer.writes(text);
    await until(async () => (await textOf(await find(page, 'log', 'Сообщения'))).includes(text), {
      what: `«${text}» shown`,
    });
  }
  const field = async (): Promise<string> => value(await find(page, 'textbox', FIELD));
  const atClient = (text: string): number =>
    stage.webitel.conversations()[0]!.messages.filter((m) => m.text === text).length;
  const kept = (text: string) =>
    until(async () => (await draftsOnDisk(stage)).includes(text), {
      what: `«${text}» on the disk`,
      timeout: WRITTEN_MS,
    });

  test('what is typed stays, the operator is told, and it is written when there is room', async () => {
    await fill(page, 'textbox', FIELD, 'при месте на диске');
    await kept('при месте на диске');
    free = fillUp();
    await fill(page, 'textbox', FIELD, 'на полном диске');
    await waitDesk(page, '[data-notice="storage"]');
    await hears('ви тут?');
    expect(await field()).toBe('на полном диске');
    free();
    await kept('на полном диске');
    await waitDeskGone(page, '[data-notice="storage"]', WRITTEN_MS);
    expect(await field()).toBe('на полном диске');
  }, 240_000);

  test('a message goes once: at once, or when it is sent again after there is room', async () => {
    await fill(page, 'textbox', FIELD, '');
    free = fillUp();
    await say(page, 'надіслано');
    await until(async () => atClient('надіслано') === 1 || (await field()) === 'надіслано');
    free();
    if (atClient('надіслано') === 0) {
      await waitDeskGone(page, '[data-notice="storage"]', WRITTEN_MS);
      await click(page, 'textbox', FIELD);
      await page.keyboard.press('Enter');
    }
    await customer.heard('надіслано');
    await until(async () => (await field()) === '');
    await stage.desk.killWorker();
    await hears('дякую');
    expect(atClient('надіслано')).toBe(1);
    const mine = (await stage.desk.conversation(customer.conversationId)).lines.filter(
      (l) => l.author === 'operator',
    );
    expect(mine.map(({ text, state }) => [text, state])).toEqual([['надіслано', 'sent']]);
  }, 240_000);

  test('the worker dies meanwhile: the newer words stay, and are written', async () => {
    await fill(page, 'textbox', FIELD, 'старые слова');
    await kept('старые слова');
    free = fillUp();
    await fill(page, 'textbox', FIELD, 'новые слова');
    await waitDesk(page, '[data-notice="storage"]');
    await stage.desk.killWorker();
    await hears('ще питання');
    expect(await field()).toBe('новые слова');
    free();
    await kept('новые слова');
    expect(await field()).toBe('новые слова');
  }, 240_000);
});
