import type { EntityManager } from 'typeorm';

export interface EvidenceRow {
  id: string;
  kind: string;
  title: string;
  url: string | null;
  file_name: string | null;
  media_type: string | null;
  size: number | null;
  sha256: string | null;
  cycle: number;
  added_by: string;
  adder: string;
  added_at: Date;
}

/** The evidence of an item that was not taken back, oldest first. */
export function evidenceOf(manager: EntityManager, itemId: string): Promise<EvidenceRow[]> {
  return manager.query(
    `SELECT e.*, p.name AS adder FROM evidence e JOIN people p ON p.id = e.added_by
     WHERE e.item_id = $1 AND e.removed_at IS NULL ORDER BY e.added_at, e.id`,
    [itemId],
  );
}
