// Sections of the workplace: which entity, which columns in the list, which fields on the page.
import { people } from './models-people.js';
import { work } from './models-work.js';

const { chat } = window.standinConfig();

const models = [...people, ...work];

export const modelOf = (entity) => models.find((model) => model.entity === entity);

/** Model whose page or list schema is named, Freedom or Classic. */
export function modelBySchema(schema) {
  const plural = schema.replace(/_(FormPage|ListPage|MiniPage)$/, '');
  return models.find(
    (model) => model.freedom === plural || model.classicSection === schema || model.classicPage === schema,
  );
}

/** Related list by `Entity:Column`: its model, its filter column; `null` when this Creatio has no such object. */
export function detailOf(code) {
  const [name, column] = code.split(':');
  if (name.endsWith('File')) {
    const columns = [
      ['Name', 'name', 'file'],
      ['Size', 'size'],
      ['CreatedOn', 'createdOn', 'datetime'],
    ];
    return { entity: name, caption: 'files', column, columns, orderby: 'CreatedOn desc' };
  }
  const entity = name === 'Chat' ? chat : name;
  if (!entity) return null;
  const model = modelOf(entity);
  const columns = model.columns.filter(([path]) => path.split('.')[0] !== column).slice(0, 4);
  return { entity, caption: model.caption, column, columns, orderby: model.orderby };
}

/** Hash of a record's page: the Freedom page, or the Classic one inside the Classic UI. */
export function recordHash(entity, id) {
  const model = modelOf(entity);
  return window.standinConfig().ui === 'freedom'
    ? `Card/${model.freedom}_FormPage/edit/${id}`
    : `CardModuleV2/${model.classicPage}/edit/${id}`;
}
