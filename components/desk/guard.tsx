import type { Signal } from '@preact/signals';
import { Component, type ComponentChildren, type JSX } from 'preact';
import { DeskContext, useDesk, type DeskModel } from './model.ts';

interface GuardProps {
  children: ComponentChildren;
  /** Does what is to be done about it; without it a sentence stands in the part's place. */
  onBroken?: (error: unknown) => void;
}

interface GuardState {
  isBroken: boolean;
  of: ComponentChildren;
}

/** What cannot be drawn in here leaves the rest of the desk as it is; the next thing that is to be drawn here is tried again. */
export class Guard extends Component<GuardProps, GuardState> {
  static override getDerivedStateFromProps(
    { children }: GuardProps,
    state: Partial<GuardState>,
  ): GuardState | null {
    return state.of === children ? null : { of: children, isBroken: false };
  }

  static override getDerivedStateFromError(): Partial<GuardState> {
    return { isBroken: true };
  }

  static override contextType = DeskContext;

  override componentDidCatch(error: unknown): void {
    (this.context as DeskModel).fault('view', error);
    this.props.onBroken?.(error);
  }

  override render({ children, onBroken }: GuardProps, { isBroken }: GuardState): ComponentChildren {
    if (!isBroken) return children;
    return onBroken ? null : <Broken />;
  }
}

/** Stands where something cannot be drawn. */
export function Broken(): JSX.Element {
  const { t } = useDesk();
  return <p class="small">{t.value('desk.broken')}</p>;
}

/** Where one sheet or dialog stands: one that cannot be drawn is closed, and said to be. */
export function Slot({ of }: { of: Signal<{ element: JSX.Element } | JSX.Element | null> }): JSX.Element {
  const { t, toast } = useDesk();
  const close = (error: unknown): void => {
    of.value = null;
    toast.value = { text: t.value('desk.broken'), tone: 'error', detail: String(error) };
  };
  const { value } = of;
  return <Guard onBroken={close}>{value && 'element' in value ? value.element : value}</Guard>;
}
