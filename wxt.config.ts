import { resolve } from 'node:path';
import { build as viteBuild } from 'vite';
import { defineConfig } from 'wxt';
import { OPEN_DESK } from './lib/bridge/view.ts';
import { CLOUD_PATTERN } from './lib/creatio/hosts.ts';

/** What a CRM page loads on demand, each one ES module; WXT itself builds content scripts as IIFEs without lazy parts. */
const DESK_MODULE = 'desk.js';
/** File → entry: the desk, and what it loads when that is first wanted. */
const PARTS = {
  [DESK_MODULE]: 'entrypoints/creatio.content/desk.ts',
  'texts-ru.js': 'lib/i18n/ru.ts',
  'texts-uk.js': 'lib/i18n/uk.ts',
  'texts-en.js': 'lib/i18n/en.ts',
  'emoji.js': 'components/emoji/picker.ts',
  'desk-outgoing.js': 'components/outgoing/part.tsx',
  'desk-more.js': 'components/desk/more-part.tsx',
  'emoji-words.js': 'components/emoji/words.ts',
  'desk-transfer.js': 'components/desk/transfer/transfer-part.tsx',
  'desk-keys.js': 'components/desk/keys/keys-part.tsx',
  'desk-people.js': 'components/desk/people/people-part.tsx',
  'desk-actions.js': 'components/desk/actions/actions-part.tsx',
  'desk-card.js': 'components/desk/card/part.tsx',
  'desk-templates.js': 'components/desk/templates/panel.tsx',
  'desk-crm.js': 'lib/creatio/crm-tab.ts',
};
const PREACT = /^(?:preact|preact\/hooks|preact\/jsx-runtime|@preact\/signals)$/;
const SHARED_PREACT = 'components/desk/runtime-shared.ts';

/** production: what is shipped · test: the same code, localhost granted at install · axe: test, with an open shadow root. */
type Variant = 'production' | 'test' | 'axe' | 'development';

const shared = (variant: Variant) => ({
  // Every variant is the production code, down to WXT's silent logger.
  define: {
    'import.meta.env.MODE': '"production"',
    __SHADOW_MODE__: JSON.stringify(variant === 'axe' ? 'open' : 'closed'),
  },
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
});

export default defineConfig({
  imports: false,
  // All variants are production builds; the mode only chooses the folder and what `manifest` grants.
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}',
  vite: ({ mode }) => ({
    ...shared(mode as Variant),
    build: { minify: true, sourcemap: false },
  }),
  manifest: ({ mode, browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'ru',
    minimum_chrome_version: '120',
    permissions: ['storage', 'alarms', 'scripting', 'notifications', 'offscreen'],
    host_permissions: [CLOUD_PATTERN, ...(mode === 'production' ? [] : ['http://localhost/*'])],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_title: '__MSG_name__', default_popup: 'popup.html' },
    commands: {
      [OPEN_DESK]: { suggested_key: { default: 'Ctrl+Period' }, description: '__MSG_openDesk__' },
    },
    storage: { managed_schema: 'managed_storage.json' },
    web_accessible_resources: [
      {
        resources: [...Object.keys(PARTS), 'player.html'],
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
    'build:done': async (wxt) => {
      for (const [name, entry] of Object.entries(PARTS)) {
        await viteBuild({
          configFile: false,
          mode: 'production',
          logLevel: 'warn',
          ...shared(wxt.config.mode as Variant),
          // Parts use the Preact of the desk that loads them.
          resolve: {
            alias: name === DESK_MODULE ? [] : [{ find: PREACT, replacement: resolve(SHARED_PREACT) }],
          },
          build: {
            outDir: wxt.config.outDir,
            emptyOutDir: false,
            copyPublicDir: false,
            // A library build keeps white space unless the output itself is told.
            rolldownOptions: { output: { minify: true } },
            lib: { entry: resolve(entry), formats: ['es'], fileName: () => name },
          },
        });
      }
    },
  },
});
