/** Values that say what is meant, only not as the settings keep it, are mended as what is typed in the options is. */
import { normaliseOrigin } from './origin.ts';
import type { SettingPath } from './settings.ts';

interface Mended {
  value: unknown;
  /** A part of it made no sense and is left out. */
  lossy: boolean;
}

const MENDS: Partial<Record<SettingPath, (value: unknown) => Mended>> = {
  'webitel.origin': (value) => whole(originOf(value)),
  'creatio.origins': (value) => {
    if (!Array.isArray(value)) return whole(value);
    const origins = value.map((one) => (typeof one === 'string' ? normaliseOrigin(one) : null));
    return { value: [...new Set(origins.filter((one) => one !== null))], lossy: origins.includes(null) };
  },
  'outgoing.countryCode': (value) =>
    whole(typeof value === 'string' ? value.replace(/^\s*(?:\+|00)?\s*/, '').trim() : value),
};

const whole = (value: unknown): Mended => ({ value, lossy: false });
const originOf = (value: unknown): unknown =>
  typeof value === 'string' ? (normaliseOrigin(value) ?? value) : value;

export const mend = (path: SettingPath, value: unknown): Mended =>
  value === undefined ? whole(value) : (MENDS[path]?.(value) ?? whole(value));
