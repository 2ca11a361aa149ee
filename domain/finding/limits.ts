import { workingLimitProblem } from '../calendar/working-limit.js';
import { ratings, type Rating } from '../policy/rating.js';

type ByRating = Record<Rating, string>;

/** Within which working time, by rating, people answer for findings; of the installation, each version stays. */
export interface FindingLimits {
  /** Counts up with each change; a finding says by which one its dates were counted. */
  version: number;
  /** From the proposal to the owner's answer, and from a dispute to the author's; as `parseDuration` reads it. */
  agreeWithin: ByRating;
  /** From the proposal to the target date. */
  remediateWithin: ByRating;
  /** From "it is done" to the verification. */
  verifyWithin: ByRating;
  /** Where they are from, or why they were changed. */
  note: string;
}

export const limitFields = ['agreeWithin', 'remediateWithin', 'verifyWithin'] as const;
const mostDays = { agreeWithin: 60, remediateWithin: 500, verifyWithin: 120 };

/** What is wrong with limits that somebody would keep, each with its place; empty: nothing. */
export function limitsProblems(
  limits: Pick<FindingLimits, (typeof limitFields)[number]>,
): { path: string; message: string }[] {
  return limitFields.flatMap((field) =>
    ratings.flatMap((rating) => {
      const message = workingLimitProblem(limits[field][rating], mostDays[field]);
      return message === null ? [] : [{ path: `${field}.${rating}`, message }];
    }),
  );
}
