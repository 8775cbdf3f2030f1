import { Failure } from '../model/failure.ts';
import type { StoredFile } from '../model/records.ts';
import type { Exchange } from '../http/exchange.ts';

/** `bytes=0-99`, `bytes=100-` or `bytes=-50`, as [first, last]; null when it cannot be satisfied. */
function parseRange(header: string, size: number): [number, number] | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header);
  const [, from = '', to = ''] = found ?? [];
  if (!found || (from === '' && to === '')) return null;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first <= last && first < size ? [first, last] : null;
}

/** Writes the file to the answer: `download` whole whatever was asked for, `stream` the asked range. */
export function sendFile(
  { headers, response }: Exchange,
  file: StoredFile,
  kind: 'download' | 'stream',
  ignoreRanges = false,
) {
  response.setHeader('Content-Type', file.mime);
  if (kind === 'download') {
    response.setHeader('Content-Disposition', `attachment;  filename="${encodeURIComponent(file.name)}"`);
  }
  const ranged = kind === 'stream' && !ignoreRanges;
  if (ranged) response.setHeader('Accept-Ranges', 'bytes');
  if (!headers.range || !ranged) {
    response.writeHead(200, { 'Content-Length': file.size });
    response.end(file.bytes);
    return;
  }
  const range = parseRange(headers.range, file.size);
  if (!range) {
    response.setHeader('Content-Range', `bytes */${file.size}`);
    throw new Failure('api.file.range.invalid', 416, `the file has ${file.size} bytes`);
  }
  const [first, last] = range;
  response.writeHead(206, {
    'Content-Length': last - first + 1,
    'Content-Range': `bytes ${first}-${last}/${file.size}`,
  });
  response.end(file.bytes.subarray(first, last + 1));
}
