import { IsNull, type EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import { isUuid } from '../../domain/uuid.js';
import { groupSource } from '../../domain/provider/provider.js';
import { signInProviders, type SignInProvider } from '../entities/sign-in-provider.js';
import { insertOnce, updateOne } from '../entities/write.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { open, seal } from '../secrets/seal.js';

/** A provider with the name of the team that newcomers join, and of the program that its tokens are for. */
export interface ProviderRow extends SignInProvider {
  team_name: string | null;
  program_name: string | null;
}

const from = 'sign_in_providers v LEFT JOIN teams t ON t.id = v.team_id LEFT JOIN programs g ON g.id = v.program_id';
const columns = 'v.*, t.name AS team_name, g.name AS program_name';

export const providerSorts: Sorts = {
  key: [
    { sql: 'v.key', type: 'text' },
    { sql: 'v.id', type: 'uuid' },
  ],
};

/** Providers that were not removed. */
export function providersBy(
  manager: EntityManager,
  { key, kind, active }: { key?: string | undefined; kind?: string | undefined; active?: boolean | undefined },
  slice: Keyset,
): Promise<ProviderRow[]> {
  const params: unknown[] = [key ?? null, kind ?? null, active ?? null];
  return manager.query<ProviderRow[]>(
    `SELECT ${columns}, ${slice.columns} FROM ${from} WHERE v.removed_at IS NULL AND ($1::text IS NULL OR v.key = $1)
       AND ($2::text IS NULL OR v.kind = $2) AND ($3::boolean IS NULL OR v.active = $3) AND ${slice.after(params)}
     ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found`, also for one that was removed */
export function findProvider(manager: EntityManager, id: string): Promise<ProviderRow> {
  return oneProvider(manager, id, '');
}

/** Until the transaction ends nobody else changes it. @throws Refusal `not-found` */
export function lockProvider(manager: EntityManager, id: string): Promise<ProviderRow> {
  return oneProvider(manager, id, 'FOR UPDATE OF v');
}

async function oneProvider(manager: EntityManager, id: string, lock: '' | 'FOR UPDATE OF v'): Promise<ProviderRow> {
  const [row] = isUuid(id)
    ? await manager.query<ProviderRow[]>(
        `SELECT ${columns} FROM ${from} WHERE v.id = $1 AND v.removed_at IS NULL ${lock}`,
        [id],
      )
    : [];
  if (!row) throw new Refusal('not-found', `There is no provider ${id}. List the sign-in providers to see their ids.`);
  return row;
}

/** Those with which people can sign in now, in the order of their names. */
export function doorsOf(manager: EntityManager): Promise<Pick<SignInProvider, 'key' | 'name' | 'kind'>[]> {
  return manager.query(
    `SELECT key, name, kind FROM sign_in_providers WHERE active AND removed_at IS NULL AND kind <> 'jwt'
     ORDER BY folded(name), key`,
  );
}

/** Those of them that can be asked to have somebody sign in anew, and say when they did. */
export async function doorsThatProve(manager: EntityManager): Promise<Pick<SignInProvider, 'key' | 'name'>[]> {
  return (await doorsOf(manager)).filter(({ kind }) => kind === 'oidc');
}

/** One with which people sign in; null where there is none that is on. */
export function doorNamed(manager: EntityManager, key: string): Promise<SignInProvider | null> {
  return manager
    .findOneBy(signInProviders, { key, active: true, removed_at: IsNull() })
    .then((row) => (row?.kind === 'jwt' ? null : row));
}

/** Who vouches for services: those of this issuer. */
export function vouchersOf(manager: EntityManager, issuer: string): Promise<SignInProvider[]> {
  return manager.findBy(signInProviders, { issuer, kind: 'jwt', active: true, removed_at: IsNull() });
}

/** The id of the provider that has a key now; null where none has. */
export async function idOfKey(manager: EntityManager, key: string): Promise<string | null> {
  const row = await manager.findOne(signInProviders, { select: { id: true }, where: { key, removed_at: IsNull() } });
  return row?.id ?? null;
}

export type ProviderColumns = Omit<
  SignInProvider,
  'id' | 'sealed_secret' | 'created_by' | 'created_at' | 'updated_at' | 'removed_at' | 'version'
>;

/** False where the id is there already. @param secret null: it has none */
export async function addProvider(
  manager: EntityManager,
  key: Buffer,
  id: string,
  facts: ProviderColumns,
  { secret, createdBy }: { secret: string | null; createdBy: string },
): Promise<boolean> {
  const sealed = secret === null ? null : seal(key, placeOf(id), secret);
  const row = { ...facts, id, sealed_secret: sealed, created_by: createdBy };
  return (await insertOnce(manager, signInProviders, row)) !== null;
}

/** False where it is at another version by now. @param secret undefined: as it was */
export function updateProvider(
  manager: EntityManager,
  key: Buffer,
  { id, version }: { id: string; version: number },
  facts: ProviderColumns,
  secret: string | null | undefined,
): Promise<boolean> {
  const sealed = typeof secret === 'string' ? seal(key, placeOf(id), secret) : secret;
  return updateOne(manager, signInProviders, { id, version }, { ...facts, sealed_secret: sealed });
}

/** What was kept of its secret is gone; who its people are stays, for the trail. */
export async function removeProvider(manager: EntityManager, id: string): Promise<void> {
  await updateOne(manager, signInProviders, { id }, { removed_at: () => 'now()', active: false, sealed_secret: null });
}

/** Nobody is in a group any more because it said so. */
export async function forgetGroups(
  manager: EntityManager,
  { kind, key }: Pick<SignInProvider, 'kind' | 'key'>,
  personId: string | null = null,
): Promise<void> {
  await manager.query('DELETE FROM person_groups WHERE source = $1 AND ($2::uuid IS NULL OR person_id = $2)', [
    groupSource(kind, key),
    personId,
  ]);
}

/** Ends at once what was opened by it. @param personId null: by everybody */
export async function endSessionsThrough(
  manager: EntityManager,
  { id, key }: Pick<SignInProvider, 'id' | 'key'>,
  personId: string | null = null,
): Promise<void> {
  // Also where they have proved since then who they are by another way.
  await manager.query(
    `UPDATE sessions SET ended_at = now(), sealed_id_token = NULL
     WHERE (provider_id = $3 OR (how = 'provider' AND provider = $1)) AND ended_at IS NULL
       AND ($2::uuid IS NULL OR person_id = $2)`,
    [key, personId, id],
  );
}

/** @throws SealBroken */
export function secretOf(key: Buffer, { id, sealed_secret }: SignInProvider): string | null {
  return sealed_secret === null ? null : open(key, placeOf(id), sealed_secret);
}

function placeOf(id: string): string {
  return `sign-in-provider/${id}`;
}
