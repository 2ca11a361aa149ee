import type { EntityManager } from 'typeorm';
import { countLagging, lagSeconds } from '../watch/lagging.js';
import { unreachedNotices } from '../notifications/unreached.js';

/** It is counted so far; beyond, it is said that there are more. */
const most = 10_000;
const mostUnreached = 1_000;

/** How much there is of something. */
export interface Amount {
  count: number;
  /** There are more than were counted. */
  more: boolean;
  /** Since when the oldest of them waits, where that is known. */
  oldest: Date | null;
}

/** What waits to be done by a worker, each with the instant since when it waits, the oldest first. */
const waiting = {
  steps: `SELECT fire_at AS at FROM planned_steps WHERE state = 'planned' AND fire_at <= now()`,
  engine: 'SELECT created_at AS at FROM outbox',
  messages: `SELECT created_at AS at FROM notifications WHERE push = 'pending'`,
  deliveries: `SELECT created_at AS at FROM deliveries WHERE state = 'pending'`,
  webhooks: `SELECT created_at AS at FROM webhook_deliveries WHERE state = 'pending'`,
  aside: 'SELECT since AS at FROM set_aside WHERE told_at IS NOT NULL',
} as const;

/** What of the last `$2` hours was given up. */
const dead = {
  deliveries: `SELECT created_at AS at FROM deliveries WHERE state = 'dead' AND created_at > now() - make_interval(hours => $2)`,
  webhooks: `SELECT created_at AS at FROM webhook_deliveries WHERE state = 'dead' AND created_at > now() - make_interval(hours => $2)`,
} as const;

export type Backlog = Record<keyof typeof waiting | 'behind', Amount>;

/** What waits: steps that are due and have not fired, what is on its way to the engine, what is to be sent; and what lags. */
export async function backlogOf(manager: EntityManager): Promise<Backlog> {
  const behind = await countLagging(manager, lagSeconds, most + 1);
  return {
    steps: await amountOf(manager, waiting.steps),
    engine: await amountOf(manager, waiting.engine),
    behind: { count: Math.min(behind, most), more: behind > most, oldest: null },
    messages: await amountOf(manager, waiting.messages),
    deliveries: await amountOf(manager, waiting.deliveries),
    webhooks: await amountOf(manager, waiting.webhooks),
    aside: await amountOf(manager, waiting.aside),
  };
}

export type Undeliverable = Record<'deliveries' | 'webhooks' | 'escalations', Amount>;

/** What of the last hours could not be delivered, and escalations that reached nobody. */
export async function undeliverableOf(manager: EntityManager, hours: number): Promise<Undeliverable> {
  const since = Date.now() - hours * 3_600_000;
  const unreached = await unreachedNotices(manager, { since, limit: mostUnreached + 1 });
  const oldest = unreached.map(({ at }) => at).toSorted((a, b) => a - b)[0];
  return {
    deliveries: await amountOf(manager, dead.deliveries, [hours]),
    webhooks: await amountOf(manager, dead.webhooks, [hours]),
    escalations: {
      count: Math.min(unreached.length, mostUnreached),
      more: unreached.length > mostUnreached,
      oldest: oldest === undefined ? null : new Date(oldest),
    },
  };
}

/** @param params from `$2` on */
async function amountOf(manager: EntityManager, sql: string, params: readonly unknown[] = []): Promise<Amount> {
  const [row] = await manager.query<{ count: number; oldest: Date | null }[]>(
    `SELECT count(*)::int AS count, min(at) AS oldest FROM (${sql} ORDER BY at LIMIT $1) AS counted`,
    [most + 1, ...params],
  );
  const count = row?.count ?? 0;
  return { count: Math.min(count, most), more: count > most, oldest: row?.oldest ?? null };
}
