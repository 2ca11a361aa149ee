import type { RuleState } from './rule.js';

/** What is known of a rule that has made nothing of a record. */
export interface Silence {
  state: RuleState;
  /** ISO 8601. */
  since: string;
  /** It listens to records of this kind. */
  listens: boolean;
  /** Events that it listens to, which happened to the record since. */
  heard: number;
  /** Those that wait for their turn. */
  waiting: number;
}

/** Why a rule has made nothing of a record, in words. */
export function whyNot({ state, since, listens, heard, waiting }: Silence): string {
  if (state === 'draft') return 'It is a draft, and listens to nothing. Put it into shadow to have it watched.';
  if (state === 'stopped' || state === 'archived') return `It is ${state} since ${since}, and listens to nothing.`;
  if (!listens) return 'It listens to records of another kind.';
  if (waiting > 0) return 'What happened to the record waits for its turn.';
  if (heard === 0)
    return `Nothing that it listens to has happened to the record since ${since}, when it was put into ${state}.`;
  return 'It did not match, longer ago than that is kept.';
}
