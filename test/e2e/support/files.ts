// Files as a person gives them to the desk: chosen, dropped, pasted.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { drawPng } from '../../standins/webitel/seed/picture.ts';
import { click, waitDesk } from './page.ts';

export const PNG = drawPng(320, 200, (x, y) => [x % 256, y % 256, 120]);
/** The smallest picture that every browser draws. */
export const GIF = Uint8Array.from(atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'), (c) =>
  c.charCodeAt(0),
);

const folder = mkdtempSync(join(tmpdir(), 'desk-files-'));

/** A file on this machine's disk. */
export function onDisk(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** «Прикрепить файл» in any language. */
const ATTACH = /^(?:Прикрепить файл|Прикріпити файл|Attach file)$/;

/** Presses «Прикрепить файл» and chooses these. */
export async function choose(page: Page, ...paths: string[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForFileChooser(), click(page, 'button', ATTACH)]);
  await chooser.accept(paths);
}

/** Drags files from outside the browser over an element of the desk; `drop` lets them go there. */
export async function drag(page: Page, selector: string, paths: string[], drop: boolean): Promise<void> {
  const box = await (await waitDesk(page, selector)).boundingBox();
  const at = { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 };
  const cdp = await page.createCDPSession();
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  await cdp.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at, data });
  await cdp.send('Input.dispatchDragEvent', { type: 'dragOver', ...at, data });
  if (drop) await cdp.send('Input.dispatchDragEvent', { type: 'drop', ...at, data });
  await cdp.detach();
}
