import type { EntityManager } from 'typeorm';
import { idsIn, withoutUnseen } from '../../domain/governance-report/as-seen.js';
import type { GovernanceReport, ReportLanguage } from '../../domain/governance-report/report.js';
import type { Sight } from '../../domain/access/sight.js';
import { Refusal } from '../../domain/refusal.js';
import { isUuid } from '../../domain/uuid.js';
import { unseenAmong } from '../access/unseen.js';
import type { Keyset, Sorts } from '../paging/keyset.js';

/** A report as it was sent, without what it says. */
export interface SentRow {
  id: string;
  week: string;
  language: ReportLanguage;
  scope: GovernanceReport['scope'];
  made_at: Date;
  /** Of what it says, SHA-256. */
  digest: string;
  /** Whether it says that still. */
  holds: boolean;
  /** Of its mail; null: there was none to send it to. */
  delivery: string | null;
}

/** SQL: the digest of what a report says. */
export const digestOf = (content: string): string => `encode(sha256(convert_to(${content}::text, 'UTF8')), 'hex')`;

const columns = `r.id, r.week, r.language, r.content -> 'scope' AS scope, r.made_at, r.digest, r.digest = ${digestOf('r.content')} AS holds,
  (SELECT d.state FROM deliveries d WHERE d.id = r.delivery_id) AS delivery`;

export const sentSorts: Sorts<'made'> = {
  made: [
    { sql: 'r.made_at', type: 'timestamptz' },
    { sql: 'r.id', type: 'uuid' },
  ],
};

/** Reports that somebody was sent; nobody else reads them. */
export function sentTo(manager: EntityManager, personId: string, slice: Keyset): Promise<SentRow[]> {
  const params: unknown[] = [personId];
  return manager.query<SentRow[]>(
    `SELECT ${columns}, ${slice.columns} FROM sent_reports r WHERE r.person_id = $1 AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** One of them as its reader may read it now. @throws Refusal `not-found`, of one that is somebody else's too */
export async function findSent(
  manager: EntityManager,
  id: string,
  reader: { id: string; sight: Sight },
): Promise<{ report: GovernanceReport; language: ReportLanguage }> {
  const [row] = isUuid(id)
    ? await manager.query<{ content: GovernanceReport; language: ReportLanguage }[]>(
        'SELECT content, language FROM sent_reports WHERE id = $1 AND person_id = $2',
        [id, reader.id],
      )
    : [];
  const report = row && (await asSeenNow(manager, row.content, reader.sight));
  if (!row || !report) throw new Refusal('not-found', `There is no report ${id} that was sent to you.`);
  return { report, language: row.language };
}

/** Null where it is about a program that its reader does not see any more. */
export async function asSeenNow(
  manager: EntityManager,
  report: GovernanceReport,
  sight: Sight,
): Promise<GovernanceReport | null> {
  const unseen = await unseenAmong(manager, sight, idsIn(report));
  const { program } = report.scope;
  return program !== null && unseen.has(program.id) ? null : withoutUnseen(report, unseen);
}
