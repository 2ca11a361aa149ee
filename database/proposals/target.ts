import type { EntityManager } from 'typeorm';
import type { ProposedOn } from '../../domain/proposal/proposal.js';
import { recordKinds, type KindFacts } from '../engine/kinds.js';

/** Where the record stands that a proposal is about, and who answers for it. */
export interface Answering {
  domain: string | null;
  markets: string[];
  /** Its owner and their manager, its domain lead, and who manages its program: those who are there. */
  people: string[];
}

/** Which column says who owns one, of kinds that have no register. */
const owners: Readonly<Record<string, string>> = { action_item: 't.owner_id', program: 't.manager_id' };

/** Reads what every table of records has, whatever its kind: a column that one has not is null. */
export async function answeringFor(
  manager: EntityManager,
  { kind, id }: Pick<ProposedOn, 'kind' | 'id'>,
): Promise<Answering> {
  const { table, shown }: KindFacts = recordKinds[kind];
  const owner = shown?.ownerId ?? owners[kind] ?? 'NULL::uuid';
  const [row] = await manager.query<{ domain: string | null; markets: string[] | null; people: string[] | null }[]>(
    `WITH record AS (SELECT ${owner} AS owner_id, to_jsonb(t) AS facts FROM ${table} t WHERE t.id = $1),
       placed AS (SELECT r.owner_id, r.facts, p.manager_id, p.domain_lead_id,
           coalesce(r.facts ->> 'domain', p.domain) AS domain,
           coalesce(CASE WHEN jsonb_typeof(r.facts -> 'markets') = 'array'
             THEN ARRAY(SELECT jsonb_array_elements_text(r.facts -> 'markets')) END, p.markets) AS markets
         FROM record r LEFT JOIN programs p ON p.id = (r.facts ->> 'program_id')::uuid),
       asked AS (SELECT DISTINCT unnest(ARRAY[owner_id, (SELECT o.manager_id FROM people o WHERE o.id = owner_id),
         manager_id, domain_lead_id, (facts ->> 'domain_lead_id')::uuid]) AS id FROM placed)
     SELECT domain, markets,
       (SELECT array_agg(a.id ORDER BY a.id) FROM asked a JOIN people o ON o.id = a.id AND o.active AND NOT o.service) AS people
     FROM placed`,
    [id],
  );
  return { domain: row?.domain ?? null, markets: row?.markets ?? [], people: row?.people ?? [] };
}
