import { openScene } from './browser/scene.ts';
import * as chat from './browser/chat.ts';
const s = await openScene();
try { for (const f of await chat.measureChat(s)) console.log(f.name, JSON.stringify(f.samples), f.budget ?? ''); } finally { await s.close(); }
