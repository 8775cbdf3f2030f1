import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useDesk, type DeskModel } from './model.ts';
import type * as MorePart from './more-part.tsx';
import type { Parts } from './parts.ts';

/** Hands a late part over as soon as it is here; that it cannot come any more is told. */
export function withPart<P extends keyof Parts>(
  desk: DeskModel,
  name: P,
  use: (part: Parts[P]) => void,
): void {
  void desk.late(desk.loadPart(name)).then((part) => part && use(part));
}

let loaded: typeof MorePart | null = null;

/** A view of the part `desk-more`: at once, if anything of it was shown before. */
export function More({ children }: { children: (part: typeof MorePart) => JSX.Element }): JSX.Element | null {
  const desk = useDesk();
  const part = useSignal(loaded);
  useLayoutEffect(() => {
    if (!loaded) withPart(desk, 'desk-more', (more) => (part.value = loaded = more));
  }, []);
  return part.value && children(part.value);
}
