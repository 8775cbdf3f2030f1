/** Which room a file stands in, and what its name says that it is. */

export type Role = 'rules' | 'words' | 'commands' | 'worker' | 'crm' | 'door' | 'view';

/** Rooms of no feature. */
const HOUSE = {
  lib: [
    'text',
    'phones',
    'chat',
    'shown',
    'i18n',
    'webitel',
    'creatio',
    'storage',
    'bridge',
    'worker',
    'pages',
  ],
  components: ['ui', 'kit', 'desk', 'popup', 'options', 'welcome'],
};

/** The feature's name: its room has the same one on each floor. null: it is no feature's. */
export function roomOf(file: string): string | null {
  const [floor, room, name] = file.split('/');
  if (name === undefined || (floor !== 'lib' && floor !== 'components')) return null;
  return HOUSE[floor].includes(room!) ? null : room!;
}

/** null: of no feature's file. */
export function roleOf(file: string): Role | null {
  if (roomOf(file) === null || !/\.(tsx?|css)$/.test(file)) return null;
  const name = file.split('/').at(-1)!;
  if (file.startsWith('components/')) return name.startsWith('door.') ? 'door' : 'view';
  if (/^worker[.-]/.test(name)) return 'worker';
  if (/^crm[.-]/.test(name)) return 'crm';
  return name === 'words.ts' ? 'words' : name === 'commands.ts' ? 'commands' : 'rules';
}
