import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

const MARK = '?late';
/** Its own name: what bears that of a package's file is left to Node by the tests. */
const OWN = '\0late-text:';

/**
 * `import text from '…?late'`: a function that returns the file's text. A browser makes a text of a script when the function that it
 * stands in first runs, while what stands outside of functions lies in the memory of every page from its first instant.
 */
export const lateText: Plugin = {
  name: 'late-text',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith(MARK) ? OWN + id.slice(0, -MARK.length) : null),
  async load(id) {
    if (!id.startsWith(OWN)) return null;
    const file = await this.resolve(id.slice(OWN.length));
    if (!file) throw new Error(`no file ${id.slice(OWN.length)}`);
    // A development server has a name of its own for each version of a file.
    const [path] = file.id.split('?');
    return `export default () => ${JSON.stringify(await readFile(path!, 'utf8'))};`;
  },
};
