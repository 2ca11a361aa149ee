import { invalidRequest } from '../problems/problem.js';

/** What a JSON body may hold at most. Nothing that people send comes near; what goes beyond costs nothing but this look. */
export const jsonBounds = {
  /** Lists and objects within each other. */
  depth: 32,
  /** Fields of one object. */
  fields: 2_000,
  /** Lists and objects in all; two layers of a calendar with five thousand days each have ten thousand. */
  groups: 15_000,
  /** Values in all: texts, numbers, entries of lists, fields of objects. */
  values: 100_000,
} as const;

const quote = 34;
const backslash = 92;
const [comma, colon] = [44, 58];
const [openList, closeList, openObject, closeObject] = [91, 93, 123, 125];
const number = /[-+.\deE]*/y;

/**
 * Looks at the text of a JSON body before it is parsed, once through. What is no JSON is left for the parser to say.
 *
 * @throws Problem `invalid-request` where it is nested too deeply, holds too much, or a number that would not stay as it is
 */
export function checkJsonBounds(text: string): void {
  const fields: number[] = [];
  let values = 1;
  let groups = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === quote) at = endOfText(text, at);
    else if (char === openList || char === openObject) {
      fields.push(0);
      groups += 1;
      if (groups > jsonBounds.groups) refuse(`has more than ${jsonBounds.groups} lists and objects`);
      if (fields.length > jsonBounds.depth) refuse(`is nested more than ${jsonBounds.depth} deep`);
    } else if (char === closeList || char === closeObject) fields.pop();
    else if (char === comma) values += 1;
    else if (char === colon) {
      const count = (fields.pop() ?? 0) + 1;
      if (count > jsonBounds.fields) refuse(`has an object of more than ${jsonBounds.fields} fields`);
      fields.push(count);
    } else if (char === 45 || (char >= 48 && char <= 57)) at = endOfNumber(text, at);
    if (values > jsonBounds.values) refuse(`has more than ${jsonBounds.values} values`);
  }
}

/** Where a text ends that begins here; the end of all where it does not. */
function endOfText(text: string, begin: number): number {
  for (let end = text.indexOf('"', begin + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}

/** A number that JavaScript cannot hold would be stored as another, or as none. */
function endOfNumber(text: string, begin: number): number {
  number.lastIndex = begin;
  const written = number.exec(text)?.[0] ?? '';
  const value = Number(written);
  const shown = written.length > 40 ? `${written.slice(0, 40)}…` : written;
  if (value === Infinity || value === -Infinity) refuse(`has the number ${shown}, which is too large`);
  if (/^-?\d+$/.test(written) && !Number.isSafeInteger(value))
    refuse(`has the number ${shown}, which has more digits than a number can keep. Send it as text, in quotes`);
  return begin + Math.max(1, written.length) - 1;
}

function refuse(what: string): never {
  throw invalidRequest([{ path: '', message: `The body ${what}.` }]);
}
