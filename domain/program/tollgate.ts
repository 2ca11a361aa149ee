import { newRound, type Round } from '../sign-off/round.js';
import { withTheirAccounts } from '../person/accounts.js';
import { ownWorkOf } from '../sign-off/own-work.js';
import { openStages } from '../sign-off/stages.js';
import { stableId } from '../stable-id.js';
import type { Instant } from '../time.js';
import { currentPhase, type Phase, type ProgramRecord } from './program.js';

/** A phase is complete when every item is done or cancelled; one without items has nothing to sign off yet. */
export function phaseComplete(subject: ProgramRecord): boolean {
  const { items } = subject;
  return items.length > 0 && items.every(({ status }) => status === 'done' || status === 'cancelled');
}

/** What a signature at a tollgate stands for: the phase, and how each of its items ended. */
export function tollgateContent(
  subject: ProgramRecord,
  phase: Phase,
  empty: NothingToDo | null = null,
): Record<string, unknown> {
  const items = subject.items.map((item) => ({
    id: item.id,
    number: item.number,
    title: item.title,
    status: item.status,
    endedAt: item.doneAt,
    contentHash: item.contentHash,
  }));
  items.sort((a, b) => a.number - b.number);
  // What a file says is done, nobody here has signed: whoever passes the phase takes it on.
  const unsigned = items.filter((item) => item.status === 'done' && item.contentHash === null).length;
  return {
    program: subject.program.id,
    programName: subject.program.name,
    phase: phase.id,
    phaseName: phase.name,
    items,
    ...(unsigned > 0 ? { doneElsewhere: unsigned } : {}),
    ...(empty ? { nothingToDo: empty } : {}),
  };
}

/** Why a phase without items may pass, and who said so. */
interface NothingToDo {
  reason: string;
  askedBy: string[];
}

/** Whoever said that nothing is to be done; nobody where the phase has items. */
function whoSaidSo({ round }: ProgramRecord): string[] {
  const content = round?.content as { nothingToDo?: NothingToDo } | undefined;
  return content?.nothingToDo?.askedBy ?? [];
}

/**
 * Those who did the work of the phase, said that there is none, or chose who decides here, do not decide whether it is
 * done.
 */
export function phaseWork(subject: ProgramRecord, at: Instant): string[] {
  const ended = subject.items.filter(({ status }) => status === 'done' || status === 'cancelled');
  const chose = currentPhase(subject.phases)?.steeredBy ?? [];
  const { delegations } = subject;
  const people = [...ended.flatMap((item) => ownWorkOf(item, { delegations, at })), ...whoSaidSo(subject), ...chose];
  return withTheirAccounts(new Set(people), delegations.accounts);
}

/** @throws Refusal `unreachable-quorum` */
export function openTollgate(
  subject: ProgramRecord,
  phase: Phase,
  at: Instant,
  empty: NothingToDo | null = null,
): Round {
  const content = tollgateContent(subject, phase, empty);
  const number = (subject.rounds[phase.id] ?? 0) + 1;
  return newRound(
    {
      id: stableId(phase.id, 'tollgate', String(number)),
      number,
      policyVersionId: subject.program.tollgatePolicyVersionId,
      content,
      changedSince: [],
      stages: openStages(subject.tollgate, subject.parts, [...phaseWork(subject, at), ...(empty?.askedBy ?? [])]),
    },
    at,
  );
}
