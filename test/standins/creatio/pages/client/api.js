// OData of the page's own scripts, with the headers that Creatio's ajax-provider sends (creatio.md §4, §5.1).

const { basePath } = window.standinConfig();

export class ApiError extends Error {}

async function call(path, init = {}) {
  const response = await fetch(`${basePath}/odata/${path}`, {
    ...init,
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json; charset=utf-8; IEEE754Compatible=true',
      ForceUseSession: 'true',
      'X-Request-Source': 'ajax-provider',
      BPMCSRF: /(?:^|; )BPMCSRF=([^;]*)/.exec(document.cookie)?.[1] ?? '',
    },
  });
  const json = /json/.test(response.headers.get('content-type') ?? '') ? await response.json() : null;
  if (!response.ok || json?.error)
    throw new ApiError(json?.error?.innererror?.message ?? response.statusText);
  return json;
}

/** Rows of an entity for column paths such as `Account.Name`, made into `$select` and `$expand`. */
export async function readRows(entity, paths, { filter, orderby, top = 30, skip = 0 } = {}) {
  const query = new URLSearchParams({ ...columns(paths), $top: top, $skip: skip, $count: 'true' });
  if (filter) query.set('$filter', filter);
  if (orderby) query.set('$orderby', orderby);
  const { value, '@odata.count': count } = await call(`${entity}?${query}`);
  return { rows: value, count };
}

export function readRow(entity, id, paths) {
  return call(`${entity}(${id})?${new URLSearchParams(columns(paths))}`);
}

export async function countRows(entity, filter) {
  const { '@odata.count': count } = await call(
    `${entity}?${new URLSearchParams({ $count: 'true', $top: '0', ...(filter ? { $filter: filter } : {}) })}`,
  );
  return count;
}

export function writeRow(entity, id, values) {
  return call(`${entity}(${id})`, { method: 'PATCH', body: JSON.stringify(values) });
}

function columns(paths) {
  const own = new Set(['Id']);
  const links = new Map();
  for (const path of paths) {
    const [head, column] = path.split('.');
    if (column) links.set(head, (links.get(head) ?? new Set(['Id'])).add(column));
    else own.add(head);
  }
  const $expand = [...links].map(([name, set]) => `${name}($select=${[...set].join(',')})`).join(',');
  return { $select: [...own].join(','), ...($expand ? { $expand } : {}) };
}

/** Value at a column path; empty dates and guids are empty. */
export function valueAt(row, path) {
  const [head, column] = path.split('.');
  const value = column ? row[head]?.[column] : row[head];
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' && (value.startsWith('0001-01-01') || /^0{8}-/.test(value))) return '';
  return value;
}

/** Id of the row that the lookup of a path points to. */
export function linkId(row, path) {
  return row[path.split('.')[0]]?.Id ?? null;
}
