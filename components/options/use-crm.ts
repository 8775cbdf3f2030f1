/** What was found in the CRM, and the names that the administrator sets instead. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ChatColumn } from '../../lib/chat/chat-columns.ts';
import type { Discovery } from '../../lib/creatio/discovery.ts';
import type { Key } from '../../lib/i18n/index.ts';
import type { ChatObject } from '../../lib/storage/settings.ts';
import { usePage, type PageModel } from './model.ts';
import { useForm, type SettingsForm } from './settings-form.ts';

export type ChatName = 'entity' | ChatColumn;

export interface CrmFinds {
  found: ReadonlySignal<Discovery | null>;
  busy: ReadonlySignal<boolean>;
  problem: ReadonlySignal<Key | null>;
  /** CRM that is looked at; '': none is named. */
  origin: ReadonlySignal<string>;
  lookAt(origin: string): Promise<void>;
  look(): Promise<void>;
  /** As typed: empty is to be found out, `-` is not there. */
  typed(name: ChatName): string;
  type(name: ChatName, text: string): void;
  writtenBy(): NonNullable<ChatObject['writtenBy']>;
  chooseWriter(by: NonNullable<ChatObject['writtenBy']>): void;
}

export function useCrm(): CrmFinds {
  const page = usePage();
  const form = useForm();
  const crm = useMemo(() => createCrm(page, form), [page, form]);
  useEffect(() => void crm.look(), [crm]);
  return crm;
}

export const PROBLEMS: Record<string, Key> = { 'no-crm-tab': 'crm.noTab', 'crm-session': 'crm.ended' };
/** Where nobody has named a CRM, the worker says so. */
export const askedOf = (origin: string): { origin?: string } => (origin ? { origin } : {});
export const ABSENT = '-';

function createCrm(page: PageModel, form: SettingsForm): CrmFinds {
  const found = signal<Discovery | null>(null);
  const busy = signal(false);
  const problem = signal<Key | null>(null);
  const chosen = signal('');
  const origin = computed(() => {
    const { origins, main } = page.view.value!.settings.creatio;
    return [chosen.value, main].find((one) => origins.includes(one)) ?? origins[0] ?? '';
  });
  const chat = (): ChatObject => form.read<ChatObject | null>('creatio.objects.chat') ?? {};
  const put = (next: ChatObject): void => {
    const isEmpty = Object.values(next).every((value) => value === undefined);
    form.write('creatio.objects.chat', isEmpty ? null : next);
  };
  return {
    found,
    busy,
    problem,
    origin,
    lookAt(other) {
      chosen.value = other;
      found.value = null;
      return this.look();
    },
    async look() {
      if (busy.value) return;
      busy.value = true;
      const answer = await page.call({
        type: 'crm.ask',
        op: 'discovery',
        args: null,
        ...askedOf(origin.peek()),
      });
      busy.value = false;
      problem.value = answer.ok ? null : (PROBLEMS[answer.code] ?? 'crm.failed');
      if (answer.ok) found.value = answer.value as Discovery;
    },
    typed(name) {
      const value = name === 'entity' ? chat().entity : chat().columns?.[name];
      return value === null ? ABSENT : (value ?? '');
    },
    type(name, text) {
      const { entity, columns, ...rest } = chat();
      const value = text === '' ? undefined : text === ABSENT ? null : text;
      const next = name === 'entity' ? columns : { ...columns, [name]: value };
      const kept = Object.entries(next ?? {}).filter(([, one]) => one !== undefined);
      const own = name === 'entity' ? (text === '' ? undefined : text) : entity;
      put({
        ...rest,
        ...(own !== undefined && { entity: own }),
        ...(kept.length > 0 && { columns: Object.fromEntries(kept) as Record<string, string | null> }),
      });
    },
    writtenBy: () => chat().writtenBy ?? 'auto',
    chooseWriter(by) {
      const { writtenBy: _, ...rest } = chat();
      put(by === 'auto' ? rest : { ...rest, writtenBy: by });
    },
  };
}
