import * as z from 'zod/mini';
import { sized, whole } from '../shape.ts';
import { PART } from '../chat/files.ts';
import { command } from '../bridge/command.ts';
import { id, line } from '../bridge/id.ts';

const ofFile = { conversationId: id, fileId: id };
const bytes = whole(0);

export const fileCommands = {
  'file.add': command({ ...ofFile, name: line, size: bytes, mime: line }),
  /** The next part of its bytes, in base64; one that was stored already is passed over. */
  'file.part': command({
    ...ofFile,
    index: bytes,
    data: z.string().check(sized(Math.ceil(PART / 3) * 4, 4)),
  }),
  'file.remove': command(ofFile),
  'file.retry': command(ofFile),
  /** Some bytes of a file in the conversation; `total` is the whole file's. */
  'file.read': command({
    ...ofFile,
    offset: bytes,
    length: whole(1, PART),
  }).answers<{ data: string; total: number }>(),
};
