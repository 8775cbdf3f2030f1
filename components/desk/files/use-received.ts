import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { PART } from '../../../lib/chat/files.ts';
import { claimsPicture, mediaType, pictureType } from '../../../lib/chat/sniff.ts';
import type { FileRef } from '../../../lib/chat/types.ts';
import { diskName } from '../../../lib/chat/file-name.ts';
import { useDesk } from '../model.ts';
import { FileProblem, readPiece, readWhole, saveBlob, type Source } from './read-file.ts';

/** Enough to tell what a file is. */
const HEAD = 64;
/** A larger picture is a file to download. */
const MAX_PICTURE = 20 * 1024 * 1024;

export type Shown =
  /** Perhaps a picture: its place is kept. */
  | { kind: 'looking' }
  | { kind: 'file' }
  | { kind: 'picture'; url: string }
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
      const length = claimsPicture(file.name, file.mime) ? PART : HEAD;
      const { bytes, total } = await readPiece(source.current, 0, length);
      const picture = pictureType(bytes);
      const media = mediaType(bytes);
      if (picture && total <= MAX_PICTURE) {
        const whole =
          bytes.length >= total
            ? new Blob([bytes], { type: picture })
            : await readWhole(source.current, picture);
        if (!gone.current) shown.value = { kind: 'picture', url: urlOf(whole) };
      } else shown.value = media ? { kind: 'media', type: media, bytes: null } : { kind: 'file' };
    } catch {
      // It may be had later: the button is there, and says why when it cannot.
      shown.value = { kind: 'file' };
    }
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
    save: () => void fetchWhole('application/octet-stream', (blob) => saveBlob(blob, diskName(file.name))),
    play() {
      const now = shown.peek();
      if (now.kind !== 'media') return;
      void fetchWhole(now.type, (bytes) => (shown.value = { ...now, bytes }));
    },
  };
}
