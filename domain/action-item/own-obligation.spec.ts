import { defaultEscalationPolicy, type EscalationPolicy } from '../policy/escalation.js';
import { weakensSeverity } from './own-obligation.js';

const gentle: EscalationPolicy = { ...defaultEscalationPolicy, bySeverity: { low: [] } };

it.each([
  ['low', 'high', 'a higher one'],
  ['High', ' high ', 'the same in other letters'],
  [null, 'medium', 'the first that is said'],
  [null, null, 'none as before'],
])('%s → %s is no smaller duty: %s', (before, after) => {
  expect(weakensSeverity(gentle, before, after)).toBe(false);
});

it.each([
  ['critical', 'low', 'a lower one'],
  ['critical', null, 'none any more'],
  ['Kritisch', 'high', 'a word of their own before'],
  ['high', 'P4', 'a word of their own after'],
  [null, 'low', 'the first that is said, with a gentler ladder'],
])('%s → %s may be a smaller duty: %s', (before, after) => {
  expect(weakensSeverity(gentle, before, after)).toBe(true);
});
