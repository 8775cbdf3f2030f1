/** The text of a file, made when it is asked for (`scripts/lib/late-text.ts`). */
declare module '*?late' {
  const text: () => string;
  export default text;
}
