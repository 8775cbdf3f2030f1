// Where a Chromium-family browser is on this machine. Used by the set-up, the demo and the end-to-end tests.
// Plain JavaScript, built-ins only: the set-up runs before anything is installed.
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Chromium first: it loads unpacked extensions without ceremony, branded builds keep restricting that. */
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const MAC_APPS = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_APPS = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** @returns {string[]} every place worth a look, the best first */
function candidates() {
  const env = process.env;
  const asked = env.CHROME_PATH ? [env.CHROME_PATH] : [];

  if (process.platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    return [
      ...asked,
      ...WINDOWS_APPS.flatMap((app) => roots.flatMap((root) => (root ? [join(root, app)] : []))),
    ];
  }

  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (process.platform !== 'darwin') return [...asked, ...onPath];

  const roots = ['/Applications', join(env.HOME ?? '', 'Applications')];
  return [...asked, ...MAC_APPS.flatMap((app) => roots.map((root) => join(root, app))), ...onPath];
}

/**
 * The browser named by CHROME_PATH, or else the first one found in its usual place.
 *
 * @returns {string | null} path of the executable
 */
export function findBrowser() {
  return candidates().find(isExecutable) ?? null;
}
