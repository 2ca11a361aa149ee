/**
 * The form in which texts are compared: two that have it in common are the same name, address, id or word, however they
 * were typed. Never shown, never stored in place of what was written. The database has the same function under the same
 * name (`folded(text)`, made by a migration) on every server, whatever its locale; a test holds the two together.
 *
 * - Marks that nobody sees are dropped (zero-width, soft hyphen, direction, variation; control characters).
 * - Compatible forms are one (NFKC): composed and decomposed, full and half width, ligatures, superscripts.
 * - Case is folded in full, in every script, and not by the language: `ß` is `ss`, the final `ς` is `σ`, and the four i
 *   of Turkish (`i ı I İ`) are one, since a name in capitals does not say which was meant. `đ` is not `d`: letters that
 *   differ by a stroke or an accent differ.
 * - Apostrophes and hyphens that word processors put in are those of the keyboard.
 * - White space of any kind is one space, and none stands at the ends.
 */
export function folded(text: string): string {
  if (plain.test(text)) return spaced(text.toLowerCase());
  const decomposed = text.replace(spaces, ' ').replace(unseen, '').normalize('NFKD');
  let out = '';
  for (const character of decomposed) out += typed.get(character) ?? foldedCharacter(character);
  return spaced(out.replace(/i\u0307+/g, 'i')).normalize('NFKC');
}

/** Whether both are the same text. */
export function isSame(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

const plain = /^[\x20-\x7e]*$/;
/** What NFKD leaves of white space that is not U+0020. */
const spaces = /[\t-\r\u0085\u1680\u2028\u2029]/g;
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

/** What is typed for what was put in its place. */
const typed = new Map([
  ...[...'‘’‛ʼ′'].map((mark) => [mark, "'"] as const),
  ...[...'“”‟'].map((mark) => [mark, '"'] as const),
  ...[...'‐‑‒–—―−'].map((mark) => [mark, '-'] as const),
]);

/** One character at a time, so that no rule looks at its neighbours. `ẞ` takes two steps down and one up. */
function foldedCharacter(character: string): string {
  const upper = [...character.toLowerCase()].map((lower) => lower.toUpperCase()).join('');
  return [...upper].map((letter) => letter.toLowerCase()).join('');
}

function spaced(text: string): string {
  return text.replace(/ +/g, ' ').replace(/^ | $/g, '');
}
