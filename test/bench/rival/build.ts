// `node test/bench/rival/build.ts <checkout of cc-workspaces>`: builds the rival's desk from what public registries have, in its own
// folder. Nothing else of it is touched than package.json, the lock and the build's settings; README.md beside this says what and why.
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Locked to versions that are on no public registry: the newest published ones. */
const REPLACED: Record<string, string> = {
  '@webitel/api-services': '0.1.34',
  '@webitel/styleguide': '26.2.13',
  '@webitel/ui-chats': '0.1.31',
  '@webitel/ui-datalist': '1.1.22',
  '@webitel/ui-sdk': '26.4.60',
  'webitel-sdk': '26.4.29',
  xlsx: '0.18.5',
};
/** A peer of theirs that nothing else brings; what the emoji picker asks a CDN for. */
const ADDED = { zod: '4.3.6', 'emoji-picker-element-data': '1.8.0' };

/** Module of a library (end of its path) → what it lacks, and fill-ins.js has. */
const LACKING: Record<string, string[]> = {
  '@webitel/ui-sdk/src/enums/index.ts': ['ConnectionQualityLevels', 'DefaultWorkspaceTabSettings'],
  '@webitel/ui-sdk/src/scripts/index.js': ['getConnectionQuality'],
  '@webitel/ui-sdk/src/composables/index.ts': ['useEventBus'],
  '@webitel/ui-sdk/src/components/index.js': ['WtCallMediaMetric', 'WtSingleSelect', 'WtSendMessagePopup'],
  '@webitel/ui-chats/src/ui/index.ts': ['useChatScroll', 'useObserveHeightUntilStable'],
};

interface Manifest {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  overrides?: Record<string, string>;
}
type Lock = { packages: Record<string, object> };

const checkout = resolve(process.argv[2] ?? '');
const path = (name: string) => join(checkout, name);
const read = <T>(name: string) => JSON.parse(readFileSync(path(name), 'utf8')) as T;
const write = (name: string, value: object) => writeFileSync(path(name), JSON.stringify(value, null, 2));

const manifest = read<Manifest>('package.json');
if (!manifest.overrides) {
  const { xlsx, ...direct } = REPLACED;
  Object.assign(manifest.dependencies, direct, ADDED);
  delete manifest.optionalDependencies;
  manifest.overrides = { xlsx: xlsx!, ...Object.fromEntries(Object.keys(direct).map((k) => [k, `$${k}`])) };
  write('package.json', manifest);
  const lock = read<Lock>('package-lock.json');
  const unlocked = Object.keys(REPLACED).map((name) => `node_modules/${name}`);
  for (const key of Object.keys(lock.packages))
    if (unlocked.some((one) => key.includes(one))) delete lock.packages[key];
  const { optionalDependencies: _, ...root } = lock.packages['']! as Manifest;
  lock.packages[''] = { ...root, dependencies: manifest.dependencies };
  write('package-lock.json', lock);

  copyFileSync(new URL('fill-ins.js', import.meta.url), path('bench-fill-ins.js'));
  const settings = readFileSync(path('vite.config.ts'), 'utf8')
    // Not among its dependencies; used by nothing.
    .replace(/^import basicSsl.*\n/m, '')
    // Stores all files of the build in the background of the first load.
    .replace(/^import \{ VitePWA \}.*\n/m, '')
    .replace(/^\t{3}VitePWA\([\s\S]*?^\t{3}\}\),\n/m, '')
    .replace(/^\t\tplugins: \[\n/m, `$&${fillIns()}`);
  writeFileSync(path('vite.config.ts'), settings);
}

function fillIns(): string {
  return `{
    name: 'bench-fill-ins',
    enforce: 'pre',
    resolveId: (id: string) => id === '@published-chat-scroll'
      ? resolve(__dirname, 'node_modules/@webitel/ui-chats/src/ui/messaging/composables/useChatScroll.ts') : null,
    transform(code: string, id: string) {
      const lacking = Object.entries(${JSON.stringify(LACKING)}).find(([end]) => id.endsWith(end))?.[1];
      return lacking && { code: code + '\\nexport { ' + lacking.join(', ') + " } from '" + resolve(__dirname, 'bench-fill-ins.js') + "';", map: null };
    },
  },\n`;
}

function run(...command: string[]): void {
  const { status } = spawnSync(command[0]!, command.slice(1), { cwd: checkout, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
run('npm', 'install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund');
run('npx', 'vite', 'build', '--logLevel', 'error');
