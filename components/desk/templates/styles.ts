import css from './templates.css?inline';

const adopted = new WeakSet<Document | ShadowRoot>();

/** Styles of what is loaded late come with it, once for each root. */
export function adoptStyles(element: Element): void {
  const root = element.getRootNode() as Document | ShadowRoot;
  if (adopted.has(root)) return;
  adopted.add(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
