/** The ladder of a record that is in time. */
export const ladderAtRest = {
  overdue: false,
  breachedAt: null,
  ladderFrom: null,
  ladderLevel: 0,
  ladderAdvance: null,
  acknowledgedAt: null,
  acknowledgedUntil: null,
  pausedMs: 0,
  pausedWorkingMs: 0,
} as const;
