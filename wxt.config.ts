import { defineConfig } from 'wxt';
import { OPEN_DESK } from './lib/bridge/view.ts';
import { CLOUD_PATTERN } from './lib/creatio/hosts.ts';
import { lateText } from './scripts/lib/late-text.ts';

/** Every feature's part and words have one file name each: their room tells them apart. */
const chunkName = ({ facadeModuleId }: { facadeModuleId?: string | null }): string => {
  const [, room, file] = /\/([\w-]+)\/(part|words)\.tsx?$/.exec(facadeModuleId ?? '') ?? [];
  return `chunks/${room ? `${room}-${file}` : '[name]'}.js`;
};

interface Graph {
  getModuleInfo(id: string): { importers: string[] } | null;
}

/** Whether a page of this folder needs a module at once. */
function isNeededAtOnce(id: string, graph: Graph, page: RegExp): boolean {
  const seen = new Set([id]);
  for (const one of seen) {
    if (page.test(one)) return true;
    for (const importer of graph.getModuleInfo(one)?.importers ?? []) seen.add(importer);
  }
  return false;
}

/**
 * What the desk's page needs at once comes in two files instead of a dozen: each file of an extension is asked of the browser's own
 * process, and the first message is painted when the last one has come.
 */
const fewFiles = {
  groups: [
    {
      name: (id: string, graph: Graph) => {
        if (id.includes('wxt-html-plugins')) return 'base';
        if (!isNeededAtOnce(id, graph, /entrypoints\/desk\/main/)) return null;
        return isNeededAtOnce(id, graph, /entrypoints\/(?:popup|options|welcome)\/main/) ? 'base' : 'shell';
      },
    },
  ],
};

/** A package needs no hashes against old copies, and a list of them is what compresses worst. */
const plainChunkNames = {
  name: 'plain-chunk-names',
  outputOptions: (options: { assetFileNames?: unknown; format?: string }) => ({
    ...options,
    ...(options.format === 'es' && { codeSplitting: fewFiles }),
    // One letter beyond Latin, and the browser holds the whole script with two bytes a letter, in every page that has it.
    ...(options.format === 'iife' && { charset: 'ascii' as const }),
    chunkFileNames: chunkName,
    ...(typeof options.assetFileNames === 'string' && { assetFileNames: 'assets/[name].[ext]' }),
  }),
};

/** Scripts lie on this disk: what a late part imports is found by the part itself, and the desk need not carry the list of it. */
const preloads = (_file: string, scripts: string[], { hostType }: { hostType: 'html' | 'js' }): string[] =>
  hostType === 'html' ? scripts : [];

const PAGES_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self' https: wss: http: ws:",
  "frame-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

export default defineConfig({
  imports: false,
  // Both builds are production code; the mode only chooses the folder and what `manifest` grants.
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}',
  vite: () => ({
    // Down to WXT's silent logger.
    define: { 'import.meta.env.MODE': '"production"' },
    oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
    build: {
      minify: true,
      sourcemap: false,
      modulePreload: { polyfill: false, resolveDependencies: preloads },
    },
    plugins: [plainChunkNames, lateText],
  }),
  manifest: ({ mode, browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'ru',
    minimum_chrome_version: '130',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'notifications', 'offscreen'],
    host_permissions: [
      CLOUD_PATTERN,
      ...(mode === 'production' ? [] : ['http://localhost/*', 'http://127.0.0.1/*']),
    ],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_title: '__MSG_name__', default_popup: 'popup.html' },
    commands: {
      [OPEN_DESK]: { suggested_key: { default: 'Ctrl+Period' }, description: '__MSG_openDesk__' },
    },
    // A page with the same policy lets in no frame without it (HTML, «embedder policy»).
    cross_origin_embedder_policy: { value: 'require-corp' },
    storage: { managed_schema: 'managed_storage.json' },
    // Markup that got into a page of ours could load nothing and send nothing anywhere but to servers that scripts may ask.
    content_security_policy: { extension_pages: PAGES_POLICY },
    // No content script of WXT's: see `entrypoints/creatio`.
    content_scripts: [{ matches: [CLOUD_PATTERN], js: ['creatio.js'] }],
    web_accessible_resources: [
      {
        resources: ['desk.html'],
        matches: ['https://*/*', 'http://*/*'],
        ...(browser === 'chrome' || browser === 'edge' ? { use_dynamic_url: true } : {}),
      },
    ],
  }),
  hooks: {
    // Vite chooses packages' development parts by this, whatever the mode; only `wxt dev` wants them.
    'config:resolved': (wxt) => {
      if (wxt.config.command === 'build') process.env.NODE_ENV = 'production';
    },
  },
});
