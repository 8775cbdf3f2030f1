// Tables of records, for sections and for details of a page.
import { linkId, readRows, valueAt } from './api.js';
import { h, show } from './dom.js';
import { recordHash } from './model.js';

const { captions, basePath } = window.standinConfig();

/** Content of one cell: a link to a record, a phone, a file, or plain text. */
export function cell(entity, row, [path, , kind, target]) {
  const text = show(valueAt(row, path), kind);
  if (text === '') return '';
  if (kind === 'link') return h('a', { href: `#${recordHash(entity, row.Id)}` }, text);
  if (kind === 'ref') return h('a', { href: `#${recordHash(target, linkId(row, path))}` }, text);
  if (kind === 'phone')
    return h('a', { href: `tel:${text.replaceAll(/[^\d+]/g, '')}`, class: 'phone' }, text);
  if (kind === 'email') return h('a', { href: `mailto:${text}` }, text);
  if (kind === 'file') {
    return h('a', { href: `${basePath}/rest/FileService/Download/${entity}/${row.Id}`, download: '' }, text);
  }
  return text;
}

const narrow = { datetime: 150, date: 110, money: 120, phone: 170 };

/** Numbers, dates and states have a width of their own, texts share the rest. */
function widthOf(path, kind) {
  const own = { Number: 140, 'Status.Name': 150, UsrName: 120, Size: 120 };
  const width = narrow[kind] ?? own[path];
  return width ? `width: ${width}px` : null;
}

/** A table that reads its rows and can be asked for more. */
export function table({ entity, columns, filter, orderby, top = 30, header = true }) {
  const body = h('tbody');
  const note = h('p', { class: 'list-note' }, captions.loading);
  const more = h(
    'button',
    { type: 'button', class: 'list-more', hidden: true, onclick: load },
    captions.more,
  );
  let shown = 0;
  async function load() {
    try {
      const paths = columns.map(([path]) => path);
      const { rows, count } = await readRows(entity, paths, { filter, orderby, top, skip: shown });
      shown += rows.length;
      for (const row of rows) {
        const cells = columns.map((column) => h('td', { class: column[2] ?? '' }, cell(entity, row, column)));
        body.append(h('tr', { 'data-id': row.Id }, cells));
      }
      note.hidden = shown > 0;
      note.textContent = captions.empty;
      more.hidden = shown >= count;
    } catch {
      note.textContent = captions.failed;
    }
  }
  void load();
  const widths = columns.map(([path, , kind]) => h('col', { style: widthOf(path, kind) }));
  const head = h(
    'tr',
    {},
    columns.map(([, caption]) => h('th', { scope: 'col' }, captions[caption])),
  );
  return h(
    'div',
    { class: 'list' },
    h(
      'table',
      { class: `grid cols-${columns.length}` },
      h('colgroup', {}, widths),
      header ? h('thead', {}, head) : null,
      body,
    ),
    note,
    more,
  );
}

/** List of a whole section. */
export function sectionTable(model) {
  return table({ entity: model.entity, columns: model.columns, orderby: model.orderby });
}

/** Related records of a page. */
export function detailTable(detail, parentId, header = false) {
  const { entity, columns, orderby, column } = detail;
  return table({ entity, columns, orderby, top: 6, header, filter: `${column}/Id eq ${parentId}` });
}
