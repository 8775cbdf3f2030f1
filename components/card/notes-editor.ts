/** The editor of notes (why this one: CONTRIBUTING, «Dependencies»): loaded when notes are first shown. */
import Squire from 'squire-rte';
import { readNotes, readPasted, writeNotes } from '../../lib/card/rich.ts';

export interface NotesEditor {
  /** Shows other notes. */
  show(html: string): void;
  run(tool: NotesTool): void;
  link(url: string): void;
  picture(file: File): void;
  setOff(off: boolean): void;
  dispose(): void;
}

export type NotesTool = 'bold' | 'italic' | 'list';

/** A picture is kept in the notes themselves; the whole of them goes with each saving. */
export const MAX_PICTURE = 3 * 1024 * 1024;

interface Ports {
  /** Something was changed by the operator. */
  onEdit: (html: string) => void;
  onTooBig: (name: string) => void;
}

const pictures = (items: DataTransfer | null): File[] =>
  [...(items?.files ?? [])].filter(({ type }) => /^image\/(?:png|jpeg|gif|webp)$/.test(type));

export function openEditor(root: HTMLElement, { onEdit, onTooBig }: Ports): NotesEditor {
  let pieces: readonly string[] = [];
  let isShowing = false;
  const squire = new Squire(root, {
    blockTag: 'P',
    addLinks: false,
    didError: () => {},
    sanitizeToDOMFragment(html) {
      const fragment = document.createDocumentFragment();
      if (isShowing) {
        const read = readNotes(html);
        pieces = read.pieces;
        fragment.append(...read.nodes);
      } else {
        fragment.append(...readPasted(html));
      }
      return document.importNode(fragment, true);
    },
  });
  /** As shown, or told last. */
  let last = '';
  const now = (): string => writeNotes(squire.getHTML(), pieces);
  const onInput = (): void => {
    const html = now();
    if (isShowing || html === last) return;
    last = html;
    onEdit(html);
  };
  squire.addEventListener('input', onInput);
  const picture = (file: File): void => {
    if (file.size > MAX_PICTURE) return onTooBig(file.name);
    const reader = new FileReader();
    reader.onload = () => {
      squire.insertImage(String(reader.result), { alt: file.name });
      onInput();
    };
    reader.readAsDataURL(file);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const files = pictures(event.clipboardData);
    if (files.length === 0 || event.clipboardData!.types.includes('text/html')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const file of files) picture(file);
  };
  root.addEventListener('paste', onPaste, true);
  return {
    show(html) {
      isShowing = true;
      squire.setHTML(html);
      last = now();
      isShowing = false;
    },
    run(tool) {
      squire.focus();
      if (tool === 'list') {
        if (squire.hasFormat('UL')) squire.removeList();
        else squire.makeUnorderedList();
      } else if (squire.hasFormat(tool === 'bold' ? 'B' : 'I')) {
        if (tool === 'bold') squire.removeBold();
        else squire.removeItalic();
      } else if (tool === 'bold') squire.bold();
      else squire.italic();
      onInput();
    },
    link(url) {
      squire.focus();
      squire.makeLink(url, { target: '_blank', rel: 'noopener' });
      onInput();
    },
    picture,
    setOff(off) {
      root.setAttribute('contenteditable', off ? 'false' : 'true');
    },
    dispose() {
      // The editor tells of a change a moment after it.
      onInput();
      root.removeEventListener('paste', onPaste, true);
      squire.destroy();
    },
  };
}
