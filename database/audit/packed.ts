import type { EntityManager } from 'typeorm';
import type { Within } from './proofs.js';

/** A file of evidence as a pack has it. */
export interface PackedFile {
  sha256: string;
  /** Bytes. */
  size: number;
  fileName: string;
}

/** An item of a program as a pack lists it. */
export interface PackedItem {
  id: string;
  key: string;
  title: string;
  status: string;
  owner: string;
  dueAt: Date;
}

/** How much there is to be packed. */
export interface PackedSize {
  events: number;
  files: number;
  /** Of all files together. */
  bytes: number;
}

/** What belongs to a record with this id: of a program its items too, and what is signed of its phases. */
const itemsOf = `(SELECT i.id FROM action_items i WHERE i.id = $1 OR i.program_id = $1)`;

const filesOf = `SELECT DISTINCT ON (e.sha256) e.sha256, e.size, coalesce(e.file_name, 'evidence') AS "fileName"
  FROM evidence e WHERE e.item_id IN ${itemsOf} AND e.removed_at IS NULL AND e.sha256 IS NOT NULL
  ORDER BY e.sha256, e.added_at, e.id`;

/** @param most events that are counted at most */
export async function packedSize(
  manager: EntityManager,
  { subjectId, all = false }: Within,
  most: number,
): Promise<PackedSize> {
  const [row] = await manager.query<PackedSize[]>(
    `SELECT (SELECT count(*) FROM (SELECT 1 FROM audit_events e
         WHERE ${all ? '(e.subject_id = $1 OR e.program_id = $1)' : 'e.subject_id = $1'} LIMIT $2) c) AS events,
       count(*) AS files, coalesce(sum(f.size), 0)::bigint AS bytes FROM (${filesOf}) f`,
    [subjectId, most],
  );
  return row ?? { events: 0, files: 0, bytes: 0 };
}

/** The files of evidence that were not taken back, each content once. */
export function packedFiles(manager: EntityManager, subjectId: string): Promise<PackedFile[]> {
  return manager.query(filesOf, [subjectId]);
}

/** Items of a program, in the order of their numbers; none of another record. */
export function packedItems(manager: EntityManager, programId: string): Promise<PackedItem[]> {
  return manager.query(
    `SELECT i.id, 'AI-' || i.number AS key, i.title, i.status, p.name AS owner, i.due_at AS "dueAt"
     FROM action_items i JOIN people p ON p.id = i.owner_id WHERE i.program_id = $1 ORDER BY i.number`,
    [programId],
  );
}

/** Items of a program that are restricted. */
export async function restrictedItems(manager: EntityManager, programId: string): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT i.id FROM action_items i JOIN restricted_records r ON r.subject_id = i.id WHERE i.program_id = $1 ORDER BY i.number`,
    [programId],
  );
  return rows.map(({ id }) => id);
}

/** Ids of all that is signed of a record: itself, and of a program its phases and items. */
export async function signedSubjects(manager: EntityManager, subjectId: string): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT DISTINCT r.subject_id AS id FROM sign_off_rounds r WHERE r.subject_id = $1 OR r.subject_id IN ${itemsOf}
       OR r.subject_id IN (SELECT ph.id FROM phases ph WHERE ph.program_id = $1) ORDER BY 1`,
    [subjectId],
  );
  return rows.map(({ id }) => id);
}
