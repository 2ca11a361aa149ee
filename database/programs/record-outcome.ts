import type { EntityManager } from 'typeorm';
import type { ProgramOutcome } from '../../domain/program/outcome.js';
import { runItemCommands } from '../items/run-commands.js';
import { saveNotices } from '../notifications/save-notices.js';
import { savePlans, type FiredBy } from '../plan/steps.js';
import { saveRounds } from '../sign-off/rounds.js';
import { saveSignOffEffects } from '../sign-off/save-effects.js';
import { saveEvents } from '../trail/events.js';

/** Items of a mass change that are read and written at a time. */
const batch = 1_000;

/** Writes what a program's change leads to, its items included, in the caller's transaction. */
export async function recordProgramOutcome(
  manager: EntityManager,
  outcome: ProgramOutcome,
  options: { firedBy: FiredBy; byWorkflow: boolean; actorId: string | null; at: number },
): Promise<void> {
  const { before, after } = outcome;
  const { program } = after;
  const plan = { subjectKind: 'program' as const, subjectId: program.id, before: before.steps, after: after.steps };
  if (outcome.events.length === 0) {
    await savePlans(manager, [plan], options.firedBy);
    return;
  }
  await manager.query(
    `UPDATE programs SET status = $2, hold_reason = $3, activated_at = to_timestamp($4 / 1000.0),
       closed_at = to_timestamp($5 / 1000.0), version = $6, updated_at = clock_timestamp()
       ${options.byWorkflow ? ', workflow_version = $6' : ''} WHERE id = $1`,
    [program.id, program.status, program.holdReason, program.activatedAt, program.closedAt, program.version],
  );
  for (const effect of outcome.effects)
    if (effect.kind === 'phase_added')
      await manager.query(
        'INSERT INTO phases (id, program_id, position, name) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING',
        [effect.phase.id, program.id, effect.phase.position, effect.phase.name],
      );
  for (const [index, phase] of after.phases.entries())
    if (phase !== before.phases[index])
      await manager.query(
        `UPDATE phases SET status = $2, round_id = $3, target_missed_at = to_timestamp($4 / 1000.0),
           opened_at = to_timestamp($5 / 1000.0), passed_at = to_timestamp($6 / 1000.0),
           blocked_since = to_timestamp($7 / 1000.0), blocked_because = $8, version = version + 1 WHERE id = $1`,
        [
          phase.id,
          phase.status,
          phase.roundId,
          phase.targetMissedAt,
          phase.openedAt,
          phase.passedAt,
          phase.blocked?.since ?? null,
          phase.blocked?.because ?? null,
        ],
      );
  await savePlans(manager, [plan], options.firedBy);
  const subject = { subjectKind: 'program' as const, subjectId: program.id, programId: program.id };
  await saveEvents(
    manager,
    outcome.events.map((event) => ({ ...subject, event })),
  );
  const facts = { itemTitle: program.name, itemNumber: null, programName: program.name };
  await saveNotices(
    manager,
    outcome.notices.map((notice) => ({ ...subject, facts, notice })),
  );
  for (const effect of outcome.effects)
    if (effect.kind === 'round')
      await saveRounds(manager, [{ subjectKind: 'phase', subjectId: effect.phaseId, round: effect.round }]);
  const of = `${before.phases.find(({ status }) => status === 'tollgate')?.name ?? 'a phase'} of ${program.name}`;
  const { delegations } = after;
  // Before the items below: what is created for a phase that has just opened is live at once.
  await saveSignOffEffects(manager, outcome.effects, { programId: program.id, of, delegations });
  for (const effect of outcome.effects) {
    if (effect.kind !== 'items') continue;
    const rows: { id: string }[] = await manager.query(
      `SELECT id FROM action_items WHERE program_id = $1 AND ($2::uuid IS NULL OR phase_id = $2) AND status = ANY($3)
         AND ($4::text IS NULL OR held_by = $4) ORDER BY id`,
      [program.id, effect.phaseId, effect.statuses, effect.heldBy ?? null],
    );
    for (let from = 0; from < rows.length; from += batch)
      await runItemCommands(
        manager,
        rows.slice(from, from + batch).map(({ id }) => ({
          itemId: id,
          command: effect.command,
          actorId: options.actorId,
          key: `program-v${program.version}-${effect.command.type}`,
          at: options.at,
        })),
        { poke: true },
      );
  }
}
