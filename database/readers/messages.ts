import type { SpreadsheetProblemCode } from '../../domain/import/problem.js';

/** What is said to a reader: read this; the next piece of the answer, please. */
export type ToReader = { read: string; bytes: Uint8Array; options: unknown } | { next: true };

/** What a reader says: an answer whose long lists follow when asked for, or why there is none. */
export type FromReader =
  | { answer: unknown; more: boolean }
  | { path: (string | number)[]; items: unknown[]; more: boolean }
  | { problem: { code: SpreadsheetProblemCode; detail: string; extra: Record<string, unknown> } }
  | { fault: string };
