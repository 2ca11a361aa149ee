import { programStatuses } from '../../../../domain/program/table.js';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../../../domain/refusal.js';
import {
  anyObject,
  choice,
  day,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import { isUuid } from '../openapi/fields.js';
import { phasesOf, phaseSchema, type PhaseJson } from './phase-json.js';

const counts = object({
  total: integer,
  byStatus: anyObject,
  overdue: integer,
  byLevel: anyObject,
  doneElsewhere: integer,
});

export const programSummarySchema = schema(
  'ProgramSummary',
  object({
    id: uuid,
    name: text,
    description: text,
    domain: nullable(text),
    markets: list(text),
    manager: person,
    domainLead: nullable(person),
    timeZone: text,
    status: choice(programStatuses),
    holdReason: nullable(text),
    policies: object({
      escalation: uuid,
      reminder: uuid,
      signOff: uuid,
      tollgate: uuid,
      extension: uuid,
      effectiveness: nullable(uuid),
    }),
    template: nullable(object({ id: uuid, name: text, version: integer, versionId: uuid })),
    activatedAt: nullable(instant),
    closedAt: nullable(instant),
    createdAt: instant,
    version: integer,
    items: counts,
  }),
);

export const programSchema = schema('Program', {
  allOf: [programSummarySchema, object({ phases: list(phaseSchema), 'targetDate?': nullable(day) })],
});

export interface ProgramRow {
  id: string;
  name: string;
  description: string;
  domain: string | null;
  markets: string[];
  manager_id: string;
  manager_name: string;
  domain_lead_id: string | null;
  domain_lead_name: string | null;
  time_zone: string;
  status: string;
  hold_reason: string | null;
  escalation_policy_version_id: string;
  reminder_policy_version_id: string;
  sign_off_policy_version_id: string;
  tollgate_policy_version_id: string;
  extension_policy_version_id: string;
  effectiveness_policy_version_id: string | null;
  template_version_id: string | null;
  template_id: string | null;
  template_name: string | null;
  template_version: number | null;
  activated_at: Date | null;
  closed_at: Date | null;
  created_at: Date;
  version: number;
}

export const programColumns =
  'p.*, m.name AS manager_name, d.name AS domain_lead_name, tv.version AS template_version, tv.template_id, tp.name AS template_name';
export const programFrom =
  'programs p JOIN people m ON m.id = p.manager_id LEFT JOIN people d ON d.id = p.domain_lead_id ' +
  'LEFT JOIN template_versions tv ON tv.id = p.template_version_id LEFT JOIN templates tp ON tp.id = tv.template_id';

interface ItemCounts {
  total: number;
  byStatus: Record<string, number>;
  overdue: number;
  /** Of those done: a file says so, and nobody here has signed. */
  doneElsewhere: number;
  byLevel: Record<string, number>;
}

export interface ProgramJson extends ReturnType<typeof jsonOf> {
  items: ItemCounts;
}

/** Programs as the API shows them, with the counts of their items. */
export async function programsJson(manager: EntityManager, rows: ProgramRow[]): Promise<ProgramJson[]> {
  const tally = await countItems(
    manager,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...jsonOf(row),
    items: tally.get(row.id) ?? { total: 0, byStatus: {}, overdue: 0, byLevel: {}, doneElsewhere: 0 },
  }));
}

/** @throws Refusal `not-found` */
export async function readProgram(manager: EntityManager, id: string): Promise<ProgramJson & { phases: PhaseJson[] }> {
  const row = await findProgramRow(manager, id);
  const [json] = await programsJson(manager, [row]);
  if (!json) throw new Refusal('not-found', `There is no program ${id}.`);
  return { ...json, phases: await phasesOf(manager, id) };
}

/** @throws Refusal `not-found` */
export async function findProgramRow(manager: EntityManager, id: string): Promise<ProgramRow> {
  const [row] = isUuid(id)
    ? await manager.query<ProgramRow[]>(`SELECT ${programColumns} FROM ${programFrom} WHERE p.id = $1`, [id])
    : [];
  if (!row) throw new Refusal('not-found', `There is no program ${id}. List the programs to see their ids.`);
  return row;
}

function jsonOf(row: ProgramRow) {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    domain: row.domain,
    markets: row.markets,
    manager: { id: row.manager_id, name: row.manager_name },
    domainLead: row.domain_lead_id === null ? null : { id: row.domain_lead_id, name: row.domain_lead_name ?? '' },
    timeZone: row.time_zone,
    status: row.status,
    holdReason: row.hold_reason,
    policies: {
      escalation: row.escalation_policy_version_id,
      reminder: row.reminder_policy_version_id,
      signOff: row.sign_off_policy_version_id,
      tollgate: row.tollgate_policy_version_id,
      extension: row.extension_policy_version_id,
      effectiveness: row.effectiveness_policy_version_id,
    },
    template:
      row.template_version_id === null
        ? null
        : {
            id: row.template_id ?? '',
            name: row.template_name ?? '',
            version: row.template_version ?? 0,
            versionId: row.template_version_id,
          },
    activatedAt: row.activated_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

async function countItems(manager: EntityManager, ids: string[]): Promise<Map<string, ItemCounts>> {
  if (ids.length === 0) return new Map();
  const rows = await manager.query<
    { program_id: string; status: string; overdue: boolean; ladder_level: number; elsewhere: boolean; n: number }[]
  >(
    `SELECT program_id, status, overdue, ladder_level, status = 'done' AND round_id IS NULL AS elsewhere,
       count(*)::int AS n FROM action_items WHERE program_id = ANY($1) GROUP BY 1, 2, 3, 4, 5`,
    [ids],
  );
  const tally = new Map<string, ItemCounts>();
  for (const { program_id, status, overdue, ladder_level, elsewhere, n } of rows) {
    const of = tally.get(program_id) ?? { total: 0, byStatus: {}, overdue: 0, byLevel: {}, doneElsewhere: 0 };
    of.total += n;
    if (elsewhere) of.doneElsewhere += n;
    of.byStatus[status] = (of.byStatus[status] ?? 0) + n;
    if (overdue) {
      of.overdue += n;
      of.byLevel[ladder_level] = (of.byLevel[ladder_level] ?? 0) + n;
    }
    tally.set(program_id, of);
  }
  return tally;
}
