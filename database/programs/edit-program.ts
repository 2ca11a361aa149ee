import type { EntityManager } from 'typeorm';
import { planProgram } from '../../domain/program/plan.js';
import { mergePlan } from '../../domain/record/step.js';
import type { ProgramRecord } from '../../domain/program/program.js';
import { Refusal } from '../../domain/refusal.js';
import { enqueue } from '../engine/outbox.js';
import { pokeWhatWaits } from '../sign-off/poke-waiting.js';
import { checkFit } from '../people/standing.js';
import { savePlans } from '../record/steps.js';
import { pokeOf } from '../engine/kinds.js';
import { keepWhoChoseTollgate } from '../sign-off/who-chose.js';
import { expectAsRead } from '../trail/as-read.js';
import { recordedKeys, saveEvents } from '../trail/events.js';
import { endOfDay } from './create-program.js';
import { leaders } from './leaders.js';
import { loadProgramRecord } from './load-program.js';

export interface ProgramPatch {
  name?: string;
  description?: string;
  domain?: string | null;
  markets?: string[];
  managerId?: string;
  domainLeadId?: string | null;
  /** Of items still to come; those that there are keep theirs. */
  escalationPolicyVersionId?: string;
  reminderPolicyVersionId?: string;
  signOffPolicyVersionId?: string;
  extensionPolicyVersionId?: string;
  tollgatePolicyVersionId?: string;
  effectivenessPolicyVersionId?: string | null;
}

export interface PhaseFacts {
  name?: string;
  description?: string;
  /** `YYYY-MM-DD`; it ends with the day in the program's zone. */
  targetDate?: string | null;
}

interface EditContext {
  actorId: string;
  /** The absent manager for whom the actor stands in. */
  onBehalfOf?: { id: string; name: string };
  /** Idempotency key of the request. */
  key: string;
  at: number;
  expectedVersion?: number;
}

/** Changes what a program says about itself, in the caller's transaction. */
export async function editProgram(
  manager: EntityManager,
  id: string,
  patch: ProgramPatch,
  ctx: EditContext,
): Promise<void> {
  await edit(manager, id, 'program.edited', { changed: patch }, ctx, async () => {
    const columns = {
      name: patch.name,
      description: patch.description,
      domain: patch.domain,
      markets: patch.markets,
      manager_id: patch.managerId,
      domain_lead_id: patch.domainLeadId,
      escalation_policy_version_id: patch.escalationPolicyVersionId,
      reminder_policy_version_id: patch.reminderPolicyVersionId,
      sign_off_policy_version_id: patch.signOffPolicyVersionId,
      extension_policy_version_id: patch.extensionPolicyVersionId,
      tollgate_policy_version_id: patch.tollgatePolicyVersionId,
      effectiveness_policy_version_id: patch.effectivenessPolicyVersionId,
    };
    const given = Object.entries(columns).filter(([, value]) => value !== undefined);
    if (given.length === 0) return;
    await checkFit(manager, leaders(patch));
    const sets = given.map(([name], index) => `${name} = $${index + 2}`);
    await manager.query(`UPDATE programs SET ${sets.join(', ')} WHERE id = $1`, [
      id,
      ...given.map(([, value]) => value),
    ]);
    if (patch.tollgatePolicyVersionId !== undefined) await keepWhoChoseTollgate(manager, id, ctx.actorId);
    if (leaders(patch).length > 0 || patch.domainLeadId === null)
      await pokeWhatWaits(manager, { programIds: [id], by: ctx.actorId });
  });
}

/** Adds a phase behind the last one. */
export async function addPhase(
  manager: EntityManager,
  id: string,
  phase: { id: string; name: string; description?: string; targetDate?: string | null },
  ctx: EditContext,
): Promise<void> {
  await edit(
    manager,
    id,
    'program.phase_added',
    { phaseId: phase.id, name: phase.name },
    ctx,
    async ({ program, phases }) => {
      await manager.query(
        `INSERT INTO phases (id, program_id, position, name, description, target_date, target_at)
       VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0)) ON CONFLICT (id) DO NOTHING`,
        [
          phase.id,
          id,
          (phases.at(-1)?.position ?? 0) + 1,
          phase.name,
          phase.description ?? '',
          phase.targetDate ?? null,
          phase.targetDate ? endOfDay(phase.targetDate, program.timeZone) : null,
        ],
      );
    },
  );
}

/** Renames a phase or moves its target date. */
export async function editPhase(
  manager: EntityManager,
  id: string,
  phaseId: string,
  facts: PhaseFacts,
  ctx: EditContext,
): Promise<void> {
  await edit(manager, id, 'program.phase_edited', { phaseId, changed: facts }, ctx, async ({ program, phases }) => {
    const phase = phases.find((candidate) => candidate.id === phaseId);
    if (!phase)
      throw new Refusal('not-found', `The program has no phase ${phaseId}. Read the program to see its phases.`);
    if (phase.status === 'passed' || phase.status === 'cancelled')
      throw new Refusal('illegal-transition', `${phase.name} is ${phase.status}; it can no longer be changed.`);
    await manager.query(
      `UPDATE phases SET name = coalesce($2, name), description = coalesce($3, description), version = version + 1 WHERE id = $1`,
      [phaseId, facts.name ?? null, facts.description ?? null],
    );
    if (facts.targetDate !== undefined)
      await manager.query(`UPDATE phases SET target_date = $2, target_at = to_timestamp($3 / 1000.0) WHERE id = $1`, [
        phaseId,
        facts.targetDate,
        facts.targetDate === null ? null : endOfDay(facts.targetDate, program.timeZone),
      ]);
  });
}

async function edit(
  manager: EntityManager,
  id: string,
  type: string,
  data: Record<string, unknown>,
  ctx: EditContext,
  change: (subject: ProgramRecord) => Promise<void>,
): Promise<void> {
  const before = await loadProgramRecord(manager, id);
  if (!before) throw new Refusal('not-found', `There is no program ${id}.`);
  const key = `program/${id}#edit:${ctx.actorId}:${ctx.key}`;
  if ((await recordedKeys(manager, [key])).has(key)) return;
  const { version, status } = before.program;
  await expectAsRead(manager, { id, version, called: 'The program' }, ctx.expectedVersion);
  if (status === 'closed' || status === 'cancelled')
    throw new Refusal('illegal-transition', `A program that is ${status} cannot be changed.`, {
      currentStatus: status,
    });
  await change(before);
  await manager.query('UPDATE programs SET version = version + 1, updated_at = clock_timestamp() WHERE id = $1', [id]);
  const after = await loadProgramRecord(manager, id);
  if (!after) return;
  const steps = mergePlan(after.steps, planProgram(after));
  await savePlans(manager, [{ subjectKind: 'program', subjectId: id, before: after.steps, after: steps }], 'command');
  const whom = ctx.onBehalfOf === undefined ? data : { ...data, for: ctx.onBehalfOf };
  const event = { key, type, at: ctx.at, actorId: ctx.actorId, version: version + 1, data: whom };
  const facts = after.program;
  await saveEvents(manager, [{ subjectKind: 'program', subjectId: id, programId: id, event, facts }]);
  if (status === 'draft') await manager.query('UPDATE programs SET workflow_version = version WHERE id = $1', [id]);
  else await enqueue(manager, [pokeOf('program', id)]);
}
