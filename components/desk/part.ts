/** What a part of the desk that is loaded late brings along: its texts and its styles. */
import { computed } from '@preact/signals';
import { withPartTexts, type PartTexts } from '../../lib/i18n/late.ts';
import type { DeskModel } from './model.ts';

const models = new WeakMap<DeskModel, Map<PartTexts, DeskModel>>();

/** The desk as the part sees it: the same model, whose `t` knows the part's texts too. One for each desk and part. */
export function partDesk(desk: DeskModel, texts: PartTexts): DeskModel {
  let own = models.get(desk);
  if (!own) models.set(desk, (own = new Map()));
  let model = own.get(texts);
  if (!model) {
    const t = computed(() => withPartTexts(desk.language.value, texts, desk.t.value));
    own.set(texts, (model = { ...desk, t }));
  }
  return model;
}

const adopted = new WeakMap<Document | ShadowRoot, Set<string>>();

/** Puts the part's styles into the root that the element is in, once. */
export function adoptStyles(element: Element, css: string): void {
  const root = element.getRootNode() as Document | ShadowRoot;
  const have = adopted.get(root) ?? new Set();
  if (have.has(css)) return;
  adopted.set(root, have.add(css));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
