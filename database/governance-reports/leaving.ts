import type { EntityManager } from 'typeorm';
import type { Reading } from '../../domain/access/sight.js';
import type { GovernanceReport, ReportLanguage } from '../../domain/governance-report/report.js';
import type { Delivery } from '../notifications/queue.js';
import { actorOf } from '../people/load-actor.js';
import { loadSight } from '../people/load-sight.js';
import { asSeenNow } from './sent.js';

/** A report that is about to leave. */
export interface LeavingReport {
  /** By which its page is found. */
  id: string;
  report: GovernanceReport;
  language: ReportLanguage;
}

/**
 * The reports of deliveries that are about to leave, by delivery, as their readers may read them now: the mail server may have been away
 * since they were made. One that nobody may read any more is dropped, with the reason.
 */
export async function leavingReports(
  manager: EntityManager,
  deliveries: readonly Delivery[],
  reading: Reading,
): Promise<Map<string, LeavingReport>> {
  const wanted = deliveries.filter(({ kind }) => kind === 'report');
  const leaving = new Map<string, LeavingReport>();
  if (wanted.length === 0) return leaving;
  const rows = await manager.query<
    { id: string; delivery_id: string; person_id: string; content: GovernanceReport; language: ReportLanguage }[]
  >(`SELECT id, delivery_id, person_id, content, language FROM sent_reports WHERE delivery_id = ANY($1)`, [
    wanted.map(({ id }) => id),
  ]);
  for (const { id, delivery_id: deliveryId, person_id: personId, content, language } of rows) {
    const reader = await actorOf(manager, personId);
    if (!reader?.active) continue;
    const report = await asSeenNow(manager, content, await loadSight(manager, reader, reading));
    if (report !== null) leaving.set(deliveryId, { id, report, language });
  }
  await drop(
    manager,
    wanted.flatMap(({ id }) => (leaving.has(id) ? [] : [id])),
  );
  return leaving;
}

async function drop(manager: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await manager.query(
    `UPDATE deliveries SET state = 'dropped', last_error = 'its reader does not see what it is about any more',
       attempts = greatest(0, attempts - 1), leased_until = NULL WHERE id = ANY($1) AND state = 'pending'`,
    [ids],
  );
}
