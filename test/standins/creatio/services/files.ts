import { sendEmpty, sendJson } from '../net/http.ts';
import { settingValue } from '../dataservice/settings.ts';
import { ids } from '../ids.ts';
import { seedIds } from '../seed/hero.ts';
import type { Context, Exchange } from '../types.ts';

interface Upload {
  entity: string;
  id: string;
  name: string;
  column: string;
  parentColumn: string;
  parentId: string;
  /** Of files that are kept for all objects together: whose this one is. */
  parentEntity: string;
  total: number;
}

const address = ({ entity, id, column }: Upload) => `${entity}/${id}/${column}`;

/** `rest/FileApiService/UploadFile`: raw body, whole or in chunks by `Content-Range` (creatio.md §5.4). */
export function uploadFile(x: Exchange) {
  const upload = readUpload(x.url.searchParams);
  const refusal = check(x.ctx, upload);
  if (refusal) return refuse(x, refusal);

  // Without a range the parameters are looked for in a form.
  const range = /^bytes (\d+)-(-?\d+)\/(\d+)$/.exec(x.record.headers['content-range'] ?? '');
  if (!range) return refuse(x, 'The file is not in the request.');
  const { db } = x.ctx;
  // A part is put to the end of what is there, wherever it says that it belongs.
  const saved =
    Number(range[1]) === 0 ? Buffer.alloc(0) : (db.streams.get(address(upload)) ?? Buffer.alloc(0));

  const content = Buffer.concat([saved, x.body]);
  writeRow(x.ctx, upload, content.length);
  db.streams.set(address(upload), content);
  return sendJson(x, 200, { success: true, errorInfo: null });
}

function additional(json: string): string {
  try {
    return String((JSON.parse(json) as { RecordSchemaName?: unknown }).RecordSchemaName ?? '');
  } catch {
    return '';
  }
}

function readUpload(query: URLSearchParams): Upload {
  const get = (name: string) => query.get(name) ?? '';
  return {
    entity: get('entitySchemaName'),
    id: get('fileId').toLowerCase(),
    name: get('fileName'),
    column: get('columnName') || 'Data',
    parentColumn: get('parentColumnName'),
    parentId: get('parentColumnValue').toLowerCase(),
    parentEntity: additional(get('additionalParams')),
    total: Number(get('totalFileLength')),
  };
}

/** Reason to refuse an upload: unknown object, missing record, size, extension. */
function check(ctx: Context, upload: Upload): string | null {
  const { db } = ctx;
  if (!db.has(upload.entity)) return `Schema with name "${upload.entity}" not found.`;
  if (ctx.denied.has(upload.entity)) return `Access to ${upload.entity} is denied`;
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(upload.id)) return 'fileId is not a guid.';
  const parent = db.schema(upload.entity).columns.find((column) => column.name === upload.parentColumn);
  const of = parent?.ref ?? upload.parentEntity;
  if (!parent || !db.has(of) || !db.get(of, upload.parentId)) return 'Parent record not found.';
  const limit = Number(settingValue(ctx, 'MaxFileSize') ?? 0);
  if (limit > 0 && upload.total > limit * 1024 * 1024) return `File size exceeds the limit of ${limit} MB.`;
  const denied = String(settingValue(ctx, 'FileExtensionsDenyList') ?? '').split(/[,\s]+/);
  const extension = upload.name.split('.').at(-1)?.toLowerCase() ?? '';
  if (denied.includes(extension)) return `Files of type "${extension}" are not allowed.`;
  return null;
}

function writeRow(ctx: Context, upload: Upload, size: number) {
  const parent = ctx.db.schema(upload.entity).columns.find(({ name }) => name === upload.parentColumn);
  const values = {
    Name: upload.name,
    Size: size,
    Version: 1,
    [parent?.key ?? '']: upload.parentId,
    ...(parent?.ref ? {} : { RecordSchemaName: upload.parentEntity }),
  };
  if (ctx.db.get(upload.entity, upload.id)) {
    ctx.db.update(upload.entity, upload.id, values);
  } else {
    ctx.db.insert(upload.entity, {
      Id: upload.id,
      TypeId: ids.fileType.file,
      CreatedById: seedIds.operator,
      ...values,
    });
  }
}

/** `rest/FileService/Download/<Schema>/<id>` and `img/entity/hash/SysImage/Data/<id>`. */
export function downloadFile(x: Exchange, entity: string, id: string) {
  const { db, denied } = x.ctx;
  const row = db.has(entity) && !denied.has(entity) ? db.get(entity, id) : undefined;
  const content = db.streams.get(`${entity}/${id.toLowerCase()}/Data`);
  if (!row || !content) return sendEmpty(x, 404);
  const name = encodeURIComponent(String(row['Name'] ?? 'file'));
  x.res.writeHead(200, {
    'Content-Type': String(row['MimeType'] ?? 'application/octet-stream'),
    'Content-Disposition': `${entity === 'SysImage' ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    'Content-Length': content.length,
  });
  return x.res.end(content);
}

function refuse(x: Exchange, message: string) {
  sendJson(x, 200, {
    success: false,
    errorInfo: { errorCode: 'FileUploadException', message, stackTrace: null },
  });
}
