/** The traffic light's numbers as they were typed: what makes no sense is refused with a sentence. */
import { countryCodeOf as digitsOfCode } from '../phones/digits.ts';
import type { Key, Params } from '../i18n/index.ts';

export type SecondsField = 'yellowSeconds' | 'redSeconds';

export interface Problem<Field extends string> {
  field: Field;
  key: Key;
  params?: Params;
}

const DAY = 86_400;

/** @param isFixed a field that the operator cannot change: only the other one can be to blame */
export function validateLight(
  typed: Record<SecondsField, string>,
  isFixed: (field: SecondsField) => boolean = () => false,
): Problem<SecondsField>[] {
  const free = (['yellowSeconds', 'redSeconds'] as const).filter((field) => !isFixed(field));
  if (free.length === 0) return [];
  const problems = free.flatMap((field): Problem<SecondsField>[] => {
    const seconds = secondsOf(typed[field]);
    if (seconds === null) return [{ field, key: 'options.wholeSeconds' }];
    return seconds > DAY ? [{ field, key: 'options.tooLong' }] : [];
  });
  if (problems.length > 0) return problems;

  const yellow = secondsOf(typed.yellowSeconds)!;
  const red = secondsOf(typed.redSeconds)!;
  if (yellow < red) return [];
  if (red < 2 || isFixed('yellowSeconds')) {
    return [{ field: 'redSeconds', key: 'options.redAboveYellow', params: { min: yellow + 1 } }];
  }
  return [{ field: 'yellowSeconds', key: 'options.yellowBelowRed', params: { max: red - 1 } }];
}

/** Digits of a country code as people write it (`+380`, `00380`, `38` for Ukraine's `380`); null: it is none. */
export function countryCodeOf(typed: string): string | null {
  if (!/^(?:\+|00)?(?:[1-9]\d{0,3})?$/.test(typed.trim())) return null;
  return digitsOfCode(typed);
}

/** Messengers as they were typed, separated by commas or spaces, each once. */
export const messengersOf = (typed: string): string[] => [
  ...new Set(
    typed
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  ),
];

/** A whole number of seconds from 1 on, or null. */
export function secondsOf(typed: string): number | null {
  const text = typed.trim();
  if (!/^\d{1,9}$/.test(text)) return null;
  return Number(text) || null;
}
