import type { PlannedStep, StepKey } from '../record/step.js';
import { openGlass } from './glass.js';
import type { Round } from './round.js';

/** A break-glass that nobody confirms is over, whether the record is on hold by then or not. */
export function glassExpiry(
  round: Round | null,
  { cycle, policyVersionId }: Pick<StepKey, 'cycle' | 'policyVersionId'>,
): PlannedStep[] {
  const asked = round && openGlass(round);
  if (!asked) return [];
  return [
    {
      ...{ cycle, policyVersionId, kind: 'glass_expiry', level: round.stage, state: 'planned' },
      occurrence: round.number * 1000 + (round.glasses ?? []).length,
      fireAt: asked.expiresAt,
      because: 'nobody has confirmed the break-glass in the time that the policy gives',
    },
  ];
}
