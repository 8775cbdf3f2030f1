/** Files dragged over a conversation. What is no file is left to whoever wants it. */
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { hasFiles } from '../ui/swallow-files.ts';

/** `dragover` comes again at least this often while the pointer is above. */
const GONE_AFTER_MS = 700;

interface DropTarget {
  isOver: ReadonlySignal<boolean>;
  onDragOver: (event: DragEvent) => void;
  onDrop: (event: DragEvent) => void;
}

export function useDrop(enabled: boolean, onFiles: (files: File[]) => void): DropTarget {
  const isOver = useSignal(false);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    isOver,
    onDragOver(event) {
      if (!enabled || !hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      event.dataTransfer!.dropEffect = 'copy';
      isOver.value = true;
      clearTimeout(timer.current);
      timer.current = window.setTimeout(() => (isOver.value = false), GONE_AFTER_MS);
    },
    onDrop(event) {
      if (!enabled || !hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      clearTimeout(timer.current);
      isOver.value = false;
      onFiles(filesIn(event.dataTransfer));
    },
  };
}

/** Files that lie on the clipboard or were dropped; folders are no files and cannot be read. */
export function filesIn(data: DataTransfer | null): File[] {
  const items = [...(data?.items ?? [])].filter((item) => item.kind === 'file');
  return items.flatMap((item) => (item.webkitGetAsEntry?.()?.isDirectory ? [] : (item.getAsFile() ?? [])));
}
