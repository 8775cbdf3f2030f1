/** Skin tones: 0 as drawn, 1–5 from light to dark (Fitzpatrick, U+1F3FB…1F3FF). */
export const TONES = [0, 1, 2, 3, 4, 5] as const;

/** Two people, or two hands, have two tones or none. */
const PAIRS = /^[\u{1F91D}\u{1F46B}-\u{1F46D}\u{1F46F}\u{1F48F}\u{1F491}\u{1F46A}\u{1F93C}]/u;

export const takesTone = (emoji: string): boolean =>
  /^\p{Emoji_Modifier_Base}/u.test(emoji) && !PAIRS.test(emoji);

export function withTone(emoji: string, tone: number): string {
  if (tone === 0 || !takesTone(emoji)) return emoji;
  const [first, ...rest] = [...emoji];
  // A recent one keeps the tone it was chosen in.
  if (rest[0] && /^\p{Emoji_Modifier}$/u.test(rest[0])) return emoji;
  const modifier = String.fromCodePoint(0x1f3fa + tone);
  // The modifier takes the place of the sign that asks for the coloured picture.
  return [first, modifier, ...(rest[0] === '\uFE0F' ? rest.slice(1) : rest)].join('');
}
