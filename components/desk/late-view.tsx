import type { ComponentType, JSX } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { Guard } from './guard.tsx';
import { useDesk, type Asking } from './model.ts';

/** Hands a late part over as soon as it is here; that it cannot come any more is told. */
export function withPart<P>(desk: Asking, loading: Promise<P>, use: (part: P) => void): void {
  void desk.late(loading).then((part) => part && use(part));
}

/**
 * A view that is loaded when it is first drawn: at once from then on. That it cannot come any more is told.
 * @param Instead what holds its place meanwhile; nothing by default
 */
export function lateView<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Instead: ComponentType<P> = Nothing,
): ComponentType<P> {
  let View: ComponentType<P> | null = null;
  return function Late(props: P): JSX.Element {
    const desk = useDesk();
    const [, drawn] = useState(0);
    useLayoutEffect(() => {
      if (View) return;
      withPart(desk, load(), (loaded) => {
        View = loaded;
        drawn((times) => times + 1);
      });
    }, [desk]);
    const Shown = View ?? Instead;
    return (
      <Guard>
        <Shown {...props} />
      </Guard>
    );
  };
}

const Nothing = (): null => null;
