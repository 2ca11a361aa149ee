/** What stands in a text instead of an item that its reader does not see. */
export const notYours = 'something that is not yours to see';

/** An item as texts of ours name it: `AI-12 “Clean the data”`. */
const named = /\bAI-(\d{1,15}) “/g;
const key = /\bAI-(\d{1,15})\b/g;

/** Which names are looked at: those with a title; or keys alone too, but for texts that repeat what their reader has written. */
export type Naming = 'titled' | 'all';

/** The numbers of the items that a text names. */
export function itemsNamed(text: string, naming: Naming = 'titled'): number[] {
  return [...text.matchAll(naming === 'all' ? key : named)].map(([, number]) => Number(number));
}

/** An item that is not to be told of. */
export interface Untold {
  number: number;
  /** As it is called now: a text may be older. */
  title: string;
}

/** The text without these items, their titles and what stands in brackets behind: where they are, or how they stand. */
export function withoutItems(text: string, untold: readonly Untold[], naming: Naming = 'titled'): string {
  const without = untold.reduce((said, { number, title }) => {
    const key = `AI-${number} “`;
    const now = said.split(`${key}${title}”`).join(`${key}”`);
    const behind = String.raw`(?: \((?:[^()]|\([^()]*\))*\))?`;
    return now.replaceAll(new RegExp(String.raw`\b${key}.*?”(?![\p{L}\p{N}])${behind}`, 'gsu'), notYours);
  }, text);
  const gone = new Set(untold.map(({ number }) => number));
  const keyless =
    naming === 'all' ? without.replaceAll(key, (is, number) => (gone.has(Number(number)) ? notYours : is)) : without;
  return atItsBeginning(countedOnce(keyless));
}

/** How many of a list they do not see is not told either. */
function countedOnce(text: string): string {
  const first = text.indexOf(notYours);
  if (first === -1) return text;
  const end = first + notYours.length;
  return text.slice(0, end) + text.slice(end).replaceAll(new RegExp(`(?:, | → )${notYours}`, 'g'), '');
}

function atItsBeginning(text: string): string {
  return text.startsWith(notYours) ? `S${text.slice(1)}` : text;
}
