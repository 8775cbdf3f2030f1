import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from './controls.tsx';
import { nextStop } from './tab-stops.ts';

interface DialogProps {
  title: string;
  closeLabel: string;
  children: ComponentChildren;
  actions: ComponentChildren;
  onClose: () => void;
}

/**
 * A question over the desk's own sheet, never over the CRM. Focus stays inside and returns where it was; it moves before the next
 * key can be pressed, not after the next painting.
 */
export function Dialog({ title, closeLabel, children, actions, onClose }: DialogProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    box.current!.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    const sheet = box.current!.parentElement!.closest<HTMLElement>('[tabindex]');
    // What had the focus may be gone with what was decided; keys must not fall to the page below.
    return () => (before?.isConnected ? before : sheet)?.focus({ preventScroll: true });
  }, []);
  // What had the focus may have gone or been disabled: without this, keys would leave the dialog.
  useLayoutEffect(() => {
    if (!box.current!.contains(document.activeElement))
      (box.current!.querySelector<HTMLElement>('[data-autofocus]') ?? box.current!).focus();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    } else if (event.key === 'Tab') {
      keepInside(event, box.current!);
    }
  };
  return (
    <div class="scrim">
      <div
        class="dialog"
        ref={box}
        role="dialog"
        aria-modal="true"
        tabIndex={-1}
        aria-labelledby={`${id}-title`}
        onKeyDown={onKeyDown}
      >
        <header>
          <h2 id={`${id}-title`}>{title}</h2>
          <IconButton icon="close" label={closeLabel} onClick={onClose} />
        </header>
        <div class="dialog-body">{children}</div>
        <footer>{actions}</footer>
      </div>
    </div>
  );
}

function keepInside(event: KeyboardEvent, box: HTMLElement): void {
  event.preventDefault();
  nextStop(box, document.activeElement, event.shiftKey)?.focus();
}
