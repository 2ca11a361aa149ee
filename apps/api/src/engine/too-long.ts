import { Problem } from '../problems/problem.js';

/** Figures of the engine that the database does not have in time. */
export function tooLongToCount(mend: string): Problem {
  return new Problem('database-unavailable', `The figures take too long to count now. ${mend}`, {
    headers: { 'retry-after': '30' },
  });
}
