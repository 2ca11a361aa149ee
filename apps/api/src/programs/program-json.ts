import { programStatuses } from '../../../../domain/program/table.js';
import type { EntityManager } from 'typeorm';
import { knownUntilOf } from '../../../../database/calendars/present.js';
import { findProgramRow, tallyItems, type ProgramRow } from '../../../../database/programs/programs.js';
import { notThere } from '../../../../database/engine/not-there.js';
import type { Sight } from '../../../../domain/access/sight.js';
import {
  anyObject,
  choice,
  day,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  schema,
  text,
  uuid,
  versioned,
} from '../openapi/json-schema.js';
import { possibleOnProgram } from '../../../../database/programs/possible-on-program.js';
import type { Actor } from '../access/actor.js';
import { reasonsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { refusedSchema } from '../items/refused-json.js';
import { phasesOf, phaseSchema, type PhaseJson } from './phase-json.js';

const counts = object({
  total: integer,
  byStatus: anyObject,
  overdue: integer,
  byLevel: anyObject,
  doneElsewhere: integer,
});

export const programSummarySchema = versioned(
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
    restricted: flag,
    version: integer,
    items: counts,
  }),
);

export const programSchema = schema('Program', {
  allOf: [
    programSummarySchema,
    object({
      phases: list(phaseSchema),
      'targetDate?': nullable(day),
      allowed: list(text),
      refused: list(refusedSchema),
    }),
  ],
});

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

/** Programs as the API shows them, with the counts of the items that somebody sees. */
export async function programsJson(
  manager: EntityManager,
  rows: ProgramRow[],
  seenBy: Sight | undefined,
): Promise<ProgramJson[]> {
  const tally = await countItems(
    manager,
    rows.map(({ id }) => id),
    seenBy,
  );
  return rows.map((row) => ({
    ...jsonOf(row),
    items: tally.get(row.id) ?? { total: 0, byStatus: {}, overdue: 0, byLevel: {}, doneElsewhere: 0 },
  }));
}

export type ProgramDetail = ProgramJson & { phases: PhaseJson[]; allowed: string[]; refused: object[] };

/**
 * A program with its phases, what may be done to it now by whoever reads it, and for the rest what stands in the way.
 * @throws Refusal `not-found`
 */
export async function readProgram(manager: EntityManager, id: string, actor: Actor): Promise<ProgramDetail> {
  const { sight: seenBy } = actor;
  const row = await findProgramRow(manager, id);
  const [json] = await programsJson(manager, [row], seenBy);
  if (!json) throw notThere('programs', id);
  const known = await knownUntilOf(manager, [row.manager_id]);
  const acts = await reasonsAsSeen(manager, seenBy, await possibleOnProgram(manager, id, actor, Date.now()));
  return {
    ...json,
    phases: await phasesOf(manager, id, known.get(row.manager_id) ?? null, seenBy),
    allowed: acts.flatMap(({ act, because }) => (because === null ? [act] : [])),
    refused: acts.flatMap(({ act, because }) => (because === null ? [] : [{ command: act, because }])),
  };
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
    restricted: row.restricted,
    version: row.version,
  };
}

async function countItems(
  manager: EntityManager,
  ids: string[],
  seenBy: Sight | undefined,
): Promise<Map<string, ItemCounts>> {
  const tally = new Map<string, ItemCounts>();
  for (const { program_id, status, overdue, ladder_level, elsewhere, n } of await tallyItems(manager, ids, seenBy)) {
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
