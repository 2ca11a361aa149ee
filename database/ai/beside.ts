import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { knowing } from '../access/known-sight.js';
import { placingIn, seesItem } from '../access/visible.js';
import { linksOf } from '../record-links/links.js';
import type { Leaving } from './gather.js';

/** So many open items are told to a model, and so many files are offered, at most: the oldest. */
const mostItems = 100;
const mostFiles = 100;

export interface OpenItem {
  id: string;
  key: string;
  title: string;
}

/** A file that is evidence of an item beside a record. */
export interface EvidenceFile {
  id: string;
  title: string;
  fileName: string;
  size: number;
  sha256: string;
  itemId: string;
  itemKey: string;
}

/** Whoever asks, and what may leave. */
interface For {
  sight: Sight | undefined;
  leaving: Leaving;
}

/** Items that a record is linked to, and those of programs that it is linked to, as SQL on a row `t` of theirs: seen, and such as may leave. */
async function beside(
  manager: EntityManager,
  recordId: string,
  { sight, leaving }: For,
  params: unknown[],
): Promise<string> {
  const links = await linksOf(manager, recordId, sight);
  const of = (kind: string): string[] => links.filter((one) => one.kind === kind).map(({ id }) => id);
  const place = placingIn(params);
  const within = `(t.id = ANY(${place(of('action_item'))}::uuid[]) OR t.program_id = ANY(${place(of('program'))}::uuid[]))`;
  const sees = sight === undefined ? 'TRUE' : seesItem(await knowing(manager, sight), place, 't');
  const open = leaving.restricted
    ? 'TRUE'
    : 'NOT EXISTS (SELECT 1 FROM restricted_records h WHERE h.subject_id IN (t.id, t.program_id))';
  const domains = place(leaving.domains);
  // As of what is linked: one without a domain goes with the record.
  const mayLeave = `(cardinality(${domains}::text[]) = 0 OR p.domain IS NULL OR p.domain = ANY(${domains}::text[]))`;
  return `${within} AND (${sees}) AND ${open} AND ${mayLeave}`;
}

/** Open items that may cover already what a text asks for. */
export async function openItemsBeside(manager: EntityManager, recordId: string, asked: For): Promise<OpenItem[]> {
  const params: unknown[] = [];
  const which = await beside(manager, recordId, asked, params);
  return manager.query<OpenItem[]>(
    `SELECT t.id, 'AI-' || t.number AS key, t.title FROM action_items t JOIN programs p ON p.id = t.program_id
     WHERE t.status NOT IN ('done', 'cancelled') AND ${which} ORDER BY t.number LIMIT ${mostItems}`,
    params,
  );
}

/** Files that were handed in for such items and not taken back: these may be read. */
export async function evidenceBeside(manager: EntityManager, recordId: string, asked: For): Promise<EvidenceFile[]> {
  const params: unknown[] = [];
  const which = await beside(manager, recordId, asked, params);
  return manager.query<EvidenceFile[]>(
    `SELECT e.id, e.title, e.file_name AS "fileName", e.size::int AS size, e.sha256, t.id AS "itemId", 'AI-' || t.number AS "itemKey"
     FROM evidence e JOIN action_items t ON t.id = e.item_id JOIN programs p ON p.id = t.program_id
     WHERE e.kind = 'file' AND e.removed_at IS NULL AND e.sha256 IS NOT NULL AND ${which}
     ORDER BY t.number, e.added_at, e.id LIMIT ${mostFiles}`,
    params,
  );
}
