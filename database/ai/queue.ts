import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { costOf, monthOf, worstOf, type Prices, type Spent } from '../../domain/ai/budget.js';
import { requestOf, type Provider } from '../../domain/ai/protocol.js';
import { pauseAfter, type Attempt, type RunOutcome } from '../../domain/ai/run.js';
import { jsonSchemaOf, misfit, type Shape } from '../../domain/ai/shape.js';
import { parsed } from '../../domain/ai/protocol.js';
import { stableId } from '../../domain/stable-id.js';
import { reserve, settle } from './budget.js';
import { endRun, keep, kept, type KeptQuestion } from './runs.js';

/** Who is asked, and by which limits. */
export interface Asking {
  provider: Provider;
  model: string;
  prices: Prices;
  limitOf: (task: string) => Spent;
  /** So long an attempt may take; after it, it is taken up anew. */
  leaseMs: number;
  restricted: boolean;
}

/** An attempt that has been written down, paid for at the worst, and is now to be made. */
export interface Taken {
  runId: string;
  attempt: number;
  path: string;
  body: string;
  shape: Shape;
}

interface Waiting {
  id: string;
  task: string;
  state: 'waiting' | 'asking';
  attempts: number;
  withheld: boolean;
}

/**
 * Takes the next run: its request is written down with what it may cost at the worst, and only then it may be sent. What may not be
 * sent any more, or is not paid for, ends here. Undefined: nothing waits; null: one ended without being sent.
 */
export async function takeNext(dataSource: DataSource, asking: Asking): Promise<Taken | null | undefined> {
  return dataSource.transaction(async (manager) => {
    const [run] = await manager.query<Waiting[]>(
      `SELECT r.id, r.task, r.state, r.attempts,
         (NOT (SELECT p.active FROM people p WHERE p.id = r.asked_by)
           OR NOT $1 AND EXISTS (SELECT 1 FROM restricted_records h WHERE h.subject_id = ANY(r.source_ids))) AS withheld
       FROM ai_runs r
       WHERE (r.state = 'waiting' AND r.not_before <= now()) OR (r.state = 'asking' AND r.taken_until < now())
       ORDER BY r.number LIMIT 1 FOR UPDATE OF r SKIP LOCKED`,
      [asking.restricted],
    );
    if (!run) return undefined;
    // Whoever asked before is gone: what became of it nobody knows, so that it is counted at the worst.
    if (run.state === 'asking') {
      await settle(manager, { runId: run.id, attempt: run.attempts }, { spent: null, outcome: 'timed_out' });
      if (pauseAfter('timed_out', run.attempts, null) === null) return ended(manager, run.id, 'timed_out');
    }
    const question = await kept<KeptQuestion>(manager, run.id, 'question');
    if (run.withheld || question === null) return ended(manager, run.id, 'withheld');
    return send(manager, asking, run, question);
  });
}

async function send(
  manager: EntityManager,
  asking: Asking,
  run: Waiting,
  question: KeptQuestion,
): Promise<Taken | null> {
  const { provider, model, prices, limitOf } = asking;
  const { system, user, shape, mostTokens, masked } = question;
  const { path, body } = requestOf(provider, { model, system, user, mostTokens, schema: jsonSchemaOf(shape) });
  const bytes = Buffer.byteLength(body);
  const worst = worstOf(prices, bytes, mostTokens);
  const at = Date.now();
  const month = monthOf(at);
  if (!(await reserve(manager, { task: run.task, month }, worst, limitOf(run.task))))
    return ended(manager, run.id, 'budget_spent');
  const attempt = run.attempts + 1;
  const digest = createHash('sha256').update(body).digest('hex');
  await manager.query(
    `INSERT INTO ai_sent (id, run_id, attempt, at, task, month, provider, model, bytes, digest, masked, reserved_tokens, reserved_micros)
     VALUES ($1, $2, $3, to_timestamp($4 / 1000.0), $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[stableId('ai-sent', run.id, String(attempt)), run.id, attempt, at, run.task, month, provider, model, bytes],
      ...[digest, masked, worst.tokens, worst.micros],
    ],
  );
  await manager.query(
    `UPDATE ai_runs SET state = 'asking', attempts = $2, provider = $3, model = $4, taken_until = now() + make_interval(secs => $5) WHERE id = $1`,
    [run.id, attempt, provider, model, asking.leaseMs / 1_000],
  );
  return { runId: run.id, attempt, path, body, shape };
}

async function ended(manager: EntityManager, id: string, outcome: RunOutcome): Promise<null> {
  await endRun(manager, id, outcome);
  return null;
}

/** Writes down what came of an attempt: what it cost, and the answer, before anything is made of it. */
export async function recordAttempt(
  dataSource: DataSource,
  { runId, attempt, shape }: Taken,
  { prices }: Pick<Asking, 'prices'>,
  made: Attempt,
): Promise<void> {
  const answer = made.ok ? parsed(made.text) : undefined;
  const wrong = made.ok ? misfit(shape, answer) : null;
  const outcome: RunOutcome | null = made.ok ? (wrong === null ? null : 'wrong_json') : made.outcome;
  const usage = made.spent === 'nothing' ? { tokensIn: 0, tokensOut: 0 } : made.spent;
  const spent = usage && {
    tokens: usage.tokensIn + usage.tokensOut,
    micros: costOf(prices, usage.tokensIn, usage.tokensOut),
  };
  await dataSource.transaction(async (manager) => {
    const said = {
      spent,
      outcome: outcome ?? 'answered',
      tokensIn: usage?.tokensIn ?? null,
      tokensOut: usage?.tokensOut ?? null,
    };
    const [run] = await manager.query<{ state: string; attempts: number }[]>(
      'SELECT state, attempts FROM ai_runs WHERE id = $1 FOR UPDATE',
      [runId],
    );
    // Settled already: it came so late that another has taken it up.
    if (!(await settle(manager, { runId, attempt }, said))) return;
    if (run?.state !== 'asking' || run.attempts !== attempt) return;
    if (outcome === null) {
      await keep(manager, runId, 'answer', answer as object);
      await manager.query(`UPDATE ai_runs SET state = 'answered', taken_until = NULL WHERE id = $1`, [runId]);
      return;
    }
    const pause = pauseAfter(outcome, attempt, made.ok ? null : made.retryAfterMs);
    if (pause === null) {
      await endRun(manager, runId, outcome, { said: wrong });
      return;
    }
    await manager.query(
      `UPDATE ai_runs SET state = 'waiting', taken_until = NULL, not_before = now() + make_interval(secs => $2) WHERE id = $1`,
      [runId, pause / 1_000],
    );
  });
}

/** Without a provider, what waits ends: it says so, and is asked for again where there is one. */
export async function endWaiting(manager: EntityManager): Promise<void> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT id FROM ai_runs WHERE state = 'waiting' OR (state = 'asking' AND taken_until < now()) ORDER BY number LIMIT 100`,
  );
  for (const { id } of rows) await endRun(manager, id, 'off');
}

/** Runs whose answer is there, and of which nothing was made yet. */
export function answeredRuns(manager: EntityManager): Promise<{ id: string }[]> {
  return manager.query<{ id: string }[]>(`SELECT id FROM ai_runs WHERE state = 'answered' ORDER BY number LIMIT 25`);
}
