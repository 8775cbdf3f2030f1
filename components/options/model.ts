/** What the components of the extension's pages share: the worker's state as signals, texts, and the ways to act. */
import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Call, CallResult } from '../../lib/bridge/protocol.ts';
import type { DeskView } from '../../lib/bridge/view.ts';
import type { Palette } from '../../lib/chat/traffic-light.ts';
import { CLOUD_PATTERN, patternOf } from '../../lib/creatio/hosts.ts';
import {
  isKey,
  resolveLanguage,
  translator,
  type Key,
  type Language,
  type Translate,
} from '../../lib/i18n/index.ts';
import { tellFault } from '../../lib/recorder/tell.ts';
import type { PagePlatform } from '../../lib/pages/platform.ts';
import type { SettingPath } from '../../lib/storage/setting-fields.ts';

export interface PageModel {
  view: ReadonlySignal<DeskView | null>;
  orphaned: ReadonlySignal<boolean>;
  /** Local clock, ms; ticks once a second while the page is seen. */
  now: ReadonlySignal<number>;
  language: ReadonlySignal<Language>;
  t: ReadonlySignal<Translate<Key>>;
  /** The palette that is being chosen and not saved yet; null for none. */
  trying: Signal<Palette | null>;
  /** Match patterns that the browser lets the extension in. */
  granted: ReadonlySignal<ReadonlySet<string>>;
  call: Call;
  /** Something broke here: it is to stand in the report. */
  fault(where: string, error: unknown): void;
  /** What went wrong, in a sentence; '' if nothing did. */
  sentence(result: CallResult): string;
  isLocked(path: SettingPath): boolean;
  platform: Omit<PagePlatform, 'client'>;
}

export function createPageModel({ client, ...platform }: PagePlatform): PageModel {
  const view = signal(client.view);
  const orphaned = signal(client.orphaned);
  client.subscribe(() => {
    view.value = client.view;
    orphaned.value = client.orphaned;
  });
  const now = signal(Date.now());
  setInterval(() => {
    if (document.visibilityState === 'visible') now.value = Date.now();
  }, 1000);

  const language = computed(() =>
    resolveLanguage(view.value?.settings.language ?? 'auto', platform.uiLanguage),
  );
  const t = computed(() => translator(language.value));
  const call: Call = (command) => client.call(command);
  return {
    view,
    orphaned,
    now,
    language,
    t,
    trying: signal<Palette | null>(null),
    granted: grantedPatterns(view, platform),
    call,
    fault: (where, error) => tellFault(call, where, error),
    sentence(result) {
      if (result.ok) return '';
      const key = `error.${result.code}`;
      return t.value(isKey(key) ? key : 'error.refused');
    },
    isLocked: (path) => view.value?.lockedSettings.includes(path) ?? false,
    platform,
  };
}

function grantedPatterns(
  view: ReadonlySignal<DeskView | null>,
  platform: Pick<PagePlatform, 'hasAccess' | 'onAccessChange'>,
): ReadonlySignal<ReadonlySet<string>> {
  const granted = signal<ReadonlySet<string>>(new Set());
  const wanted = computed(() =>
    [CLOUD_PATTERN, ...(view.value?.settings.creatio.origins ?? []).map(patternOf)].join(' '),
  );
  let reads = 0;
  const read = async (patterns: string[]): Promise<void> => {
    const mine = ++reads;
    const answers = await Promise.all(patterns.map((pattern) => platform.hasAccess(pattern)));
    if (mine === reads) granted.value = new Set(patterns.filter((_, i) => answers[i]));
  };
  effect(() => void read(wanted.value.split(' ')));
  platform.onAccessChange(() => void read(wanted.value.split(' ')));
  return granted;
}

const PageContext = createContext<PageModel | null>(null);
export const PageProvider = PageContext.Provider;

export function usePage(): PageModel {
  const model = useContext(PageContext);
  if (!model) throw new Error('no page above this component');
  return model;
}
