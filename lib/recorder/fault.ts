/** Of the browser's own words: the part that does not come is named in them. */
const PART =
  /^Failed to fetch dynamically imported module: chrome-extension:\/\/[a-p]{32}\/chunks\/([\w-]+\.js)$/;

/** A fault of ours in words that are nobody's: its kind and where it was thrown. Its message may quote what it was about. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Error';
  const { name, message, stack = '' } = error;
  const kind = /^\w{1,40}$/.test(name) ? name : 'Error';
  const part = PART.exec(message);
  if (part) return `${kind}, ${part[1]}`;
  const place = /^\s+at (?:async )?(?:([\w.#<>$ ]+) \()?[^\s()]*?([\w-]+\.js:\d+:\d+)/m.exec(
    stack.replace(message, ''),
  );
  return place ? `${kind} at ${place[1] ? `${place[1]} ` : ''}${place[2]}` : kind;
}
