import type { DataSource, EntityManager } from 'typeorm';
import type { SendResult } from '../../domain/notification/send-result.js';
import { givenUpAfterHours, nextOfferMs, silenceHours } from '../../domain/webhook/retry.js';
import { webhooks } from '../entities/webhook.js';
import { updateOne } from '../entities/write.js';
import { giveUp } from './endpoints.js';
import { tellGivenUp, tellSwitchedOff } from './tell-owner.js';

export interface WebhookAttempt {
  deliveryId: string;
  attempts: number;
  /** As it was when it was taken: what was replayed meanwhile is to be sent again, however this one ended. */
  replays: number;
  /** Since when it has been offered, epoch ms. */
  offeredSince: number;
  /** Epoch ms. */
  at: number;
  ms: number;
  /** Null: nobody answered. */
  status: number | null;
  result: SendResult;
}

/**
 * Writes down how attempts to one endpoint went, each in the log. An endpoint that is gone (410), or took nothing for two
 * days of trying, is switched off; what an endpoint never took while it took others is given up. Either is told to its
 * owner and to administrators.
 */
export async function recordWebhooks(
  dataSource: DataSource,
  endpoint: { id: string; name: string },
  attempts: WebhookAttempt[],
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const failed = attempts.filter(({ result }) => result.outcome !== 'sent');
    const gone = attempts.some(({ status }) => status === 410);
    // The endpoint before its deliveries, as whoever switches it off: each would wait for the other otherwise.
    const state = await saveHealth(manager, endpoint.id, { took: failed.length < attempts.length, gone });
    await saveLog(manager, attempts);
    const givenUp = await saveStates(manager, attempts);
    const answer = failed[0]?.result.answer ?? '';
    if (state?.off === true) {
      const because = gone
        ? 'it answers that it is gone'
        : `nothing was taken for ${givenUpAfterHours} hours; the last answer: ${answer}`;
      await updateOne(manager, webhooks, { id: endpoint.id }, { active: false, disabled_because: because });
      await giveUp(manager, endpoint.id);
      await tellSwitchedOff(manager, { ...endpoint, version: state.version + 1 }, because);
    } else if (givenUp > 0) await tellGivenUp(manager, endpoint, answer);
  });
}

async function saveLog(manager: EntityManager, attempts: WebhookAttempt[]): Promise<void> {
  await manager.query(
    `INSERT INTO webhook_attempts (delivery_id, at, status, answer, ms)
     SELECT x.d, to_timestamp(x.a / 1000.0), x.s, x.t, x.m
     FROM jsonb_to_recordset($1::jsonb) AS x(d uuid, a double precision, s integer, t text, m integer)`,
    [
      JSON.stringify(
        attempts.map((a) => ({ d: a.deliveryId, a: a.at, s: a.status, t: a.result.answer, m: Math.round(a.ms) })),
      ),
    ],
  );
}

/** Gives how many were given up. */
async function saveStates(manager: EntityManager, attempts: WebhookAttempt[]): Promise<number> {
  const [rows] = await manager.query<[{ state: string }[], number]>(
    `UPDATE webhook_deliveries d SET state = x.st, last_answer = x.t,
       delivered_at = CASE WHEN x.st = 'delivered' THEN now() ELSE d.delivered_at END,
       next_attempt_at = now() + make_interval(secs => x.p)
     FROM jsonb_to_recordset($1::jsonb) AS x(d uuid, st text, t text, p double precision, r integer)
     WHERE d.id = x.d AND d.replays = x.r AND (d.state = 'pending' OR x.st = 'delivered') RETURNING d.state`,
    [JSON.stringify(attempts.map(outcomeOf))],
  );
  return rows.filter(({ state }) => state === 'dead').length;
}

function outcomeOf({ deliveryId, attempts, replays, offeredSince, at, result }: WebhookAttempt): object {
  const sent = result.outcome === 'sent';
  const asked = result.outcome === 'retry' ? result.afterMs : null;
  const pause = sent ? 0 : nextOfferMs(attempts, at - offeredSince, asked);
  return {
    d: deliveryId,
    st: sent ? 'delivered' : pause === null ? 'dead' : 'pending',
    t: result.answer,
    p: (pause ?? 0) / 1_000,
    r: replays,
  };
}

/** Since when an endpoint takes nothing; silence in between is no failure. Null: it is switched off already. */
async function saveHealth(
  manager: EntityManager,
  id: string,
  { took, gone }: { took: boolean; gone: boolean },
): Promise<{ off: boolean; version: number } | null> {
  const [rows] = await manager.query<[{ off: boolean; version: number }[], number]>(
    `UPDATE webhook_endpoints SET last_failed_at = CASE WHEN $2 THEN last_failed_at ELSE now() END,
       failing_since = CASE WHEN $2 THEN NULL
         WHEN coalesce(last_failed_at, failing_since) < now() - make_interval(hours => $4) THEN now()
         ELSE coalesce(failing_since, now()) END
     WHERE id = $1 AND active
     RETURNING version, $5 OR (NOT $2 AND failing_since <= now() - make_interval(hours => $3)) AS off`,
    [id, took, givenUpAfterHours, silenceHours, gone],
  );
  return rows[0] ?? null;
}
