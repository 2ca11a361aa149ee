import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { Reading } from '../../domain/access/sight.js';
import type { GovernanceReport, ReportLanguage, ReportScope } from '../../domain/governance-report/report.js';
import { dueNow, weekOfSending } from '../../domain/governance-report/subscription.js';
import type { PushChannel } from '../../domain/notification/channels.js';
import type { Instant } from '../../domain/time.js';
import { unseenAmong } from '../access/unseen.js';
import { loadMessageSettings } from '../notifications/message-settings.js';
import { insertDeliveries } from '../notifications/new-deliveries.js';
import { loadReaders } from '../notifications/readers.js';
import { deliveryTo } from '../notifications/route-pending.js';
import { withStandIns } from '../people/acting-for.js';
import { actorOf } from '../people/load-actor.js';
import { loadSight, type Seeing } from '../people/load-sight.js';
import { makeReport } from './make.js';
import { digestOf } from './sent.js';
import { removeSubscription } from './subscriptions.js';

/** How long one that could not be made waits before it is tried again. */
const pauseMs = 15 * 60_000;

interface Due {
  id: string;
  person_id: string;
  program: { id: string; name: string } | null;
  domain: string | null;
  market: string | null;
  weekday: number;
  at: string;
  time_zone: string;
  language: ReportLanguage;
  next_at: Date;
}

interface Sending {
  able: ReadonlySet<PushChannel>;
  reading: Reading;
  now: Instant;
}

/**
 * Makes and sends the reports that are due, one after the other, each once: whoever else looks meanwhile finds its row locked, and
 * what was made stands with its week. One that cannot be made keeps no other from theirs.
 *
 * @returns how many had their turn
 */
export async function sendReports(dataSource: DataSource, sending: Sending): Promise<number> {
  let turns = 0;
  let failed: unknown;
  for (;;) {
    const turn = await sendNext(dataSource, sending);
    if (turn === null) break;
    turns += 1;
    if (turn.error !== undefined) failed ??= turn.error;
  }
  // It is tried again, and the log has it.
  if (failed !== undefined) throw new Error('a weekly report cannot be made', { cause: failed });
  return turns;
}

async function sendNext(dataSource: DataSource, sending: Sending): Promise<{ error?: unknown } | null> {
  let trying: string | null = null;
  try {
    return await dataSource.transaction(async (manager) => {
      const due = await nextDue(manager, sending.now);
      if (due === null) return null;
      trying = due.id;
      await send(dataSource, manager, due, sending);
      return {};
    });
  } catch (error) {
    if (trying === null) throw error;
    await dataSource.query(
      `UPDATE report_subscriptions SET put_off_until = $2::timestamptz, problem = 'It could not be made; it is tried again.' WHERE id = $1`,
      [trying, new Date(sending.now + pauseMs)],
    );
    return { error };
  }
}

async function nextDue(manager: EntityManager, now: Instant): Promise<Due | null> {
  const [due] = await manager.query<Due[]>(
    `SELECT s.id, s.person_id, s.domain, s.market, s.weekday, s.at, s.time_zone, s.language, s.next_at,
       (SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM programs p WHERE p.id = s.program_id) AS program
     FROM report_subscriptions s WHERE s.next_at <= $1::timestamptz AND (s.put_off_until IS NULL OR s.put_off_until <= $1::timestamptz)
     ORDER BY s.next_at, s.id LIMIT 1 FOR UPDATE OF s SKIP LOCKED`,
    [new Date(now)],
  );
  return due ?? null;
}

async function send(dataSource: DataSource, manager: EntityManager, due: Due, sending: Sending): Promise<void> {
  const time = { weekday: due.weekday, at: due.at, zone: due.time_zone };
  const { sending: at, next } = dueNow(time, due.next_at.getTime(), sending.now);
  const reader = await readerOf(manager, due.person_id, sending);
  if (reader === null) {
    await removeSubscription(manager, due.id);
    return;
  }
  const scope: ReportScope = { program: due.program, domain: due.domain, market: due.market };
  const lost = due.program !== null && (await unseenAmong(manager, reader.sight, [due.program.id])).size > 0;
  if (!lost) {
    const wanted = { scope, zone: due.time_zone, week: weekOfSending(at, due.time_zone) };
    const report = await makeReport(dataSource, reader, wanted, sending.now);
    await keep(manager, due, report, sending);
  }
  await manager.query(
    `UPDATE report_subscriptions SET next_at = $2::timestamptz, put_off_until = NULL, problem = $3, updated_at = now() WHERE id = $1`,
    [due.id, new Date(next), lost ? 'Its reader does not see the program any more.' : null],
  );
}

/** Null where they have left. */
async function readerOf(manager: EntityManager, id: string, { reading, now }: Sending): Promise<Seeing | null> {
  const found = await actorOf(manager, id, now);
  if (!found?.active) return null;
  const actor = await withStandIns(manager, found, now);
  return { ...actor, sight: await loadSight(manager, actor, reading) };
}

/** Writes it down, and its mail where it can go by one; a week that was sent before is not sent again. */
async function keep(manager: EntityManager, due: Due, report: GovernanceReport, sending: Sending): Promise<void> {
  const mail = await mailTo(manager, due.person_id, sending);
  const kept = await manager.query<{ id: string }[]>(
    `INSERT INTO sent_reports (id, subscription_id, person_id, week, language, content, digest, delivery_id, made_at)
     SELECT $1, $2, $3, $4, $5, $6::jsonb, ${digestOf('$6::jsonb')}, $7, $8::timestamptz
     ON CONFLICT (subscription_id, week) DO NOTHING RETURNING id`,
    [
      ...[randomUUID(), due.id, due.person_id, report.week.name, due.language, JSON.stringify(report)],
      ...[mail?.id ?? null, new Date(report.at)],
    ],
  );
  if (kept.length > 0 && mail !== null) await insertDeliveries(manager, [{ ...mail, kind: 'report' }]);
}

async function mailTo(manager: EntityManager, personId: string, { able }: Sending) {
  const { settings } = await loadMessageSettings(manager);
  const reader = (await loadReaders(manager, [personId])).get(personId);
  const reached = able.has('email') && settings.channels.email && reader?.addresses.email !== undefined;
  return reached && reader ? deliveryTo(reader, 'email') : null;
}
