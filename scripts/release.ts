// `node scripts/release.ts v1.2.3`: the archives for the stores, made twice and compared, and the release's notes with
// their hashes, so that what lies in a store can be checked against a commit. Writes `.output/release/`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const OUT = join(ROOT, '.output');
const RELEASE = join(OUT, 'release');

const tag = process.argv[2] ?? '';
const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
  string,
  string
>;
if (tag !== `v${version}`) throw new Error(`The tag is «${tag}», package.json says ${version}.`);

const archives = ['chrome', 'edge'].map((browser) => join(OUT, `${name}-${version}-${browser}.zip`));

/** Builds from nothing. @returns the archives' SHA-256, in order */
function build(): string[] {
  for (const file of archives) rmSync(file, { force: true });
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'zip'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The archives could not be made.\n${stdout}\n${stderr}`);
  return archives.map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'));
}

/** What CHANGELOG.md says of this version. */
function changes(): string {
  const sections = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8').split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${version} `) || text.startsWith(`${version}\n`));
  if (!section) throw new Error(`CHANGELOG.md has no section «${version}».`);
  return section.slice(section.indexOf('\n')).trim();
}

const notes = changes();
const hashes = build();
if (build().join() !== hashes.join())
  throw new Error('Two builds of one commit differ: nothing is released.');

rmSync(RELEASE, { recursive: true, force: true });
mkdirSync(RELEASE, { recursive: true });
for (const file of archives) copyFileSync(file, join(RELEASE, basename(file)));
const sums = archives.map((file, index) => `${hashes[index]}  ${basename(file)}`);
writeFileSync(join(RELEASE, 'SHA256SUMS'), `${sums.join('\n')}\n`);
writeFileSync(join(RELEASE, 'notes.md'), `${notes}\n\n## SHA-256\n\n\`\`\`\n${sums.join('\n')}\n\`\`\`\n`);
console.log(sums.join('\n'));
