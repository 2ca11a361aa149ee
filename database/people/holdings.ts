import type { EntityManager } from 'typeorm';
import { shownKinds, shownRecord, statesIn } from '../engine/kinds.js';

/** What can hang on a person, in the order in which it is shown. */
export const holdingKinds = [
  'action_item',
  'program',
  ...shownKinds.map(({ kind }) => kind),
  'decision',
  'recurrence',
  'rota',
  'policy',
  'template',
  'delegation',
  'report',
  'team',
  'webhook',
  'view',
] as const;
export type HoldingKind = (typeof holdingKinds)[number];

/** Something that hangs on a person: what it is, and which part they have in it. */
export interface Holding {
  kind: HoldingKind;
  id: string;
  name: string;
  /** E.g. `owner`, `program_manager`; of a decision the stage. */
  part: string;
  version: number;
}

const live = `status NOT IN ('done', 'cancelled', 'closed', 'ended', 'refused', 'withdrawn', 'lapsed', 'revoked')`;

/** Each gives kind, id, name, part, version; `$1` is the person, `$2` the same as text, `$3` the present instant. */
const queries = [
  `SELECT 'action_item', i.id, 'AI-' || i.number || ' ' || i.title, 'owner', i.version FROM action_items i
   WHERE i.owner_id = $1 AND i.${live}`,
  `SELECT 'program', p.id, p.name, x.part, p.version FROM programs p, LATERAL (VALUES
     ('program_manager', p.manager_id), ('domain_lead', p.domain_lead_id)) AS x(part, person)
   WHERE x.person = $1 AND p.${live}`,
  // What has no parts is handed over by nobody.
  ...shownKinds
    .filter(({ parts }) => Object.keys(parts).length > 0)
    .map(
      ({ kind, table, live: states, key, title, parts }) =>
        `SELECT '${kind}', t.id, ${key} || ' ' || ${title}, x.part, t.version FROM ${table} t, LATERAL (VALUES
         ${Object.entries(parts)
           .map(([part, has]) => `('${part}', ${has})`)
           .join(', ')}) AS x(part, is_so)
       WHERE x.is_so AND t.status IN (${statesIn(states)})`,
    ),
  `SELECT 'decision', r.id, coalesce('AI-' || i.number, ph.name || ' of ' || p.name, x.key), 'stage ' || r.stage, r.stage
   FROM sign_off_rounds r LEFT JOIN action_items i ON i.id = r.subject_id LEFT JOIN phases ph ON ph.id = r.subject_id
   LEFT JOIN programs p ON p.id = ph.program_id LEFT JOIN LATERAL (${shownRecord('r.subject')}) x ON true
   WHERE r.state = 'open'
     AND r.stages -> (r.stage - 1) -> 'approvers' @> jsonb_build_array(jsonb_build_object('personId', $2::text))
     AND NOT EXISTS (SELECT 1 FROM signatures s WHERE s.round_id = r.id AND s.stage = r.stage AND s.revoked_at IS NULL
       AND coalesce(s.for_person_id, s.person_id) = $1)`,
  `SELECT 'recurrence', r.id, r.name, CASE WHEN lower(r.content ->> 'ownerId') = $2 THEN 'owner of what it makes' ELSE 'owner' END, r.version
   FROM recurrences r WHERE r.${live} AND (r.owner_id = $1 OR strpos(lower(r.content::text), $2) > 0)`,
  // A swap that is over is only the record of who was there.
  `SELECT 'rota', r.id, r.name, 'member', r.version FROM rotas r WHERE strpos(lower(r.body ->> 'layers'), $2) > 0
     OR EXISTS (SELECT 1 FROM jsonb_array_elements(r.body -> 'overrides') o
       WHERE lower(o ->> 'personId') = $2 AND (o ->> 'to')::float8 > $3)`,
  `SELECT 'policy', v.id, p.name || '@' || v.version, p.kind, v.version FROM policies p JOIN policy_versions v ON v.policy_id = p.id
   WHERE v.status = 'published' AND strpos(lower(v.body::text), $2) > 0
     AND (v.version = (SELECT max(n.version) FROM policy_versions n WHERE n.policy_id = p.id AND n.status = 'published')
       OR EXISTS (SELECT 1 FROM action_items i WHERE i.${live} AND v.id IN (i.escalation_policy_version_id,
         i.sign_off_policy_version_id, i.extension_policy_version_id, i.effectiveness_policy_version_id))
       OR EXISTS (SELECT 1 FROM programs g WHERE g.${live} AND g.tollgate_policy_version_id = v.id))`,
  `SELECT 'template', v.template_id, t.name || '@' || v.version, 'named', v.version FROM templates t
   JOIN template_versions v ON v.template_id = t.id WHERE strpos(lower(v.body::text), $2) > 0
     AND v.version = (SELECT max(n.version) FROM template_versions n WHERE n.template_id = t.id)`,
  `SELECT 'delegation', d.id, s.name || ' for ' || a.name, CASE WHEN d.person_id = $1 THEN 'absent' ELSE 'stand_in' END, d.version
   FROM delegations d JOIN people a ON a.id = d.person_id JOIN people s ON s.id = d.stand_in_id
   WHERE d.status IN ('coming', 'active') AND $1 IN (d.person_id, d.stand_in_id)`,
  `SELECT 'report', p.id, p.name, 'manager', p.version FROM people p WHERE p.manager_id = $1 AND p.active`,
  `SELECT 'team', t.id, t.name, 'lead', t.version FROM teams t WHERE t.lead_id = $1`,
  `SELECT 'webhook', w.id, w.name, 'maker', w.version FROM webhook_endpoints w WHERE w.created_by = $1 AND w.removed_at IS NULL`,
  // What they have for themself goes with them.
  `SELECT 'view', v.id, v.name, 'owner', v.version FROM views v WHERE v.owner_id = $1 AND v.sharing <> 'mine'`,
];

/** Everything that hangs on a person, by kind and name. */
export async function holdingsOf(manager: EntityManager, personId: string): Promise<Holding[]> {
  const found: Holding[] = [];
  for (const sql of queries)
    found.push(
      ...(await manager.query<Holding[]>(
        `SELECT * FROM (${sql}) AS h(kind, id, name, part, version) WHERE $1::uuid IS NOT NULL AND $2::text <> '' AND $3::float8 > 0 ORDER BY name, id`,
        [personId, personId.toLowerCase(), Date.now()],
      )),
    );
  return found;
}
