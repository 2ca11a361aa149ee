import type { EntityManager } from 'typeorm';
import type { BreachOutcome } from '../../domain/breach/breach.js';
import { dueOf } from '../../domain/breach/change.js';
import { endBreach, valueCame } from '../../domain/breach/decide.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { expectedBy, firstWithout } from '../../domain/metric/expected.js';
import type { Metric } from '../../domain/metric/metric.js';
import { periodText, presentPeriod } from '../../domain/metric/period.js';
import { sliceKey, type Slice } from '../../domain/metric/slice.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { carryOut, withdrawAll } from './follow.js';
import { liveBreaches } from './row.js';
import { writeBreach, type By } from './write.js';

/**
 * What values that came do to what was waited for, in the caller's transaction, which holds the metric: the next one is waited
 * for, and what was missing ends, once none is missing.
 *
 * @param keys of the slices that got values
 */
export async function cameFor(manager: EntityManager, metric: Metric, keys: readonly string[], by: By): Promise<void> {
  const { expected } = metric;
  if (expected === null) return;
  const live = (await liveBreaches(manager, metric.id, keys)).filter(({ type }) => type === 'missing');
  if (live.length === 0) return;
  const calendar = await calendarOf(manager, metric);
  const had = await periodsOf(
    manager,
    metric,
    live.map((one) => one.slice_key),
  );
  const again: Slice[] = [];
  const decisions = live.map(({ id, slice_key: key }): [string, (outcome: BreachOutcome) => BreachOutcome] => [
    id,
    (outcome) => {
      const { since, status, slice } = outcome.after.facts;
      const next = firstWithout(since, had.get(key) ?? new Set(), metric);
      if (next === since) return outcome;
      const happened = { key: `breach/${id}#came:${by.key}`, actorId: by.actorId, at: by.at };
      const dueAt = expectedBy(next, metric, expected.grace, calendar);
      if (status === 'expected' || dueAt <= by.at)
        return valueCame(outcome, { since: next, due: dueOf(dueAt, metric.zone) }, happened);
      again.push(slice);
      return endBreach(outcome, [`The value of ${periodText(since, metric.cadence)} came.`], happened, false);
    },
  ]);
  await carryOut(manager, new Map(decisions), by);
  for (const slice of again) await expect(manager, metric, slice, { calendar, had }, by);
}

/** From now on a value of these slices is waited for, and of no others. In the transaction that changes the metric. */
export async function expectAnew(manager: EntityManager, metric: Metric, by: By, anew: boolean): Promise<void> {
  const wanted = metric.retired || metric.expected === null ? [] : metric.expected.slices;
  const keys = new Set(wanted.map((slice) => sliceKey(slice, metric.dimensions)));
  await withdrawAll(
    manager,
    metric.id,
    'Its value is not waited for any more.',
    by,
    ({ type, slice_key: key }) => type === 'missing' && (anew || !keys.has(key)),
  );
  const live = await liveBreaches(manager, metric.id, 'all');
  const waiting = new Set(live.filter(({ type }) => type === 'missing').map((one) => one.slice_key));
  const begun = wanted.filter((slice) => !waiting.has(sliceKey(slice, metric.dimensions)));
  if (begun.length === 0) return;
  const calendar = await calendarOf(manager, metric);
  const had = await periodsOf(manager, metric, [...keys]);
  for (const slice of begun) await expect(manager, metric, slice, { calendar, had }, by);
}

/** Waits for the first value from the present period on that is not there yet. */
async function expect(
  manager: EntityManager,
  metric: Metric,
  slice: Slice,
  { calendar, had }: { calendar: Calendar; had: ReadonlyMap<string, ReadonlySet<string>> },
  by: By,
): Promise<void> {
  const periods = had.get(sliceKey(slice, metric.dimensions)) ?? new Set<string>();
  const since = firstWithout(presentPeriod(by.at, metric.cadence, metric.zone), periods, metric);
  const dueAt = expectedBy(since, metric, metric.expected?.grace ?? '', calendar);
  const particular = { type: 'missing' as const, band: null, reasons: [], since, dueAt };
  await writeBreach(manager, metric, slice, particular, { ...by, corrected: false });
}

async function calendarOf(manager: EntityManager, { ownerId }: Metric): Promise<Calendar> {
  const calendar = (await presentCalendarsOf(manager, [ownerId]))[ownerId];
  if (!calendar) throw new Error(`person ${ownerId} has no calendar`);
  return calendar;
}

/** Which periods have a value, by slice; of each slice those from its breach's first on, or the newest. */
async function periodsOf(
  manager: EntityManager,
  metric: Metric,
  keys: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await manager.query<{ key: string; period: string }[]>(
    `SELECT s.key, v.period::text FROM metric_slices s CROSS JOIN LATERAL (
       SELECT x.period FROM metric_values x WHERE x.slice_id = s.id AND x.definition = $3 ORDER BY x.period DESC LIMIT 2000) v
     WHERE s.metric_id = $1 AND s.key = ANY($2::text[])`,
    [metric.id, keys, metric.definition],
  );
  const periods = new Map<string, Set<string>>();
  for (const { key, period } of rows) periods.set(key, (periods.get(key) ?? new Set()).add(period));
  return periods;
}
