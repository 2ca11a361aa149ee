import { folded } from '../text/folded.js';

/** The usual words for a severity, from the worst on. */
const ranks = [
  ['critical', 'severe', 'very high', 'blocker', 'p0', 's0', 'sev0'],
  ['high', 'major', 'p1', 's1', 'sev1'],
  ['medium', 'moderate', 'p2', 's2', 'sev2'],
  ['low', 'minor', 'p3', 's3', 'sev3'],
  ['info', 'informational', 'very low', 'trivial', 'p4', 's4', 'sev4'],
] as const;

const byWord = new Map<string, number>(ranks.flatMap((words, rank) => words.map((word) => [word, rank] as const)));
const unknownWord = ranks.length;
const none = 9;

/** By which lists are sorted: 0 is the worst; words that are not known come behind those that are, then none. */
export function severityRank(severity: string | null): number {
  if (severity === null) return none;
  return byWord.get(folded(severity)) ?? unknownWord;
}
