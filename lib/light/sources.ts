/** The traffic light as Creatio's system settings have it: kept from the last reading, mended where it makes no sense (product.md F86). */
import { DEFAULT_LIGHT_RULES, type LightRules } from '../chat/traffic-light.ts';
import type { SettingPath } from '../storage/setting-fields.ts';
import { pick, type ReadSettings } from '../storage/settings.ts';

export const CRM_LIGHT_KEY = 'crm-light';

type Raw = string | number | boolean | null;

/** As stored. */
export interface CrmLight {
  /** The CRM that it was read from. */
  origin: string;
  /** Local clock, ms. */
  at: number;
  /** What is not there is not set in Creatio. */
  values: Partial<Record<keyof LightRules, Raw>>;
}

export type LightProblem = 'yellowSeconds' | 'redSeconds' | 'order';

export interface LightOfCrm {
  origin: string;
  at: number;
  rules: Partial<LightRules>;
  /** What made no sense: a number that is none, or yellow that is not below red. */
  problems: LightProblem[];
}

/** null: nothing was read yet, or what is stored is no such thing. */
export function readCrmLight(stored: unknown): LightOfCrm | null {
  const light = stored as Partial<CrmLight> | null | undefined;
  if (typeof light !== 'object' || typeof light?.origin !== 'string' || typeof light.at !== 'number')
    return null;
  const values = typeof light.values === 'object' && light.values !== null ? light.values : {};
  const problems: LightProblem[] = [];
  const rules: Partial<LightRules> = {};
  const [enabled, byAgent] = [truth(values.enabled), truth(values.basis)];
  if (enabled !== null) rules.enabled = enabled;
  if (byAgent !== null) rules.basis = byAgent ? 'operator' : 'client';
  for (const field of ['yellowSeconds', 'redSeconds'] as const) {
    const value = values[field];
    if (value === undefined || value === null || value === '') continue;
    const seconds = Number(value);
    const good = Number.isInteger(seconds) && seconds > 0 && seconds <= 86_400;
    if (!good) problems.push(field);
    rules[field] = good ? seconds : DEFAULT_LIGHT_RULES[field];
  }
  const { yellowSeconds: yellow, redSeconds: red } = { ...DEFAULT_LIGHT_RULES, ...rules };
  if (yellow >= red && (rules.yellowSeconds ?? rules.redSeconds) !== undefined) {
    problems.push('order');
    rules.yellowSeconds = red;
  }
  return { origin: light.origin, at: light.at, rules, problems };
}

function truth(value: Raw | undefined): boolean | null {
  if (typeof value === 'boolean') return value;
  const word = String(value ?? '').toLowerCase();
  return word === 'true' || word === '1' ? true : word === 'false' || word === '0' ? false : null;
}

export type LightSource = 'policy' | 'options' | 'creatio' | 'default';
/** Whose value is in force. */
export type LightSources = Record<keyof LightRules, LightSource>;

export function lightSources(
  stored: unknown,
  { locked, problems }: Pick<ReadSettings, 'locked' | 'problems'>,
  creatio: Partial<LightRules> = {},
): LightSources {
  const sourceOf = (field: keyof LightRules): LightSource => {
    const path: SettingPath = `trafficLight.${field}`;
    if (locked.includes(path)) return 'policy';
    if (pick(stored, path) !== undefined && !problems.includes(path)) return 'options';
    return field in creatio ? 'creatio' : 'default';
  };
  return {
    enabled: sourceOf('enabled'),
    yellowSeconds: sourceOf('yellowSeconds'),
    redSeconds: sourceOf('redSeconds'),
    basis: sourceOf('basis'),
  };
}
