import type { EntityManager } from 'typeorm';
import type { KeptRevision } from '../../domain/alignment/alignment.js';
import type { AlignmentContent, Part } from '../../domain/alignment/content.js';

/** Keeps what a revision asked about, for good. */
export async function keepRevision(manager: EntityManager, alignmentId: string, kept: KeptRevision): Promise<void> {
  const { revision, content, contentHash, changed, asked, reason, by, at } = kept;
  await manager.query(
    `INSERT INTO alignment_revisions (alignment_id, revision, content, content_hash, changed, asked, reason, made_by, made_at)
     VALUES ($1, $2, $3::jsonb, $4, $5, $6::uuid[], $7, $8, to_timestamp($9 / 1000.0)) ON CONFLICT DO NOTHING`,
    [alignmentId, revision, JSON.stringify(content), contentHash, changed, asked, reason, by, at],
  );
}

/** A revision as it is shown. */
export interface ShownRevision {
  revision: number;
  content: AlignmentContent;
  content_hash: string;
  changed: Part[];
  asked: string[];
  reason: string | null;
  made_by: { id: string; name: string };
  made_at: Date;
}

/** All revisions of a round, the first one first. */
export function revisionsOf(manager: EntityManager, alignmentId: string): Promise<ShownRevision[]> {
  return manager.query<ShownRevision[]>(
    `SELECT r.revision, r.content, r.content_hash, r.changed, r.asked, r.reason, r.made_at,
       jsonb_build_object('id', p.id, 'name', p.name) AS made_by
     FROM alignment_revisions r JOIN people p ON p.id = r.made_by WHERE r.alignment_id = $1 ORDER BY r.revision`,
    [alignmentId],
  );
}
