import type { EntityManager } from 'typeorm';
import type { ReportLanguage } from '../../domain/governance-report/report.js';
import {
  mostSubscriptions,
  nextSending,
  type SendingTime,
  type SubscriptionFacts,
} from '../../domain/governance-report/subscription.js';
import { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time.js';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset, Sorts } from '../paging/keyset.js';

export interface SubscriptionRow {
  id: string;
  person_id: string;
  person_name: string;
  made_by: { id: string; name: string };
  program: { id: string; name: string } | null;
  domain: string | null;
  market: string | null;
  weekday: number;
  at: string;
  time_zone: string;
  language: ReportLanguage;
  next_at: Date;
  /** Why the last one was not sent; null: it was. */
  problem: string | null;
  version: number;
  created_at: Date;
}

const columns = `s.id, s.person_id, o.name AS person_name, jsonb_build_object('id', m.id, 'name', m.name) AS made_by,
  CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS program,
  s.domain, s.market, s.weekday, s.at, s.time_zone, s.language, s.next_at, s.problem, s.version, s.created_at`;
const from = `report_subscriptions s JOIN people o ON o.id = s.person_id JOIN people m ON m.id = s.made_by
  LEFT JOIN programs p ON p.id = s.program_id`;

export const subscriptionSorts: Sorts<'next'> = {
  next: [
    { sql: 's.next_at', type: 'timestamptz' },
    { sql: 's.id', type: 'uuid' },
  ],
};

/** Those by which somebody gets reports, or that they have set up for others. */
export function subscriptionsOf(manager: EntityManager, personId: string, slice: Keyset): Promise<SubscriptionRow[]> {
  const params: unknown[] = [personId];
  return manager.query<SubscriptionRow[]>(
    `SELECT ${columns}, ${slice.columns} FROM ${from}
     WHERE (s.person_id = $1 OR s.made_by = $1) AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found` */
export async function findSubscription(manager: EntityManager, id: string): Promise<SubscriptionRow> {
  const [row] = isUuid(id)
    ? await manager.query<SubscriptionRow[]>(`SELECT ${columns} FROM ${from} WHERE s.id = $1`, [id])
    : [];
  if (!row) throw noSubscription(id);
  return row;
}

export function noSubscription(id: string): Refusal {
  return new Refusal('not-found', `There is no subscription ${id}. List them to see their ids.`);
}

/** Saves one; an id that exists is left alone. Whose it is, is locked by the caller. @throws Refusal `invalid-command` */
export async function insertSubscription(
  manager: EntityManager,
  { id, personId, madeBy, facts }: { id: string; personId: string; madeBy: string; facts: SubscriptionFacts },
  now: Instant,
): Promise<void> {
  const { scope, weekday, at, zone, language } = facts;
  await manager.query(
    `INSERT INTO report_subscriptions (id, person_id, made_by, program_id, domain, market, weekday, at, time_zone, language, next_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING`,
    [
      ...[id, personId, madeBy, scope.program?.id ?? null, scope.domain, scope.market],
      ...[weekday, at, zone, language, new Date(nextSending(facts, now))],
    ],
  );
  const [row] = await manager.query<{ count: number }[]>(
    'SELECT count(*)::int AS count FROM report_subscriptions WHERE person_id = $1',
    [personId],
  );
  if ((row?.count ?? 0) > mostSubscriptions)
    throw new Refusal(
      'invalid-command',
      `A person gets ${mostSubscriptions} reports at most. End one that is not read.`,
    );
}

/** Whoever is given reports is given them one after the other: two at once would each find room. */
export async function lockReportsOf(manager: EntityManager, personId: string): Promise<void> {
  await manager.query('SELECT FROM people WHERE id = $1 FOR NO KEY UPDATE', [personId]);
}

/** False where it is at another version by now. */
export async function updateSubscription(
  manager: EntityManager,
  { id, version }: { id: string; version: number },
  time: SendingTime & { language: ReportLanguage },
  now: Instant,
): Promise<boolean> {
  const [, changed] = await manager.query<[unknown, number]>(
    `UPDATE report_subscriptions SET weekday = $3, at = $4, time_zone = $5, language = $6, next_at = $7, put_off_until = NULL,
       problem = NULL, version = version + 1, updated_at = now() WHERE id = $1 AND version = $2`,
    [id, version, time.weekday, time.at, time.zone, time.language, new Date(nextSending(time, now))],
  );
  return changed > 0;
}

export async function removeSubscription(manager: EntityManager, id: string): Promise<void> {
  await manager.query('DELETE FROM report_subscriptions WHERE id = $1', [id]);
}

/** Whoever has left gets no more. */
export async function endReportsOf(manager: EntityManager, personId: string): Promise<void> {
  await manager.query('DELETE FROM report_subscriptions WHERE person_id = $1', [personId]);
}
