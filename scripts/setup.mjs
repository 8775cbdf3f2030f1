// Makes a bare machine ready: packages, a Node that is new enough, a browser, fonts. `npm test` and `npm run demo` begin
// with it, so it uses nothing but built-ins and must run on Node 18; the second time it only looks.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './lib/browser.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LOCK = join(ROOT, 'package-lock.json');
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.setup-stamp');
const NODE_NEEDED = [22, 18];
const BROWSER_PACKAGES = ['chromium'];
const FONT_PACKAGES = ['fonts-noto-color-emoji', 'fonts-inter', 'fonts-noto-core'];

/** @param {string} line */
const say = (line) => console.log(`setup: ${line}`);

/**
 * @param {string[]} lines
 * @returns {never}
 */
function giveUp(...lines) {
  for (const line of lines) console.error(`setup: ${line}`);
  process.exit(1);
}

/**
 * Runs a command without a word; its output is returned for the case that it fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(command, args, env = {}) {
  const shell = process.platform === 'win32' && !command.endsWith('.exe');
  const result = spawnSync(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output =
    `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ? result.error.message : ''}`.trim();
  return { ok: result.status === 0, output };
}

// ── Packages ────────────────────────────────────────────────────────────────────────────────────────────────

/** Whether every package of the lock file is installed in the version it names (leaving other systems' out). */
function packagesMatchLock() {
  try {
    const wanted = JSON.parse(readFileSync(LOCK, 'utf8')).packages;
    const there = JSON.parse(readFileSync(join(MODULES, '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(
      ([path, { version, optional }]) =>
        path === '' || (there[path] ? there[path].version === version : optional === true),
    );
  } catch {
    return false;
  }
}

function installPackages() {
  const hash = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;

  if (!packagesMatchLock()) {
    say('installing npm packages (half a minute or so) …');
    if (lstatSync(MODULES, { throwIfNoEntry: false })?.isSymbolicLink())
      giveUp('node_modules is a link to another folder: it is not emptied. Remove the link first.');
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
    const npm = process.env.npm_execpath;
    const env = { PUPPETEER_SKIP_DOWNLOAD: '1' };
    const { ok, output } = npm ? run(process.execPath, [npm, ...args], env) : run('npm', args, env);
    const lines = output.split('\n').filter((line) => !/EBADENGINE|Unknown (user|env) config/.test(line));
    if (!ok) giveUp('`npm ci` failed:', ...lines);
  }
  writeFileSync(STAMP, hash);
}

// ── Node ────────────────────────────────────────────────────────────────────────────────────────────────────

/** @param {string} version such as `v22.18.0` */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor >= NODE_NEEDED[1]);
}

function checkNode() {
  // npm scripts find this one first: on x64 Linux it comes with the packages.
  const local = join(MODULES, '.bin', 'node');
  if (isNewEnough(process.version)) {
    if (!existsSync(local) || run(local, ['--version']).ok) return;
    giveUp(`${local} does not run on this system. Remove it, and the scripts use Node ${process.version}.`);
  }

  const version = existsSync(local) ? run(local, ['--version']).output : '';
  if (version.startsWith('v') && isNewEnough(version)) return;
  giveUp(
    `the scripts need Node ${NODE_NEEDED.join('.')} or newer; this is ${process.version}.`,
    'Install Node 24 from https://nodejs.org/en/download, or with nvm: nvm install 24 && nvm use 24',
    'Then run the same command again.',
  );
}

// ── Browser and fonts ───────────────────────────────────────────────────────────────────────────────────────

/** @param {string} name */
const isOnPath = (name) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder && existsSync(join(folder, name)));

/**
 * How this user may call apt-get: directly, by sudo without a password, or not at all.
 *
 * @returns {string[] | null} the words before `apt-get`
 */
function aptPrefix() {
  if (process.platform !== 'linux' || !isOnPath('apt-get')) return null;
  if (process.getuid?.() === 0) return ['env'];
  return isOnPath('sudo') && run('sudo', ['-n', 'true']).ok ? ['sudo', '-n', 'env'] : null;
}

/** @param {string[]} packages */
const aptCommand = (packages) =>
  `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;

/**
 * @param {string[]} prefix
 * @param {string[]} packages
 */
function aptInstall([command = 'env', ...prefix], packages) {
  const apt = [
    ...prefix,
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-qq',
    '-o',
    'DPkg::Lock::Timeout=120',
  ];
  // A source that is out of reach must not stop the rest: whether it mattered shows at the install.
  const update = run(command, [...apt, 'update']);
  const install = run(command, [...apt, 'install', '-y', '--no-install-recommends', ...packages]);
  return {
    ok: install.ok,
    output: [update.ok ? '' : update.output, install.output].filter(Boolean).join('\n'),
  };
}

function ensureBrowser() {
  const asked = process.env.CHROME_PATH;
  const found = findBrowser();
  if (asked && found !== asked) say(`CHROME_PATH names ${asked}, which is not there or cannot be run.`);
  if (found) return;

  const packages = [...BROWSER_PACKAGES, ...FONT_PACKAGES];
  const prefix = aptPrefix();
  if (!prefix) {
    giveUp(
      'no Chromium, Chrome or Edge found.',
      ...(isOnPath('apt-get')
        ? ['Install it with this command, then run the same command again:', `  ${aptCommand(packages)}`]
        : ['Install one of them (https://www.google.com/chrome/), or set CHROME_PATH to its executable.']),
    );
  }
  say('installing Chromium and fonts …');
  const { ok, output } = aptInstall(prefix, packages);
  if (!ok) giveUp('apt-get failed:', ...output.split('\n'));
  if (!findBrowser()) {
    giveUp(
      'Chromium was installed but is not on PATH. Set CHROME_PATH to its executable.',
      ...output.split('\n'),
    );
  }
}

function hasEmojiFont() {
  if (isOnPath('fc-list')) return /emoji/i.test(run('fc-list', []).output);
  return existsSync('/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf');
}

/** Without a colour font every emoji is an empty box. Nothing fails by it, so it is never an error. */
function ensureEmojiFont() {
  if (process.platform !== 'linux' || hasEmojiFont()) return;

  const prefix = aptPrefix();
  if (prefix) {
    say('installing fonts …');
    const { ok, output } = aptInstall(prefix, FONT_PACKAGES);
    if (ok) return;
    for (const line of output.split('\n')) say(line);
  }
  say('no colour emoji font found: emoji will be shown as empty boxes.');
  if (isOnPath('apt-get')) say(`To install it: ${aptCommand(FONT_PACKAGES)}`);
}

installPackages();
checkNode();
ensureBrowser();
ensureEmojiFont();
say(`ready (${findBrowser()})`);

/**
 * `node scripts/setup.mjs scripts/test.ts …` goes on with that script, in the Node that is new enough. npm's own `pre…` hooks do not
 * run where scripts of packages are forbidden (`.npmrc`), and a shell would go on with the Node that it found first.
 */
const [script, ...words] = process.argv.slice(2);
if (script) {
  const local = join(MODULES, '.bin', 'node');
  const child = spawn(existsSync(local) ? local : process.execPath, [script, ...words], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  // The child hears Ctrl+C by itself; this one waits for how it ends.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('close', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
