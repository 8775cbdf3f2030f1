// Fields of a record's page: text in inputs that can be edited and saved, lookups as links.
import { readRow, valueAt, writeRow } from './api.js';
import { cell } from './list.js';
import { h, show } from './dom.js';

const { captions } = window.standinConfig();

/** The open record: what was read, what was changed. */
export class Card {
  changes = {};
  onDirty = () => {};

  constructor(model, id, row) {
    this.model = model;
    this.id = id;
    this.row = row;
  }

  static async open(model, id) {
    const paths = [...model.profile, ...model.fields].map(([path]) => path);
    if (model.stages) paths.push('Status.Name');
    return new Card(model, id, await readRow(model.entity, id, [...paths, model.display]));
  }

  get title() {
    return String(valueAt(this.row, this.model.display));
  }

  /** One field with its caption. */
  field(field) {
    const [path, caption, kind] = field;
    const value = valueAt(this.row, path);
    const editable = !path.includes('.') && (kind === undefined || kind === 'wide');
    const control = editable
      ? this.input(path, kind, show(value, kind))
      : h('div', { class: `value ${kind ?? ''}` }, cell(this.model.entity, this.row, field));
    return h(
      'label',
      { class: `field ${kind === 'wide' || kind === 'html' ? 'wide' : ''}`, 'data-item-marker': path },
      h('span', { class: 'caption' }, captions[caption]),
      control,
    );
  }

  input(path, kind, text) {
    const change = (event) => {
      this.changes[path] = event.target.value;
      this.onDirty(true);
    };
    const long = text.length > (kind === 'wide' ? 60 : 26);
    const control = long
      ? h('textarea', { rows: '2', oninput: change })
      : h('input', { type: 'text', oninput: change });
    control.value = text;
    control.title = text;
    return control;
  }

  async save() {
    const { changes } = this;
    if (Object.keys(changes).length === 0) return;
    this.changes = {};
    await writeRow(this.model.entity, this.id, changes);
    Object.assign(this.row, changes);
    this.onDirty(false);
  }
}
