import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';

/**
 * Spends an attempt to sign in: true for the first who comes with its state, false for whoever comes after. Those that are so
 * old that their cookies are worth nothing are forgotten.
 *
 * @param minutes how long an attempt holds
 */
export async function spendState(dataSource: DataSource, state: string, minutes: number): Promise<boolean> {
  await dataSource.query('DELETE FROM spent_attempts WHERE spent_at < now() - make_interval(mins => $1)', [
    minutes * 2,
  ]);
  const id = createHash('sha256').update(state).digest('hex');
  const rows = await dataSource.query<unknown[]>(
    'INSERT INTO spent_attempts (id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING id',
    [id],
  );
  return rows.length === 1;
}

/**
 * Spends a token that is taken once: true for the first who comes with it. Of an issuer a name stands for one token (RFC 7519,
 * 4.1.7); those that have ended are forgotten.
 */
export async function spendJwt(
  manager: EntityManager,
  { providerId, jti, endsAt }: { providerId: string; jti: string; endsAt: Date },
): Promise<boolean> {
  await manager.query('DELETE FROM spent_jwts WHERE ends_at < now()');
  const id = createHash('sha256').update(`${providerId}/${jti}`).digest('hex');
  const rows = await manager.query<unknown[]>(
    'INSERT INTO spent_jwts (id, ends_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id',
    [id, endsAt],
  );
  return rows.length === 1;
}
