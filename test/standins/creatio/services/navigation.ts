import { redirect, sendEmpty } from '../net/http.ts';
import type { Context, Exchange } from '../types.ts';

/** Page schemas by entity (creatio.md §1.4). */
export const freedomPages: Record<string, string> = {
  Contact: 'Contacts',
  Account: 'Accounts',
  Case: 'Cases',
  Activity: 'Tasks',
  Order: 'Orders',
  KnowledgeBase: 'KnowledgeBase',
  EmailTemplate: 'EmailTemplates',
};

/** `rest/NavigationService/Redirect`: sends the browser to the record's page in the shell (creatio.md §1.5). */
export function navigate(x: Exchange) {
  const entity = x.url.searchParams.get('schemaName') ?? '';
  const id = x.url.searchParams.get('recordId') ?? '';
  if (!x.ctx.db.has(entity)) return sendEmpty(x, 404);
  const { vdir, prefix } = x.ctx.options;
  return redirect(x, `${vdir}${prefix}/Shell/#Card/${formPage(entity)}/edit/${id}`);
}

/** Hash for `Navigation.aspx?schemaName=…[&recordId=…]`, where the schema is a page or an entity. */
export function hashOfSchema(ctx: Context, query: URLSearchParams): string {
  const schema = query.get('schemaName') ?? '';
  const id = query.get('recordId');
  if (!/^\w+$/.test(schema)) return '';
  if (id && /^[\da-f-]{36}$/i.test(id)) {
    const page = ctx.db.has(schema) ? formPage(schema) : schema;
    return `#Card/${page}/edit/${id}`;
  }
  if (schema === 'Desktop') return '#Desktop';
  if (schema === 'Dashboards') return '#Page/Dashboards';
  return `#Section/${ctx.db.has(schema) ? `${freedomPages[schema] ?? schema}_ListPage` : schema}`;
}

function formPage(entity: string) {
  return `${freedomPages[entity] ?? entity}_FormPage`;
}
