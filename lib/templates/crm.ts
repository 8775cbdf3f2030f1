/** Creatio's lookup of ready-made texts («Chat Hello Messages»): found, read, changed. Its names differ from customer to customer. */
import { equals, guid, ID } from '../creatio/condition.ts';
import { readRows, rowsOf, type Row } from '../creatio/odata.ts';
import { CrmError, type Crm } from '../creatio/session-fetch.ts';

export interface LookupNames {
  entity: string;
  columns: { name: string; text: string };
}

export interface LookupText {
  id: string;
  name: string;
  text: string;
}

export interface TemplateLookup {
  /** Where a person works on it: its content in Creatio's designer. null: this CRM has no such lookup. */
  address(): Promise<string | null>;
  /** null: this CRM has no such lookup. */
  read(): Promise<LookupText[] | null>;
  create(row: LookupText): Promise<void>;
  /** @param was as it was when it was begun to be changed @returns what somebody else has made of it since: then nothing is written */
  update(row: LookupText, was?: LookupText): Promise<LookupText | null>;
  remove(id: string): Promise<void>;
}

const PAGE = 200;
const MAX_PAGES = 25;
const USUAL_COLUMNS = { name: 'Name', text: 'Description' };
const NAME = /chathello/i;

/** The page of any lookup's content in both UIs (reference: links in Creatio's own texts). */
const CONTENT = 'Nui/ViewModule.aspx#LookupSectionModule/BaseLookupConfigurationSection';

/**
 * @param workspace e.g. `https://acme.creatio.com/0`
 * @param names from the settings; null: looked for once, by its usual name
 */
export function openTemplateLookup(crm: Crm, workspace: string, names: LookupNames | null): TemplateLookup {
  let found: Promise<LookupNames | null> | null = null;
  const find = (): Promise<LookupNames | null> => {
    if (names) return Promise.resolve(names);
    found ??= discover(crm).catch((error: unknown) => {
      found = null;
      throw error;
    });
    return found;
  };
  const known = async (): Promise<LookupNames> => {
    const lookup = await find();
    if (!lookup) throw new CrmError('missing');
    return lookup;
  };
  const values = ({ columns }: LookupNames, row: LookupText): Record<string, string> => ({
    [columns.name]: row.name,
    [columns.text]: row.text,
  });
  return {
    async address() {
      const lookup = await find();
      return lookup && `${workspace}/${CONTENT}/${lookup.entity}`;
    },
    async read() {
      const lookup = await find();
      if (!lookup) return null;
      try {
        return await readAll(crm, lookup);
      } catch (error) {
        if (error instanceof CrmError && error.kind === 'missing') return null;
        throw error;
      }
    },
    async create(row) {
      const lookup = await known();
      const body = { Id: row.id, ...values(lookup, row) };
      try {
        await crm(`odata/${lookup.entity}`, { method: 'POST', body });
      } catch (error) {
        if (!(error instanceof CrmError) || error.kind === 'session' || error.kind === 'busy') throw error;
        // Made by an earlier attempt whose answer was lost: what was typed since goes into it.
        const filter = equals(ID, row.id);
        const there = await readRows(crm, lookup.entity, { select: ['Id'], filter, top: 1 }).catch(() => []);
        if (there.length === 0) throw error;
        await crm(`odata/${lookup.entity}(${row.id})`, { method: 'PATCH', body: values(lookup, row) });
      }
    },
    async update(row, was) {
      const lookup = await known();
      const { entity, columns } = lookup;
      const select = ['Id', columns.name, columns.text];
      const rows = was ? await readRows(crm, entity, { select, filter: equals(ID, row.id), top: 1 }) : [];
      const [now] = textsIn(rows, lookup);
      if (now && was && !isSame(now, was) && !isSame(now, row)) return now;
      await crm(`odata/${entity}(${guid(row.id)})`, { method: 'PATCH', body: values(lookup, row) });
      return null;
    },
    async remove(id) {
      const lookup = await known();
      await crm(`odata/${lookup.entity}(${guid(id)})`, { method: 'DELETE' });
    },
  };
}

/** null: there is none by its usual name. */
export async function discover(crm: Crm): Promise<LookupNames | null> {
  const sets = rowsOf(await crm('odata/')).map((set) => String(set.name ?? ''));
  // Its companions (files, rights, tags) begin with the same words: the shortest is the object itself.
  const entity = sets.filter((name) => NAME.test(name)).sort((a, b) => a.length - b.length)[0];
  return entity ? { entity, columns: USUAL_COLUMNS } : null;
}

const isSame = (a: LookupText, b: LookupText): boolean => a.name === b.name && a.text === b.text;

/** Those without a text are none. */
const textsIn = (rows: readonly Row[], { columns }: Pick<LookupNames, 'columns'>): LookupText[] =>
  rows.flatMap((row) => {
    const [id, name, text] = [row.Id, row[columns.name], row[columns.text]];
    if (typeof id !== 'string' || typeof text !== 'string' || text === '') return [];
    return [{ id, name: typeof name === 'string' && name ? name : text, text }];
  });

async function readAll(crm: Crm, { entity, columns }: LookupNames): Promise<LookupText[]> {
  const texts: LookupText[] = [];
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = `$select=Id,${columns.name},${columns.text}&$orderby=${columns.name},Id&$top=${PAGE}&$skip=${page * PAGE}`;
    const rows = rowsOf(await crm(`odata/${entity}?${query}`));
    texts.push(...textsIn(rows, { columns }));
    if (rows.length < PAGE) break;
  }
  return texts;
}
