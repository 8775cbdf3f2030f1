/**
 * Width and height of a picture from its first bytes: a few kilobytes may hold a picture that fills gigabytes when it is drawn.
 * What it says of itself is what the browser makes room for.
 */
export interface PictureSize {
  width: number;
  height: number;
}

/** More than any camera takes; drawn, it fills 160 MB. */
export const MAX_PIXELS = 40_000_000;

export const isDrawable = ({ width, height }: PictureSize): boolean =>
  width > 0 && height > 0 && width * height <= MAX_PIXELS;

/** null: it is none of PNG, JPEG, GIF and WebP, or the bytes end before it is said. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return png(view) ?? gif(view) ?? webp(view) ?? jpeg(view);
  } catch {
    // A RangeError: the bytes have ended.
    return null;
  }
}

const word = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

function png(view: DataView): PictureSize | null {
  if (view.getUint32(0) !== 0x89504e47 || word(view, 12) !== 'IHDR') return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Its first frame may be larger than the screen that it names: browsers make room for the frame. */
function gif(view: DataView): PictureSize | null {
  if (word(view, 0) !== 'GIF8') return null;
  const flags = view.getUint8(10);
  let at = 13 + tableSize(flags);
  while (view.getUint8(at) === 0x21) {
    at += 2;
    while (view.getUint8(at) !== 0) at += view.getUint8(at) + 1;
    at++;
  }
  if (view.getUint8(at) !== 0x2c) return null;
  const little = (place: number): number => view.getUint16(place, true);
  return {
    width: Math.max(little(6), little(at + 1) + little(at + 5)),
    height: Math.max(little(8), little(at + 3) + little(at + 7)),
  };
}

const tableSize = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

function webp(view: DataView): PictureSize | null {
  if (word(view, 0) !== 'RIFF' || word(view, 8) !== 'WEBP') return null;
  const kind = word(view, 12);
  if (kind === 'VP8X') return { width: 1 + three(view, 24), height: 1 + three(view, 27) };
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (kind !== 'VP8 ') return null;
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

const three = (view: DataView, at: number): number =>
  view.getUint8(at) | (view.getUint8(at + 1) << 8) | (view.getUint8(at + 2) << 16);

/** Frame headers are SOF0 to SOF15; three of their numbers mean something else. */
const NOT_FRAMES = new Set([0xc4, 0xc8, 0xcc]);

function jpeg(view: DataView): PictureSize | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // Fill bytes, and marks without a body.
    if (marker === 0xff) at++;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else if (marker >= 0xc0 && marker <= 0xcf && !NOT_FRAMES.has(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else if (marker === 0xda || marker === 0xd9) return null;
    else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
}
