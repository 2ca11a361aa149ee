import { workingLimitProblem } from '../calendar/working-limit.js';
import { folded } from '../text/folded.js';
import { unknownCause } from './content.js';

export const mostCategories = 20;
export const mostCodes = 200;
const mostDays = { analyseWithin: 120 };
export const mostRepeatDays = 3_650;

export interface Category {
  key: string;
  name: string;
}

/** A cause by which findings are compared. */
export interface CauseCode {
  code: string;
  name: string;
  /** Key of a category. */
  category: string;
}

/** By which names causes are called, and what follows when one comes back; of the installation, each version stays. */
export interface Taxonomy {
  /** Counts up with each change; a finding says by which one it was held to be a repeat. */
  version: number;
  /** Those of a fishbone. */
  categories: Category[];
  codes: CauseCode[];
  /** Within which working time an analysis is to be signed, where no date is said. */
  analyseWithin: string;
  /** A finding of the same root cause within so many days is a repeat. */
  repeatDays: number;
  /** Whether a repeat is rated one step higher. */
  repeatRaises: boolean;
  /** Where it is from, or why it was changed. */
  note: string;
}

const key = /^[a-z][a-z0-9-]{0,39}$/;

/** What is wrong with a taxonomy that somebody would keep, each with its place; empty: nothing. */
export function taxonomyProblems(given: Omit<Taxonomy, 'version' | 'note'>): { path: string; message: string }[] {
  const { categories, codes, analyseWithin } = given;
  const within = workingLimitProblem(analyseWithin, mostDays.analyseWithin);
  return [
    ...(categories.length === 0 ? [{ path: 'categories', message: 'must have at least one.' }] : []),
    ...categories.flatMap((one, index) => keyProblems(one.key, `categories.${index}.key`)),
    ...codes.flatMap(({ code, category }, index) => [
      ...keyProblems(code, `codes.${index}.code`),
      ...(categories.some((one) => one.key === category)
        ? []
        : [{ path: `codes.${index}.category`, message: `names no category: “${category}”. Give the key of one.` }]),
    ]),
    ...twice(
      categories.map((one) => one.key),
      'categories',
    ),
    ...twice(
      codes.map(({ code }) => code),
      'codes',
    ),
    ...twice(
      categories.map(({ name }) => name),
      'categories',
    ),
    ...twice(
      codes.map(({ name }) => name),
      'codes',
    ),
    ...(within === null ? [] : [{ path: 'analyseWithin', message: within }]),
  ];
}

function keyProblems(text: string, path: string): { path: string; message: string }[] {
  if (text === unknownCause)
    return [{ path, message: `must not be ${unknownCause}: that stands for what nobody knows.` }];
  if (key.test(text)) return [];
  return [
    { path, message: 'must begin with a small letter and have small letters, digits and hyphens only, at most 40.' },
  ];
}

function twice(names: readonly string[], list: string): { path: string; message: string }[] {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    const same = folded(name);
    if (!seen.has(same)) {
      seen.add(same);
      return [];
    }
    return [{ path: `${list}.${index}`, message: `says “${name}” again. Leave one out.` }];
  });
}

/** `Training did not reach the site`; of a code that is none any more, the code itself. */
export function causeName({ codes }: Pick<Taxonomy, 'codes'>, code: string): string {
  return codes.find((one) => one.code === code)?.name ?? code;
}
