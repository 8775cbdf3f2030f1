/** A name looked for in the CRM as people type it: every word, in any of the ways in which it may be stored. */
import { nameVariants } from '../text/variants.ts';
import { all, any, contains, MOST_OR, type Condition, type Field } from './condition.ts';

/** '' for a text without words. @param most how many conditions it may take */
export const namedLike = (field: Field, typed: string, most = MOST_OR): Condition =>
  all(...nameVariants(typed, most).map((forms) => any(...forms.map((form) => contains(field, form)))));
