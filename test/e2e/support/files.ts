// Files as a person gives them to the desk: chosen, dropped, pasted.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page, Protocol } from 'puppeteer';
import { drawPng } from '../../standins/webitel/seed/picture.ts';
import { click, cornerOf, deskFrame, sessionOf, until, waitDesk, type Handle } from './page.ts';

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
export const choose = (page: Page, ...paths: string[]): Promise<unknown> =>
  chooseBy(page, () => click(page, 'button', ATTACH), paths);

/** Does what opens the browser's own dialog for files, and chooses these in it. The dialog is told to the frame that asks for it.
 * @returns how many it would take */
export async function chooseBy(
  page: Page,
  act: () => Promise<unknown>,
  paths: string[],
): Promise<'selectSingle' | 'selectMultiple'> {
  const cdp = sessionOf(deskFrame(page) ?? page.mainFrame());
  await cdp.send('Page.setInterceptFileChooserDialog', { enabled: true });
  const opened = new Promise<Protocol.Page.FileChooserOpenedEvent>((resolve) =>
    cdp.once('Page.fileChooserOpened', resolve),
  );
  await act();
  const { backendNodeId, mode } = await opened;
  await cdp.send('DOM.setFileInputFiles', { files: paths, backendNodeId: backendNodeId! });
  await cdp.send('Page.setInterceptFileChooserDialog', { enabled: false });
  return mode;
}

/** Drags files from outside the browser over an element of the desk; `drop` lets them go there. */
export async function drag(page: Page, selector: string, paths: string[], drop: boolean): Promise<void> {
  await dragOnto(page, await waitDesk(page, selector), paths, drop);
}

/** Whether a page takes files dragged over it: where nobody does, a browser leaves the page for the file. Without a window it does not. */
export async function takesDragged(of: Page | Frame): Promise<() => Promise<boolean>> {
  await of.evaluate(() => {
    const taken: boolean[] = [];
    Object.assign(globalThis, { taken });
    addEventListener('dragover', (event) => taken.push(event.defaultPrevented));
  });
  return async () => {
    const heard = () => of.evaluate(() => (globalThis as unknown as { taken: boolean[] }).taken);
    await until(async () => (await heard()).length > 0);
    return (await heard()).every(Boolean);
  };
}

export async function dragOnto(page: Page, target: Handle, paths: string[], drop: boolean): Promise<void> {
  const at = await middleOf(target);
  const cdp = await page.createCDPSession();
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  await cdp.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at, data });
  await cdp.send('Input.dispatchDragEvent', { type: 'dragOver', ...at, data });
  if (drop) await cdp.send('Input.dispatchDragEvent', { type: 'drop', ...at, data });
  await cdp.detach();
}

async function middleOf(handle: Handle): Promise<{ x: number; y: number }> {
  const corner = await cornerOf(handle.frame);
  const box = await handle.evaluate((it) => {
    it.scrollIntoView({ block: 'nearest' });
    const { left, top, width, height } = it.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  return { x: box.x + corner.x, y: box.y + corner.y };
}
