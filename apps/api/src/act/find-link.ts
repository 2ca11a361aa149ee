import type { EntityManager } from 'typeorm';
import { actableItems, actablePhases, boundHash, type Actable } from '../../../../database/act/actable.js';
import type { LinkAction } from '../../../../domain/act/link-action.js';
import { linkTokenHash, tokenFits } from '../../../../domain/act/link-token.js';
import type { Access, Actor } from '../access/actor.js';

export interface LinkRow {
  id: string;
  action: LinkAction;
  delivery_id: string;
  person_id: string | null;
  subject_kind: 'action_item' | 'phase' | null;
  subject_id: string | null;
  content_hash: string | null;
  expires_at: Date;
  /** How often the rules said no to it. */
  refusals: number;
  used_at: Date | null;
  revoked_at: Date | null;
  program_id: string | null;
  name: string | null;
  access: Access | null;
  active: boolean | null;
  time_zone: string | null;
  /** It left by a webhook; null where that is not kept any more. */
  in_room: boolean | null;
}

/** A link that can be used, and whose it is. */
export interface LiveLink {
  row: LinkRow;
  /** Null: a room's, to read only. */
  actor: Actor | null;
  timeZone: string;
}

/** Why a link cannot be used; each is told in words. */
export type DeadLink = 'unknown' | 'revoked' | 'room' | 'used' | 'expired' | 'decided' | 'changed';

/** The link of a token as things stand; nothing is changed by looking. */
export async function findLink(
  manager: EntityManager,
  token: string,
  key: () => Buffer,
  now: number,
): Promise<LiveLink | { dead: DeadLink; row: LinkRow | null }> {
  const row = /^[\w-]{22}\.[\w-]{43}$/.test(token) ? await load(manager, token) : undefined;
  if (!row || !tokenFits(key(), token, factsOf(row))) return { dead: 'unknown', row: null };
  if (row.revoked_at !== null || row.active === false) return { dead: 'revoked', row };
  // Sent before rooms got no links that act.
  if (row.action !== 'read' && row.in_room === true) return { dead: 'room', row };
  if (row.used_at !== null) return { dead: 'used', row };
  if (row.expires_at.getTime() <= now) return { dead: 'expired', row };
  const live = {
    row,
    actor: row.person_id === null ? null : { id: row.person_id, name: row.name ?? '', access: row.access ?? 'member' },
    timeZone: row.time_zone ?? 'UTC',
  };
  if (row.action === 'read') return live;
  const actable = await actableOf(manager, row, now);
  const bound = actable && row.person_id !== null ? boundHash(row.action, row.person_id, actable) : null;
  if (bound === null) return { dead: 'decided', row };
  return bound === row.content_hash ? live : { dead: 'changed', row };
}

async function load(manager: EntityManager, token: string): Promise<LinkRow | undefined> {
  const [row] = await manager.query<LinkRow[]>(
    `SELECT l.*, ph.program_id, p.name, p.access, p.active, p.time_zone,
       d.channel <> 'email' AND coalesce(c.via, 'webhook') = 'webhook' AS in_room FROM action_links l
     LEFT JOIN deliveries d ON d.id = l.delivery_id LEFT JOIN contact_points c ON c.id = d.contact_point_id
     LEFT JOIN people p ON p.id = l.person_id LEFT JOIN phases ph ON l.subject_kind = 'phase' AND ph.id = l.subject_id
     WHERE l.token_hash = $1`,
    [linkTokenHash(token)],
  );
  return row;
}

function factsOf({ id, action, person_id, subject_id, content_hash, expires_at }: LinkRow) {
  return {
    id,
    action,
    personId: person_id,
    subjectId: subject_id,
    contentHash: content_hash,
    expiresAt: expires_at.getTime(),
  };
}

async function actableOf(manager: EntityManager, row: LinkRow, now: number): Promise<Actable | undefined> {
  if (row.subject_kind === 'action_item')
    return (await actableItems(manager, [row.subject_id ?? ''], now)).get(row.subject_id ?? '');
  const phase = (await actablePhases(manager, [row.program_id ?? ''], now)).get(row.program_id ?? '');
  return phase?.subjectId === row.subject_id ? phase : undefined;
}
