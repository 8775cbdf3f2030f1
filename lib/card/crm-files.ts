/** Files and links of the chat's record (creatio.md §5.4): they are kept in `<entity>File`, whose column of the same name as the entity leads back. */
import { MOST_FILES } from './limits.ts';
import { chatNames } from '../creatio/chat-names.ts';
import { chatRecord } from '../creatio/chat-record.ts';
import type { CrmContext } from '../creatio/context.ts';
import { entitySets } from '../creatio/columns.ts';
import { all, equals, guidField, ID, lookupField, textField, type Field } from '../creatio/condition.ts';
import { asText, guid, guidOrNull, readRows, type Row } from '../creatio/odata.ts';
import { createOnce } from '../creatio/once.ts';
import { CrmError } from '../creatio/session-fetch.ts';
import { percent } from '../text/percent.ts';

export interface RecordFile {
  id: string;
  name: string;
  kind: 'file' | 'link';
  /** Bytes. */
  size: number;
  /** ISO. */
  at: string;
  /** Where it opens; null: a link that leads nowhere safe. */
  url: string | null;
}

/** As it is delivered; a customer may have made his own. */
const LINK_TYPE = '539bc2f8-0ee0-df11-971b-001d60e938c6';
const LINK_NAME = /^(?:link|ссылка|посилання)$/i;
const isLink = (id: unknown, name: unknown): boolean => id === LINK_TYPE || LINK_NAME.test(asText(name));

interface Kept {
  entity: string;
  /** `SysFile` of an object that was made in the new designer: files of all objects together. */
  files: string;
  /** Leads from a file to its record. */
  parent: Field;
  /** Besides the record's id. */
  own: Record<string, string>;
}

const SHARED = 'SysFile';

async function parentOf(context: CrmContext): Promise<Kept> {
  const names = await chatNames(context);
  if (!names) throw new CrmError('missing');
  const { entity } = names;
  const files = `${entity}File`;
  if ((await entitySets(context)).includes(files))
    return { entity, files, parent: lookupField(entity), own: {} };
  return { entity, files: SHARED, parent: guidField('RecordId'), own: { RecordSchemaName: entity } };
}

const keyOf = ({ name, kind }: Field): string => (kind === 'lookup' ? `${name}Id` : name);

/** Newest first. @throws CrmError */
export async function recordFiles(
  context: CrmContext,
  { recordId }: { recordId: string },
): Promise<RecordFile[]> {
  const { files, parent, own } = await parentOf(context);
  const rows = await readRows(context.crm, files, {
    select: ['Id', 'Name', 'Size', 'TypeId', 'CreatedOn'],
    expand: ['Type($select=Id,Name)'],
    filter: all(
      equals(parent, recordId),
      ...Object.entries(own).map(([name, value]) => equals(textField(name), value)),
    ),
    orderby: 'CreatedOn desc',
    top: MOST_FILES,
  });
  return rows.flatMap((row) => {
    const id = guidOrNull(row.Id);
    if (!id) return [];
    const name = typeof row.Name === 'string' ? row.Name : '';
    const kind = isLink(row.TypeId, (row.Type as Row | null)?.Name) ? 'link' : 'file';
    const url =
      kind === 'link' ? safeLink(name) : `${context.workspace}/rest/FileService/Download/${files}/${id}`;
    return [{ id, name, kind, size: Number(asText(row.Size)) || 0, at: asText(row.CreatedOn), url }];
  });
}

/** Whoever may write to the record may write a link into it. */
export function safeLink(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : null;
}

export interface FilePart {
  recordId: string;
  /** Made once per file: the same one again is the same file. */
  fileId: string;
  name: string;
  mime: string;
  /** Bytes of the whole file. */
  size: number;
  /** Where this part begins, bytes. */
  from: number;
  /** Base64. */
  data: string;
}

/** From the beginning, part by part; a file whose answer was lost is taken once more and stays one. @throws CrmError */
export async function addFilePart(context: CrmContext, part: FilePart): Promise<void> {
  const { recordId, fileId, size, from, data } = part;
  const name = fitting(part.name);
  const { files, parent, own } = await parentOf(context);
  const mime = part.mime || 'application/octet-stream';
  const bytes = new Blob([Uint8Array.from(atob(data), (char) => char.charCodeAt(0))], { type: mime });
  const address = new URLSearchParams({
    fileId: guid(fileId),
    totalFileLength: String(size),
    mimeType: mime,
    fileName: name,
    columnName: 'Data',
    entitySchemaName: files,
    parentColumnName: parent.name,
    parentColumnValue: guid(recordId),
    ...(files === SHARED && { additionalParams: JSON.stringify(own) }),
  });
  await context.crm(`rest/FileApiService/UploadFile?${address}`, {
    method: 'POST',
    bytes,
    headers: {
      'Content-Range': `bytes ${from}-${from + bytes.size - 1}/${size}`,
      'Content-Disposition': `attachment; filename="${plain(name)}"; filename*=UTF-8''${percent(name)}`,
      'Content-Type': mime,
    },
  });
}

/** The name goes in the address too, which has room for so much of it, escaped. */
const MOST_NAME = 900;
const escaped = (sign: string): number => (/[\w.-]/.test(sign) ? 1 : Math.max(3, percent(sign).length));

/** Cut where it is too long, its ending kept: that decides whether it may be sent. */
function fitting(name: string): string {
  // Half a character has no form in an address.
  const whole = name.replaceAll(/\p{Cs}/gu, '_');
  const ending = /\.[^.]{1,20}$/.exec(whole)?.[0] ?? '';
  let left = MOST_NAME - [...ending].reduce((sum, sign) => sum + escaped(sign), 0);
  const stem = Array.from(whole.slice(0, whole.length - ending.length));
  const end = stem.findIndex((sign) => (left -= escaped(sign)) < 0);
  return (end < 0 ? stem : stem.slice(0, end)).join('') + ending;
}

/** For a server that looks at the plain name alone: its ending decides whether it may be sent. */
const plain = (name: string): string => name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');

export interface LinkAdd {
  recordId: string;
  linkId: string;
  url: string;
}

const linkType = (context: CrmContext): Promise<string> =>
  context.cached(
    'link-type',
    async ({ crm }) => {
      const types = await readRows(crm, 'FileType', { select: ['Id', 'Name'], top: MOST_FILES });
      const own = types.find(({ Id }) => Id === LINK_TYPE) ?? types.find(({ Name }) => isLink('', Name));
      const id = guidOrNull(own?.Id);
      if (!id) throw new CrmError('missing', 'FileType');
      return id;
    },
    Infinity,
  );

/** @throws CrmError */
export async function addLink(context: CrmContext, { recordId, linkId, url }: LinkAdd): Promise<void> {
  const { files, parent, own } = await parentOf(context);
  const TypeId = await linkType(context);
  const body = { Id: guid(linkId), Name: url, TypeId, [keyOf(parent)]: guid(recordId), ...own };
  await createOnce(context, files, body);
}

export interface ChatFileLink {
  conversationId: string;
  linkId: string;
  url: string;
}

/** On the chat's own record. @throws CrmError `missing`: there is none */
export async function linkChatFile(
  context: CrmContext,
  { conversationId, linkId, url }: ChatFileLink,
): Promise<void> {
  const record = await chatRecord(context, { conversationId });
  if (!record) throw new CrmError('missing');
  await addLink(context, { recordId: record.id, linkId, url });
}

/** What is gone already is gone. @throws CrmError */
export async function removeFile(context: CrmContext, { fileId }: { fileId: string }): Promise<void> {
  const { files } = await parentOf(context);
  try {
    await context.crm(`odata/${files}(${guid(fileId)})`, { method: 'DELETE' });
  } catch (error) {
    const there = await readRows(context.crm, files, { select: ['Id'], filter: equals(ID, fileId), top: 1 });
    if (there.length > 0) throw error;
  }
}
