// `npm run gallery:renew`: the pictures that the gallery is compared with, taken anew. Look at them before they are committed.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEPT, nameOf, openCamera, PICTURES } from './camera.ts';

const camera = await openCamera();
try {
  rmSync(KEPT, { recursive: true, force: true });
  mkdirSync(KEPT, { recursive: true });
  for (const shot of PICTURES)
    writeFileSync(join(KEPT, `${nameOf(shot)}.png`), await camera.shoot(shot), 'base64');
} finally {
  await camera.close();
}
