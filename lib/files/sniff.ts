/** What a file is by its first bytes: names and declared types are what somebody claims. */
export type Picture = 'image/png' | 'image/jpeg' | 'image/gif';

/** Exactly what messengers show as pictures; anything else goes as a file. */
export function pictureType(bytes: Uint8Array): Picture | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, ascii('GIF87a')) || startsWith(bytes, ascii('GIF89a'))) return 'image/gif';
  return null;
}

/** What a browser shows as a picture: more than messengers take. */
export function shownPicture(bytes: Uint8Array): Picture | 'image/webp' | null {
  return text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP' ? 'image/webp' : pictureType(bytes);
}

/** Sound or film that a browser plays, by its first bytes; null for anything else. */
export function mediaType(bytes: Uint8Array): string | null {
  const brand = text(bytes, 4, 12);
  if (brand.startsWith('ftyp'))
    return brand.startsWith('ftypM4A')
      ? 'audio/mp4'
      : /^ftyp(heic|heix|mif1|avif)/.test(brand)
        ? null
        : 'video/mp4';
  if (text(bytes, 0, 4) === 'OggS') return 'audio/ogg';
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WAVE') return 'audio/wav';
  if (text(bytes, 0, 3) === 'ID3') return 'audio/mpeg';
  // Frame sync of MPEG sound, layers III and II; a JPEG begins with FF D8.
  if (bytes[0] === 0xff && [0xfb, 0xf3, 0xf2, 0xfa].includes(bytes[1] ?? 0)) return 'audio/mpeg';
  if (startsWith(bytes, [0x1a, 0x45, 0xdf, 0xa3])) return 'video/webm';
  return null;
}

/** A picture by its type or name that messengers do not show: it goes as a file. Its kind in capitals, else null. */
export function unshownPicture(name: string, mime: string): string | null {
  const found = /^image\/(?:x-)?(?:ms-)?(webp|heic|heif|bmp|tiff|avif|svg)/.exec(mime.toLowerCase());
  const ending = /\.(webp|heic|heif|bmp|tiff?|avif|svg)$/i.exec(name);
  return (ending?.[1] ?? found?.[1])?.toUpperCase() ?? null;
}

/** Worth reading whole at once: somebody says that it is a picture. */
export const claimsPicture = (name: string, mime: string): boolean =>
  /^image\/(png|jpe?g|gif|webp)$/i.test(mime) || /\.(png|jpe?g|gif|webp)$/i.test(name);

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((byte, i) => bytes[i] === byte);
const ascii = (word: string): number[] => [...word].map((c) => c.charCodeAt(0));
const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));
