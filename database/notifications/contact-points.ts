import { createHash } from 'node:crypto';
import { IsNull, Not, type EntityManager } from 'typeorm';
import type { WebhookChannel } from '../../domain/notification/channels.js';
import type { LarkUser } from '../../domain/notification/lark-user.js';
import { contactPoints, type ContactPoint } from '../entities/contact-point.js';
import { insertOnce, updateOne } from '../entities/write.js';
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

export interface ContactPointRow extends Pick<
  ContactPoint,
  'id' | 'person_id' | 'program_id' | 'channel' | 'via' | 'confirmed_at' | 'name' | 'hint' | 'created_at'
> {
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
): Promise<Pick<ContactPoint, 'channel' | 'destination' | 'person_id' | 'program_id'> | undefined> {
  return (await manager.findOneBy(contactPoints, { id, removed_at: IsNull() })) ?? undefined;
}

/** The id of an address of a person for a channel, other than this one. */
export async function otherContactPoint(
  manager: EntityManager,
  id: string,
  personId: string,
  channel: WebhookChannel,
): Promise<string | undefined> {
  const there = await manager.findOne(contactPoints, {
    select: { id: true },
    where: { person_id: personId, channel, removed_at: IsNull(), id: Not(id) },
  });
  return there?.id;
}

/** Keeps it sealed. False: the id is there already, from the same request sent before. */
export async function addContactPoint(manager: EntityManager, key: Buffer, point: NewContactPoint): Promise<boolean> {
  const { id, owner, channel, name, address, createdBy } = point;
  const sealed = seal(key, placeOf(id), JSON.stringify(address));
  const added = await insertOnce(manager, contactPoints, {
    id,
    person_id: 'personId' in owner ? owner.personId : null,
    program_id: 'programId' in owner ? owner.programId : null,
    channel,
    name,
    sealed,
    destination: destinationOf(address),
    hint: hintOf(address),
    created_by: createdBy,
    via: 'lark' in address ? 'bot' : 'webhook',
  });
  return added !== null;
}

/** What was sealed is gone with it; removed twice, it is removed. False where there was none of that owner. */
export function removeContactPoint(
  manager: EntityManager,
  id: string,
  owner: { personId: string } | { programId: string },
): Promise<boolean> {
  const whose = 'personId' in owner ? { person_id: owner.personId } : { program_id: owner.programId };
  const removed = { removed_at: () => 'coalesce(removed_at, now())', sealed: '' };
  return updateOne(manager, contactPoints, { id, ...whose }, removed);
}

/** The address behind a destination, sealed: one that was not removed where there is one. */
export async function addressOf(
  manager: EntityManager,
  destination: string,
): Promise<Pick<ContactPoint, 'id' | 'channel' | 'sealed'> | undefined> {
  const point = await manager.findOne(contactPoints, {
    select: { id: true, channel: true, sealed: true },
    where: { destination },
    order: { removed_at: { direction: 'ASC', nulls: 'FIRST' } },
  });
  return point ?? undefined;
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
