/** The ready-made texts of one desk: what the worker keeps, what the CRM of this page says, and changes to the latter. */
import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { TemplatesView } from '../../lib/templates/view.ts';
import type { Template } from '../../lib/templates/rules.ts';
import type { CrmError, CrmFailure } from '../../lib/creatio/session-fetch.ts';
import type { AskCrm } from '../../lib/creatio/ops.ts';
import type { LookupText } from '../../lib/templates/crm.ts';
import { TEMPLATES_WORDS } from '../../lib/templates/words.ts';
import { withWords, type DeskModel } from '../desk/model.ts';

export const UNDO_MS = 10_000;
const READ_EVERY_MS = 10 * 60_000;

export interface CrmTrouble {
  /** `changed`: by somebody else, since it was begun to be changed here. */
  kind: CrmFailure | 'changed';
  /** The server's own words. */
  reason: string;
}

export interface Undo {
  done: 'deleted' | 'changed';
  name: string;
  run(): void;
}

export interface TemplateStore {
  view: ReadonlySignal<TemplatesView | null>;
  templates: ReadonlySignal<Template[]>;
  /** Why Creatio's texts could not be read or changed. */
  trouble: Signal<CrmTrouble | null>;
  busy: ReadonlySignal<boolean>;
  undo: ReadonlySignal<Undo | null>;
  /** Where Creatio's texts are kept; null while it is not known. */
  address: ReadonlySignal<string | null>;
  /** There is a CRM here whose texts can be changed, as far as is known. */
  canEdit: ReadonlySignal<boolean>;
  /** @param forced by the button: Creatio is asked even if it was asked lately */
  refresh(conversationId: string, forced: boolean): Promise<void>;
  /** @returns whether the CRM has it */
  save(row: LookupText, before: LookupText | null): Promise<boolean>;
  remove(template: Template): void;
}

const nothing = (): void => {};

const stores = new WeakMap<DeskModel, TemplateStore>();

/** One per desk: an undo outlives the list it was offered in. */
export function templateStore(desk: DeskModel): TemplateStore {
  let store = stores.get(desk);
  if (!store) stores.set(desk, (store = createStore(desk)));
  return store;
}

function createStore(desk: DeskModel): TemplateStore {
  const view = signal<TemplatesView | null>(null);
  const trouble = signal<CrmTrouble | null>(null);
  const busy = signal(false);
  const address = signal<string | null>(null);
  const undo = signal<Undo | null>(null);
  const hidden = signal<ReadonlySet<string>>(new Set());
  let conversation = '';
  let commitRemoval = nothing;
  let timer = 0;

  const ask = async (refresh: boolean): Promise<void> => {
    const result = await desk.call({ type: 'templates.read', conversationId: conversation, refresh });
    if (result.ok) view.value = result.value;
  };
  /** What others have made of a text, as the operator was told: saved once more, his own stays. */
  const told = new Map<string, LookupText>();
  const fail = (error: unknown): void => {
    const { kind = 'server', message = '' } = error as Partial<CrmError>;
    trouble.value = { kind, reason: message };
  };
  const update = async (crm: AskCrm, row: LookupText, { id, name, text }: LookupText): Promise<void> => {
    const theirs = await crm('template-update', { ...row, was: told.get(id) ?? { id, name, text } });
    told.delete(id);
    if (!theirs) return;
    told.set(id, theirs);
    throw Object.assign(new Error(`«${theirs.name}: ${theirs.text}»`), { kind: 'changed' });
  };
  /** Whoever has closed the list by then is told as well. */
  const tell = (name: string, isRemoval: boolean): void => {
    const { t } = withWords(desk, TEMPLATES_WORDS);
    const { kind = 'server', reason = '' } = trouble.peek() ?? {};
    const why = t.peek()(`template.crm.${kind}`, { reason });
    const text = isRemoval ? t.peek()('template.notDeleted', { name, why }) : `${name}: ${why}`;
    desk.toast.value = { text, tone: 'error', detail: '' };
  };
  const keep = (templates: LookupText[]): Promise<unknown> =>
    desk.call({ type: 'templates.keep', origin: desk.crm!.origin, templates });
  /** @returns whether it told them */
  const readCrm = async (): Promise<boolean> => {
    try {
      const texts = await desk.crm!.ask('templates');
      trouble.value = texts ? null : { kind: 'missing', reason: '' };
      await keep(texts ?? []);
      return true;
    } catch (error) {
      fail(error);
      return false;
    }
  };
  const findAddress = async (): Promise<void> => {
    if (!desk.crm) return;
    // Why it cannot be had is told where the texts are read.
    const found = await desk.crm.ask('templates-address').catch(() => null);
    address.value = trouble.peek()?.kind === 'missing' ? null : found;
  };
  /** Shown at once; taken back when the server refuses. */
  const change = async (
    next: (own: Template[]) => Template[],
    act: (crm: AskCrm) => Promise<unknown>,
  ): Promise<boolean> => {
    const before = view.peek();
    const templates = before && next(before.templates);
    if (before && templates) view.value = { ...before, templates };
    try {
      await act(desk.crm!.ask);
    } catch (error) {
      batch(() => {
        view.value = before;
        fail(error);
      });
      return false;
    }
    // It is stored, whether or not the CRM can be asked for the list once more.
    const stored = templates?.filter((one) => one.source === 'creatio');
    if (!(await readCrm()) && stored) await keep(stored.map(({ id, name, text }) => ({ id, name, text })));
    await ask(false);
    return true;
  };
  const offerUndo = (offer: Undo, after: () => void = nothing): void => {
    clearTimeout(timer);
    commitRemoval();
    undo.value = offer;
    timer = window.setTimeout(() => {
      undo.value = null;
      after();
    }, UNDO_MS);
  };
  const endUndo = (): void => {
    clearTimeout(timer);
    undo.value = null;
  };

  const save = async (row: LookupText, before: LookupText | null): Promise<boolean> => {
    trouble.value = null;
    const template: Template = { ...row, source: 'creatio' };
    const isStored = await change(
      (own) => [...own.filter((o) => o.source !== 'creatio' || o.id !== row.id), template],
      (crm) => (before ? update(crm, row, before) : crm('template-create', row)),
    );
    if (before && isStored)
      offerUndo({
        done: 'changed',
        name: row.name,
        run() {
          endUndo();
          void save(before, row).then((isUndone) => {
            endUndo();
            if (!isUndone) tell(row.name, false);
          });
        },
      });
    return isStored;
  };

  // A frame whose tab is closed hears only the second.
  for (const end of ['pagehide', 'beforeunload']) addEventListener(end, () => commitRemoval());

  return {
    view,
    trouble,
    busy,
    undo,
    address,
    templates: computed(() => view.value?.templates.filter((t) => !hidden.value.has(t.id)) ?? []),
    canEdit: computed(() => desk.crm !== null && trouble.value?.kind !== 'missing'),
    async refresh(conversationId, forced) {
      conversation = conversationId;
      busy.value = true;
      await ask(false);
      const known = view.peek();
      const isOld = !known?.creatioAt || Date.now() - known.creatioAt > READ_EVERY_MS;
      const isOther = known?.creatioOrigin !== desk.crm?.origin;
      const wanted = desk.crm !== null && (forced || isOld || isOther || trouble.peek() !== null);
      await Promise.all([ask(true), wanted ? readCrm() : undefined]);
      void findAddress();
      if (wanted) await ask(false);
      busy.value = false;
    },
    save,
    /** The row leaves the list at once, and the CRM when it can no longer be undone. */
    remove({ id, name }) {
      trouble.value = null;
      const unhide = (): void => {
        const left = new Set(hidden.peek());
        left.delete(id);
        hidden.value = left;
      };
      offerUndo(
        {
          done: 'deleted',
          name,
          run() {
            commitRemoval = nothing;
            endUndo();
            unhide();
          },
        },
        () => commitRemoval(),
      );
      hidden.value = new Set([...hidden.peek(), id]);
      commitRemoval = () => {
        commitRemoval = nothing;
        void change(
          (own) => own.filter((o) => o.id !== id),
          (crm) => crm('template-remove', { id }),
        ).then((isGone) => {
          unhide();
          if (!isGone) tell(name, true);
        });
      };
    },
  };
}
