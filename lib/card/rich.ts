/**
 * Notes between Creatio and the editor. What the editor gives back as it got it is edited; a block with anything else in it (comments,
 * scripts, elements of other editors) stands in the text as one piece, is shown as its words, and goes back exactly as it came.
 * Nothing of the notes is run.
 */

/** What the editor keeps, attributes and all. */
const KEPT = new Set(
  (
    'p div br b strong i em u s strike del sub sup a img span ul ol li table thead tbody tfoot tr td th colgroup col caption ' +
    'h1 h2 h3 h4 h5 h6 blockquote pre code hr'
  ).split(' '),
);
const VOID = new Set(['br', 'img', 'hr', 'col', 'wbr', 'input', 'embed', 'source', 'area']);
/** Their text is written as it is. */
const RAW = new Set(['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext']);
const PIECE = 'data-piece';

export interface ReadNotes {
  nodes: Node[];
  /** HTML of the pieces that are not edited, by number. */
  pieces: readonly string[];
}

export function readNotes(html: string): ReadNotes {
  const { body } = new DOMParser().parseFromString(`<body>${html}`, 'text/html');
  if (!body.firstElementChild && !/<!--/.test(html))
    return { nodes: lines(body.textContent ?? ''), pieces: [] };
  const pieces: string[] = [];
  const nodes = [...body.childNodes].map((node) => {
    if (isKept(node)) return node;
    const piece = document.createElement('div');
    piece.setAttribute(PIECE, String(pieces.length));
    piece.setAttribute('contenteditable', 'false');
    const isSilent = node.nodeType !== 1 || RAW.has(node.nodeName.toLowerCase());
    piece.append(isSilent ? '' : (node.textContent ?? '').trim());
    pieces.push(htmlOf(node));
    return piece;
  });
  return { nodes, pieces };
}

/** What somebody pastes is the operator's own from then on: a piece that cannot be edited is left as its words. */
export function readPasted(html: string): Node[] {
  return readNotes(html).nodes.map((node) => {
    if (node.nodeType !== 1 || !(node as Element).hasAttribute(PIECE)) return node;
    const p = document.createElement('p');
    p.append(node.textContent ?? '');
    return p;
  });
}

/** A text without HTML keeps its lines. */
function lines(text: string): Node[] {
  return text.split('\n').map((line) => {
    const p = document.createElement('p');
    p.append(line === '' ? document.createElement('br') : line);
    return p;
  });
}

function isKept(node: Node): boolean {
  if (node.nodeType === 3) return true;
  if (node.nodeType !== 1) return false;
  const element = node as Element;
  return KEPT.has(element.localName) && isHarmless(element) && [...node.childNodes].every(isKept);
}

/** Nothing in it could be run where it is shown. */
const isHarmless = (element: Element): boolean =>
  [...element.attributes].every(({ name, value }) => {
    // A browser passes over blanks and control characters in a scheme.
    const scheme = value.replaceAll(/[\s\p{Cc}]/gu, '').toLowerCase();
    return !name.startsWith('on') && !scheme.startsWith('javascript:') && !scheme.startsWith('vbscript:');
  });

const PIECES = new RegExp(`<div ${PIECE}="(\\d+)"[^>]*>(?:[^<]|<br>)*</div>`, 'g');

/** @param html as the editor gives it. '' when nothing is in it */
export function writeNotes(html: string, pieces: readonly string[]): string {
  const whole = html
    // Where a caret could stand, the editor keeps a line break that shows nothing.
    .replaceAll(/([^>\s])<br><\/(p|div|li|td|th|h[1-6])>/g, '$1</$2>')
    .replace(/(?:<p><br><\/p>)+$/, '')
    .replaceAll(PIECES, (_, number: string) => pieces[Number(number)] ?? '');
  return /^(?:<(p|div)>(?:<br>)?<\/\1>|<br>)*$/.test(whole) ? '' : whole;
}

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&nbsp;',
};

/** As HTML is written by the standard's own rules. */
export function htmlOf(node: Node): string {
  if (node.nodeType === 8) return `<!--${node.textContent ?? ''}-->`;
  if (node.nodeType === 3)
    return (node.textContent ?? '').replaceAll(/[&<>\u00a0]/g, (sign) => ESCAPED[sign]!);
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  const name = element.localName;
  const attributes = [...element.attributes]
    .map((one) => ` ${one.name}="${one.value.replaceAll(/[&"\u00a0]/g, (sign) => ESCAPED[sign]!)}"`)
    .join('');
  const open = `<${name}${attributes}>`;
  if (VOID.has(name)) return open;
  const inner = RAW.has(name) ? (element.textContent ?? '') : [...element.childNodes].map(htmlOf).join('');
  return `${open}${inner}</${name}>`;
}
