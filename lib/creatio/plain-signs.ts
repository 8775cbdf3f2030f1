/** Creatio's protection against scripts refuses a whole row for a sign in it that looks like markup, in words that are not known. */
import type { Row } from './odata.ts';
import { CrmError } from './session-fetch.ts';

const MARKUP = /<[a-z/!]/i;

/**
 * Writes a row whose texts are what people have said, not markup: refused, it is written once more with «‹» and «›» in such texts, so
 * that their words are kept.
 * @param write acts once, however often it is asked @throws CrmError of the first refusal, unless the second try had no answer
 */
export async function writeSaid<T>(row: Row, write: (row: Row) => Promise<T>): Promise<T> {
  try {
    return await write(row);
  } catch (error) {
    const isMarkup = Object.values(row).some((value) => typeof value === 'string' && MARKUP.test(value));
    if (!isMarkup || !(error instanceof CrmError) || error.kind !== 'refused') throw error;
    return write(withoutMarkup(row)).catch((later: unknown) => {
      throw later instanceof CrmError && later.kind !== 'refused' ? later : error;
    });
  }
}

const withoutMarkup = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'string' && MARKUP.test(value)
        ? value.replaceAll('<', '‹').replaceAll('>', '›')
        : value,
    ]),
  );
