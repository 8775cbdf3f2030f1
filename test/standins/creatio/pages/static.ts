import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A style sheet, script or picture of the pages; `null` when there is no such file. */
export async function staticFile(name: string): Promise<{ type: string; body: Buffer } | null> {
  const type = types[extname(name)];
  if (!type || !/^[\w-]+\.\w+$/.test(name)) return null;
  const folder = extname(name) === '.js' ? 'client' : 'assets';
  try {
    return { type, body: await readFile(new URL(`./${folder}/${name}`, import.meta.url)) };
  } catch {
    return null;
  }
}
