import { ladderAtRest } from '../item/at-rest.js';
import type { Recipient } from '../person/recipients.js';
import { contentHash } from '../sign-off/content-hash.js';
import {
  alignmentKey,
  type Alignment,
  type AlignmentOutcome,
  type AlignmentRecordOutcome,
  type Participant,
  type Position,
} from './alignment.js';
import { AlignmentChange } from './change.js';
import { waitForChair, dueText } from './clock.js';
import { standOf, verdictOf, type Stand } from './rule.js';

/** What the machine does when the answers allow it: the rule declares the round agreed, or it is the chair's turn. */
export function settleRound(outcome: AlignmentRecordOutcome, at: number): AlignmentRecordOutcome {
  const { facts } = outcome.after;
  if (facts.status !== 'open' && facts.status !== 'deciding') return outcome;
  const stands = facts.participants.map(standOf);
  const verdict = verdictOf(facts.rule, stands);
  const key = `alignment/${facts.id}#answers:${facts.version}`;
  if (verdict.state === 'met' && !stands.includes('conditional')) {
    const change = new AlignmentChange(outcome, key, null, at);
    change.require('declare');
    return close(change, { agreed: true, how: 'rule', because: verdict.because, reason: null });
  }
  if (facts.status === 'deciding' || stands.includes('silent')) return outcome;
  const change = new AlignmentChange(outcome, key, null, at);
  change.require('wait');
  change.set({ status: 'deciding' });
  waitForChair(change);
  const told = change.tell('alignment_deciding', [{ personId: facts.chairId, role: 'owner' }], {
    newDueText: dueText(change),
    reason: verdict.because,
  });
  const { dueAt } = change.current;
  return change.done('alignment.deciding', { because: verdict.because, dueAt, told });
}

type Ended = Pick<AlignmentOutcome, 'agreed' | 'how' | 'because' | 'reason'>;

/** It ends: who was for it and who was not stays on record, and what was decided is frozen with its hash. */
export function close(change: AlignmentChange, ended: Ended): AlignmentRecordOutcome {
  const { at, actorId, current } = change;
  const { participants, openedBy, chairId } = current;
  const outcome: AlignmentOutcome = {
    ...ended,
    ...{ by: actorId, at },
    dissent: teamsThat(participants, ['against', 'conditional']),
    silent: teamsThat(participants, ['silent']),
  };
  const frozen = frozenOf(current, outcome);
  const frozenHash = contentHash(frozen);
  change.set({ ...ladderAtRest, status: ended.agreed ? 'agreed' : 'not_agreed', closedAt: at, silent: [] });
  change.set({ outcome, frozen, frozenHash });
  const people = [...participants.map(({ personId }) => personId), chairId, openedBy, change.now.finding.ownerId];
  const to = [...new Set(people)].map((personId): Recipient => ({ personId, role: 'named' }));
  const told = change.tell(ended.agreed ? 'alignment_agreed' : 'alignment_not_agreed', to, {
    reason: ended.reason ?? ended.because,
  });
  const { how, because, reason, agreed } = ended;
  const { dissent, silent } = outcome;
  const { contentHash: asked, revision } = current;
  const said = { dissent: named(participants, dissent), silent: named(participants, silent) };
  return change.done('alignment.closed', {
    ...{ agreed, how, because, reason, ...said, revision },
    ...{ contentHash: asked, frozenHash, told },
  });
}

function teamsThat(participants: readonly Participant[], stands: readonly Stand[]): string[] {
  return participants.filter((one) => stands.includes(standOf(one))).map(({ teamId }) => teamId);
}

/** What the teams with these ids are called. */
export function named(participants: readonly Participant[], teamIds: readonly string[]): string[] {
  return participants.filter(({ teamId }) => teamIds.includes(teamId)).map(({ team }) => team);
}

/**
 * What was agreed, or was not, in a form that stays: what the teams were asked about, what each of them said on which revision, and
 * how it came out. Its hash is over its canonical JSON, as that of a sign-off.
 */
function frozenOf(
  { number, revision, content, contentHash: asked, rule, participants, chairId }: Alignment,
  outcome: AlignmentOutcome,
): Record<string, unknown> {
  const said = participants.map((one) => ({
    ...{ teamId: one.teamId, team: one.team, personId: one.personId, stands: standOf(one) },
    position: one.position && frozenPosition(one.position),
  }));
  return {
    alignment: alignmentKey(number),
    revision,
    content,
    contentHash: asked,
    rule,
    chairId,
    positions: said,
    outcome,
  };
}

/** What came out of a condition goes on living, and is linked: it is no part of what was agreed. */
function frozenPosition({ about: _about, conditions, ...position }: Position): object {
  const asSettled = conditions.map(({ id: _id, settled, ...condition }) => {
    if (settled === null) return { ...condition, settled };
    const { itemId: _itemId, ...stays } = settled;
    return { ...condition, settled: stays };
  });
  return { ...position, conditions: asSettled };
}
