/** Where the number of conditions is kept beside what was typed. */
export const conditionCount = 'conditions';

/** How many conditions somebody is asked for: one, until they ask for more. */
export function countIn(values: Readonly<Record<string, string>>): number {
  const count = Number(values[conditionCount] ?? 1);
  return Number.isInteger(count) && count > 0 ? count : 1;
}

/** A part of a condition, as the body has it: what the API says of it stands beside it. */
export function partOf(index: number, part: 'title' | 'ownerId' | 'due.date'): string {
  return `followUps.${index}.${part}`;
}

/** The conditions as they were typed. What is missing in one the API says, at its field. */
export function conditionsIn(
  values: Readonly<Record<string, string>>,
): { title: string; ownerId: string; due: { date: string } }[] {
  const said = (index: number, part: Parameters<typeof partOf>[1]): string =>
    (values[partOf(index, part)] ?? '').trim();
  return Array.from({ length: countIn(values) }, (_, index) => ({
    title: said(index, 'title'),
    ownerId: said(index, 'ownerId'),
    due: { date: said(index, 'due.date') },
  }));
}
