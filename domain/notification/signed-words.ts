import { isUuid } from '../uuid.js';
import { toInstant, describeInstant, type LocalTime } from '../time.js';
import type { LinkAction } from './link-action.js';

/** What is kept of the content of a round; those of before say less. */
export type Signed = Readonly<Record<string, unknown>>;

/** What somebody reads who decides on a record in a round of its own, and what they can do: one for each kind that has such. */
export interface SignedWords {
  asks: readonly LinkAction[];
  /** What it means to do so, behind "You, Mei, ". */
  meanings: Partial<Record<LinkAction, string>>;
  /**
   * All of the content that a signature stands for: names on the left, values on the right.
   *
   * @param named people by their ids
   */
  facts: (content: Signed, named: ReadonlyMap<string, string>) => [string, string][];
}

/** Every id that stands in the content, whoever or whatever it is of. */
export function idsIn(content: unknown): string[] {
  if (typeof content === 'string') return isUuid(content) ? [content] : [];
  return typeof content === 'object' && content !== null ? Object.values(content).flatMap(idsIn) : [];
}

/** The facts of which something is said. */
export function factsSaid(facts: readonly (readonly [string, string | null | undefined])[]): [string, string][] {
  return facts.filter((fact): fact is readonly [string, string] => !!fact[1]).map(([name, said]) => [name, said]);
}

/** A text, or a number as one; null where it is none. */
export function said(value: unknown): string | null {
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : null;
}

export function listSaid(value: unknown): string | null {
  return Array.isArray(value) && value.length > 0 ? value.join(', ') : null;
}

/** `Fri 13 Feb 2026 17:00 (Asia/Singapore)`, as it was written, in the zone in which it was. */
export function timeSaid(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const local = value as LocalTime;
  return describeInstant(toInstant(local), local.zone);
}
