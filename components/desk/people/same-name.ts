/** The same person written twice: order of the words, case and «ё» do not count. */
export const isSameName = (a: string, b: string): boolean => words(a) === words(b);

const words = (name: string): string =>
  (
    name
      .toLocaleLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .toSorted()
    .join(' ');
