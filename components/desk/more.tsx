import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useDesk } from './model.ts';
import type * as MorePart from './more-part.tsx';
import { withPart } from './with-part.ts';

let loaded: typeof MorePart | null = null;

/** A view of the part `desk-more`: at once, if anything of it was shown before. */
export function More({ children }: { children: (part: typeof MorePart) => JSX.Element }): JSX.Element | null {
  const desk = useDesk();
  const part = useSignal(loaded);
  useLayoutEffect(() => {
    if (!loaded) withPart(desk, import('./more-part.tsx'), (more) => (part.value = loaded = more));
  }, []);
  return part.value && children(part.value);
}
