import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import { isUuid } from '../../domain/uuid.js';
import { webhooks, type Webhook } from '../entities/webhook.js';
import { insertOnce, updateOne } from '../entities/write.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { open, seal } from '../secrets/seal.js';

/** An endpoint with the name of the program whose events alone it takes. */
export interface EndpointRow extends Webhook {
  program_name: string | null;
}

const from = 'webhook_endpoints e LEFT JOIN programs p ON p.id = e.program_id';
const columns = 'e.*, p.name AS program_name';

/** How long the secret before the present one signs as well. */
const bothForHours = 24;

export const endpointSorts: Sorts = {
  name: [
    { sql: 'e.name_folded', type: 'text' },
    { sql: 'e.id', type: 'uuid' },
  ],
  created: [
    { sql: 'e.created_at', type: 'timestamptz' },
    { sql: 'e.id', type: 'uuid' },
  ],
};

export interface EndpointFilter {
  /** Part of the name. */
  q?: string | undefined;
  active?: boolean | undefined;
  programId: string | null;
}

/** Endpoints that are not removed, in the order of the slice. */
export function endpointsBy(
  manager: EntityManager,
  { q, active, programId }: EndpointFilter,
  slice: Keyset,
): Promise<EndpointRow[]> {
  const params: unknown[] = [q ?? null, active ?? null, programId];
  return manager.query<EndpointRow[]>(
    `SELECT ${columns}, ${slice.columns} FROM ${from} WHERE e.removed_at IS NULL
       AND ($1::text IS NULL OR strpos(e.name_folded, folded($1)) > 0) AND ($2::boolean IS NULL OR e.active = $2)
       AND ($3::uuid IS NULL OR e.program_id = $3) AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found`, also for one that was removed */
export function findEndpoint(manager: EntityManager, id: string): Promise<EndpointRow> {
  return oneEndpoint(manager, id, '');
}

/**
 * Nobody else changes it until the transaction ends; events are recorded for it meanwhile. It is locked before its
 * deliveries, by whoever changes both. @throws Refusal `not-found`
 */
export function lockEndpoint(manager: EntityManager, id: string): Promise<EndpointRow> {
  return oneEndpoint(manager, id, 'FOR NO KEY UPDATE OF e');
}

async function oneEndpoint(
  manager: EntityManager,
  id: string,
  lock: '' | 'FOR NO KEY UPDATE OF e',
): Promise<EndpointRow> {
  const [row] = isUuid(id)
    ? await manager.query<EndpointRow[]>(
        `SELECT ${columns} FROM ${from} WHERE e.id = $1 AND e.removed_at IS NULL ${lock}`,
        [id],
      )
    : [];
  if (!row) throw new Refusal('not-found', `There is no webhook ${id}. List the webhooks to see their ids.`);
  return row;
}

/** Adds an endpoint, with a secret of its own. False where the id is there already. */
export async function addEndpoint(
  manager: EntityManager,
  key: Buffer,
  endpoint: { id: string; name: string; url: string; events: string[]; programId: string | null; createdBy: string },
): Promise<boolean> {
  const { id, name, url, events, programId, createdBy } = endpoint;
  const added = await insertOnce(manager, webhooks, {
    id,
    name,
    url,
    events,
    program_id: programId,
    sealed_secret: seal(key, placeOf(id), newSecret()),
    created_by: createdBy,
  });
  return added !== null;
}

/** Changes an endpoint; switched on again, nothing is held against it any more. False where it is at another version by now. */
export function updateEndpoint(
  manager: EntityManager,
  id: string,
  version: number,
  facts: { name: string; url: string; events: string[]; programId: string | null; active: boolean },
): Promise<boolean> {
  const { name, url, events, programId, active } = facts;
  const anew = { disabled_because: null, failing_since: () => 'CASE WHEN active THEN failing_since END' };
  const columns = { name, url, events, program_id: programId, active, ...(active ? anew : {}) };
  return updateOne(manager, webhooks, { id, version }, columns);
}

/** A new secret; the present one goes on signing beside it for a day. */
export async function rotateSecret(manager: EntityManager, key: Buffer, id: string): Promise<void> {
  await updateOne(
    manager,
    webhooks,
    { id },
    {
      sealed_previous: () => 'sealed_secret',
      previous_until: () => `now() + make_interval(hours => ${bothForHours})`,
      sealed_secret: seal(key, placeOf(id), newSecret()),
    },
  );
}

/** The secret that holds now, to be shown to whoever made it. @throws SealBroken */
export function presentSecretOf(key: Buffer, { id, sealed_secret }: Pick<EndpointRow, 'id' | 'sealed_secret'>): string {
  return open(key, placeOf(id), sealed_secret);
}

/** The secrets that sign now. @throws SealBroken */
export function secretsOf(
  key: Buffer,
  row: Pick<EndpointRow, 'id' | 'sealed_secret' | 'sealed_previous' | 'previous_until'>,
  now: number,
): string[] {
  const { id, sealed_secret, sealed_previous, previous_until } = row;
  const before = sealed_previous !== null && previous_until !== null && previous_until.getTime() > now;
  return [sealed_secret, ...(before ? [sealed_previous] : [])].map((sealed) => open(key, placeOf(id), sealed));
}

/** Sees to it that nothing more is sent; what was kept of its secrets is gone. */
export async function removeEndpoint(manager: EntityManager, id: string): Promise<void> {
  const gone = { removed_at: () => 'now()', active: false, sealed_secret: '', sealed_previous: null };
  await updateOne(manager, webhooks, { id }, gone);
  await giveUp(manager, id);
}

/** What waits for an endpoint that is switched off is dead; it can be replayed. */
export async function giveUp(manager: EntityManager, id: string): Promise<void> {
  await manager.query(`UPDATE webhook_deliveries SET state = 'dead' WHERE endpoint_id = $1 AND state = 'pending'`, [
    id,
  ]);
}

function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

function placeOf(id: string): string {
  return `webhook/${id}`;
}
