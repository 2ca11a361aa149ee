import type { EntityManager } from 'typeorm';
import type { Breach } from '../../domain/breach/breach.js';
import { dueOf, ladderAtRest } from '../../domain/breach/change.js';
import { openBreach } from '../../domain/breach/decide.js';
import { lookAtBreach } from '../../domain/breach/fire.js';
import { breachTitle } from '../../domain/breach/wanted.js';
import type { Metric } from '../../domain/metric/metric.js';
import { inOrder, sliceKey, type Slice } from '../../domain/metric/slice.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { stableId } from '../../domain/stable-id.js';
import { defaultPolicies } from '../programs/create-program.js';
import { begin } from '../record/begin.js';
import { breachKind } from './kind.js';
import { loadBreach } from './load.js';
import { breachRow } from './row.js';

/** What led to it: a load of values, or a change of the metric. */
export interface By {
  actorId: string;
  /** Unique for it. */
  key: string;
  at: number;
}

type Particular = Pick<Breach, 'type' | 'band' | 'reasons' | 'since' | 'dueAt'>;

/**
 * Writes a breach down, or a value that is expected: row, first plan, what its owner is told, and the outbox entry that
 * starts its workflow.
 */
export async function writeBreach(
  manager: EntityManager,
  metric: Metric,
  slice: Slice,
  particular: Particular,
  by: By & { corrected: boolean },
): Promise<Breach | null> {
  const key = sliceKey(slice, metric.dimensions);
  const id = stableId('breach', metric.id, key, particular.type, particular.since, by.key);
  const open = particular.type === 'out_of_band';
  const market = slice['market'];
  const late = { overdue: true, breachedAt: by.at, ladderFrom: by.at };
  const facts: Breach = {
    ...ladderAtRest,
    ...(open ? late : {}),
    ...particular,
    ...{
      id,
      number: 0,
      metricId: metric.id,
      sliceKey: key,
      slice,
      title: breachTitle(metric.name, inOrder(slice, metric.dimensions)),
    },
    ...{ domain: metric.domain, markets: market === undefined ? metric.markets : [market], ownerId: metric.ownerId },
    ...{ status: open ? 'open' : 'expected', due: dueOf(particular.dueAt, metric.zone), cycle: 1, plannedFrom: by.at },
    ...{ endedAt: null, escalationPolicyVersionId: (await defaultPolicies(manager)).escalation, version: 1 },
  };
  if (!(await breachRow.insert(manager, facts))) return null;
  const subject = await loadBreach(manager, id, { lock: true, at: by.at });
  if (!subject) return null;
  const happened = { key: `breach/${id}#begun`, actorId: by.actorId, at: by.at };
  const begun = openBreach(noOutcome(subject), happened, by.corrected);
  await begin(breachKind, manager, lookAtBreach(begun, by.at), by);
  return subject.facts;
}
