// Makes the six sounds of public/sounds: short soft bells, told apart by the way they go. `node scripts/sounds.ts`
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const RATE = 11_025;
const LOUDNESS = 0.55;

interface Tone {
  hz: number;
  /** Seconds from the beginning. */
  at: number;
  /** Seconds until it has faded. */
  long: number;
}

const tone = (hz: number, at: number, long: number): Tone => ({ hz, at, long });

export const SOUNDS: Record<string, Tone[]> = {
  // Up: somebody asks to come in.
  invitation: [tone(659, 0, 0.3), tone(880, 0.13, 0.38)],
  // One drop.
  message: [tone(988, 0, 0.26)],
  // Down: over.
  ended: [tone(587, 0, 0.26), tone(440, 0.13, 0.34)],
  // Twice low: the line is dead.
  connection: [tone(311, 0, 0.2), tone(311, 0.22, 0.28)],
  // Twice the same: look here.
  yellow: [tone(698, 0, 0.2), tone(698, 0.17, 0.3)],
  // Three times: at once.
  red: [tone(831, 0, 0.16), tone(831, 0.14, 0.16), tone(831, 0.28, 0.24)],
};

/** A bell: a tone and its fainter octave, struck softly and fading. Mono WAV of 16 bits. */
export function wav(tones: readonly Tone[]): Buffer {
  const seconds = Math.max(...tones.map((t) => t.at + t.long));
  const samples = Math.ceil(seconds * RATE);
  const data = Buffer.alloc(samples * 2);
  for (let i = 0; i < samples; i++) {
    const now = i / RATE;
    const sum = tones.reduce((total, t) => total + strike(t, now - t.at), 0);
    data.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sum * LOUDNESS)) * 32_767), i * 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

function strike({ hz, long }: Tone, since: number): number {
  if (since < 0 || since > long) return 0;
  const attack = Math.min(1, since / 0.008);
  const fade = Math.exp((-5 * since) / long) * Math.min(1, (long - since) / 0.02);
  const wave = Math.sin(2 * Math.PI * hz * since) + 0.3 * Math.sin(4 * Math.PI * hz * since);
  return wave * attack * fade;
}

if (import.meta.main) {
  const folder = join(import.meta.dirname, '../public/sounds');
  mkdirSync(folder, { recursive: true });
  for (const [name, tones] of Object.entries(SOUNDS)) writeFileSync(join(folder, `${name}.wav`), wav(tones));
}
