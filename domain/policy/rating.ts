/** How large a risk is: inherent, before anything is done about it; residual, with the compensating controls. */
export const ratings = ['low', 'medium', 'high', 'critical'] as const;
export type Rating = (typeof ratings)[number];

/** Negative where `a` is the smaller risk. */
export function compareRatings(a: Rating, b: Rating): number {
  return ratings.indexOf(a) - ratings.indexOf(b);
}
