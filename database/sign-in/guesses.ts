import type { DataSource } from 'typeorm';

/** What is counted under a key, and how many of it may come within a window. */
export interface Counted {
  key: string;
  most: number;
}

/**
 * One more of each, before it is looked at: many at once, or by several processes, are no way around it. A window begins with
 * its first try and is not made longer by those that are refused.
 *
 * @returns in how many seconds the next may come; 0: this one may
 */
export async function countTry(
  dataSource: DataSource,
  counted: readonly Counted[],
  windowSeconds: number,
): Promise<number> {
  // In one order, so that two who count the same keys wait for each other and not both.
  const inOrder = [...counted].sort((a, b) => (a.key < b.key ? -1 : 1));
  const rows = await dataSource.query<{ key: string; count: number; seconds: number }[]>(
    `INSERT INTO guesses AS g (key, count, ends_at)
     SELECT key, 1, now() + make_interval(secs => $2) FROM unnest($1::text[]) AS key
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN g.ends_at <= now() THEN 1 ELSE g.count + 1 END,
       ends_at = CASE WHEN g.ends_at <= now() THEN excluded.ends_at ELSE g.ends_at END
     RETURNING key, count, extract(epoch FROM ends_at - now())::float8 AS seconds`,
    [inOrder.map(({ key }) => key), windowSeconds],
  );
  const most = new Map(counted.map((one) => [one.key, one.most]));
  const beyond = rows.filter(({ key, count }) => count > (most.get(key) ?? 0));
  return Math.max(0, ...beyond.map(({ seconds }) => Math.ceil(seconds)));
}

/** A try that was right does not count: what is `cleared` begins anew, of the others it is one less. */
export async function uncountTry(
  dataSource: DataSource,
  counted: readonly Counted[],
  cleared: readonly string[],
): Promise<void> {
  const keys = counted.map(({ key }) => key).sort();
  await dataSource.query(
    `UPDATE guesses g SET count = CASE WHEN g.key = ANY($2) THEN 0 ELSE greatest(g.count - 1, 0) END
     FROM (SELECT key FROM guesses WHERE key = ANY($1) ORDER BY key FOR UPDATE) AS meant WHERE g.key = meant.key`,
    [keys, cleared],
  );
}

/** Forgets what is over. Nobody waits for it, nor it for anybody. */
export async function forgetGuesses(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    `DELETE FROM guesses WHERE key IN
       (SELECT key FROM guesses WHERE ends_at < now() LIMIT 10000 FOR UPDATE SKIP LOCKED)`,
  );
}
