/** Characters of a statement at most. */
export const longestStatement = 20_000;

/** Rows of one answer at most, and where nobody says how many. */
export const mostRows = 100_000;
export const usualRows = 1_000;

/** Bytes that the database may send for one answer, whatever is in them. */
export const mostBytes = 32 * 1024 * 1024;

/** Statements that one process has carried out at a time, and that wait for their turn. */
export const atOnce = 2;
export const mostWaiting = 8;
