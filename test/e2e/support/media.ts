// Sound and film as clients record them.
import type { Page } from 'puppeteer';

/** A second of a tone, as PCM. */
export function wav(seconds = 1, rate = 8000): Uint8Array {
  const samples = seconds * rate;
  const bytes = Buffer.alloc(44 + samples);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + samples, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate, 28);
  bytes.writeUInt16LE(1, 32);
  bytes.writeUInt16LE(8, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples, 40);
  for (let i = 0; i < samples; i++)
    bytes[44 + i] = 128 + Math.round(60 * Math.sin((i * 440 * 2 * Math.PI) / rate));
  return new Uint8Array(bytes);
}

/** Some frames that the browser itself records, as WebM. */
export async function webm(page: Page): Promise<Uint8Array> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.body.appendChild(document.createElement('canvas'));
    canvas.width = canvas.height = 64;
    const paint = canvas.getContext('2d')!;
    const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: 'video/webm;codecs=vp8' });
    const chunks: Blob[] = [];
    let frames = 0;
    const done = new Promise<void>((resolve) => (recorder.onstop = () => resolve()));
    recorder.ondataavailable = ({ data }) => chunks.push(data);
    recorder.start();
    await new Promise<void>((resolve) => {
      const frame = (): void => {
        paint.fillStyle = `hsl(${frames * 20} 90% 50%)`;
        paint.fillRect(0, 0, 64, 64);
        if (frames++ < 40) requestAnimationFrame(frame);
        else resolve();
      };
      frame();
    });
    recorder.stop();
    await done;
    const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
