import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { WebhookChannel } from '../../domain/notification/channels.js';
import type { LarkUser } from '../../domain/notification/lark-user.js';
import { open, seal } from '../secrets/seal.js';

/** A webhook. */
interface Webhook {
  url: string;
  secret: string | null;
}

/** An address as it is kept sealed: a webhook, or a person as the app of that id knows them. */
export type Address = Webhook | { lark: LarkUser; appId: string };

export interface NewContactPoint {
  id: string;
  owner: { personId: string } | { programId: string };
  channel: WebhookChannel;
  name: string;
  address: Address;
  createdBy: string;
}

export interface ContactPointRow {
  id: string;
  person_id: string | null;
  program_id: string | null;
  channel: WebhookChannel;
  via: 'webhook' | 'bot';
  confirmed_at: Date | null;
  name: string;
  hint: string;
  created_at: Date;
  /** How the last delivery to it ended, where there was one. */
  last_state: string | null;
  last_answer: string | null;
  last_at: Date | null;
}

const select = `SELECT c.id, c.person_id, c.program_id, c.channel, c.via, c.confirmed_at, c.name, c.hint,
    c.created_at,
    l.state AS last_state, coalesce(l.last_error, l.answer) AS last_answer, coalesce(l.sent_at, l.created_at) AS last_at
  FROM contact_points c LEFT JOIN LATERAL (SELECT * FROM deliveries d WHERE d.contact_point_id = c.id
    ORDER BY d.created_at DESC LIMIT 1) l ON true WHERE c.removed_at IS NULL`;

export function contactPointsOf(manager: EntityManager, personId: string): Promise<ContactPointRow[]> {
  return manager.query(`${select} AND c.person_id = $1 ORDER BY c.channel, c.created_at`, [personId]);
}

export function roomsOf(manager: EntityManager, programId: string): Promise<ContactPointRow[]> {
  return manager.query(`${select} AND c.program_id = $1 ORDER BY c.channel, c.created_at`, [programId]);
}

/** One that was not removed, with whose it is; undefined where there is none. */
export async function presentContactPoint(
  manager: EntityManager,
  id: string,
): Promise<{ channel: string; destination: string; person_id: string | null; program_id: string | null } | undefined> {
  const [row] = await manager.query<
    { channel: string; destination: string; person_id: string | null; program_id: string | null }[]
  >('SELECT channel, destination, person_id, program_id FROM contact_points WHERE id = $1 AND removed_at IS NULL', [
    id,
  ]);
  return row;
}

/** The id of an address of a person for a channel, other than this one. */
export async function otherContactPoint(
  manager: EntityManager,
  id: string,
  personId: string,
  channel: string,
): Promise<string | undefined> {
  const [there] = await manager.query<{ id: string }[]>(
    'SELECT id FROM contact_points WHERE person_id = $1 AND channel = $2 AND removed_at IS NULL AND id <> $3',
    [personId, channel, id],
  );
  return there?.id;
}

/** Keeps it sealed. False: the id is there already, from the same request sent before. */
export async function addContactPoint(manager: EntityManager, key: Buffer, point: NewContactPoint): Promise<boolean> {
  const { id, owner, channel, name, address, createdBy } = point;
  const sealed = seal(key, placeOf(id), JSON.stringify(address));
  const rows = await manager.query<unknown[]>(
    `INSERT INTO contact_points (id, person_id, program_id, channel, name, sealed, destination, hint, created_by, via)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [
      id,
      'personId' in owner ? owner.personId : null,
      'programId' in owner ? owner.programId : null,
      channel,
      name,
      sealed,
      destinationOf(address),
      hintOf(address),
      createdBy,
      'lark' in address ? 'bot' : 'webhook',
    ],
  );
  return rows.length > 0;
}

/** What was sealed is gone with it; removed twice, it is removed. False where there was none of that owner. */
export async function removeContactPoint(
  manager: EntityManager,
  id: string,
  owner: { personId: string } | { programId: string },
): Promise<boolean> {
  const [column, value] = 'personId' in owner ? ['person_id', owner.personId] : ['program_id', owner.programId];
  const [, count] = await manager.query<[unknown[], number]>(
    `UPDATE contact_points SET removed_at = coalesce(removed_at, now()), sealed = '' WHERE id = $1 AND ${column} = $2`,
    [id, value],
  );
  return count > 0;
}

/** The address behind a destination, sealed: one that was not removed where there is one. */
export async function addressOf(
  manager: EntityManager,
  destination: string,
): Promise<{ id: string; channel: WebhookChannel; sealed: string } | undefined> {
  const [row] = await manager.query<{ id: string; channel: WebhookChannel; sealed: string }[]>(
    `SELECT id, channel, sealed FROM contact_points WHERE destination = $1 ORDER BY removed_at NULLS FIRST LIMIT 1`,
    [destination],
  );
  return row;
}

/** @throws SealBroken */
export function openAddress(key: Buffer, id: string, sealed: string): Address & { hint: string } {
  const address = JSON.parse(open(key, placeOf(id), sealed)) as Address;
  return { ...address, hint: hintOf(address) };
}

/** What tells an address from others without telling what it is; the same whoever has it. */
export function destinationOf(address: Address): string {
  const text = 'lark' in address ? `lark/${address.appId}/${address.lark.idType}/${address.lark.id}` : address.url;
  return createHash('sha256').update(text).digest('hex');
}

function placeOf(id: string): string {
  return `contact-point/${id}`;
}

/** Where it leads, without what opens it. */
function hintOf(address: Address): string {
  if ('lark' in address) return `Lark ${address.lark.idType} …${address.lark.id.slice(-4)}`;
  const { hostname, pathname } = new URL(address.url);
  return `${hostname}/…${pathname.slice(-4)}`;
}
