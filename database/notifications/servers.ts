import type { DataSource, EntityManager } from 'typeorm';
import type { PushChannel } from '../../domain/notification/channels.js';
import type { Fault, SendResult } from '../../domain/notification/send-result.js';
import {
  afterFailing,
  afterTaking,
  fullPace,
  isAlarming,
  type ServerHealth,
} from '../../domain/notification/server-health.js';
import { stableId } from '../../domain/stable-id.js';
import type { Instant } from '../../domain/time.js';
import { tellServerDown, tellServerWell } from './tell-server.js';

/** A server by which messages leave. */
export interface Server {
  /** `smtp.example.com:587`, `hooks.slack.com`. */
  name: string;
  channel: PushChannel;
  /** Our own mail server, or a vendor's host, which others use as well. */
  whose: 'own' | 'vendor';
}

/** How many letters may leave by it now. */
export interface Leave {
  most: number;
  /** It fails, and this letter is to show whether it does still. */
  probe: boolean;
  /** Where none may: how long until one may. */
  waitMs: number;
}

/** One that is asked by a letter is not asked by another for so long, or until that has an answer. */
const probeSeconds = 60;

/** How many letters may leave by a server now; while it fails one at a time, by whoever comes first. */
export async function mayLeave(dataSource: DataSource, server: string, most: number): Promise<Leave> {
  const [row] = await dataSource.query<{ failing: boolean; wait: number; pace: number }[]>(
    `SELECT failing_since IS NOT NULL AS failing, pace,
       greatest(0, extract(epoch FROM probe_at - now()) * 1000)::float8 AS wait
     FROM channel_servers WHERE server = $1`,
    [server],
  );
  if (!row?.failing) return { most: Math.min(most, row?.pace ?? most), probe: false, waitMs: 0 };
  const [taken] = await dataSource.query<[unknown[], number]>(
    `UPDATE channel_servers c SET probe_at = now() + make_interval(secs => $2)
     WHERE server = $1 AND failing_since IS NOT NULL AND probe_at <= now()
       AND EXISTS (SELECT 1 FROM deliveries d WHERE d.channel = c.channel AND d.state = 'pending') RETURNING server`,
    [server, probeSeconds],
  );
  return taken.length > 0 ? { most: 1, probe: true, waitMs: 0 } : { most: 0, probe: false, waitMs: row.wait };
}

/** The letter that was to show how a server is did not leave after all: another may. */
export async function probeAnew(dataSource: DataSource, server: string): Promise<void> {
  await dataSource.query('UPDATE channel_servers SET probe_at = now() WHERE server = $1', [server]);
}

export interface ServerRow extends ServerHealth {
  /** When it last took a letter. */
  tookAt: Instant | null;
  alarmedAt: Instant | null;
}

/** How a server is, by one at a time. */
export async function lockServer(manager: EntityManager, { name, channel }: Server): Promise<ServerRow> {
  await manager.query(
    `INSERT INTO channel_servers (server, id, channel, pace) VALUES ($1, $2, $3, $4) ON CONFLICT (server) DO NOTHING`,
    [name, serverId(name), channel, fullPace],
  );
  const ms = (column: string): string => `floor(extract(epoch FROM ${column}) * 1000)::float8`;
  const [row] = await manager.query<ServerRow[]>(
    `SELECT failures, pace, ${ms('failing_since')} AS "failingSince", ${ms('took_at')} AS "tookAt",
       ${ms('alarmed_at')} AS "alarmedAt", ${ms('probe_at')} AS "probeAt"
     FROM channel_servers WHERE server = $1 FOR UPDATE`,
    [name],
  );
  if (!row) throw new Error(`the server ${name} is not kept`);
  return row;
}

/** Writes down how a server is after these answers; administrators hear of it once, and when it is well all leaves. */
export async function saveServer(
  manager: EntityManager,
  server: Server,
  before: ServerRow,
  results: readonly SendResult[],
  now: Instant,
): Promise<void> {
  const failed = results.filter(({ outcome }) => outcome === 'retry');
  const faults = failed.flatMap((result) => (isOurs(result) ? [result] : []));
  const worst = faults.find(({ fault }) => fault === 'us') ?? faults[0];
  // Whoever says what is wrong with an address or a letter does the work of a server.
  const took = results.length > faults.length && worst?.fault !== 'us';
  if (!took && !worst) return;
  const fault = worst?.fault ?? 'server';
  const after = took ? afterTaking(before) : afterFailing(before, { fault, whose: server.whose, now });
  const answer = took ? null : (worst?.answer ?? null);
  const since = after.failingSince;
  const alarm = since !== null && isAlarming(after, fault) && (before.alarmedAt === null || before.alarmedAt < since);
  await manager.query(
    `UPDATE channel_servers SET failures = $2, pace = $3, answer = coalesce($4, answer),
       failing_since = to_timestamp($5 / 1000.0), probe_at = to_timestamp($6 / 1000.0),
       took_at = CASE WHEN $7 THEN to_timestamp($8 / 1000.0) ELSE took_at END,
       alarmed_at = CASE WHEN $9 THEN to_timestamp($8 / 1000.0) ELSE alarmed_at END WHERE server = $1`,
    [server.name, after.failures, after.pace, answer, since, after.probeAt, took, now, alarm],
  );
  const about = { id: serverId(server.name), server: server.name, channel: server.channel };
  if (alarm) await tellServerDown(manager, about, { since, answer: answer ?? '', fault });
  if (before.failingSince === null || since !== null) return;
  // What waits for another server of the channel waits on; rows from before do not say for which they wait.
  await manager.query(
    `UPDATE deliveries SET next_attempt_at = now(), put_off = 0 WHERE channel = $1 AND state = 'pending'
       AND coalesce(server, $2) = $2 AND fault IN ('server', 'us') AND (leased_until IS NULL OR leased_until <= now())`,
    [server.channel, server.name],
  );
  if (before.alarmedAt !== null && before.alarmedAt >= before.failingSince)
    await tellServerWell(manager, about, before.failingSince);
}

/** Channels by which nothing leaves: each of their servers fails. One that nobody uses any more fails for ever. */
export async function failingChannels(manager: EntityManager): Promise<Set<string>> {
  const rows = await manager.query<{ channel: string }[]>(
    'SELECT channel FROM channel_servers GROUP BY channel HAVING bool_and(failing_since IS NOT NULL)',
  );
  return new Set(rows.map(({ channel }) => channel));
}

function isOurs(result: SendResult): result is Extract<SendResult, { outcome: 'retry' }> & { fault: Fault } {
  return result.outcome === 'retry' && !result.throttled && (result.fault === 'server' || result.fault === 'us');
}

function serverId(name: string): string {
  return stableId('channel-server', name);
}
