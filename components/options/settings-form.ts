/**
 * Traffic light, language and sending as they are being edited. Only what was touched is kept here: an untouched field shows what is stored,
 * whoever stores it, and what was touched stays until it is saved.
 */
import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Key } from '../../lib/i18n/index.ts';
import type { SettingChanges } from '../../lib/storage/write-settings.ts';
import { isValidSetting, type SettingPath } from '../../lib/storage/setting-fields.ts';
import { pick, type Settings } from '../../lib/storage/settings.ts';
import type { PageModel } from './model.ts';
import {
  changesOf,
  valuesOf,
  PATHS,
  type FormField,
  type FormValues,
} from '../../lib/options/form-values.ts';
import { validateLight, type Problem, type SecondsField } from '../../lib/options/validate.ts';

export interface SettingsForm {
  values: ReadonlySignal<FormValues>;
  /** What would be refused now; shown once a save was tried. */
  problems: ReadonlySignal<Problem<SecondsField>[]>;
  /** Counts the refused attempts: each one leads the cursor to the field. */
  refusals: ReadonlySignal<number>;
  outcome: ReadonlySignal<Extract<Key, 'options.saved' | 'error.internal'> | null>;
  edit<F extends FormField>(field: F, value: FormValues[F]): void;
  isLocked(field: FormField): boolean;
  /** A setting that needs no checking: as it is being edited, else as it is stored. */
  read<T>(path: SettingPath): T;
  write(path: SettingPath, value: unknown): void;
  /** Settings written here that make no sense; shown once a save was tried. */
  badPaths: ReadonlySignal<SettingPath[]>;
  save(): Promise<void>;
}

const FormContext = createContext<SettingsForm | null>(null);
export const FormProvider = FormContext.Provider;

export function useForm(): SettingsForm {
  const form = useContext(FormContext);
  if (!form) throw new Error('no settings form above this component');
  return form;
}

export function createSettingsForm(page: Pick<PageModel, 'view' | 'isLocked' | 'platform'>): SettingsForm {
  const edits = signal<Partial<FormValues>>({});
  const choices = signal<SettingChanges>({});
  /** Saved, but the worker has not told it yet. */
  let saved: Partial<FormValues> = {};
  const refusals = signal(0);
  const tried = signal(false);
  const outcome = signal<'options.saved' | 'error.internal' | null>(null);
  const settings = computed(() => page.view.value!.settings);
  const isLocked = (field: FormField): boolean => page.isLocked(PATHS[field]);

  const values = computed(() => {
    const stored = valuesOf(settings.value);
    const touched = Object.entries(edits.value).filter(([field]) => !isLocked(field as FormField));
    return { ...stored, ...Object.fromEntries(touched) } as FormValues;
  });
  const invalid = computed(() => validateLight(values.value, isLocked));
  const badPaths = computed(() =>
    (Object.entries(choices.value) as [SettingPath, unknown][])
      .filter(([path, value]) => value !== undefined && !page.isLocked(path) && !isValidSetting(path, value))
      .map(([path]) => path),
  );

  const dropEdits = (which: (field: FormField) => boolean): void => {
    const left = Object.entries(edits.value).filter(([field]) => !which(field as FormField));
    edits.value = Object.fromEntries(left);
  };

  /** A choice that says what is stored anyway is none. */
  const dropChoices = (stored: Settings): void => {
    const before = choices.peek();
    const left = Object.entries(before).filter(
      ([path, value]) => JSON.stringify(pick(stored, path as SettingPath)) !== JSON.stringify(value),
    );
    if (left.length < Object.keys(before).length) choices.value = Object.fromEntries(left);
  };

  effect(() => {
    dropChoices(settings.value);
    const done = saved;
    saved = {};
    const now = edits.peek();
    if (Object.keys(done).length > 0) dropEdits((field) => field in done && done[field] === now[field]);
  });

  return {
    values,
    problems: computed(() => (tried.value ? invalid.value : [])),
    badPaths: computed(() => (tried.value ? badPaths.value : [])),
    refusals,
    outcome,
    isLocked,
    edit(field, value) {
      edits.value = { ...edits.value, [field]: value };
      outcome.value = null;
    },
    read<T>(path: SettingPath): T {
      const chosen = page.isLocked(path) ? undefined : choices.value[path];
      return (chosen === undefined ? pick(settings.value, path) : chosen) as T;
    },
    write(path, value) {
      choices.value = { ...choices.value, [path]: value };
      outcome.value = null;
    },
    async save() {
      outcome.value = null;
      if (invalid.value.length + badPaths.value.length > 0) {
        batch(() => {
          tried.value = true;
          refusals.value++;
        });
        return;
      }
      tried.value = false;
      const sent = values.value;
      const touched = Object.keys(edits.value) as FormField[];
      const chosen = Object.fromEntries(
        Object.entries(choices.value).filter(([path]) => !page.isLocked(path as SettingPath)),
      );
      try {
        await page.platform.writeSettings(() => ({
          ...changesOf(
            sent,
            touched.filter((field) => !isLocked(field)),
          ),
          ...chosen,
        }));
      } catch {
        outcome.value = 'error.internal';
        return;
      }
      batch(() => {
        const stored = valuesOf(settings.value);
        const now = edits.value;
        // What is stored already will not be told again.
        dropEdits((field) => now[field] === sent[field] && stored[field] === sent[field]);
        saved = { ...sent };
        outcome.value = 'options.saved';
      });
    },
  };
}
