import type { DataSource } from 'typeorm';

/** Any number; held while one worker combines, so that two never make two mails of the same messages. */
const combineLock = 7_646_553_639;

/**
 * Makes one delivery of the messages that wait for a person, once the oldest of them has waited for the window: what
 * falls into the same minute travels together. Gives how many deliveries were made.
 *
 * Whoever has no address is not mailed; the inbox has it all.
 */
export async function combinePending(dataSource: DataSource, windowSeconds: number, mail: boolean): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const [{ free } = { free: false }] = await manager.query<{ free: boolean }[]>(
      'SELECT pg_try_advisory_xact_lock($1) AS free',
      [combineLock],
    );
    if (!free) return 0;
    await manager.query(
      `UPDATE notifications n SET email = 'none' FROM people p
       WHERE n.email = 'pending' AND p.id = n.person_id AND (p.email IS NULL OR NOT p.active OR NOT $1)`,
      [mail],
    );
    const made = await manager.query<{ id: string }[]>(
      `WITH due AS (
         SELECT person_id, gen_random_uuid() AS delivery_id FROM notifications
         WHERE email = 'pending' GROUP BY person_id
         HAVING min(created_at) <= clock_timestamp() - make_interval(secs => $1)),
       combined AS (
         UPDATE notifications n SET email = 'combined', delivery_id = due.delivery_id
         FROM due WHERE n.person_id = due.person_id AND n.email = 'pending')
       INSERT INTO deliveries (id, person_id, channel) SELECT delivery_id, person_id, 'email' FROM due RETURNING id`,
      [windowSeconds],
    );
    return made.length;
  });
}
