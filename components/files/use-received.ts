import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { PART } from '../../lib/chat/files.ts';
import { isDrawable, pictureSize } from '../../lib/files/picture-size.ts';
import { claimsPicture, mediaType, shownPicture } from '../../lib/files/sniff.ts';
import type { FileRef } from '../../lib/chat/types.ts';
import { fileKind } from '../../lib/chat/file-name.ts';
import { savedName } from '../../lib/chat/saved-name.ts';
import { saveBlob } from '../ui/hand-out.ts';
import { useDesk } from '../desk/model.ts';
import {
  FileProblem,
  readPiece,
  readUpTo,
  readWhole,
  type Piece,
  type Source,
} from '../../lib/files/read-file.ts';

/** Enough to tell what a file is. */
const HEAD = 64;
/** A larger picture is a file to download. */
const MAX_PICTURE = 20 * 1024 * 1024;

export type Shown =
  /** Perhaps a picture: its place is kept. */
  | { kind: 'looking' }
  | { kind: 'file' }
  | { kind: 'picture'; url: string; type: string }
  /** Plays when asked; read only then. */
  | { kind: 'media'; type: string; bytes: Blob | null };

export interface Received {
  shown: Signal<Shown>;
  /** Share that was read, 0…1; null: nothing is being read. */
  progress: Signal<number | null>;
  /** A sentence; empty: nothing went wrong. */
  problem: Signal<string>;
  place: { current: HTMLElement | null };
  save: () => void;
  play: () => void;
}

/** Looks at a received file by its first bytes once it comes into sight, and gives back what it took when it goes. */
export function useReceived(file: FileRef): Received {
  const desk = useDesk();
  const shown = useSignal<Shown>({ kind: claimsPicture(file.name, file.mime) ? 'looking' : 'file' });
  const progress = useSignal<number | null>(null);
  const problem = useSignal('');
  const place = useRef<HTMLElement>(null);
  const urls = useRef<string[]>([]);
  const gone = useRef(false);
  const source = useRef<Source>({
    call: desk.call,
    conversationId: desk.conversation.peek()?.id ?? '',
    fileId: file.id,
  });

  const urlOf = (blob: Blob): string => {
    const url = URL.createObjectURL(blob);
    if (gone.current) URL.revokeObjectURL(url);
    else urls.current.push(url);
    return url;
  };

  const look = async (): Promise<void> => {
    try {
      const claimed = claimsPicture(file.name, file.mime);
      const head = await readPiece(source.current, 0, claimed ? PART : HEAD);
      const picture = shownPicture(head.bytes);
      const whole = picture && (await drawable(head));
      if (picture && whole) {
        const url = urlOf(new Blob([whole], { type: picture }));
        if (!gone.current) shown.value = { kind: 'picture', url, type: picture };
        return;
      }
      const media = mediaType(head.bytes);
      shown.value = media ? { kind: 'media', type: media, bytes: null } : { kind: 'file' };
    } catch {
      // It may be had later: the button is there, and says why when it cannot.
      shown.value = { kind: 'file' };
    }
  };

  /** The whole picture; null when it has too many bytes or pixels, or does not say how many. */
  const drawable = async (head: Piece): Promise<Blob | null> => {
    const told = pictureSize(head.bytes);
    if (head.total > MAX_PICTURE || (told && !isDrawable(told))) return null;
    // Not from the beginning again, unless that was too little to go on with.
    const first = head.bytes.length >= PART || head.bytes.length >= head.total ? head : null;
    const whole = await readUpTo(source.current, first, MAX_PICTURE);
    const size = told ?? (whole && pictureSize(new Uint8Array(await whole.arrayBuffer())));
    return size && isDrawable(size) ? whole : null;
  };

  const fetchWhole = async (type: string, use: (blob: Blob) => void): Promise<void> => {
    if (progress.peek() !== null) return;
    progress.value = 0;
    problem.value = '';
    try {
      use(await readWhole(source.current, type, (share) => (progress.value = share)));
    } catch (error) {
      if (error instanceof FileProblem) problem.value = desk.sentence(error.result);
    }
    progress.value = null;
  };

  useEffect(() => {
    gone.current = false;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((e) => e.isIntersecting)) return;
      observer.disconnect();
      void look();
    });
    if (place.current && !file.blocked) observer.observe(place.current);
    return () => {
      gone.current = true;
      observer.disconnect();
      for (const url of urls.current.splice(0)) URL.revokeObjectURL(url);
    };
  }, [file.id]);

  return {
    shown,
    progress,
    problem,
    place,
    save() {
      const now = shown.peek();
      const type = 'type' in now ? now.type : file.mime;
      const name = savedName(file.name, type, desk.t.peek()(`file.${fileKind({ ...file, mime: type })}`));
      void fetchWhole('application/octet-stream', (blob) => saveBlob(blob, name));
    },
    play() {
      const now = shown.peek();
      if (now.kind !== 'media') return;
      void fetchWhole(now.type, (bytes) => (shown.value = { ...now, bytes }));
    },
  };
}
