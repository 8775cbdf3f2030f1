/** Two pictures, pixel by pixel. The browser that took them also decodes and compares them: no image library is needed for it. */
import type { Page } from 'puppeteer';

export interface Difference {
  /** Share of pixels that differ, 0–1; 1 for another size. */
  share: number;
  /** Where, in words: «x 10–40, y 200–215». '' if nowhere. */
  where: string;
  /** PNG, base64: what differs in red over the paled new picture. '' if nothing or if the sizes differ. */
  picture: string;
}

/** How far a channel (0–255) may be off: edges of letters are drawn a little differently from one version of the browser to the next. */
const TOLERANCE = 40;

/** @param page any page without a policy of its own @param before, after PNG, base64 */
export const compare = (page: Page, before: string, after: string): Promise<Difference> =>
  page.evaluate(
    async (tolerance, ...pictures) => {
      const [old, now] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
          const context = canvas.getContext('2d')!;
          context.drawImage(bitmap, 0, 0);
          const { width, height } = bitmap;
          return { canvas, context, width, height, image: context.getImageData(0, 0, width, height) };
        }),
      );
      if (old!.width !== now!.width || old!.height !== now!.height) {
        const where = `${old!.width}×${old!.height} before, ${now!.width}×${now!.height} now`;
        return { share: 1, where, picture: '' };
      }
      const [a, b] = [old!.image.data, now!.image.data];
      let count = 0;
      const box = [Infinity, -1, Infinity, -1];
      for (let at = 0; at < a.length; at += 4) {
        const isOff = [0, 1, 2].some((channel) => Math.abs(a[at + channel]! - b[at + channel]!) > tolerance);
        b[at + 3] = isOff ? 255 : 60;
        if (!isOff) continue;
        const x = (at / 4) % now!.width;
        const y = Math.floor(at / 4 / now!.width);
        [b[at], b[at + 1], b[at + 2]] = [255, 0, 0];
        count++;
        box[0] = Math.min(box[0]!, x);
        box[1] = Math.max(box[1]!, x);
        box[2] = Math.min(box[2]!, y);
        box[3] = Math.max(box[3]!, y);
      }
      if (count === 0) return { share: 0, where: '', picture: '' };
      now!.context.putImageData(now!.image, 0, 0);
      const png = new Uint8Array(await (await now!.canvas.convertToBlob()).arrayBuffer());
      return {
        share: count / (a.length / 4),
        where: `x ${box[0]}–${box[1]}, y ${box[2]}–${box[3]}`,
        picture: btoa(Array.from(png, (byte) => String.fromCharCode(byte)).join('')),
      };
    },
    TOLERANCE,
    before,
    after,
  );
