// What the product looks like: some views of the gallery against their kept pictures. `npm run gallery:renew` keeps new ones.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KEPT, nameOf, openCamera, PICTURES, type Camera } from '../gallery/camera.ts';
import { compare } from '../gallery/compare.ts';
import { ROOT } from './support/paths.ts';

/** Where the new picture and the differences of a failed comparison go. */
const FOUND = join(ROOT, '.output/gallery');
/** Share of a picture's pixels: a line of letters that is drawn a hair's breadth off is less, a control that moves is more. */
const MAY_DIFFER = 0.002;

let camera: Camera;

beforeAll(async () => {
  camera = await openCamera();
});

afterAll(() => camera?.close());

test('the letters are those of the pictures', async () => {
  const page = await camera.browser.newPage();
  await page.setContent('<p style="font: 16px Inter">ЇїЄєҐґ</p>');
  const session = await page.createCDPSession();
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'p' });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  await page.close();
  expect(
    fonts.map((font) => font.familyName),
    'npm run setup installs it',
  ).toEqual([expect.stringMatching(/^Inter\b/)]);
});

test.for(PICTURES)('%s, %s, %s looks as it did', async (shot) => {
  const name = nameOf(shot);
  const kept = join(KEPT, `${name}.png`);
  expect(existsSync(kept), `${name} has no kept picture: npm run gallery:renew`).toBe(true);
  const picture = await camera.shoot(shot);
  const judge = await camera.browser.newPage();
  const { share, where, picture: marked } = await compare(judge, readFileSync(kept, 'base64'), picture);
  await judge.close();
  if (share > MAY_DIFFER) {
    mkdirSync(FOUND, { recursive: true });
    writeFileSync(join(FOUND, `${name}.png`), picture, 'base64');
    writeFileSync(join(FOUND, `${name}.differs.png`), marked, 'base64');
  }
  const told = `${(share * 100).toFixed(2)} % of the pixels differ, ${where}; see .output/gallery/${name}.differs.png`;
  expect(share, told).toBeLessThanOrEqual(MAY_DIFFER);
});
