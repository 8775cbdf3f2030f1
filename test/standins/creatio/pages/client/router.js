// Hash router of both UIs: `history.pushState` without `hashchange`, as Creatio's own (creatio.md §1.2, §2.4).

const operations = new Set(['add', 'edit', 'copy']);
const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Where a hash leads: module, schemas, operation, record, and the modal page over it. */
export function parseHash(hash) {
  const text = decodeURIComponent(hash)
    .replace(/^#\/?/, '')
    .replace(/-state\d*$/, '')
    .replace(/\/$/, '');
  const modal = /\[modal=([^/\]]+)\/(add|edit|copy)\/?([\da-f-]{36})?/i.exec(text);
  const [module = '', ...parts] = text.split('?')[0].split('[')[0].split('/');
  const place = { module: long(module), schemas: [], operation: null, id: null, modal: null };
  for (const [index, part] of parts.entries()) {
    if (operations.has(part)) {
      place.operation = part;
      place.id = parts[index + 1] ?? null;
      break;
    }
    if (guid.test(part) && index === parts.length - 1) place.id = part;
    else if (part) place.schemas.push(part);
  }
  if (modal) place.modal = { schema: modal[1], operation: modal[2], id: modal[3] ?? null };
  return place;
}

const aliases = {
  CardSchemaViewModule: 'Card',
  SectionSchemaViewModule: 'Section',
  PageSchemaViewModule: 'Page',
};

function long(module) {
  return aliases[module] ?? module;
}

let onChange = () => {};

/** Goes to a hash as the page does: a new history entry, no reload, no `hashchange`. */
export function go(hash) {
  const target = `#${hash.replace(/^#/, '')}`;
  if (target === location.hash) return;
  history.pushState({ hash: target }, '', location.pathname + location.search + target);
  onChange(parseHash(target));
}

/** Calls `draw` now and after each change of place, whoever made it. */
export function startRouter(draw, home) {
  onChange = draw;
  if (!location.hash) history.replaceState(null, '', `${location.pathname}${location.search}#${home}`);
  window.addEventListener('popstate', () => draw(parseHash(location.hash)));
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.button !== 0) return;
    const hash = link.dataset.hash ?? (link.getAttribute('href').startsWith('#') ? link.hash : null);
    if (hash === null) return;
    event.preventDefault();
    go(hash);
  });
  draw(parseHash(location.hash));
}
