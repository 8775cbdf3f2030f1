import { crc32, deflateSync } from 'node:zlib';

type Colour = [red: number, green: number, blue: number];

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG of the given size whose pixels the function colours. */
export function drawPng(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => Colour,
): Uint8Array {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  let offset = 0;
  for (let y = 0; y < height; y += 1) {
    offset += 1;
    for (let x = 0; x < width; x += 1) {
      rows.set(colourAt(x, y), offset);
      offset += 3;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([signature, ...chunks]));
}

/** The photo of a till receipt: a paper strip with lines of print on a table. */
export function drawReceipt(): Uint8Array {
  const paper: Colour = [250, 248, 240];
  const ink: Colour = [70, 72, 80];
  const table: Colour = [134, 104, 78];
  return drawPng(480, 640, (x, y) => {
    if (x < 90 || x > 390 || y < 40 || y > 600 - ((x * 7) % 12)) return table;
    const line = Math.floor((y - 70) / 26);
    const inLine = y >= 70 && line < 18 && (y - 70) % 26 < 9;
    const length = 120 + ((line * 83) % 120);
    const isLabel = x > 120 && x < 120 + length;
    const isPrice = x > 320 && x < 365;
    return inLine && (isLabel || isPrice) && (x * 3 + line) % 11 > 1 ? ink : paper;
  });
}
