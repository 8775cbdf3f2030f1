import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { Button, IconButton } from '../ui/controls.tsx';
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

type ActButtonProps = { act: Act; inWords?: boolean } & Partial<Parameters<typeof Button>[0]>;

/** The act's sign, or the same in words. It tells its key as soon as the keys are there. */
export function ActButton({ act, inWords, ...rest }: ActButtonProps): JSX.Element {
  const { icon, label, isOff, run } = act;
  const control = {
    icon: icon!,
    ...useDesk().hint.value?.(act),
    disabled: isOff,
    onClick: () => run(),
    ...rest,
  };
  return inWords ? <Button {...control}>{label}</Button> : <IconButton {...control} label={label} />;
}
