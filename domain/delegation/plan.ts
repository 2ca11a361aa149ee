import type { PlannedStep } from '../record/step.js';
import { describeInstant } from '../time.js';
import type { Delegation } from '../stand-in/delegation.js';

/** Its start and its end: both people are told of each. */
export function planDelegation(delegation: Delegation, zone: string): PlannedStep[] {
  const { id, personName, standInName, startsAt, endsAt } = delegation;
  // No policy is behind it, so its own id stands there.
  const common = { cycle: 1, policyVersionId: id, level: 1, occurrence: 0, state: 'planned' } as const;
  const who = `${standInName} stands in for ${personName}`;
  return [
    {
      ...common,
      kind: 'delegation_start',
      fireAt: startsAt,
      because: `${who} from ${describeInstant(startsAt, zone)}`,
    },
    { ...common, kind: 'delegation_end', fireAt: endsAt, because: `${who} until ${describeInstant(endsAt, zone)}` },
  ];
}
