// Look-ups, files, links and the feed of a chat's record, against the stand-in Creatio.
import * as fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { asHtml, plainText } from '../../../lib/feed/crm.ts';
import { redirectOf } from '../../../lib/creatio/open-record.ts';
import { hashOf } from '../../../lib/creatio/place.ts';
import { safeLink } from '../../../lib/card/crm-files.ts';
import { ids, seedIds } from '../../standins/creatio/index.ts';
import { crmStage, type CrmStage } from './crm-stage.ts';

const CHAT = '0d6f7a1b-2c3d-4e5f-8a9b-0c1d2e3f4a5b';

async function withRecord(): Promise<CrmStage> {
  const stage = await crmStage();
  await stage.ask('chat-record-write', { conversationId: CHAT, values: { name: 'Чат' }, create: true });
  stage.calls();
  return stage;
}
const lost = (path: string) => (asked: string, _: RequestInit, answer: Response) => {
  if (asked.startsWith(path)) throw new TypeError('Failed to fetch');
  return answer;
};

describe('look-ups', () => {
  it('find people by a part of the name, cases by number or subject, in one request', async () => {
    const stage = await crmStage();
    const people = await stage.ask('record-search', { entity: 'Contact', text: 'коваленко-мир' });
    expect(people.map(({ id }) => id)).toContain(seedIds.hero);
    const [found] = await stage.ask('record-search', { entity: 'Case', text: '00020614' });
    expect(found).toMatchObject({ id: seedIds.heroCase, name: 'SR-00020614' });
    expect(found!.note).toContain('Подбор холодильника');
    expect(await stage.ask('record-search', { entity: 'Account', text: "o'; delete" })).toEqual([]);
    expect(stage.calls().length).toBe(3);
    const mine = await stage.ask('record-search', { entity: 'Case', text: '', contactId: seedIds.hero });
    expect(mine.map(({ id }) => id)).toContain(seedIds.heroCase);
  });

  it('find a case by its whole number, though many newer numbers begin so', async () => {
    const stage = await crmStage();
    const { db } = stage.creatio;
    const old = db.insert('Case', { Number: 'SR-12', Subject: 'x', CreatedOn: '2020-01-01T00:00:00Z' });
    for (let i = 0; i < 30; i++) db.insert('Case', { Number: `SR-12${i}`, Subject: 'y' });
    const found = await stage.ask('record-search', { entity: 'Case', text: 'SR-12' });
    expect([found[0]!.id, found.length]).toEqual([old.Id, 20]);
  });

  const OWN = '0d6f7a1b-2c3d-4e5f-8a9b-0c1d2e3f4a77';
  /** Ways in which one number is stored, and is looked for. */
  const FORMS = ['+38 (044) 555-01-99', '0445550199', '380445550199 доб. 12', '044 555 01 99, 050 111 22 33'];

  it.each(['Contact', 'Account'] as const)('%s: by a number, however either is written', async (entity) => {
    for (const stored of FORMS) {
      const stage = await crmStage();
      stage.creatio.db.insert(entity, { Id: OWN, Name: 'Демо' });
      stage.creatio.db.insert(`${entity}Communication`, {
        [`${entity}Id`]: OWN,
        CommunicationTypeId: ids.communication.mainPhone,
        Number: stored,
      });
      for (const text of ['+380 44 555 01 99', '(044)555-01-99', '5550199']) {
        const found = await stage.ask('record-search', { entity, text });
        expect(
          found.filter(({ id }) => id === OWN),
          `${text} for ${stored}`,
        ).toHaveLength(1);
      }
    }
  });
});

interface Upload {
  recordId: string;
  fileId: string;
  name: string;
  file: Buffer;
  mime: string;
}

/** As the desk does. */
async function send(stage: CrmStage, { file, ...upload }: Upload): Promise<void> {
  for (let from = 0; from < file.length; from += 1024 * 1024) {
    const data = file.subarray(from, from + 1024 * 1024).toString('base64');
    await stage.ask('record-file-part', { ...upload, size: file.length, from, data });
  }
}

describe('files of the record', () => {
  it.each([
    ['щ'.repeat(400) + '.pdf', /^щ+\.pdf$/],
    ["a'b & ".repeat(200) + '.tar.gz', /^[a'b& ]+\.tar\.gz$|^[a'b& ]+.*\.gz$/],
    ['половина \ud83d.txt', /^половина _\.txt$/],
    ['без окончания '.repeat(60), /^без окончания/],
  ])('a name for which an address has no room is cut, its ending kept: %s', async (name, kept) => {
    const stage = await withRecord();
    stage.before = (path) => expect(path.length).toBeLessThan(1900);
    await send(stage, { recordId: CHAT, fileId: randomUUID(), name, file: Buffer.from('да'), mime: '' });
    const [file] = await stage.ask('record-files', { recordId: CHAT });
    expect(file!.name).toMatch(kept);
  });

  it('go up in parts, are listed, and one whose answer was lost stays one', async () => {
    const stage = await withRecord();
    const file = Buffer.alloc(2_500_000, 7);
    const fileId = randomUUID();
    const upload = { recordId: CHAT, fileId, name: 'Рахунок №1.png', file, mime: 'image/png' };
    await send(stage, upload);
    const ranges = stage.creatio.requests.flatMap((r) => r.headers['content-range'] ?? []);
    expect(ranges).toEqual([
      'bytes 0-1048575/2500000',
      'bytes 1048576-2097151/2500000',
      'bytes 2097152-2499999/2500000',
    ]);
    stage.after = lost('rest/FileApiService');
    await expect(send(stage, upload)).rejects.toMatchObject({ kind: 'unreachable' });
    stage.after = (_, __, answer) => answer;
    await send(stage, upload);
    const files = await stage.ask('record-files', { recordId: CHAT });
    expect(files).toMatchObject([{ id: fileId, name: 'Рахунок №1.png', kind: 'file', size: 2_500_000 }]);
    expect(stage.creatio.db.streams.get(`UsrWebitelChatFile/${fileId}/Data`)?.length).toBe(2_500_000);
    expect(files[0]!.url).toBe(
      `${stage.context.workspace}/rest/FileService/Download/UsrWebitelChatFile/${fileId}`,
    );
    await stage.ask('record-file-remove', { fileId });
    await stage.ask('record-file-remove', { fileId });
    expect(await stage.ask('record-files', { recordId: CHAT })).toEqual([]);
  });

  it('a refusal comes in the server’s own words', async () => {
    const stage = await withRecord();
    const upload = {
      recordId: CHAT,
      fileId: randomUUID(),
      name: 'virus.exe',
      file: Buffer.from('MZ'),
      mime: '',
    };
    await expect(send(stage, upload)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('exe'),
    });
  });

  it('links are made once, and one that leads nowhere safe is not opened', async () => {
    const stage = await withRecord();
    const link = { recordId: CHAT, linkId: randomUUID(), url: 'https://example.com/a' };
    stage.after = (path, init, answer) => {
      if (init.method === 'POST' && path === 'odata/UsrWebitelChatFile') throw new TypeError('lost');
      return answer;
    };
    await stage.ask('record-link-add', link);
    await stage.ask('record-link-add', link);
    expect(stage.creatio.db.filter('UsrWebitelChatFile', { UsrWebitelChatId: CHAT })).toHaveLength(1);
    expect(await stage.ask('record-files', { recordId: CHAT })).toMatchObject([
      { kind: 'link', url: 'https://example.com/a' },
    ]);
    expect(safeLink('javascript:alert(1)')).toBeNull();
    expect(safeLink('nonsense')).toBeNull();
  });
});

describe('the feed', () => {
  it('takes a post once though its answer was lost, and tells it as plain text', async () => {
    const stage = await withRecord();
    const post = { recordId: CHAT, postId: randomUUID(), text: 'Ціна <b>30 499</b> ₴\nдо завтра & далі' };
    stage.after = (path, init, answer) => {
      if (init.method === 'POST' && path === 'rest/EsnService/PostMessage') throw new TypeError('lost');
      return answer;
    };
    await stage.ask('record-feed-post', post);
    await stage.ask('record-feed-post', post);
    const rows = stage.creatio.db.filter('SocialMessage', { EntityId: CHAT });
    expect(rows).toHaveLength(1);
    expect(rows[0]!['Message']).toBe('<p>Ціна &lt;b&gt;30 499&lt;/b&gt; ₴</p><p>до завтра &amp; далі</p>');
    expect(await stage.ask('record-feed', { recordId: CHAT })).toMatchObject([{ text: post.text }]);
  });

  it('is posted to as Creatio’s own pages do: without rights on messages, with reading of the record', async () => {
    const stage = await withRecord();
    const post = { recordId: CHAT, postId: randomUUID(), text: 'x' };
    stage.creatio.deny('SocialMessage');
    await stage.ask('record-feed-post', post);
    expect(stage.creatio.db.filter('SocialMessage', { EntityId: CHAT })).toMatchObject([{ Id: post.postId }]);
    stage.creatio.allow('SocialMessage');
    // What it refuses is refused, and not put there by another way.
    stage.creatio.hide(CHAT);
    await expect(stage.ask('record-feed-post', { ...post, postId: randomUUID() })).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('not found'),
    });
    expect(stage.creatio.db.filter('SocialMessage', { EntityId: CHAT })).toHaveLength(1);
  });

  it('of a site without that service is posted to over OData, once', async () => {
    const stage = await withRecord();
    const post = { recordId: CHAT, postId: randomUUID(), text: 'x' };
    stage.creatio.options.esn = false;
    await stage.ask('record-feed-post', post);
    await stage.ask('record-feed-post', post);
    expect(stage.creatio.db.filter('SocialMessage', { EntityId: CHAT })).toHaveLength(1);
  });

  it('of a session that is over says so, and posts nothing', async () => {
    const stage = await withRecord();
    stage.creatio.expireSessions();
    await expect(
      stage.ask('record-feed-post', { recordId: CHAT, postId: randomUUID(), text: 'x' }),
    ).rejects.toMatchObject({ kind: 'session' });
    expect(stage.creatio.db.filter('SocialMessage', { EntityId: CHAT })).toEqual([]);
  });

  it('has its posts though newer comments fill a page, and the newest of many posts', async () => {
    const stage = await withRecord();
    const { db } = stage.creatio;
    await stage.ask('record-feed-post', { recordId: CHAT, postId: randomUUID(), text: 'пост' });
    const { Id: ParentId, EntitySchemaUId } = db.filter('SocialMessage', { EntityId: CHAT })[0]!;
    const own = { EntityId: CHAT, EntitySchemaUId: EntitySchemaUId! };
    for (let i = 0; i < 25; i++)
      db.insert('SocialMessage', {
        ...own,
        ParentId: ParentId!,
        Message: `коментар ${i}`,
        CreatedOn: '2099-01-01T00:00:00Z',
      });
    const feed = () => stage.ask('record-feed', { recordId: CHAT });
    expect((await feed()).map(({ text }) => text)).toEqual(['пост']);
    for (let i = 0; i < 25; i++) db.insert('SocialMessage', { ...own, Message: `ще ${i}` });
    expect(await feed()).toHaveLength(20);
  });

  it('shows the signs that editors write by name', () => {
    expect(
      plainText('<p>&laquo;Так&raquo;&nbsp;&mdash; об&rsquo;єкт&hellip; 20&deg;, &frac12;&shy;</p>'),
    ).toBe('«Так» — об’єкт… 20°, ½');
  });

  it('makes text of markup, and markup of text', () => {
    expect(plainText('<p>a<br/>b</p><script>x()</script><p>&lt;i&gt; &#1071;&#x44F;&nbsp;&bogus;</p>')).toBe(
      'a\nb\n<i> Яя\u00a0&bogus;'.replace('\u00a0', ' '),
    );
    expect(plainText(asHtml('1 < 2 & "3" > 2\n\n<img src=x>'))).toBe('1 < 2 & "3" > 2\n\n<img src=x>');
    // Words without markup that look like its beginning stay; what a browser would not show does not.
    expect(plainText('so long as a<b and c')).toBe('so long as a<b and c');
    expect(plainText('<p>a</p><script>x()<p>b</p>')).toBe('a');
  });

  // In time: somebody's post is read letter by letter, not once more for each sign that begins something.
  it.each(['<a', '<script', '<script>', '<style>', '</p', '&#1', '<!--'])(
    'reads ever so much of «%s» at once',
    (sign) => {
      const many = sign.repeat(60_000);
      for (const html of [many, `${many}</script></p>`])
        expect(plainText(html).length).toBeLessThanOrEqual(html.length);
    },
    1500,
  );

  it('loses no word of what was written', () => {
    const words = fc.array(
      fc.constantFrom('<a', '<', '>', '&', '&amp;', '"', "'", '<script>', '😀', 'їжак', '\n', ' ', '}'),
    );
    fc.assert(
      fc.property(words, (all) => {
        const said = all.join('');
        expect(plainText(asHtml(said))).toBe(said.trim().replaceAll(/\n{3,}/g, '\n\n'));
      }),
    );
  });
});

describe('a record’s own page', () => {
  it('opens in place where its address is sure, else by the server', () => {
    const id = seedIds.hero;
    expect(hashOf('freedom', { entity: 'Contact', id })).toBe(`#Card/Contacts_FormPage/edit/${id}`);
    expect(hashOf('classic', { entity: 'Case', id })).toBe(`#CardModuleV2/CasePage/edit/${id}`);
    expect(hashOf('freedom', { entity: 'UsrWebitelChat', id })).toBeNull();
    expect(hashOf('freedom', { entity: 'constructor', id })).toBeNull();
    expect(redirectOf({ entity: 'Contact', id }, 'https://a/studio/0')).toBe(
      `https://a/studio/0/rest/NavigationService/Redirect?schemaName=Contact&recordId=${id}`,
    );
  });
});
