import type { EntityManager } from 'typeorm';
import type { LinkAction } from '../../domain/notification/link-action.js';
import { linkToken } from '../../domain/link/link-token.js';
import { shownRecord } from '../engine/kinds.js';

/** A link of a delivery that was not used, with what it is about. */
export interface UnusedLink {
  action: LinkAction;
  token: string;
  about: string;
}

interface Row {
  id: string;
  action: LinkAction;
  person_id: string | null;
  subject_id: string | null;
  content_hash: string | null;
  expires_at: Date;
  about: string;
}

/** What came with one delivery and can perhaps still be decided; whether it can, is looked up when it is pressed. */
export async function unusedLinksOf(manager: EntityManager, deliveryId: string, key: Buffer): Promise<UnusedLink[]> {
  const rows = await manager.query<Row[]>(
    `SELECT l.id, l.action, l.person_id, l.subject_id, l.content_hash, l.expires_at,
       coalesce('AI-' || i.number || ' “' || i.title || '”', ph.name || ' of ' || p.name, x.key || ' “' || x.title || '”', '') AS about
     FROM action_links l LEFT JOIN action_items i ON l.subject_kind = 'action_item' AND i.id = l.subject_id
     LEFT JOIN phases ph ON l.subject_kind = 'phase' AND ph.id = l.subject_id LEFT JOIN programs p ON p.id = ph.program_id
     LEFT JOIN LATERAL (${shownRecord('l.subject')}) x ON true
     WHERE l.delivery_id = $1 AND l.action <> 'read' AND l.used_at IS NULL AND l.revoked_at IS NULL AND l.expires_at > now()
     ORDER BY l.created_at, l.id LIMIT 40`,
    [deliveryId],
  );
  return rows.map(({ about, action, ...row }) => ({
    action,
    about,
    token: linkToken(key, {
      id: row.id,
      action,
      personId: row.person_id,
      subjectId: row.subject_id,
      contentHash: row.content_hash,
      expiresAt: row.expires_at.getTime(),
    }),
  }));
}
