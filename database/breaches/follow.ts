import type { EntityManager } from 'typeorm';
import type { BreachOutcome } from '../../domain/breach/breach.js';
import { changeBreach, decideBreach, endBreach, withdrawBreach } from '../../domain/breach/decide.js';
import { lookAtBreach } from '../../domain/breach/fire.js';
import { wantedOf, type Wanted } from '../../domain/breach/wanted.js';
import type { Evaluation } from '../../domain/metric/evaluate.js';
import type { Metric } from '../../domain/metric/metric.js';
import { sliceKey, type Slice } from '../../domain/metric/slice.js';
import { thresholdFor } from '../../domain/metric/threshold.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { Refusal } from '../../domain/refusal.js';
import { saveOutcomes } from '../record/save.js';
import { tieToCase } from './case-of.js';
import { breachKind } from './kind.js';
import { liveBreaches, type LiveBreach } from './row.js';
import { writeBreach, type By } from './write.js';

/** A slice as it was judged. */
interface JudgedSlice {
  slice: Slice;
  after: Evaluation;
  /** A value that was there was corrected. */
  corrected: boolean;
}

/** So many begin in one transaction at most; each is a record with messages and a case. */
const mostBegun = 100;

/**
 * What the values of a metric do to its breaches, in the caller's transaction, which holds the metric: those that are out of
 * band begin or change, those that are back end. What is missing is left alone.
 *
 * @throws Refusal `invalid-command` where more would begin than may at once
 */
export async function followValues(
  manager: EntityManager,
  metric: Metric,
  judged: readonly JudgedSlice[],
  by: By,
): Promise<{ opened: number; ended: number }> {
  const keyed = judged.map((one) => ({ ...one, key: sliceKey(one.slice, metric.dimensions) }));
  const live = await liveBreaches(
    manager,
    metric.id,
    keyed.map(({ key }) => key),
  );
  const open = new Map(live.filter(({ type }) => type === 'out_of_band').map((one) => [one.slice_key, one]));
  const decisions = new Map<string, (outcome: BreachOutcome) => BreachOutcome>();
  const begun: { slice: Slice; wanted: Extract<Wanted, { is: 'open' }>; corrected: boolean }[] = [];
  for (const { key, slice, after, corrected } of keyed) {
    const wanted = wantedOf(after, thresholdFor(metric.thresholds, slice) !== null);
    const one = open.get(key);
    if (one) decisions.set(one.id, (outcome) => decide(outcome, wanted, corrected, by));
    else if (wanted.is === 'open') begun.push({ slice, wanted, corrected });
  }
  if (begun.length > mostBegun)
    throw new Refusal(
      'invalid-command',
      `By these, ${begun.length} slices would go out of band at once, and ${mostBegun} are the most. Send them in smaller parts, or look at the thresholds.`,
    );
  const ended = await carryOut(manager, decisions, by);
  for (const { slice, wanted, corrected } of begun) {
    const { band, reasons, since } = wanted;
    const particular = { type: 'out_of_band' as const, band, reasons, since, dueAt: by.at };
    const breach = await writeBreach(manager, metric, slice, particular, { ...by, corrected });
    const rated = thresholdFor(metric.thresholds, slice)?.case ?? null;
    if (breach !== null && rated !== null) await tieToCase(manager, metric, breach, rated, by);
  }
  return { opened: begun.length, ended };
}

function decide(outcome: BreachOutcome, wanted: Wanted, corrected: boolean, { key, actorId, at }: By): BreachOutcome {
  const happened = { key: `breach/${outcome.after.facts.id}#values:${key}`, actorId, at };
  if (wanted.is === 'open') return changeBreach(outcome, wanted, happened, corrected);
  if (wanted.is === 'over') return endBreach(outcome, wanted.reasons, happened, corrected);
  return wanted.is === 'unasked'
    ? withdrawBreach(outcome, 'No threshold judges this slice any more.', happened)
    : outcome;
}

/** Ends what lives of a metric, whatever it is: nobody asks for it any more. */
export async function withdrawAll(
  manager: EntityManager,
  metricId: string,
  reason: string,
  by: By,
  which: (one: LiveBreach) => boolean = () => true,
): Promise<void> {
  const live = (await liveBreaches(manager, metricId, 'all')).filter(which);
  const { key, actorId, at } = by;
  const decisions = live.map(({ id }): [string, (outcome: BreachOutcome) => BreachOutcome] => [
    id,
    (outcome) => withdrawBreach(outcome, reason, { key: `breach/${id}#withdrawn:${key}`, actorId, at }),
  ]);
  await carryOut(manager, new Map(decisions), by);
}

/** Gives what lives of a metric to whoever answers for it now. @throws Refusal `separation-of-duties` */
export async function giveAll(manager: EntityManager, metric: Metric, by: By): Promise<void> {
  const live = await liveBreaches(manager, metric.id, 'all');
  const command = { type: 'reassign' as const, ownerId: metric.ownerId, reason: 'The metric has another owner' };
  const { key, actorId, at } = by;
  const decisions = live.map(({ id }): [string, (outcome: BreachOutcome) => BreachOutcome] => [
    id,
    (outcome) => decideBreach(outcome, command, { key: `breach/${id}#given:${key}`, actorId, at }),
  ]);
  await carryOut(manager, new Map(decisions), by, [metric.ownerId]);
}

/** Carries decisions out on breaches, by id, behind their locks; gives how many have ended. */
export async function carryOut(
  manager: EntityManager,
  decisions: ReadonlyMap<string, (outcome: BreachOutcome) => BreachOutcome>,
  { actorId, at, key }: By,
  people: string[] = [],
): Promise<number> {
  if (decisions.size === 0) return 0;
  const ids = [...decisions.keys()];
  // Whoever it goes to is looked up with it.
  const requests = people.flatMap((ownerId) =>
    ids.map((id) => ({ id, command: { type: 'reassign' as const, ownerId, reason: '' }, actorId, key, at })),
  );
  const subjects = await breachKind.load(manager, ids, { at, lock: 'wait', requests });
  const outcomes = subjects.map((subject) => {
    const due = lookAtBreach(noOutcome(subject), at);
    // It may have ended while its lock was waited for.
    const lives = due.after.facts.status === 'expected' || due.after.facts.status === 'open';
    return lives ? (decisions.get(subject.facts.id)?.(due) ?? due) : due;
  });
  await saveOutcomes(breachKind, manager, outcomes, { firedBy: 'command', byWorkflow: false, poke: true, actorId, at });
  return outcomes.filter(
    ({ before, after }) => before.facts.status !== after.facts.status && after.facts.status === 'ended',
  ).length;
}
