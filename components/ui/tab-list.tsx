import type { ComponentChildren, JSX } from 'preact';

interface TabListProps<T extends string> {
  label: string;
  tabs: readonly T[];
  selected: T;
  /** Of the tabs' own ids. */
  prefix: string;
  /** Id of the panel that a tab leads to, while it is there. */
  panelOf: (tab: T) => string | undefined;
  onChoose: (tab: T) => void;
  class?: string;
  children: (tab: T) => ComponentChildren;
}

/** Tabs that arrows move between, round about; Home and End lead to the ends. */
export function TabList<T extends string>(props: TabListProps<T>): JSX.Element {
  const { label, tabs, selected, prefix, panelOf, onChoose, children } = props;
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = { Home: 0, End: tabs.length - 1 }[event.key];
    if (step === undefined && to === undefined) return;
    event.preventDefault();
    const next = tabs.at(to ?? (tabs.indexOf(selected) + step!) % tabs.length)!;
    onChoose(next);
    event.currentTarget.querySelector<HTMLElement>(`#${prefix}-${next}`)?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- focus lives on the tabs, arrows bubble to the list
    <div role="tablist" class={props.class ?? 'tabs'} aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`${prefix}-${tab}`}
          aria-selected={tab === selected}
          aria-controls={panelOf(tab)}
          tabIndex={tab === selected ? 0 : -1}
          onClick={() => onChoose(tab)}
        >
          {children(tab)}
        </button>
      ))}
    </div>
  );
}
