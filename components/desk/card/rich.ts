/**
 * Notes as HTML that the card understands, and no more: paragraphs, line breaks, lists, bold, italic, underlined. Anything else is
 * somebody's work that an editor this small would destroy, so such notes are not edited here at all.
 */

/** Each with what it is written as. */
const KNOWN: Record<string, string> = {
  p: 'p',
  div: 'p',
  br: 'br',
  b: 'b',
  strong: 'b',
  i: 'i',
  em: 'i',
  u: 'u',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
};

/** The notes' nodes; null: there is something in them that would be lost. Nothing of them is run or loaded. */
export function readNotes(html: string): Node[] | null {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of body.querySelectorAll('*')) {
    if (!Object.hasOwn(KNOWN, element.localName) || element.attributes.length > 0) return null;
  }
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  if (walker.nextNode()) return null;
  return body.firstElementChild ? [...body.childNodes] : plainNodes(body.textContent ?? '');
}

/** A text without HTML keeps its lines. */
function plainNodes(text: string): Node[] {
  return text.split('\n').map((line) => {
    const p = document.createElement('p');
    p.append(line === '' ? document.createElement('br') : line);
    return p;
  });
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\u00a0': '&nbsp;' };

/** What is in the editor, as HTML. What the browser or a paste has put there besides is left as its text. '' when nothing is. */
export function writeNotes(root: Node): string {
  const html = childrenOf(root);
  return /^(?:<p>(?:<br>)?<\/p>|<br>)*$/.test(html) ? '' : html;
}

function childrenOf(node: Node): string {
  return [...node.childNodes].map(write).join('');
}

function write(node: Node): string {
  if (node.nodeType === 3)
    return (node.textContent ?? '').replaceAll(/[&<>\u00a0]/g, (sign) => ESCAPED[sign]!);
  if (node.nodeType !== 1) return '';
  const name = (node as Element).localName;
  const tag = Object.hasOwn(KNOWN, name) ? KNOWN[name]! : null;
  if (tag === 'br') return '<br>';
  const inner = childrenOf(node);
  if (tag === null) return inner;
  return inner === '' && tag !== 'p' && tag !== 'li' ? '' : `<${tag}>${inner}</${tag}>`;
}
