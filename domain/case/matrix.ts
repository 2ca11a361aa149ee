import { workingLimitProblem } from '../calendar/working-limit.js';
import { ratings, type Rating } from '../policy/rating.js';

/** Likelihood and impact go from 1 to this. */
export const mostOfScale = 5;

/** What likelihood and impact come to, and within which working time a case of that severity is triaged. */
export interface SeverityMatrix {
  /** Counts up with each change; a case says by which one it was rated. */
  version: number;
  /** By likelihood from 1 to 5, then by impact from 1 to 5. */
  cells: Rating[][];
  /** As `parseDuration` reads it, in working time: `4 working hours`. */
  triageWithin: Record<Rating, string>;
  /** Where it is from, or why it was changed. */
  note: string;
}

const longestTriageDays = 60;

/** @param likelihood from 1 to 5, as the impact */
export function severityOf({ cells }: Pick<SeverityMatrix, 'cells'>, likelihood: number, impact: number): Rating {
  const rating = cells[likelihood - 1]?.[impact - 1];
  if (rating === undefined) throw new RangeError(`no cell for likelihood ${likelihood} and impact ${impact}`);
  return rating;
}

/** What is wrong with a matrix that somebody would keep, each with its place; empty: nothing. */
export function matrixProblems({
  cells,
  triageWithin,
}: Pick<SeverityMatrix, 'cells' | 'triageWithin'>): { path: string; message: string }[] {
  const shape = shapeProblems(cells);
  return [...(shape.length > 0 ? shape : fallingProblems(cells)), ...limitProblems(triageWithin)];
}

function shapeProblems(cells: readonly (readonly Rating[])[]): { path: string; message: string }[] {
  const scale = Array.from({ length: mostOfScale }, (_, index) => index);
  if (scale.every((likelihood) => scale.every((impact) => cells[likelihood]?.[impact] !== undefined))) return [];
  const message = `must rate each likelihood from 1 to ${mostOfScale} with each impact from 1 to ${mostOfScale}, once: ${mostOfScale ** 2} cells.`;
  return [{ path: 'cells', message }];
}

/** What is likelier, or matters more, is never rated lower: whoever reads the map relies on it. */
function fallingProblems(cells: readonly (readonly Rating[])[]): { path: string; message: string }[] {
  const rank = (likelihood: number, impact: number): number =>
    ratings.indexOf(cells[likelihood]?.[impact] ?? 'critical');
  return cells.flatMap((row, likelihood) =>
    row.flatMap((rating, impact) => {
      const lower = Math.min(rank(likelihood + 1, impact), rank(likelihood, impact + 1));
      if (ratings.indexOf(rating) <= lower) return [];
      const message = `must not fall: likelihood ${likelihood + 1} and impact ${impact + 1} are ${rating}, and what is likelier or matters more is rated lower. Rate that at least ${rating}.`;
      return [{ path: 'cells', message }];
    }),
  );
}

function limitProblems(within: Readonly<Record<Rating, string>>): { path: string; message: string }[] {
  return ratings.flatMap((rating) => {
    const wrong = workingLimitProblem(within[rating], longestTriageDays);
    return wrong === null ? [] : [{ path: `triageWithin.${rating}`, message: wrong }];
  });
}
