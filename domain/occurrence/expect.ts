import { dueInstant, dueAfter } from '../calendar/due.js';
import type { Calendar } from '../calendar/calendar.js';
import { controlKey, type Control } from '../control/control.js';
import { ladderAtRest } from '../item/at-rest.js';
import type { Occurrence as RunDate } from '../recurrence/series.js';
import { stableId } from '../stable-id.js';
import { cut } from '../text/cut.js';
import type { Occurrence } from './occurrence.js';

/** The run of a control that is expected on a date, to be performed within its limit. */
export function expectedRun(
  control: Control,
  { run, date }: { run: number; date: RunDate },
  calendar: Calendar,
): Occurrence {
  const due = dueAfter({ from: date.at, duration: control.within }, calendar);
  const { breachedAt: _never, ...rest } = ladderAtRest;
  return {
    ...rest,
    id: stableId(control.id, 'run', String(run)),
    number: 0,
    controlId: control.id,
    run,
    title: cut(`${controlKey(control.number)} ${control.title}, ${date.date}`, 200),
    ...{ domain: control.domain, markets: control.markets, nominal: date.nominal, date: date.date, opensAt: date.at },
    controlRevision: control.revision,
    operatorId: control.operatorId,
    operators: [control.operatorId],
    status: 'expected',
    ...{ performance: null, closing: null, findingId: null, due, dueAt: dueInstant(due, calendar) },
    ...{ cycle: 1, plannedFrom: date.at, missedAt: null, endedAt: null, version: 1 },
    escalationPolicyVersionId: control.escalationPolicyVersionId,
    reminderPolicyVersionId: control.reminderPolicyVersionId,
  };
}
