import type { EntityManager } from 'typeorm';
import type { ProgramOutcome } from '../../domain/program/outcome.js';
import { runItemCommands } from '../items/run-commands.js';
import type { Recording } from '../record/kind.js';
import type { Seen } from '../record/row.js';
import { saveRounds } from '../sign-off/rounds.js';
import { saveSignOffEffects } from '../items/save-sign-off-effects.js';
import { programRow } from './row.js';

/** Items of a mass change that are read and written at a time. */
const batch = 1_000;

/** The rows of programs and of their phases as they now stand. */
export async function savePrograms(
  manager: EntityManager,
  outcomes: readonly ProgramOutcome[],
  seen: Seen,
): Promise<void> {
  await programRow.save(manager, outcomes, ({ program }) => program, seen);
  for (const { before, after, effects } of outcomes) {
    for (const effect of effects)
      if (effect.kind === 'phase_added')
        await manager.query(
          'INSERT INTO phases (id, program_id, position, name) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING',
          [effect.phase.id, after.program.id, effect.phase.position, effect.phase.name],
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
  }
}

/** Rounds, and what decisions about them write. */
export async function saveProgramEffects(manager: EntityManager, outcomes: readonly ProgramOutcome[]): Promise<void> {
  for (const { effects } of outcomes)
    for (const effect of effects)
      if (effect.kind === 'round')
        await saveRounds(manager, [{ subjectKind: 'phase', subjectId: effect.phaseId, round: effect.round }]);
}

/** What becomes of the items, and which are created for conditions. */
export async function carryOutOnItems(
  manager: EntityManager,
  outcomes: readonly ProgramOutcome[],
  { actorId, at }: Recording,
): Promise<void> {
  for (const { before, after, effects } of outcomes) {
    const { program, delegations } = after;
    const of = `${before.phases.find(({ status }) => status === 'tollgate')?.name ?? 'a phase'} of ${program.name}`;
    // Before the items below: what is created for a phase that has just opened is live at once.
    await saveSignOffEffects(manager, effects, { programId: program.id, of, delegations });
    for (const effect of effects) {
      if (effect.kind !== 'items') continue;
      const rows: { id: string }[] = await manager.query(
        `SELECT id FROM action_items WHERE program_id = $1 AND ($2::uuid IS NULL OR phase_id = $2) AND status = ANY($3)
         AND ($4::text IS NULL OR held_by = $4) ORDER BY id`,
        [program.id, effect.phaseId, effect.statuses, effect.heldBy ?? null],
      );
      const key = `program-v${program.version}-${effect.command.type}`;
      for (let from = 0; from < rows.length; from += batch)
        await runItemCommands(
          manager,
          rows.slice(from, from + batch).map(({ id }) => ({ id, command: effect.command, actorId, key, at })),
          { poke: true },
        );
    }
  }
}
