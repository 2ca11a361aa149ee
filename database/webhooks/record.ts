import type { DataSource, EntityManager } from 'typeorm';
import type { SendResult } from '../../domain/notification/send-result.js';
import { disabledAfterHours, mostWebhookAttempts, pauseAfter } from '../../domain/webhook/retry.js';
import { saveNotices } from '../notifications/save-notices.js';
import { saveEvents } from '../trail/events.js';
import { giveUp } from './endpoints.js';

export interface WebhookAttempt {
  deliveryId: string;
  attempts: number;
  /** As it was when it was taken: what was replayed meanwhile is to be sent again, however this one ended. */
  replays: number;
  /** Epoch ms. */
  at: number;
  ms: number;
  /** Null: nobody answered. */
  status: number | null;
  result: SendResult;
}

/**
 * Writes down how attempts to one endpoint went, each in the log. An endpoint that is gone (410), or took nothing for two
 * days, is switched off, and administrators are told.
 */
export async function recordWebhooks(
  dataSource: DataSource,
  endpoint: { id: string; name: string },
  attempts: WebhookAttempt[],
): Promise<void> {
  await dataSource.transaction(async (manager) => {
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
    await manager.query(
      `UPDATE webhook_deliveries d SET state = x.st, last_answer = x.t,
         delivered_at = CASE WHEN x.st = 'delivered' THEN now() ELSE d.delivered_at END,
         next_attempt_at = now() + make_interval(secs => x.p)
       FROM jsonb_to_recordset($1::jsonb) AS x(d uuid, st text, t text, p double precision, r integer)
       WHERE d.id = x.d AND d.replays = x.r AND (d.state = 'pending' OR x.st = 'delivered')`,
      [JSON.stringify(attempts.map(outcomeOf))],
    );
    const failed = attempts.filter(({ result }) => result.outcome !== 'sent');
    const gone = attempts.some(({ status }) => status === 410);
    const [state] = (
      await manager.query<[{ disable: boolean; version: number }[], number]>(
        `UPDATE webhook_endpoints SET failing_since = CASE WHEN $2 THEN NULL ELSE coalesce(failing_since, now()) END
         WHERE id = $1 AND active
         RETURNING version, NOT $2 AND (failing_since < now() - make_interval(hours => $3) OR $4) AS disable`,
        [endpoint.id, failed.length < attempts.length, disabledAfterHours, gone],
      )
    )[0];
    if (!state?.disable) return;
    const because = gone
      ? 'it answers that it is gone'
      : `nothing was taken for ${disabledAfterHours} hours; the last answer: ${failed[0]?.result.answer ?? ''}`;
    await disable(manager, endpoint, state.version, because.slice(0, 500));
  });
}

function outcomeOf({ deliveryId, attempts, replays, result }: WebhookAttempt): object {
  const dead = result.outcome !== 'sent' && attempts >= mostWebhookAttempts;
  const after = result.outcome === 'retry' && result.afterMs !== null ? result.afterMs / 1_000 : pauseAfter(attempts);
  return {
    d: deliveryId,
    st: result.outcome === 'sent' ? 'delivered' : dead ? 'dead' : 'pending',
    t: result.answer,
    p: after,
    r: replays,
  };
}

async function disable(
  manager: EntityManager,
  { id, name }: { id: string; name: string },
  version: number,
  because: string,
): Promise<void> {
  await manager.query(
    'UPDATE webhook_endpoints SET active = false, disabled_because = $2, version = version + 1 WHERE id = $1',
    [id, because],
  );
  await giveUp(manager, id);
  const at = Date.now();
  const eventKey = `webhook/${id}#disabled:v${version + 1}`;
  const event = {
    key: eventKey,
    type: 'webhook.disabled',
    at,
    actorId: null,
    version: version + 1,
    data: { name, because },
  };
  await saveEvents(manager, [{ subjectKind: 'webhook', subjectId: id, programId: null, event }]);
  const administrators = await manager.query<{ id: string }[]>(
    `SELECT id FROM people WHERE access = 'administrator' AND active ORDER BY id`,
  );
  await saveNotices(manager, [
    {
      subjectKind: 'webhook',
      subjectId: id,
      programId: null,
      facts: { itemTitle: name, itemNumber: null, programName: name },
      notice: {
        eventKey,
        kind: 'webhook_disabled',
        to: administrators.map((person) => ({ personId: person.id, role: 'administrator' as const })),
        channels: ['inbox', 'email'],
        at,
        facts: { reason: because },
      },
    },
  ]);
}
