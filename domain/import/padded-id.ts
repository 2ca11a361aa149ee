import { folded } from '../text/folded.js';

/** As long as a number within an id is with zeros before it, in any register that is known. */
const longest = 8;

/** The last number of an id, unless it counts below another one as in `1.01`. */
const lastNumber = /^(.*?(?:^|[^\d.]))(0*)(\d+)(\D*)$/su;

/** An id without the zeros before its last number: a spreadsheet program takes them away from `00001`. Folded. */
export function withoutZeros(id: string): string {
  return folded(id).replace(lastNumber, '$1$3$4');
}

/** The same id with more or fewer zeros; folded, without the one that is given. */
export function paddedForms(id: string): string[] {
  const own = folded(id);
  const match = lastNumber.exec(own);
  if (!match) return [];
  const [, before = '', , number = '', after = ''] = match;
  const widths = Array.from({ length: Math.max(0, longest - number.length) + 1 }, (_, more) => number.length + more);
  return widths.map((width) => `${before}${number.padStart(width, '0')}${after}`).filter((form) => form !== own);
}
