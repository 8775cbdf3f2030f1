// `npm run bench`: measures the built extension in a real browser, and its core beside the official client. Words narrow it down:
// `npm run bench -- node chat burst`, `npm run bench -- load chat --before=<folder of an earlier build>`, `npm run bench -- chat rival --rival=<folder of its built files>`. Nothing here passes or fails: a machine's noise is no test (sizes are, see .size-limit.json).
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, platform } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../e2e/support/paths.ts';
import { THERE } from './anchors.ts';
import { measureBursts } from './browser/burst.ts';
import { measureChat } from './browser/chat.ts';
import { measureDrop, measureEmoji, measureStorage } from './browser/extras.ts';
import { blankPaint, measureLoad } from './browser/load.ts';
import { measureLong, seedLong } from './browser/long.ts';
import { openScene, type Scene } from './browser/scene.ts';
import { measureNode } from './node/measure.ts';
import { openRivalScene } from './rival/desk.ts';
import { RIVAL_PARTS } from './rival/measure.ts';
import { sideBySide, type Figure } from './stats.ts';
import { ratios, table } from './table.ts';

const OUT = join(ROOT, '.output/bench');
const figures: Figure[] = [];
const anchors: Record<string, number> = {};

const BROWSER: Record<string, (scene: Scene, scale: number) => Promise<Figure[]>> = {
  load: measureLoad,
  chat: measureChat,
  burst: measureBursts,
  emoji: measureEmoji,
  drop: measureDrop,
  async storage(scene) {
    const { figures: measured, rows } = await measureStorage(scene);
    anchors.rowsMs = rows;
    return measured;
  },
};

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { rival: { type: 'string' }, before: { type: 'string' } },
});
const wants = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
const known = ['node', 'long', ...Object.keys(BROWSER), 'rival', ...Object.keys(RIVAL_PARTS)];
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`Not known: ${unknown.join(', ')}. Known: ${known.join(', ')}.`);
  process.exit(1);
}
const rivalParts = Object.keys(RIVAL_PARTS).filter((name) => wants('rival') || wanted.includes(name));
if (wanted.some((name) => name.startsWith('rival')) && !values.rival) {
  console.error('Where is the rival? --rival=<folder of its built files> (test/bench/rival/README.md).');
  process.exit(1);
}

function add(more: Figure[], to = figures): void {
  to.push(...more);
  console.log(`${table(more)}\n`);
}

/** One part that cannot be measured says so and leaves the others. */
async function part(
  name: string,
  scene: Scene,
  measure: () => Promise<Figure[]>,
  to = figures,
): Promise<void> {
  try {
    add(await measure(), to);
  } catch (error) {
    console.log(`${name}: not measured, ${error instanceof Error ? error.message : String(error)}\n`);
  } finally {
    await scene.close();
  }
}

if (!process.env.WEBITEL_DESK_SKIP_BUILD) {
  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  const built = spawnSync(process.execPath, [wxt, 'build', '--mode', 'test'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`${built.stdout}\n${built.stderr}`);
}

if (wants('node')) {
  const { figures: measured, parse } = await measureNode();
  anchors.parseMicros = parse;
  add(measured);
}
const groups = Object.keys(BROWSER).filter(wants);
for (const name of groups) {
  // A scene of its own for each: what one did must not slow down the next.
  const scene = await openScene();
  await part(name, scene, async () => {
    anchors.blankPaintMs = await blankPaint(scene);
    return BROWSER[name]!(scene, anchors.blankPaintMs / THERE.blankPaint);
  });
}
const earlier: Figure[] = [];
if (values.before) {
  console.log('The build of before:\n');
  const folder = resolve(values.before);
  for (const name of groups) {
    const scene = await openScene(undefined, undefined, undefined, folder);
    await part(name, scene, () => BROWSER[name]!(scene, 1), earlier);
  }
  console.log(`Now against before, in this run:\n\n${ratios(figures, earlier)}\n`);
}
if (wants('long')) {
  const scene = await openScene(2, 20, seedLong);
  await part('long', scene, () => measureLong(scene));
}
const beside: Figure[] = [];
if (values.rival) {
  console.log('The rival:\n');
  for (const name of rivalParts) {
    const scene = await openRivalScene(resolve(values.rival));
    await part(
      name,
      scene,
      async () => {
        anchors.blankPaintMs ??= await blankPaint(scene);
        return RIVAL_PARTS[name]!(scene);
      },
      beside,
    );
  }
  if (sideBySide(figures, beside)) console.log(`Side by side:\n\n${table(figures)}\n`);
}

mkdirSync(OUT, { recursive: true });
const machine = {
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  platform: platform(),
  node: process.version,
};
const at = new Date().toISOString();
const report = { at, machine, anchors, there: THERE, figures, before: earlier, rival: beside };
writeFileSync(join(OUT, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
writeFileSync(join(OUT, 'report.md'), `${table(figures)}\n`);
console.log(
  `~ the rival as measured elsewhere, times this machine's speed (blank page: ${anchors.blankPaintMs ?? '–'} ms here, ${THERE.blankPaint} there)`,
);
console.log('° as measured elsewhere. Report: .output/bench/report.json');
