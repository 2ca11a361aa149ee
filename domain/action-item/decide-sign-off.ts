import { Refusal } from '../refusal.js';
import { sign as signRound, waitingFor } from '../sign-off/round.js';
import type { Change } from './change.js';
import type { ItemCommand } from './commands.js';
import { lapseExtension, ownerOf } from './decide-life.js';
import type { Outcome } from './outcome.js';
import { pause, unpause } from './pause.js';
import { openRound, ownWork } from './signed-content.js';

type Command<T extends ItemCommand['type']> = Extract<ItemCommand, { type: T }>;

/** Hands the item in: a round opens over the content as it stands, and its approvers are asked. */
export function submit(change: Change, command: Command<'submit'>): Outcome {
  change.require('submit');
  const { current: item, at, subject } = change;
  const statement = command.statement?.trim() ?? '';
  if (subject.evidence.length === 0 && statement === '')
    throw new Refusal('evidence-required', 'Hand in evidence (a link or a file) or a statement of what was done.');
  change.set({
    ...pause(item, at),
    status: 'submitted',
    statement: statement || null,
    submittedAt: at,
    submittedBy: change.actorId,
  });
  lapseExtension(change);
  const round = openRound(change.caseNow(), at);
  change.set({ roundId: round.id });
  change.setCase({ round, rounds: round.number });
  change.effect({ kind: 'round', round });
  change.tell('submitted', waitingFor(round));
  return change.done('item.submitted', {
    round: round.number,
    contentHash: round.contentHash,
    statement: statement || null,
    approvers: waitingFor(round),
  });
}

/** A named person takes responsibility for stated content, or sends it back with a reason. */
export function sign(change: Change, command: Command<'sign'>): Outcome {
  change.require('sign');
  const { at, subject, actorId } = change;
  const { round } = subject;
  if (!round || actorId === null)
    throw new Refusal('nothing-submitted', 'There is no open sign-off round to decide on.');
  const signed = signRound(
    round,
    {
      personId: actorId,
      decision: command.decision,
      reason: command.reason ?? null,
      contentHash: command.contentHash ?? null,
      at,
    },
    ownWork(subject),
  );
  const signature = signed.signatures.at(-1);
  change.effect({ kind: 'round', round: signed });
  if (signature) change.effect({ kind: 'signature', roundId: round.id, signature });
  change.setCase({ round: signed.state === 'open' ? signed : null });
  const facts = {
    round: signed.number,
    stage: round.stage,
    contentHash: round.contentHash,
    reason: command.reason ?? null,
  };
  if (signed.state === 'approved') {
    change.set({ status: 'done', doneAt: at, overdue: false, pausedSince: null });
    change.effect({ kind: 'program_evaluate' });
    change.tell('done', ownerOf(change));
    return change.done('item.done', facts);
  }
  if (signed.state === 'sent_back') {
    change.set({ ...unpause(change.current, at, subject.calendar), status: 'in_progress', plannedFrom: at });
    change.tell('sent_back', ownerOf(change), { reason: command.reason ?? '' });
    return change.done('item.sent_back', facts);
  }
  if (signed.stage > round.stage) change.tell('submitted', waitingFor(signed));
  else change.tell('signed', ownerOf(change));
  return change.done('item.signed', { ...facts, nextStage: signed.stage });
}

/** The content or the people have changed: the signatures fall, and a new round asks the approvers anew. */
export function renewRound(change: Change, why: string): void {
  const { round } = change.subject;
  if (!round) return;
  const renewed = openRound(change.caseNow(), change.at);
  const samePeople = JSON.stringify(renewed.stages) === JSON.stringify(round.stages);
  if (renewed.contentHash === round.contentHash && samePeople) return;
  change.effect({ kind: 'round', round: { ...round, state: 'fallen', closedAt: change.at } });
  change.effect({ kind: 'round', round: renewed });
  change.set({ roundId: renewed.id });
  change.setCase({ round: renewed, rounds: renewed.number });
  change.tell('content_changed', waitingFor(renewed), { reason: why });
}
