import type { EntityManager } from 'typeorm';
import { patternsOf, unshared, type PersonalWords } from './words.js';

/** A table in which somebody is erased, and how: rows that are about them alone go; in others their name does. */
interface Step {
  table: string;
  /** Where there are such rows; `$id`, `$words`, `$names`, `$instead` and `$patterns` stand for the values. */
  where: string;
  /** What is set; absent: the rows go. */
  set?: string;
}

/** What becomes of how many rows of a table. */
export interface ErasedRows {
  table: string;
  becomes: 'deleted' | 'rewritten';
  count: number;
}

const gone = (table: string, where = 'person_id = $id'): Step => ({ table, where });
const worded = (column: string): string => `erased_words(${column}, $words, $names, $instead)`;

/** In this order; what refers to a row comes before it. */
const steps: readonly Step[] = [
  gone('notification_pushes', 'notification_id IN (SELECT id FROM notifications WHERE person_id = $id)'),
  gone('notifications'),
  gone('action_links'),
  gone('deliveries'),
  ...['digests', 'feeds', 'sessions', 'sign_in_links', 'proofs', 'device_logins', 'local_accounts', 'identities'].map(
    (table) => gone(table),
  ),
  ...['directory_users', 'person_groups', 'notification_preferences', 'idempotency_keys', 'view_defaults'].map(
    (table) => gone(table),
  ),
  // Whoever asked or is told of: what a model was told of them is not kept with a gap in it, but not at all.
  gone('ai_contents', 'body::text ILIKE ANY($patterns)'),
  gone('sent_reports'),
  gone('report_subscriptions'),
  gone('views', `owner_id = $id AND sharing = 'mine'`),
  {
    ...{ table: 'contact_points', where: 'person_id = $id' },
    set: `name = $instead, hint = '', sealed = '', destination = '', removed_at = coalesce(removed_at, now())`,
  },
  { table: 'api_tokens', where: 'person_id = $id', set: 'name = $instead' },
  { table: 'delegations', where: 'person_id = $id', set: 'reason = $instead' },
  { table: 'signatures', where: 'person_id = $id', set: 'person_name = $instead' },
  { table: 'signatures', where: 'for_person_id = $id', set: 'for_person_name = $instead' },
  {
    ...{ table: 'role_grants', where: `person_id = $id AND reason <> ${worded('reason')}` },
    set: `reason = ${worded('reason')}`,
  },
  {
    ...{
      table: 'notifications',
      where: `person_id <> $id AND concat_ws(' ', title, body, said::text) ILIKE ANY($patterns)`,
    },
    set: `title = ${worded('title')}, body = ${worded('body')}, said = erased_text(said, $words, $names, $instead)`,
  },
  {
    ...{ table: 'deliveries', where: 'person_id IS DISTINCT FROM $id AND content::text ILIKE ANY($patterns)' },
    set: 'content = erased_text(content, $words, $names, $instead)',
  },
  {
    ...{ table: 'sent_reports', where: 'person_id <> $id AND content::text ILIKE ANY($patterns)' },
    set: 'content = erased_text(content, $words, $names, $instead)',
  },
  {
    ...{ table: 'rehearsals', where: 'result::text ILIKE ANY($patterns)' },
    set: 'result = erased_text(result, $words, $names, $instead)',
  },
  {
    ...{ table: 'people', where: 'id = $id' },
    set: `name = $instead, email = NULL, team_id = NULL, manager_id = NULL, market = NULL, calendar_key = NULL, time_zone = 'UTC',
      access = 'member', erased_at = now(), updated_at = now(), version = version + 1`,
  },
];

export interface Erasure {
  personId: string;
  words: PersonalWords;
  instead: string;
}

/** What would become of which rows; nothing is changed. */
export async function rowsToErase(manager: EntityManager, erasure: Erasure): Promise<ErasedRows[]> {
  const found: ErasedRows[] = [];
  for (const { table, where, set } of steps) {
    const { sql, params } = filled(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`, erasure);
    const [row] = await manager.query<{ n: number }[]>(sql, params);
    found.push({ table, becomes: set === undefined ? 'deleted' : 'rewritten', count: row?.n ?? 0 });
  }
  return found.filter(({ count }) => count > 0);
}

export async function eraseRows(manager: EntityManager, erasure: Erasure): Promise<void> {
  for (const { table, where, set } of steps) {
    const statement = set === undefined ? `DELETE FROM ${table}` : `UPDATE ${table} SET ${set}`;
    const { sql, params } = filled(`${statement} WHERE ${where}`, erasure);
    await manager.query(sql, params);
  }
}

/** Named values by their numbers, and of these only what occurs. */
function filled(text: string, { personId, words, instead }: Erasure): { sql: string; params: unknown[] } {
  const own = unshared(words);
  const values: Record<string, [type: string, value: unknown]> = {
    id: ['uuid', personId],
    words: ['text[]', own.words],
    names: ['text[]', own.names],
    instead: ['text', instead],
    patterns: ['text[]', patternsOf(own)],
  };
  const params: unknown[] = [];
  const placed = new Map<string, number>();
  const sql = text.replaceAll(/\$([a-z]+)/g, (all, name: string) => {
    const [type, value] = values[name] ?? [];
    if (type === undefined) return all;
    if (!placed.has(name)) placed.set(name, params.push(value));
    return `$${placed.get(name) ?? 0}::${type}`;
  });
  return { sql, params };
}
