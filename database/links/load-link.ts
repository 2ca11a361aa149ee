import type { EntityManager } from 'typeorm';
import type { LinkAction } from '../../domain/notification/link-action.js';
import type { SubjectKind } from './actable.js';

/** A link that acts, with the person whose it is and the program of what it is about. */
export interface LinkRow {
  id: string;
  action: LinkAction;
  delivery_id: string;
  person_id: string | null;
  subject_kind: SubjectKind | null;
  subject_id: string | null;
  content_hash: string | null;
  expires_at: Date;
  /** How often the rules said no to it. */
  refusals: number;
  used_at: Date | null;
  revoked_at: Date | null;
  program_id: string | null;
  active: boolean | null;
  time_zone: string | null;
  /** It left by a webhook; null where that is not kept any more. */
  in_room: boolean | null;
}

/** The link whose token has this hash, whatever has become of it. */
export async function linkOfToken(manager: EntityManager, tokenHash: string): Promise<LinkRow | undefined> {
  const [row] = await manager.query<LinkRow[]>(
    `SELECT l.*, ph.program_id, p.active, p.time_zone,
       d.channel <> 'email' AND coalesce(c.via, 'webhook') = 'webhook' AS in_room FROM action_links l
     LEFT JOIN deliveries d ON d.id = l.delivery_id LEFT JOIN contact_points c ON c.id = d.contact_point_id
     LEFT JOIN people p ON p.id = l.person_id LEFT JOIN phases ph ON l.subject_kind = 'phase' AND ph.id = l.subject_id
     WHERE l.token_hash = $1`,
    [tokenHash],
  );
  return row;
}
