import { folded } from '../text/folded.js';

/** A part of a text, and where in it that stands which was looked for: offsets in UTF-16 units, `end` behind the last. */
export interface Excerpt {
  excerpt: string;
  marks: { start: number; end: number }[];
}

/** UTF-16 units at most, and how many of them before the first mark. */
const longest = 200;
const before = 60;

/** A character with the marks that belong to it, vowels and final consonants of Hangul among them: folded by itself. */
const piece = /[^\p{M}\u1160-\u11ff][\p{M}\u1160-\u11ff]*|[\p{M}\u1160-\u11ff]+/gsu;

/** Each folded unit with where it comes from. */
function foldedWithPlaces(text: string): { form: string; from: number[]; to: number[] } {
  let form = '';
  const from: number[] = [];
  const to: number[] = [];
  for (const { 0: said, index } of text.matchAll(piece)) {
    const one = folded(said);
    // White space folds to nothing by itself; between words it is one space.
    const shown = one !== '' ? one : /\s/u.test(said) && !form.endsWith(' ') && form !== '' ? ' ' : '';
    form += shown;
    for (let unit = 0; unit < shown.length; unit += 1) {
      from.push(index);
      to.push(index + said.length);
    }
  }
  return { form, from, to };
}

/**
 * Where folded words stand in a text as it was written, with what is around the first of them.
 *
 * @param terms folded
 */
export function excerptOf(text: string, terms: readonly string[]): Excerpt {
  const { form, from, to } = foldedWithPlaces(text);
  const found = terms.flatMap((term) => everyPlace(form, term).map((at): [number, number] => [at, at + term.length]));
  const all = merged(found.map(([start, end]) => ({ start: from[start] ?? 0, end: to[end - 1] ?? 0 })));
  const begin = boundary(text, Math.max(0, (all[0]?.start ?? 0) - before));
  const end = boundary(text, Math.min(text.length, begin + longest));
  return {
    excerpt: text.slice(begin, end),
    marks: all
      .filter((mark) => mark.start < end)
      .map((mark) => ({ start: mark.start - begin, end: Math.min(mark.end, end) - begin })),
  };
}

function everyPlace(form: string, term: string): number[] {
  const places: number[] = [];
  for (let at = form.indexOf(term); at >= 0; at = form.indexOf(term, at + 1)) places.push(at);
  return places;
}

/** In order, with those that touch made one. */
function merged(marks: { start: number; end: number }[]): { start: number; end: number }[] {
  const out: { start: number; end: number }[] = [];
  for (const mark of marks.sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && mark.start <= last.end) last.end = Math.max(last.end, mark.end);
    else out.push({ ...mark });
  }
  return out;
}

/** Not within a surrogate pair. */
function boundary(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? '') && at > 0 ? at - 1 : at;
}
