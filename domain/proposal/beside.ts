import { inWords, type Changed } from './premise.js';

/** A change as people read it. */
export interface ChangeInWords {
  field: string;
  before: string;
  after: string;
}

/** So much of what two texts have in common is left out before where they part. */
const longestBefore = 80;
const leftBefore = 40;

/** Both values of each as people read them: of long texts from shortly before where they part, so that one sees what is another. */
export function besideEachOther(changes: readonly Changed[], names: Readonly<Record<string, string>>): ChangeInWords[] {
  return changes.map(({ field, before, after }) => {
    const [one, other] = [before, after];
    const from = typeof one === 'string' && typeof other === 'string' ? placeIn(one, other) : 0;
    const spoken = (value: unknown): string =>
      from > 0 && typeof value === 'string' ? inWords(`… ${value.slice(from)}`) : inWords(value, names);
    return { field, before: spoken(one), after: spoken(other) };
  });
}

/** Where to begin to read two texts; 0: at their beginning. */
function placeIn(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let apart = 0;
  while (apart < most && one[apart] === other[apart]) apart++;
  if (apart <= longestBefore) return 0;
  const space = one.lastIndexOf(' ', apart - leftBefore);
  let place = space < apart - longestBefore ? apart - leftBefore : space + 1;
  // No letter is cut in two.
  while (place > 0 && /^[\p{M}\p{Cf}\udc00-\udfff]/u.test(one.slice(place, place + 2))) place--;
  return place;
}
