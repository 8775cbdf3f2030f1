import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLoginUrl, parseHash, parseUrl } from '../../../lib/creatio/location.ts';

const ID = 'c4ed336c-3e9b-40fe-8b82-5632476472b4';
const HOSTS = ['https://acme.creatio.com', 'http://host:89'];
const VDIRS = ['', '/studio', '/studioenu_9754309_0328'];
const PREFIXES = ['/0', ''];

const bases = HOSTS.flatMap((host) =>
  VDIRS.flatMap((vdir) => PREFIXES.map((prefix) => ({ host, vdir, prefix }))),
);

describe.each(bases)('$host$vdir$prefix', ({ host, vdir, prefix }) => {
  const root = host + vdir;
  const workspace = root + prefix;

  it.each([
    ['/Shell/', 'freedom'],
    ['/Shell', 'freedom'],
    ['/shell/', 'freedom'],
    ['/Shell/?simplelogin=true', 'freedom'],
    ['/Shell/?autoOpenIdLogin=true#Card/Contacts_FormPage/edit/x', 'freedom'],
    [`/Shell/#CardModuleV2/CasePage/edit/${ID}`, 'freedom'],
    ['/Nui/ViewModule.aspx', 'classic'],
    ['/NUI/viewmodule.aspx?x=classicui', 'classic'],
    [`/Nui/ViewModule.aspx#SectionModuleV2/ContactSectionV2/`, 'classic'],
  ] as const)('%s', (path, ui) => {
    expect(parseUrl(workspace + path)).toEqual({ ui, root, workspace });
  });

  it.each([
    '/Login/NuiLogin.aspx',
    '/Login/Login.html',
    '/Login/NuiLogin.aspx?ReturnUrl=%2F0%2FShell',
    '/auth/',
    '/login',
  ])('login page %s', (path) => {
    expect(isLoginUrl(root + path)).toBe(true);
    expect(parseUrl(root + path).ui).toBeNull();
  });

  it.each(['/ClientApp/#/WorkspaceExplorer', '/we', '/conf', '/dev'])('%s is neither', (path) => {
    expect(parseUrl(workspace + path).ui).toBeNull();
    expect(isLoginUrl(workspace + path)).toBe(false);
  });
});

describe('addresses', () => {
  it('any digit is the workspace', () => {
    expect(parseUrl('https://a.creatio.com/1/Shell/').workspace).toBe('https://a.creatio.com/1');
  });

  it.each(['https://a/0/ShellFish/', 'https://a/0/Shellac'])('%s is no shell', (href) => {
    expect(parseUrl(href).ui).toBeNull();
  });

  it('what stands in the hash or query makes no login page', () => {
    expect(isLoginUrl('https://a/0/Shell/?x=/Login/#/login/')).toBe(false);
    expect(isLoginUrl('https://a/0/Shell/LoginHistory')).toBe(false);
  });
});

const record = (schema: string, operation: 'add' | 'edit' | 'copy', id: string | null) => ({
  schema,
  operation,
  id,
});
const NOWHERE = { section: null, record: null };

const HASHES: [string, ReturnType<typeof parseHash>][] = [
  ['SectionModuleV2/ContactSectionV2/', { section: 'ContactSectionV2', record: null }],
  ['SectionModuleV2/ContactSectionV2', { section: 'ContactSectionV2', record: null }],
  [`CardModuleV2/ContactPageV2/edit/${ID}`, { section: null, record: record('ContactPageV2', 'edit', ID) }],
  [`CardModuleV2/CasePage/copy/${ID}`, { section: null, record: record('CasePage', 'copy', ID) }],
  [
    `CardModuleV2/ContactPageV2/add/TypeColumn/${ID}`,
    { section: null, record: record('ContactPageV2', 'add', null) },
  ],
  ['CardModuleV2/ContactPageV2/add', { section: null, record: record('ContactPageV2', 'add', null) }],
  [
    `SectionModuleV2/ContactSectionV2/ContactPageV2/edit/${ID}`,
    { section: 'ContactSectionV2', record: record('ContactPageV2', 'edit', ID) },
  ],
  ['IntroPage/SystemDesigner', NOWHERE],
  ['HomePage/HomePage', NOWHERE],
  ['Desktop', NOWHERE],
  ['Desktop/SomeDesktop', NOWHERE],
  ['Section/Contacts_ListPage', { section: 'Contacts_ListPage', record: null }],
  [`Card/Contacts_FormPage/edit/${ID}`, { section: null, record: record('Contacts_FormPage', 'edit', ID) }],
  ['Page/Some_Page', NOWHERE],
  [
    `CardSchemaViewModule/Cases_FormPage/edit/${ID}`,
    { section: null, record: record('Cases_FormPage', 'edit', ID) },
  ],
  ['SectionSchemaViewModule/Cases_ListPage', { section: 'Cases_ListPage', record: null }],
  ['PageSchemaViewModule/Some_Page', NOWHERE],
  [
    `Section/Contacts_ListPage[modal=Contacts_MiniPage/edit/${ID}]`,
    { section: 'Contacts_ListPage', record: record('Contacts_MiniPage', 'edit', ID), isModal: true },
  ],
  [
    `Card/Cases_FormPage/edit/11111111-3e9b-40fe-8b82-5632476472b4[modal=Contacts_MiniPage/edit/${ID}]`,
    { section: null, record: record('Contacts_MiniPage', 'edit', ID), isModal: true },
  ],
  [
    'Section/Contacts_ListPage[modal=Contacts_MiniPage/add]',
    { section: 'Contacts_ListPage', record: record('Contacts_MiniPage', 'add', null), isModal: true },
  ],
  ['', NOWHERE],
  [
    `Card/Contacts_FormPage/edit/not-a-guid`,
    { section: null, record: record('Contacts_FormPage', 'edit', null) },
  ],
  [`Card/edit/${ID}`, NOWHERE],
];

describe('hashes', () => {
  it.each(HASHES)('#%s', (hash, place) => {
    expect(parseHash(`#${hash}`)).toEqual(place);
  });

  it.each(HASHES.filter(([hash]) => hash !== ''))('in any clothes: %s', (hash, place) => {
    expect(parseHash(hash)).toEqual(place);
    expect(parseHash(`#/${hash}`)).toEqual(place);
    expect(parseHash(`#${encodeURIComponent(hash)}`)).toEqual(place);
  });

  it.each(HASHES.filter(([hash]) => hash !== '' && !hash.includes('[')))('with a tail: %s', (hash, place) => {
    expect(parseHash(`#${hash}-state17`)).toEqual(place);
    expect(parseHash(`#${hash.replace(/\/$/, '')}/`)).toEqual(place);
    expect(parseHash(`#${hash}?a=b/c/edit/${ID}`)).toEqual(place);
  });

  it('an id is lower case, whatever the link', () => {
    expect(parseHash(`#Card/Contacts_FormPage/edit/${ID.toUpperCase()}`).record?.id).toBe(ID);
    expect(parseHash(`#Card/Contacts_FormPage/EDIT/${ID}`).record?.operation).toBe('edit');
  });

  it('anything never throws', () => {
    const part = fc.constantFrom(
      '#',
      '/',
      '%',
      '%zz',
      '[modal=',
      ']',
      'edit',
      'add',
      ID,
      '-state',
      '?',
      'Section',
      'x',
    );
    expect(() => fc.assert(fc.property(fc.string(), (hash) => void parseHash(hash)))).not.toThrow();
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const place = parseHash(parts.join(''));
        expect(place.record?.id ?? ID).toMatch(/^[0-9a-f-]{36}$/);
      }),
    );
  });
});
