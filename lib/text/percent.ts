const UNRESERVED = /[!'()*]/g;

/**
 * Every sign but `A–Z a–z 0–9 - . _ ~` as «%..». `encodeURIComponent` leaves five more: a browser escapes the apostrophe of a question
 * itself, so that what goes out is longer than what was measured; a file's name in a header may hold none of them (RFC 8187).
 */
export const percent = (words: string): string =>
  encodeURIComponent(words.toWellFormed()).replaceAll(
    UNRESERVED,
    (sign) => `%${sign.codePointAt(0)!.toString(16).toUpperCase()}`,
  );
