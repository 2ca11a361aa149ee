/** What stands in a text instead of an item that its reader does not see. */
export const notYours = 'something that is not yours to see';

/** An item as texts of ours name it: `AI-12 “Clean the data”`. What people write by themselves is theirs: `AI-12`. */
const named = /\bAI-(\d{1,15}) “/g;

/** The numbers of the items that a text names with their titles. */
export function itemsNamed(text: string): number[] {
  return [...text.matchAll(named)].map(([, number]) => Number(number));
}

/** An item that is not to be told of. */
export interface Untold {
  number: number;
  /** As it is called now: a text may be older. */
  title: string;
}

/** The text without these items, their titles and what stands in brackets behind: where they are, or how they stand. */
export function withoutItems(text: string, untold: readonly Untold[]): string {
  const without = untold.reduce((said, { number, title }) => {
    const key = `AI-${number} “`;
    const now = said.split(`${key}${title}”`).join(`${key}”`);
    const behind = String.raw`(?: \((?:[^()]|\([^()]*\))*\))?`;
    return now.replaceAll(new RegExp(String.raw`\b${key}.*?”(?![\p{L}\p{N}])${behind}`, 'gsu'), notYours);
  }, text);
  return atItsBeginning(countedOnce(without));
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
