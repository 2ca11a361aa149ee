import type { RecurrenceRecord } from './recurrence.js';
import type { PlannedStep } from '../record/step.js';

/** What fires next for a recurrence: its next occurrence. */
export function planRecurrence({ recurrence }: RecurrenceRecord): PlannedStep[] {
  const { id, status, next, revision, occurrences } = recurrence;
  if (status !== 'active' || next === null) return [];
  return [
    {
      cycle: revision,
      policyVersionId: id,
      kind: 'occurrence',
      level: 1,
      occurrence: occurrences + 1,
      fireAt: next.at,
      state: 'planned',
      because: `occurrence of ${next.nominal}${next.shift === null ? '' : `, moved: ${next.shift}`}`,
    },
  ];
}
