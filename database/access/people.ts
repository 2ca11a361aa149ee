import type { Sight } from '../../domain/access/sight.js';
import { seesItem, seesProgram, type Placing } from './visible.js';

/**
 * Of whom somebody knows more than the name that stands in a record: all people, for those of the house; themself and whom
 * they meet in what they have a part in, for those of outsourced sites. On a row of `people`.
 */
export function people(sight: Sight, place: Placing, p = 'p'): string {
  if (!sight.external) return 'TRUE';
  return `(${p}.id = ANY(${place(sight.people)}::uuid[])
    OR ${p}.id IN (SELECT zi.owner_id FROM action_items zi WHERE ${seesItem(sight, place, 'zi')})
    OR ${p}.id IN (SELECT unnest(ARRAY[zp.manager_id, zp.domain_lead_id]) FROM programs zp
      WHERE ${seesProgram(sight, place, 'zp')}
        OR zp.id IN (SELECT zi.program_id FROM action_items zi WHERE ${seesItem(sight, place, 'zi')})))`;
}

/** On a row of `teams`: those of outsourced sites know their own. */
export function teams(sight: Sight, place: Placing, t = 't'): string {
  if (!sight.external) return 'TRUE';
  return sight.teamId === null ? 'FALSE' : `${t}.id = ${place(sight.teamId)}::uuid`;
}
