import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Proved } from '../../domain/proof/proof.js';
import { Refusal } from '../../domain/refusal.js';
import type { DeviceLevel } from '../../domain/access/device-level.js';
import { deviceLogins, type DeviceLogin } from '../entities/device-login.js';

export const loginSeconds = 600;
export const pauseSeconds = 5;
/** That wait at once, from one address: whoever asks for more tries something. */
const mostFromOneAddress = 20;

/** No vowels, so that no words come about, and nothing that is read as another (RFC 8628, 6.1). */
const letters = 'BCDFGHJKLMNPQRSTVWXZ';

/** What is asked for, as it is shown to whoever decides. */
export type ShownLogin = Pick<DeviceLogin, 'id' | 'client' | 'level' | 'address' | 'created_at'>;

/** @throws Refusal `too-many-secrets` */
export async function beginLogin(
  manager: EntityManager,
  { client, level, address }: { client: string; level: DeviceLevel; address: string },
): Promise<{ deviceCode: string; userCode: string }> {
  await manager.query(`DELETE FROM device_logins WHERE expires_at < now() - interval '1 day'`);
  const waiting = await manager.query<unknown[]>(
    'SELECT 1 FROM device_logins WHERE address = $1 AND expires_at > now() AND used_at IS NULL LIMIT $2',
    [address, mostFromOneAddress],
  );
  if (waiting.length >= mostFromOneAddress)
    throw new Refusal(
      'too-many-secrets',
      `${mostFromOneAddress} command lines of this address wait to be let in. Decide about those, or wait ten minutes.`,
    );
  const deviceCode = randomBytes(32).toString('base64url');
  const drawn = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('');
  const userCode = `${drawn.slice(0, 4)}-${drawn.slice(4)}`;
  await manager.insert(deviceLogins, {
    device_hash: hashOf(deviceCode),
    user_hash: hashOf(drawn),
    client,
    level,
    address,
    expires_at: new Date(Date.now() + loginSeconds * 1000),
    pause_seconds: pauseSeconds,
  });
  return { deviceCode, userCode };
}

/** What waits to be decided under a code, however it is written; null where nothing does. */
export async function waitingLogin(manager: EntityManager, userCode: string): Promise<ShownLogin | null> {
  const [row] = await manager.query<ShownLogin[]>(
    `SELECT id, client, level, address, created_at FROM device_logins
     WHERE user_hash = $1 AND allowed IS NULL AND expires_at > now()`,
    [hashOf(userCode.toUpperCase().replaceAll(/[^A-Z]/g, ''))],
  );
  return row ?? null;
}

/** Who decides about it, and what they have proved where that is asked. */
export interface Decided {
  personId: string;
  madeBy: string | null;
  allowed: boolean;
  proved: Proved | null;
}

/** False where it was decided meanwhile, or came too late. */
export async function decideLogin(
  manager: EntityManager,
  id: string,
  { personId, madeBy, allowed, proved }: Decided,
): Promise<boolean> {
  const [, decided] = await manager.query<[unknown, number]>(
    `UPDATE device_logins SET person_id = $2, made_by = $3, allowed = $4, proved_how = $5, proved_at = to_timestamp($6 / 1000.0)
     WHERE id = $1 AND allowed IS NULL AND expires_at > now()`,
    [id, personId, madeBy, allowed, proved?.how ?? null, proved?.at ?? null],
  );
  return decided > 0;
}

export type Polled =
  | { state: 'unknown' | 'expired' | 'waiting' | 'too-fast' | 'refused' }
  | { state: 'allowed'; login: DeviceLogin & { person_id: string } };

/** What became of it, for whoever has asked; what was allowed is given once. */
export async function pollLogin(manager: EntityManager, deviceCode: string): Promise<Polled> {
  const where = { device_hash: hashOf(deviceCode) };
  const login = await manager.findOne(deviceLogins, { where, lock: { mode: 'pessimistic_write' } });
  if (!login || login.used_at !== null) return { state: 'unknown' };
  const now = new Date();
  if (login.expires_at <= now) return { state: 'expired' };
  const fast = login.asked_at !== null && now.getTime() - login.asked_at.getTime() < login.pause_seconds * 1000;
  const pause_seconds = login.pause_seconds + (fast ? pauseSeconds : 0);
  const decided = login.allowed !== null && !fast;
  await manager.update(
    deviceLogins,
    { id: login.id },
    { asked_at: now, pause_seconds, ...(decided ? { used_at: now } : {}) },
  );
  if (fast) return { state: 'too-fast' };
  if (login.person_id === null) return { state: 'waiting' };
  return login.allowed === true
    ? { state: 'allowed', login: { ...login, person_id: login.person_id } }
    : { state: 'refused' };
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
