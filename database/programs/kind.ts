import { programAccess } from '../../domain/access/kind-access.js';
import type { ProgramCommand } from '../../domain/program/commands.js';
import { decideProgram, evaluatePhase } from '../../domain/program/decide.js';
import { fireProgramSteps } from '../../domain/program/fire.js';
import { followApprovers } from '../../domain/program/follow-people.js';
import type { ProgramEffect, ProgramOutcome } from '../../domain/program/outcome.js';
import type { ProgramRecord } from '../../domain/program/program.js';
import type { Instant } from '../../domain/time.js';
import type { StoredKind } from '../record/kind.js';
import { loadEach } from '../record/load-each.js';
import { loadProgramRecord } from './load-program.js';
import { carryOutOnItems, savePrograms, saveProgramEffects } from './save-program.js';
import { programTable } from '../../domain/program/table.js';
import { commandsAs, stops } from './steers.js';

export const programKind: StoredKind<ProgramRecord, ProgramCommand, ProgramEffect> = {
  kind: 'program',
  noun: 'program',
  states: { title: 'Program', table: programTable },
  many: false,
  factsOf: ({ program }) => program,
  programOf: ({ program }) => program.id,
  aboutOf: ({ program: { name } }) => ({ facts: { itemTitle: name, itemNumber: null, programName: name } }),
  load(manager, ids, { at, requests }) {
    const actorId = requests.find((request) => request.actorId !== null)?.actorId ?? null;
    const owed = requests.some(({ command }) => stops(command));
    return loadEach(ids, (id) => loadProgramRecord(manager, id, { at, actorId, owed }));
  },
  inWhoseName: (manager, actor, command, { program }) => commandsAs(manager, actor, command, program),
  carryOut(_manager, outcome, command, by) {
    const decided = decideProgram(firedBefore(outcome, command, by.at), command, { ...by, actorId: by.actorId ?? '' });
    return evaluatePhase(decided, by.at) ?? decided;
  },
  look(_manager, outcome, now) {
    const fired = fireProgramSteps(followApprovers(outcome, now), now);
    return evaluatePhase(fired, now) ?? fired;
  },
  access: programAccess,
  saveRows: savePrograms,
  saveEffects: saveProgramEffects,
  afterwards: carryOutOnItems,
};

/** What cannot be gone on with can be cancelled all the same. */
function firedBefore(outcome: ProgramOutcome, { type }: ProgramCommand, at: Instant): ProgramOutcome {
  try {
    return fireProgramSteps(followApprovers(outcome, at), at);
  } catch (error) {
    if (type !== 'cancel') throw error;
    return outcome;
  }
}
