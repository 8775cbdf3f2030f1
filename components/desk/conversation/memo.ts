import { Component, h, type ComponentChild, type ComponentClass, type FunctionComponent } from 'preact';

/** A component that is rendered anew only when its properties changed in a way that counts. */
export function memo<P extends object>(
  View: FunctionComponent<P>,
  isSame: (before: P, now: P) => boolean,
): ComponentClass<P> {
  return class extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      return !isSame(this.props, next);
    }
    override render(props: P): ComponentChild {
      return h(View, props);
    }
  };
}
