import { withStandIns } from '../stand-in/stand-in.js';
import { aboutDecision } from '../notification/about-decision.js';
import type { NotificationKind } from '../notification/messages.js';
import { namedChannels } from '../notification/named-channels.js';
import type { Recipient } from '../person/recipients.js';
import { Change, type ChangeRules } from '../record/change.js';
import type { Instant } from '../time.js';
import type { ProgramEffect, ProgramOutcome } from './outcome.js';
import { planProgram } from './plan.js';
import type { Phase, Program, ProgramRecord } from './program.js';
import { allowedProgramEvents, programTable, type ProgramEvent, type ProgramStatus } from './table.js';
import { phaseWork } from './tollgate.js';

const rules: ChangeRules<ProgramRecord, Program, ProgramStatus, ProgramEvent> = {
  noun: 'A program',
  table: programTable,
  allowed: allowedProgramEvents,
  nothingMore: 'It is finished.',
  factsOf: ({ program }) => program,
  withFacts: (subject, program) => ({ ...subject, program }),
  plan: planProgram,
  reaches: programReaches,
  channels: ({ tollgate }, kind) => namedChannels(kind, { signOff: tollgate }),
};

/** A command or a step of a program being carried out. */
export class ProgramChange extends Change<ProgramRecord, Program, ProgramStatus, ProgramEvent, ProgramEffect> {
  constructor(outcome: ProgramOutcome, key: string, actorId: string | null, at: Instant) {
    super(rules, outcome, key, actorId, at);
  }

  setPhase(id: string, facts: Partial<Phase>): void {
    this.setRecord({ phases: this.now.phases.map((phase) => (phase.id === id ? { ...phase, ...facts } : phase)) });
  }
}

/** Where a decision is asked for, no way to a stand-in leads through those whose own work the phase is. */
function programReaches(subject: ProgramRecord, kind: NotificationKind, to: Recipient[], at: Instant): Recipient[] {
  const { delegations } = subject;
  return aboutDecision(kind) === null
    ? withStandIns(to, 'everything', { delegations, at })
    : withStandIns(to, 'approvals', { delegations, at, barred: phaseWork(subject, at) });
}
