import { fillBlanks } from '../../lib/templates/placeholders.ts';
import type { Template } from '../../lib/templates/rules.ts';
import type { Writing } from '../desk/model-types.ts';
import type { TemplatesMenu } from './menu-types.ts';

/** Puts a ready-made text where the cursor is, or over the `/word` that it was found by, with what is known filled in; the list closes. */
export function insertTemplate(
  desk: Pick<Writing, 'composer'>,
  menu: Pick<TemplatesMenu, 'open' | 'close'>,
  { text }: Template,
  values: Readonly<Record<string, string>>,
): void {
  const composer = desk.composer.peek();
  const slash = menu.open.peek()?.slash;
  menu.close();
  if (!composer) return;
  const { field } = composer;
  field.focus({ preventScroll: true });
  const typed = slash && field.value.slice(slash.start, slash.end) === `/${slash.query}`;
  if (typed) field.setSelectionRange(slash.start, slash.end);
  else field.setSelectionRange(field.selectionEnd, field.selectionEnd);
  composer.insert(fillBlanks(text, values));
}
