/**
 * The operator's keys: which actions have one, which combinations a key may be, and what a press means.
 *
 * A combination is written as modifiers and the key's place on the keyboard (`KeyboardEvent.code`), e.g. `Alt+ArrowDown`,
 * `Ctrl+Semicolon`: a place is the same in every layout, a letter is not. No combination may cost a letter in any layout: Ctrl+Alt is
 * AltGr, Alt alone types letters on some systems. The defaults also leave out Ctrl+Shift and Alt+Shift, by which many switch layouts,
 * and every letter. To add an action: a line here, its act in `components/keys`, its name in `lib/keys/words.ts`.
 */
export const GROUPS = {
  chats: ['next-waiting', 'accept', 'next-chat', 'previous-chat', 'search-list', 'new-message'],
  chat: ['compose', 'templates', 'emoji', 'attach', 'search-chat', 'transfer', 'end'],
  desk: ['agent', 'enlarge', 'close', 'help'],
} as const;
export type Group = keyof typeof GROUPS;
export type Action = (typeof GROUPS)[Group][number];
export const ACTIONS: readonly Action[] = Object.values(GROUPS).flat();

/** Empty and null: no key. */
export type Keys = Record<Action, string | null>;

export interface ShortcutRules {
  enabled: boolean;
  keys: Keys;
}

export const DEFAULT_SHORTCUTS: ShortcutRules = {
  enabled: true,
  keys: {
    'next-waiting': 'F2',
    accept: 'F8',
    'next-chat': 'Alt+ArrowDown',
    'previous-chat': 'Alt+ArrowUp',
    'search-list': 'Ctrl+Backslash',
    'new-message': 'Alt+Insert',
    compose: 'Ctrl+Backquote',
    templates: 'Ctrl+Comma',
    emoji: 'Ctrl+Semicolon',
    attach: 'Ctrl+Quote',
    'search-chat': 'Shift+F2',
    transfer: 'F9',
    end: 'Shift+F9',
    agent: 'Shift+F8',
    enlarge: 'Alt+Enter',
    close: 'Alt+End',
    help: 'F1',
  },
};

/** The part of a keyboard event that is looked at. */
export interface KeyPress {
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

/** incomplete: no key yet · layout: it would type a letter somewhere · editing: needed while writing · taken: by browser or Creatio */
export type ComboProblem = 'incomplete' | 'layout' | 'editing' | 'taken';

/** Keys that type something in some layout. */
const TYPES =
  /^(Key[A-Z]|Digit\d|Numpad(?!Enter)\w+|Backquote|Minus|Equal|Bracket(Left|Right)|Backslash|Intl\w+|Semicolon|Quote|Comma|Period|Slash|Space)$/;
const EDITS = /^(Enter|NumpadEnter|Tab|Backspace|Delete|Insert|Arrow\w+|Home|End|PageUp|PageDown|Escape)$/;
const FUNCTION = /^F([1-9]|1\d|2[0-4])$/;

/** With Ctrl: what Chromium, Edge, editing and Creatio (S) use. Minus, Equal, Slash and BracketRight zoom in one layout or another. */
const TAKEN_WITH_CTRL =
  /^(Key[AC-HJKLNOPR-Z]|Digit\d|Numpad\w+|Minus|Equal|Slash|BracketRight|Space|Tab|F[456])$/;
const TAKEN_WITH_CTRL_SHIFT = /^(Key[A-EGI-Z]|Digit\d|Numpad\w+|Minus|Equal|Slash|BracketRight|Space|Tab)$/;
const TAKEN_WITH_ALT = /^(Arrow(Left|Right)|Home|Escape|Tab|Backspace|Delete|F4)$/;
const TAKEN_ALONE = /^F(3|5|6|7|10|11|12)$/;
const TAKEN_WITH_SHIFT = /^F(3|5|6|7|10)$/;

interface Parts {
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
  code: string;
}

const COMBO = /^(Ctrl\+)?(Alt\+)?(Shift\+)?(\w+)$/;

export function partsOf(combo: string): Parts | null {
  const [, ctrl, alt, shift, code] = COMBO.exec(combo) ?? [];
  return code ? { ctrl: Boolean(ctrl), alt: Boolean(alt), shift: Boolean(shift), code } : null;
}

export function comboOf(press: KeyPress): string {
  const { ctrlKey, altKey, shiftKey, code } = press;
  return `${ctrlKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${shiftKey ? 'Shift+' : ''}${code}`;
}

/** Why a combination may not be a shortcut; null: it may. */
export function comboProblem(combo: string): ComboProblem | null {
  const parts = partsOf(combo);
  if (!parts) return 'incomplete';
  const { ctrl, alt, shift, code } = parts;
  const types = TYPES.test(code);
  const edits = EDITS.test(code);
  if (!types && !edits && !FUNCTION.test(code)) return 'incomplete';
  if (ctrl && alt) return 'layout';
  if (types && !ctrl) return alt || shift ? 'layout' : 'editing';
  if (edits && !alt) return 'editing';
  const taken = ctrl
    ? shift
      ? TAKEN_WITH_CTRL_SHIFT
      : TAKEN_WITH_CTRL
    : alt
      ? TAKEN_WITH_ALT
      : shift
        ? TAKEN_WITH_SHIFT
        : TAKEN_ALONE;
  return taken.test(code) ? 'taken' : null;
}

/** What a press means; null: nothing of ours. Of two actions with one key the first in the list has it. */
export function actionOf(press: KeyPress, rules: ShortcutRules): Action | null {
  if (!rules.enabled || press.metaKey) return null;
  const combo = comboOf(press);
  if (comboProblem(combo)) return null;
  return ACTIONS.find((action) => rules.keys[action] === combo) ?? null;
}

/** The action that has this combination already, besides the one it is meant for. */
export function rivalOf(action: Action, combo: string | null, keys: Keys): Action | null {
  if (!combo) return null;
  return ACTIONS.find((other) => other !== action && keys[other] === combo) ?? null;
}

const SIGNS: Record<string, string> = {
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  Backquote: '`',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Insert: 'Ins',
};

/** As it is printed on an English keyboard: `Ctrl+;`. */
export function comboLabel(combo: string): string {
  const parts = partsOf(combo);
  if (!parts) return combo;
  const sign = SIGNS[parts.code] ?? parts.code.replace(/^(?:Key|Digit)/, '');
  return combo.slice(0, combo.length - parts.code.length) + sign;
}

/** As `aria-keyshortcuts` wants it: names of keys, not of places. */
export function ariaCombo(combo: string): string {
  const parts = partsOf(combo);
  if (!parts) return '';
  const sign = parts.code.startsWith('Arrow') || EDITS.test(parts.code) ? parts.code : SIGNS[parts.code];
  const key = sign ?? parts.code.replace(/^(?:Key|Digit)/, '');
  return combo.slice(0, combo.length - parts.code.length).replace('Ctrl', 'Control') + key;
}
