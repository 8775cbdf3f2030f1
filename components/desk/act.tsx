import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { IconButton } from '../ui/controls.tsx';
import type { Act } from './act-types.ts';
import { useDesk } from './model.ts';

/** The act can be done, by its key too, as long as the component that declares it is there. */
export function useAct(act: Act): Act {
  const { acts } = useDesk();
  useLayoutEffect(() => {
    acts.set(act.id, act);
    return () => void (acts.get(act.id) === act && acts.delete(act.id));
  });
  return act;
}

type ActButtonProps = { act: Act } & Partial<Omit<Parameters<typeof IconButton>[0], 'icon' | 'label'>>;

/** `data-act` tells the hint which key to name. */
export function ActButton({ act, ...rest }: ActButtonProps): JSX.Element {
  const { id, icon, label, isOff, run } = act;
  return <IconButton icon={icon} label={label} data-act={id} disabled={isOff} onClick={run} {...rest} />;
}
