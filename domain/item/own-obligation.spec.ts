import { defaultEscalationPolicy, type EscalationPolicy } from '../policy/escalation.js';
import { weakensSeverity } from './own-obligation.js';

const gentle: EscalationPolicy = { ...defaultEscalationPolicy, bySeverity: { low: [] } };

/** A higher one; the same in other letters; the first that is said; none as before. */
const noSmaller: [string | null, string | null][] = [
  ['low', 'high'],
  ['High', ' high '],
  [null, 'medium'],
  [null, null],
];

/** A lower one; none any more; words of a team's own; the first that is said, with a gentler ladder. */
const smaller: [string | null, string | null][] = [
  ['critical', 'low'],
  ['critical', null],
  ['Kritisch', 'high'],
  ['high', 'Sehr hoch'],
  [null, 'low'],
];

it.each(noSmaller)('%s → %s is no smaller duty', (before, after) => {
  expect(weakensSeverity(gentle, before, after)).toBe(false);
});

it.each(smaller)('%s → %s may be a smaller duty', (before, after) => {
  expect(weakensSeverity(gentle, before, after)).toBe(true);
});
