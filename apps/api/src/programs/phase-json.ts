import { phaseStatuses } from '../../../../domain/program/table.js';
import type { EntityManager } from 'typeorm';
import { loadDelegations } from '../../../../database/stand-ins/load-delegations.js';
import { namesOf } from '../../../../database/people/people.js';
import { roundsAsSeen } from '../../../../database/sign-off/as-seen.js';
import { loadPhases, type PhaseRow } from '../../../../database/programs/phases.js';
import type { Delegations } from '../../../../domain/stand-in/delegation.js';
import { breakGlassSchema, glassJson } from '../items/glass-json.js';
import { waitingJson, waitingSchema } from '../items/waiting.js';
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
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import type { Sight } from '../../../../domain/access/sight.js';
import { stageSchema } from '../items/stage-json.js';

export const phaseSchema = schema(
  'Phase',
  object({
    id: uuid,
    position: integer,
    name: text,
    description: text,
    targetDate: nullable(day),
    beyondKnown: {
      ...flag,
      description:
        'True where the target lies after the days off that the calendar of the program’s manager knows: it may be counted otherwise, or fall on one, when they are announced.',
    },
    targetMissedAt: nullable(instant),
    status: choice(phaseStatuses),
    openedAt: nullable(instant),
    passedAt: nullable(instant),
    brokenGlass: flag,
    blocked: nullable(object({ since: instant, because: text })),
    items: object({ total: integer, done: integer, cancelled: integer, overdue: integer, doneElsewhere: integer }),
    signOff: nullable(
      object({
        id: uuid,
        round: integer,
        stage: integer,
        stages: list(stageSchema),
        contentHash: text,
        content: anyObject,
        waitingFor: list(waitingSchema),
        breakGlass: breakGlassSchema,
      }),
    ),
  }),
);

export type PhaseJson = ReturnType<typeof jsonOf>;

/**
 * The phases of a program in order, with the sign-off that one at its tollgate waits for.
 *
 * @param knownUntil up to when the calendar of its manager knows the days off; null: no day
 */
export async function phasesOf(
  manager: EntityManager,
  programId: string,
  knownUntil: string | null,
  seenBy?: Sight,
): Promise<PhaseJson[]> {
  const rows = await loadPhases(manager, programId, seenBy);
  const approvers = rows.flatMap(
    ({ round }) => round?.stages.flatMap((stage) => stage.approvers.map((a) => a.personId)) ?? [],
  );
  const names = Object.fromEntries(await namesOf(manager, approvers));
  const at = Date.now();
  const delegations = approvers.length > 0 ? await loadDelegations(manager, at) : new Map<never, never>();
  const waiting = rows.find(({ round }) => round !== null)?.round ?? null;
  const breakGlass = waiting && (await glassJson(manager, waiting));
  const [seen] = waiting ? await roundsAsSeen(manager, seenBy, [waiting]) : [];
  return rows.map((row) =>
    jsonOf({ ...row, round: row.round && (seen ?? row.round) }, knownUntil, { names, delegations, at, breakGlass }),
  );
}

function jsonOf(
  row: PhaseRow,
  knownUntil: string | null,
  {
    breakGlass,
    ...circumstances
  }: { names: Record<string, string>; delegations: Delegations; at: number; breakGlass: object | null },
) {
  const { round } = row;
  const waiting = (round?.stages[round.stage - 1]?.approvers ?? []).filter(
    ({ personId }) => !row.signed?.includes(personId),
  );
  return {
    id: row.id,
    position: row.position,
    name: row.name,
    description: row.description,
    targetDate: row.target_date,
    beyondKnown: row.target_date !== null && row.target_date > (knownUntil ?? ''),
    targetMissedAt: row.target_missed_at?.toISOString() ?? null,
    status: row.status,
    openedAt: row.opened_at?.toISOString() ?? null,
    passedAt: row.passed_at?.toISOString() ?? null,
    brokenGlass: row.broken_glass,
    blocked: row.blocked_since && { since: row.blocked_since.toISOString(), because: row.blocked_because ?? '' },
    items: {
      total: row.total,
      done: row.done,
      cancelled: row.cancelled,
      overdue: row.overdue,
      doneElsewhere: row.done_elsewhere,
    },
    signOff: round && {
      id: round.id,
      round: round.number,
      stage: round.stage,
      stages: round.stages,
      contentHash: round.content_hash,
      content: round.content,
      waitingFor: waitingJson(waiting, { ...circumstances, barred: row.workers ?? [] }),
      breakGlass,
    },
  };
}
