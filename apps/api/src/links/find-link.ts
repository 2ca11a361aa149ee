import type { EntityManager } from 'typeorm';
import {
  actableItems,
  actablePhases,
  actableRecords,
  boundHash,
  type Actable,
} from '../../../../database/links/actable.js';
import { linkOfToken, type LinkRow } from '../../../../database/links/load-link.js';
import { actorOf } from '../../../../database/people/load-actor.js';
import { linkTokenHash, tokenFits } from '../../../../domain/link/link-token.js';
import type { Actor } from '../access/actor.js';

/** A link that can be used, and whose it is. */
export interface LiveLink {
  row: LinkRow;
  token: string;
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
  const row = /^[\w-]{22}\.[\w-]{43}$/.test(token) ? await linkOfToken(manager, linkTokenHash(token)) : undefined;
  if (!row || !tokenFits(key(), token, factsOf(row))) return { dead: 'unknown', row: null };
  if (row.revoked_at !== null || row.active === false) return { dead: 'revoked', row };
  // Sent before rooms got no links that act.
  if (row.action !== 'read' && row.in_room === true) return { dead: 'room', row };
  if (row.used_at !== null) return { dead: 'used', row };
  if (row.expires_at.getTime() <= now) return { dead: 'expired', row };
  const live = {
    row,
    token,
    actor: row.person_id === null ? null : await actorOf(manager, row.person_id),
    timeZone: row.time_zone ?? 'UTC',
  };
  if (row.action === 'read') return live;
  const actable = await actableOf(manager, row, now);
  const bound = actable && row.person_id !== null ? boundHash(row.action, row.person_id, actable) : null;
  if (bound === null) return { dead: 'decided', row };
  return bound === row.content_hash ? live : { dead: 'changed', row };
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
  if (row.subject_kind === 'phase') {
    const phase = (await actablePhases(manager, [row.program_id ?? ''], now)).get(row.program_id ?? '');
    return phase?.subjectId === row.subject_id ? phase : undefined;
  }
  if (row.subject_kind === null || row.subject_id === null) return undefined;
  const about = { subjectKind: row.subject_kind, subjectId: row.subject_id };
  return (await actableRecords(manager, [about], now)).get(row.subject_id);
}
