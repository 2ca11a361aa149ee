import type { EntityManager } from 'typeorm';
import type { Spent } from '../../domain/ai/budget.js';

/** What a task has of a month: what is spent, and what is reserved for calls that are under way. Money in millionths. */
export interface MonthOf {
  task: string;
  month: string;
  reserved_tokens: string;
  reserved_micros: string;
  spent_tokens: string;
  spent_micros: string;
  calls: number;
}

/**
 * Reserves what a call comes to at the worst; false where the month's budget does not reach for it, and nothing is reserved. The row
 * is locked until the transaction ends: however many ask at once, no two take the same.
 */
export async function reserve(
  manager: EntityManager,
  of: { task: string; month: string },
  worst: Spent,
  limit: Spent,
): Promise<boolean> {
  await manager.query('INSERT INTO ai_budgets (task, month) VALUES ($1, $2) ON CONFLICT (task, month) DO NOTHING', [
    of.task,
    of.month,
  ]);
  const rows = await manager.query<unknown[]>(
    `WITH taken AS (UPDATE ai_budgets SET reserved_tokens = reserved_tokens + $3, reserved_micros = reserved_micros + $4, calls = calls + 1
       WHERE task = $1 AND month = $2 AND spent_tokens + reserved_tokens + $3 <= $5 AND spent_micros + reserved_micros + $4 <= $6
       RETURNING 1)
     SELECT 1 FROM taken`,
    [of.task, of.month, worst.tokens, worst.micros, limit.tokens, limit.micros],
  );
  return rows.length > 0;
}

/** Puts what a call has cost in the place of what was reserved for it. Null: nobody knows, and it is counted at the worst. */
export async function settle(
  manager: EntityManager,
  sent: { runId: string; attempt: number },
  {
    spent,
    outcome,
    tokensIn = null,
    tokensOut = null,
  }: { spent: Spent | null; outcome: string; tokensIn?: number | null; tokensOut?: number | null },
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `WITH done AS (
       UPDATE ai_sent SET settled_at = now(), outcome = $3, tokens_in = $6, tokens_out = $7,
         spent_tokens = coalesce($4::bigint, reserved_tokens), spent_micros = coalesce($5::bigint, reserved_micros)
       WHERE run_id = $1 AND attempt = $2 AND settled_at IS NULL
       RETURNING task, month, reserved_tokens, reserved_micros, spent_tokens, spent_micros),
     booked AS (
       UPDATE ai_budgets b SET reserved_tokens = b.reserved_tokens - d.reserved_tokens, reserved_micros = b.reserved_micros - d.reserved_micros,
         spent_tokens = b.spent_tokens + d.spent_tokens, spent_micros = b.spent_micros + d.spent_micros
       FROM done d WHERE b.task = d.task AND b.month = d.month RETURNING 1)
     SELECT 1 FROM booked`,
    [sent.runId, sent.attempt, outcome, spent?.tokens ?? null, spent?.micros ?? null, tokensIn, tokensOut],
  );
  return rows.length > 0;
}

export function budgetsOf(manager: EntityManager, month: string): Promise<MonthOf[]> {
  return manager.query<MonthOf[]>(
    `SELECT task, month, reserved_tokens::text, reserved_micros::text, spent_tokens::text, spent_micros::text, calls
     FROM ai_budgets WHERE month = $1 ORDER BY task`,
    [month],
  );
}
