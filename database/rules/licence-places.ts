import type { EntityManager } from 'typeorm';
import type { LinkedKind } from '../../domain/record-link/link.js';
import { recordKinds } from '../engine/kinds.js';

/** Where a record stands as it is now: what says to which stratum it belongs, and whether it belongs to any. */
export interface PlaceNow {
  id: string;
  domain: string | null;
  markets: string[];
  /** It is restricted, or its program is. */
  restricted: boolean;
}

/** Of records of a kind: their own domain and markets, or those of their program. Of those that are gone there is none. */
export async function placesNow(manager: EntityManager, kind: LinkedKind, ids: readonly string[]): Promise<PlaceNow[]> {
  return manager.query<PlaceNow[]>(
    `WITH record AS (SELECT t.id, to_jsonb(t) AS facts FROM ${recordKinds[kind].table} t WHERE t.id = ANY($1))
     SELECT r.id, coalesce(r.facts ->> 'domain', p.domain) AS domain,
       coalesce(CASE WHEN jsonb_typeof(r.facts -> 'markets') = 'array'
         THEN ARRAY(SELECT jsonb_array_elements_text(r.facts -> 'markets')) END, p.markets, '{}') AS markets,
       EXISTS (SELECT 1 FROM restricted_records x WHERE x.subject_id IN (r.id, p.id)) AS restricted
     FROM record r LEFT JOIN programs p ON p.id = (r.facts ->> 'program_id')::uuid`,
    [ids],
  );
}
