import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { bulkStatuses } from '../../domain/bulk/change.js';
import type { PolicyKind } from '../../domain/policy/check-policy.js';
import { placingIn, seesItem, seesProgram, seesShown } from '../access/visible.js';
import { isAlive, recordKinds, statesIn, type ShownKind } from '../engine/kinds.js';

/** How many are counted at most, and how many are shown of each. */
export const mostCounted = 10_000;
export const mostShown = 10;

export interface Pinned<Row> {
  /** Of all, up to `mostCounted`. */
  count: number;
  /** There are more than were counted. */
  more: boolean;
  shown: Row[];
}

export interface PinnedItem {
  id: string;
  number: number;
  title: string;
  programId: string;
  program: string;
  version: number;
}

export interface PinnedItems extends Pinned<PinnedItem> {
  /** Those that a re-planning could move. */
  replannable: number;
  byVersion: { version: number; count: number }[];
}

/** Where an action item keeps the version that it goes by. */
const ofItems = {
  escalation: 'escalation_policy_version_id',
  reminder: 'reminder_policy_version_id',
  sign_off: 'sign_off_policy_version_id',
  extension: 'extension_policy_version_id',
  effectiveness: 'effectiveness_policy_version_id',
  exception: null,
} as const satisfies Record<PolicyKind, string | null>;

/** Where a program keeps what its items begin under, and what its tollgates go by. */
const ofPrograms = {
  ...ofItems,
  sign_off: ['sign_off_policy_version_id', 'tollgate_policy_version_id'],
} as const satisfies Record<PolicyKind, string | readonly string[] | null>;

/** The other kinds that keep the version that they began under. A test holds this to the references of the schema. */
export const pinning = {
  risk: ['escalation', 'reminder', 'sign_off'],
  case: ['escalation', 'reminder'],
  finding: ['escalation', 'reminder'],
  breach: ['escalation'],
  review_round: ['escalation', 'reminder'],
  alignment: ['escalation', 'reminder'],
  analysis: ['escalation', 'reminder', 'sign_off'],
  control: ['escalation', 'reminder'],
  control_test: ['escalation', 'reminder'],
  occurrence: ['escalation', 'reminder'],
  proposal: ['reminder'],
  exception: ['exception'],
} as const satisfies Partial<Record<ShownKind, readonly PolicyKind[]>>;

export type PinningKind = keyof typeof pinning;

interface Asked {
  policyId: string;
  kind: PolicyKind;
  /** The version that is to be published: what is under it already does not stay behind. */
  versionId: string;
  /** Undefined: of all. */
  sight: Sight | undefined;
}

const others = (column: string): string =>
  `${column} IN (SELECT v.id FROM policy_versions v WHERE v.policy_id = $1 AND v.id <> $2)`;

/** Open items that stay under a version that was published before, those that are due next first. */
export async function itemsPinned(
  manager: EntityManager,
  { policyId, kind, versionId, sight }: Asked,
): Promise<PinnedItems> {
  const column = ofItems[kind];
  if (column === null) return { count: 0, more: false, shown: [], replannable: 0, byVersion: [] };
  const params: unknown[] = [policyId, versionId];
  const checked = kind === 'effectiveness' ? ' OR i.check_pending' : '';
  const [row] = await manager.query<[PinnedItems & { many: number }]>(
    `WITH pinned AS MATERIALIZED (
       SELECT i.id, i.number, i.title, i.program_id, i.status, i.due_at, w.version
       FROM action_items i JOIN policy_versions w ON w.id = i.${column}
       WHERE (i.status NOT IN ('done', 'cancelled')${checked}) AND ${others(`i.${column}`)}
         AND ${sight ? seesItem(sight, placingIn(params)) : 'TRUE'}
       ORDER BY i.due_at, i.number LIMIT ${mostCounted + 1})
     SELECT (SELECT count(*)::int FROM pinned) AS many,
       (SELECT count(*)::int FROM pinned WHERE status IN (${statesIn(bulkStatuses('replan'))})) AS replannable,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('version', version, 'count', n) ORDER BY version DESC), '[]')
          FROM (SELECT version, count(*)::int AS n FROM pinned GROUP BY version) x) AS "byVersion",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'title', x.title, 'version', x.version,
            'programId', p.id, 'program', p.name) ORDER BY x.due_at, x.number), '[]')
          FROM (SELECT * FROM pinned ORDER BY due_at, number LIMIT ${mostShown}) x
          JOIN programs p ON p.id = x.program_id) AS shown`,
    params,
  );
  const { many, ...rest } = row;
  return { ...rest, ...bounded(many), replannable: Math.min(rest.replannable, mostCounted) };
}

export interface PinnedProgram {
  id: string;
  name: string;
  version: number;
}

/** Programs that are not over, whose new items or tollgates go by a version that was published before. */
export async function programsPinned(
  manager: EntityManager,
  { policyId, kind, versionId, sight }: Asked,
): Promise<Pinned<PinnedProgram>> {
  const columns = [ofPrograms[kind] ?? []].flat();
  if (columns.length === 0) return { count: 0, more: false, shown: [] };
  const params: unknown[] = [policyId, versionId];
  const rows = await manager.query<(PinnedProgram & { many: number })[]>(
    `WITH pinned AS MATERIALIZED (
       SELECT p.id, p.name, (SELECT min(v.version) FROM policy_versions v
           WHERE v.policy_id = $1 AND v.id IN (${columns.map((column) => `p.${column}`).join(', ')})) AS version
       FROM programs p WHERE p.status IN ('draft', 'active', 'on_hold')
         AND (${columns.map((column) => others(`p.${column}`)).join(' OR ')}) AND ${sight ? seesProgram(sight, placingIn(params)) : 'TRUE'}
       ORDER BY p.name, p.id LIMIT ${mostCounted + 1})
     SELECT *, (SELECT count(*)::int FROM pinned) AS many FROM pinned ORDER BY name, id LIMIT ${mostShown}`,
    params,
  );
  return { ...bounded(rows[0]?.many ?? 0), shown: rows.map(({ id, name, version }) => ({ id, name, version })) };
}

/** The same of every other kind that keeps its version, as many as there are. */
export async function othersPinned(
  manager: EntityManager,
  { policyId, kind, versionId, sight }: Asked,
): Promise<{ kind: PinningKind; count: number; more: boolean }[]> {
  const params: unknown[] = [policyId, versionId];
  const counts = (Object.keys(pinning) as PinningKind[])
    .filter((each) => (pinning[each] as readonly PolicyKind[]).includes(kind))
    .map((each) => {
      const column = kind === 'exception' ? 'policy_version_id' : `${kind}_policy_version_id`;
      return `SELECT '${each}' AS kind, (SELECT count(*)::int FROM (SELECT 1 FROM ${recordKinds[each].table} t
          WHERE ${isAlive(recordKinds[each])} AND ${others(`t.${column}`)} AND ${sight ? seesShown(each, sight, placingIn(params), 't') : 'TRUE'}
          LIMIT ${mostCounted + 1}) x) AS many`;
    });
  if (counts.length === 0) return [];
  const rows = await manager.query<{ kind: PinningKind; many: number }[]>(counts.join(' UNION ALL '), params);
  return rows.filter(({ many }) => many > 0).map((row) => ({ kind: row.kind, ...bounded(row.many) }));
}

export interface NamingTemplate {
  id: string;
  name: string;
  /** It names the policy without a version, and so takes whatever is published last. */
  takes: boolean;
}

/** Templates whose newest published version names the policy: by name alone, or with a version. */
export async function templatesNaming(
  manager: EntityManager,
  policyId: string,
  uses: readonly string[],
): Promise<Pinned<NamingTemplate>> {
  const rows = await manager.query<(NamingTemplate & { many: number })[]>(
    `WITH policy AS (SELECT * FROM policies WHERE id = $1),
     named AS MATERIALIZED (
       SELECT t.id, t.name, bool_or(folded(r.ref) = policy.name_folded) AS takes
       FROM policy, templates t
       JOIN LATERAL (SELECT v.body FROM template_versions v WHERE v.template_id = t.id AND v.status = 'published'
         ORDER BY v.version DESC LIMIT 1) v ON TRUE
       CROSS JOIN LATERAL (SELECT v.body -> 'policies' AS by UNION ALL
         SELECT e -> 'policies' FROM jsonb_array_elements(v.body -> 'items') e) p
       CROSS JOIN LATERAL (SELECT p.by ->> u AS ref FROM unnest($2::text[]) u) r
       WHERE r.ref IS NOT NULL AND (folded(r.ref) = policy.name_folded
         OR folded(regexp_replace(trim(r.ref), '@[0-9]{1,9}$', '')) = policy.name_folded
         OR EXISTS (SELECT 1 FROM policy_versions w WHERE w.policy_id = $1 AND w.id::text = lower(r.ref)))
       GROUP BY t.id, t.name ORDER BY t.name LIMIT ${mostCounted + 1})
     SELECT *, (SELECT count(*)::int FROM named) AS many FROM named ORDER BY takes DESC, name, id LIMIT ${mostShown}`,
    [policyId, uses],
  );
  return { ...bounded(rows[0]?.many ?? 0), shown: rows.map(({ id, name, takes }) => ({ id, name, takes })) };
}

function bounded(many: number): { count: number; more: boolean } {
  return { count: Math.min(many, mostCounted), more: many > mostCounted };
}
