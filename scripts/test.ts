// `npm test`: everything a change has to pass. `npm test -- unit` or `npm test -- e2e` runs a part; words after
// that narrow the tests down as vitest does. `npm run test:full` (some hours) plays every fault, long courses and whole shifts, and
// breaks the rules on purpose to see that tests notice (stryker.config.json). The last line is always `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const ROOT = resolve(import.meta.dirname, '..');
const BIN = join(ROOT, 'node_modules/.bin');
const REPORTS = join(ROOT, '.output');
/** The tools write to us, not to the terminal, and would guess wrong; some colour their words all the same. */
const COLOURS = process.stdout.isTTY && !process.env.NO_COLOR;

interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

interface Result {
  ok: boolean;
  output: string;
}

const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
const broken: string[] = [];

// ── Running ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Runs a local binary to its end; `live` also shows what it says while it runs. */
function run(
  command: string,
  args: string[],
  { env = {}, live = false }: { env?: NodeJS.ProcessEnv; live?: boolean } = {},
): Promise<Result> {
  const windows = process.platform === 'win32';
  const colour = COLOURS ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
  const child = spawn(join(BIN, windows ? `${command}.cmd` : command), args, {
    cwd: ROOT,
    env: { ...process.env, CI: '1', ...colour, ...env, PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}` },
    shell: windows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

  let output = '';
  const take = (chunk: string) => {
    const text = COLOURS ? chunk : stripVTControlCharacters(chunk);
    output += text;
    if (live) process.stdout.write(text);
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);

  return new Promise((done) => {
    child.on('error', (error) => done({ ok: false, output: `${output}${error.message}\n` }));
    child.on('close', (code, signal) => {
      done({ ok: code === 0, output: signal ? `${output}Stopped by ${signal}\n` : output });
    });
  });
}

/** One named step: a line with its time when it passed, its whole output when it did not. */
async function step(
  name: string,
  ...commands: (() => Promise<Result & { note?: string }>)[]
): Promise<boolean> {
  const start = performance.now();
  for (const command of commands) {
    const { ok, output, note } = await command();
    if (ok && !note) continue;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    if (ok) {
      console.log(`✓ ${name}: ${note} (${seconds} s)`);
      return true;
    }
    console.log(`\n✗ ${name} failed${note ? `: ${note}` : ''} (${seconds} s)\n${output.trimEnd()}\n`);
    return false;
  }
  console.log(`✓ ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return true;
}

/** A step that is no test: when it fails, that is one failure more. */
async function check(name: string, ...commands: (() => Promise<Result>)[]): Promise<boolean> {
  const ok = await step(name, ...commands);
  if (!ok) broken.push(name);
  return ok;
}

// ── Tests ───────────────────────────────────────────────────────────────────────────────────────────────────

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** What a run counted. A file that broke before its first test, or a run that broke by itself, is one failure. */
function count(file: string, ok: boolean): Totals {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = report.numFailedTests + brokenFiles.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !ok ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const words = ({ passed, failed, skipped }: Totals) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

function tests(name: string, project: 'unit' | 'e2e', filters: string[], live = false): Promise<boolean> {
  return step(name, async () => {
    const file = join(REPORTS, `${project}-tests.json`);
    rmSync(file, { force: true });
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${file}`];
    const env = { WEBITEL_DESK_SKIP_BUILD: '1' };
    const args = ['run', '--project', project, ...reporters, ...filters];
    const { ok, output } = await run('vitest', args, { env, live });

    const counted = count(file, ok);
    totals.passed += counted.passed;
    totals.failed += counted.failed;
    totals.skipped += counted.skipped;
    return { ok: ok && counted.failed === 0, output: live ? '' : output, note: words(counted) };
  });
}

// ── The plan ────────────────────────────────────────────────────────────────────────────────────────────────

const prepare = () => check('prepare', () => run('wxt', ['prepare']));

const unit = (filters: string[] = []) => tests('unit tests', 'unit', filters);
const e2e = (filters: string[] = []) => tests('e2e tests', 'e2e', filters, true);

const buildForTests = () => check('build for tests', () => run('wxt', ['build', '--mode', 'test']));

async function quick(): Promise<void> {
  await check(
    'lint',
    () => run('oxlint', []),
    () => run('prettier', ['--check', '.']),
    // Files, exports and packages that nothing uses.
    () => run('knip', ['--no-progress']),
  );
  await check('types', () => run('tsc', ['--noEmit']));
  await unit();
}

/** Builds one after the other (they share a folder of generated types); says whether e2e has something to test. */
async function builds(): Promise<boolean> {
  const forTests = await buildForTests();
  const shipped = await check('build', () => run('wxt', ['build']));
  if (shipped) await check('size budgets', () => run('size-limit', []));
  else console.log('- size budgets: not checked, there is no build');
  return forTests && shipped;
}

async function everything(): Promise<void> {
  await prepare();
  const [readyForE2e] = await Promise.all([builds(), quick()]);
  if (readyForE2e) await e2e();
  else console.log('- e2e tests: not run, there is no build to test');
}

async function part(name: string, filters: string[]): Promise<void> {
  if (name === 'unit') {
    if (await prepare()) await unit(filters);
  } else if (name === 'e2e') {
    if (await builds()) await e2e(filters);
  } else {
    console.error(`Unknown part «${name}». Use: npm test, npm test -- unit, npm test -- e2e`);
    broken.push(name);
  }
}

mkdirSync(REPORTS, { recursive: true });
const [only, ...filters] = process.argv.slice(2);
const full = only === 'full';
if (full) process.env.FULL = '1';
if (only && !full) await part(only, filters);
else await everything();
if (full) await check('mutations', () => run('stryker', ['run'], { live: true }));

console.log('');
if (broken.length > 0) console.log(`Failed besides the tests: ${broken.join(', ')}`);
totals.failed += broken.length;
console.log(words(totals));
process.exitCode = totals.failed > 0 ? 1 : 0;
