import type { EntityManager } from 'typeorm';
import type { KeptContent } from '../../domain/analysis/analysis.js';
import type { AnalysisContent } from '../../domain/analysis/content.js';
import { contentHash } from '../../domain/sign-off/content-hash.js';
import { Refusal } from '../../domain/refusal.js';
import type { Keyset, Sorts } from '../paging/keyset.js';

/** A version of what an analysis says, as it is shown. */
export interface ShownVersion {
  number: number;
  content_hash: string;
  written_by: { id: string; name: string };
  written_at: Date;
  note: string | null;
}

/** Keeps a version of what an analysis says; one that is kept already stays as it is. */
export async function keepContent(manager: EntityManager, id: string, kept: KeptContent): Promise<void> {
  const { number, content, by, at, note } = kept;
  await manager.query(
    `INSERT INTO analysis_versions (analysis_id, number, content, content_hash, written_by, written_at, note)
     VALUES ($1, $2, $3::jsonb, $4, $5, to_timestamp($6 / 1000.0), $7) ON CONFLICT (analysis_id, number) DO NOTHING`,
    [id, number, JSON.stringify(content), contentHash(content), by, at, note],
  );
}

const shown = `v.number, v.content_hash, v.written_at, v.note, jsonb_build_object('id', p.id, 'name', p.name) AS written_by`;

export const versionSorts: Sorts<'number'> = { number: [{ sql: 'v.number', type: 'integer' }] };

/** The versions of what an analysis says, without that. */
export function versionsOf(manager: EntityManager, id: string, slice: Keyset): Promise<ShownVersion[]> {
  const params: unknown[] = [id];
  return manager.query(
    `SELECT ${shown}, ${slice.columns} FROM analysis_versions v JOIN people p ON p.id = v.written_by
     WHERE v.analysis_id = $1 AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** One version with all that it says. @throws Refusal `not-found` */
export async function versionOf(
  manager: EntityManager,
  id: string,
  number: number,
): Promise<ShownVersion & { content: AnalysisContent }> {
  const [row] = await manager.query<(ShownVersion & { content: AnalysisContent })[]>(
    `SELECT ${shown}, v.content FROM analysis_versions v JOIN people p ON p.id = v.written_by
     WHERE v.analysis_id = $1 AND v.number = $2`,
    [id, number],
  );
  if (row) return row;
  throw new Refusal('not-found', `There is no version ${number} of this analysis. List those that there are.`);
}
