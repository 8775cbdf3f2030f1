/** The CRM addresses: adding one with the browser's permission, allowing it anew, removing it. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { isCloudHost, patternOf } from '../../lib/creatio/hosts.ts';
import type { Key } from '../../lib/i18n/index.ts';
import { normaliseOrigin } from '../../lib/storage/settings.ts';
import { isPlain } from '../../lib/text/addresses.ts';
import { usePage, type PageModel } from './model.ts';

export interface CreatioAccess {
  typed: ReadonlySignal<string>;
  error: ReadonlySignal<Key | null>;
  /** A word that is no error. */
  told: ReadonlySignal<Key | null>;
  type(text: string): void;
  /** These two must run in the press itself. */
  add(): Promise<void>;
  allow(origin: string): Promise<void>;
  remove(origin: string): Promise<void>;
  /** '': the operator is asked in each chat. */
  chooseMain(origin: string): void;
}

export function useCreatio(): CreatioAccess {
  const page = usePage();
  return useMemo(() => createCreatio(page), [page]);
}

export function createCreatio(page: PageModel): CreatioAccess {
  const typed = signal('');
  const error = signal<Key | null>(null);
  const told = signal<Key | null>(null);
  const { platform } = page;
  const tell = (problem: Key | null, word: Key | null = null): void => {
    error.value = problem;
    told.value = word;
  };
  return {
    typed,
    error,
    told,
    type(text) {
      typed.value = text;
      tell(null);
    },
    async add() {
      const origin = normaliseOrigin(typed.value);
      if (!origin) return tell('options.badCreatio');
      if (isPlain(origin) && page.view.value!.settings.privacy.httpsOnly) return tell('error.https-only');
      tell(null);
      if (!(await platform.requestAccess(patternOf(origin)))) return tell('error.no-permission');
      let isNew = true;
      await platform.writeSettings(({ creatio: { origins } }) => {
        isNew = !origins.includes(origin);
        return isNew ? { 'creatio.origins': [...origins, origin] } : {};
      });
      if (normaliseOrigin(typed.value) === origin) typed.value = '';
      tell(null, isNew ? 'options.saved' : 'options.alreadyThere');
    },
    async allow(origin) {
      tell(null);
      if (!(await platform.requestAccess(patternOf(origin)))) tell('error.no-permission');
    },
    chooseMain: (origin) => void platform.writeSettings(() => ({ 'creatio.main': origin })),
    async remove(origin) {
      tell(null);
      await platform.writeSettings(({ creatio: { origins } }) => ({
        'creatio.origins': origins.filter((one) => one !== origin),
      }));
      if (!isCloudHost(new URL(origin).hostname)) await platform.dropAccess(patternOf(origin));
    },
  };
}
