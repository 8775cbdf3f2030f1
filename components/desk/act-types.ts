import type { Action } from '../../lib/keys/rules.ts';
import type { IconName } from '../ui/icons.tsx';

/**
 * One thing that can be done from the desk. Its button, its item of a menu, its key, the key's hint and the row in the list of keys are made
 * of it, so that each does the same and is off at the same time.
 */
export interface Act {
  id: Action;
  /** None: it is shown in words. */
  icon?: IconName;
  label: string;
  isOff?: boolean;
  run(): void;
}

/** How a control tells the key that does the same. */
export type KeyHint = (act: Pick<Act, 'id' | 'label'>) => {
  title: string;
  'aria-keyshortcuts': string | undefined;
};
