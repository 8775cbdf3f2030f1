import type { Action } from '../../lib/keys/rules.ts';
import type { IconName } from '../ui/icons.tsx';

/**
 * One thing that can be done from the desk. Its button, its item of a menu, its key and the key's hint are made of it, so that each does the
 * same and is off at the same time.
 */
export interface Act {
  id: Action;
  icon: IconName;
  label: string;
  isOff?: boolean;
  run(): void;
}
