import type { EntityManager } from 'typeorm';

/** An event that was recorded just now, and the versions of rules that listen to it. */
export interface Heard {
  key: string;
  seq: string;
  versions: string[];
}

/** Facts of a record right after an event, by the key of the event. */
export type FactsOfEvents = ReadonlyMap<string, { facts: object | null; programId: string | null }>;

/**
 * Keeps what happened for the rules that listen to it, in the transaction in which it happens: one row for an event, with the facts as
 * they are then, however many listen. Nothing is asked of the database where nobody does.
 */
export async function keepForRules(
  manager: EntityManager,
  heard: readonly Heard[],
  facts: FactsOfEvents,
): Promise<void> {
  const rows = heard.map(({ key, seq, versions }) => {
    const of = facts.get(key);
    return { e: seq, v: versions, f: of?.facts ?? null, p: of?.programId ?? null };
  });
  await manager.query(
    `INSERT INTO rule_heard (event_seq, versions, facts, program)
     SELECT x.e, x.v, x.f, (SELECT jsonb_build_object('name', p.name, 'status', p.status, 'domain', p.domain, 'markets', p.markets,
         'managerId', p.manager_id) FROM programs p WHERE p.id = x.p)
     FROM json_to_recordset($1::json) AS x(e bigint, v uuid[], f jsonb, p uuid) ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
}
