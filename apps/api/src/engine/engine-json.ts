import type { Counted } from '../../../../database/engine/counters.js';
import { workerStates, type WorkerSeen } from '../../../../database/engine/workers.js';
import type { Amount } from '../../../../database/metrics/backlog.js';
import type { Lateness } from '../../../../database/metrics/counts.js';
import { stuckSeen, type PatrolSeen, type StuckSeen } from '../../../../database/watch/patrols.js';
import type { EngineFound } from '../../../../database/metrics/engine.js';
import { choice, flag, instant, integer, list, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';

const number = { type: 'number' };

const amount = schema(
  'EngineAmount',
  object(
    { count: integer, more: flag, oldest: nullable(instant) },
    'How many; `more`: at least so many; `oldest`: since when the oldest of them is there.',
  ),
);

const workerSchema = schema(
  'EngineWorker',
  object(
    {
      id: uuid,
      host: text,
      pid: integer,
      state: choice(workerStates),
      startedAt: instant,
      seenAt: instant,
      endedAt: nullable(instant),
      problems: list(text),
      loops: list(object({ name: text, at: instant, ok: flag })),
    },
    '`silent`: it has not been heard of for 30 seconds, and has not said that it ends.',
  ),
);

const patrolSchema = schema(
  'EnginePatrol',
  object(
    {
      name: choice(['records', 'workflows']),
      beganAt: nullable(instant),
      lookedAt: integer,
      last: nullable(object({ beganAt: instant, endedAt: instant, lookedAt: integer })),
    },
    'A round of all live records, or of all running workflows, by all workers together: since when and how far the one goes that goes on, and the one before.',
  ),
);

export const engineSchema = schema(
  'EngineHealth',
  object(
    {
      since: instant,
      until: instant,
      lateness: object({
        count: integer,
        mean: nullable(number),
        worst: nullable(number),
        buckets: list(object({ over: number, upTo: nullable(number), count: integer })),
      }),
      backlog: object({
        steps: amount,
        engine: amount,
        behind: amount,
        messages: amount,
        deliveries: amount,
        webhooks: amount,
        aside: amount,
      }),
      undeliverable: object({ deliveries: amount, webhooks: amount, escalations: amount }),
      reconciler: object({
        lastRan: nullable(instant),
        lastPatrol: nullable(instant),
        rounds: list(patrolSchema),
        stuck: object({ count: integer, heldBackSince: nullable(instant) }),
        mended: list(object({ kind: text, count: integer, since: nullable(instant), last: nullable(instant) })),
      }),
      workers: list(workerSchema),
    },
    'Lateness, in seconds, and what could not be delivered are of the time from `since` to `until`; the backlog is as of `until`; ' +
      'what was mended is counted from its own `since` on, null: from before that was written down. `stuck`: workflows that fail ' +
      'task after task; since `heldBackSince` they begin anew one at a time, for those before failed again.',
  ),
);

export function engineJson(found: EngineFound): object {
  const { since, until, lateness, backlog, undeliverable, counted, patrols, workers } = found;
  return {
    since: since.toISOString(),
    until: until.toISOString(),
    lateness: latenessJson(lateness.of, lateness.bounds),
    backlog: amountsJson(backlog),
    undeliverable: amountsJson(undeliverable),
    reconciler: {
      lastRan: lastOf(workers, 'reconciler'),
      lastPatrol: lastOf(workers, 'patrol'),
      rounds: patrols.filter(({ name }) => name !== 'stuck').map(patrolJson),
      stuck: stuckJson(stuckSeen(patrols)),
      mended: counted.map(mendedJson),
    },
    workers: workers.map(workerJson),
  };
}

function latenessJson({ count, sum, worst, within }: Lateness, bounds: readonly number[]): object {
  // Up to each bound all that are below are counted: here each bucket has its own.
  const counts = [...within, count].map((up, index, all) => up - (all[index - 1] ?? 0));
  return {
    count,
    mean: count === 0 ? null : sum / count,
    worst,
    buckets: counts.map((of, index) => ({ over: bounds[index - 1] ?? 0, upTo: bounds[index] ?? null, count: of })),
  };
}

function amountsJson(amounts: Record<string, Amount>): object {
  return Object.fromEntries(
    Object.entries(amounts).map(([name, { oldest, ...of }]) => [
      name,
      { ...of, oldest: oldest?.toISOString() ?? null },
    ]),
  );
}

function mendedJson({ name, value, first_at, last_at }: Counted): object {
  return {
    kind: name,
    count: value,
    since: first_at?.toISOString() ?? null,
    last: last_at?.toISOString() ?? null,
  };
}

function patrolJson({ name, began_at, looked_at, last_began_at, last_ended_at, last_looked_at }: PatrolSeen): object {
  const last =
    last_began_at && last_ended_at
      ? { beganAt: last_began_at.toISOString(), endedAt: last_ended_at.toISOString(), lookedAt: last_looked_at ?? 0 }
      : null;
  return { name, beganAt: began_at?.toISOString() ?? null, lookedAt: looked_at, last };
}

function stuckJson({ stuck, heldBackSince }: StuckSeen): object {
  return { count: stuck, heldBackSince: heldBackSince === null ? null : new Date(heldBackSince).toISOString() };
}

/** When a loop of any worker last came round well; null: none that is remembered. */
function lastOf(workers: readonly WorkerSeen[], loop: string): string | null {
  const rounds = workers.flatMap(({ loops }) => loops.filter(({ name, ok }) => name === loop && ok));
  return (
    rounds
      .map(({ at }) => at)
      .toSorted()
      .at(-1) ?? null
  );
}

function workerJson({ id, host, pid, state, started_at, seen_at, ended_at, problems, loops }: WorkerSeen): object {
  return {
    ...{ id, host, pid, state },
    startedAt: started_at.toISOString(),
    seenAt: seen_at.toISOString(),
    endedAt: ended_at?.toISOString() ?? null,
    problems,
    loops: loops.map(({ name, at, ok }) => ({ name, at, ok })),
  };
}
