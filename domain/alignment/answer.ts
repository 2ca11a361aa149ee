import { DurationProblem, parseDuration } from '../calendar/duration.js';
import { dueAfter } from '../calendar/due.js';
import { isAmong } from '../person/accounts.js';
import type { Recipient } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import { stableId } from '../stable-id.js';
import { cut } from '../text/cut.js';
import { oneLine } from '../text/one-line.js';
import {
  alignmentKey,
  mostEarlier,
  type AlignmentCommand,
  type AlignmentRecordOutcome,
  type Answer,
  type Condition,
  type Participant,
  type Position,
} from './alignment.js';
import { chairing, requireNoTeam, type AlignmentChange } from './change.js';
import { standOf } from './rule.js';

type Command<T extends AlignmentCommand['type']> = Extract<AlignmentCommand, { type: T }>;

const longestTitle = 200;

/**
 * What a team says, on the present revision; what it said before stays beside it.
 *
 * @throws Refusal `invalid-command`, `content-changed`, `not-allowed`, `separation-of-duties`
 */
export function answer(change: AlignmentChange, command: Command<'answer'>): AlignmentRecordOutcome {
  change.require('answer');
  const { current, actorId, onBehalfOf, at } = change;
  const person = onBehalfOf?.id ?? actorId ?? '';
  const one = answeredFor(current.participants, person, command.teamId);
  if (actorId !== null && chairing(change.now, at).includes(actorId))
    throw new Refusal(
      'separation-of-duties',
      'Whoever has the chair weighs the answers and gives none, and neither does who stands in for them. Have somebody else answer ' +
        'for the team, or give the chair away first.',
    );
  requireOnce(change, one);
  requireSaid(command);
  if (command.revision !== current.revision)
    throw new Refusal(
      'content-changed',
      `It is at revision ${current.revision} by now, and you read revision ${command.revision}. Read what changed, and answer again.`,
    );
  const position = positionOf(change, command, one);
  const earlier = one.position === null ? one.earlier : [...one.earlier, one.position].slice(-mostEarlier);
  change.place(current.participants.map((other) => (other === one ? { ...one, position, earlier } : other)));
  const { reason, wouldChange } = position;
  change.tell(`alignment_answered`, [{ personId: current.chairId, role: 'owner' }], {
    reason: heard(one.team, position),
  });
  return change.done('alignment.answered', {
    ...{ team: one.team, position: position.position, was: one.position?.position ?? null, revision: current.revision },
    ...{ reason, wouldChange, conditions: position.conditions.map(({ text }) => text), about: position.about },
  });
}

function heard(team: string, { position, reason, wouldChange, conditions }: Position): string {
  switch (position) {
    case 'agree':
      return `${team} agrees`;
    case 'abstain':
      return `${team} abstains: ${reason ?? ''}`;
    case 'object':
      return `${team} objects: ${reason ?? ''}; what would change their mind: ${wouldChange ?? ''}`;
    case 'conditions':
      return `${team} agrees on ${conditions.length === 1 ? 'a condition' : `${conditions.length} conditions`}`;
  }
}

function positionOf(change: AlignmentChange, command: Command<'answer'>, { teamId }: Participant): Position {
  const { key, actorId, onBehalfOf, at, current } = change;
  const { position, reason = null, wouldChange = null, about = [], conditions = [] } = command;
  return {
    ...{ position, reason, wouldChange, about: [...new Set(about)] },
    conditions: conditions.map(({ text, ownerId = null, within = null }, index): Condition => ({
      id: stableId(current.id, 'condition', teamId, key, String(index)),
      ...{ text, ownerId, within, settled: null },
    })),
    ...{ revision: current.revision, by: actorId ?? '', for: onBehalfOf?.id ?? null, at },
  };
}

/** The team for which somebody answers. @throws Refusal `invalid-command` where there are several and none is named */
function answeredFor(participants: readonly Participant[], person: string, teamId: string | undefined): Participant {
  const theirs = participants.filter(({ personId }) => personId === person);
  const meant = teamId === undefined ? theirs : theirs.filter((one) => one.teamId === teamId);
  const [one, ...others] = meant;
  if (one === undefined)
    throw new Refusal(
      'not-allowed',
      teamId === undefined || participants.some((other) => other.teamId === teamId)
        ? 'Only who is named for a team answers for it, or who stands in for them. Have the chair name you.'
        : 'That team is not asked in this round. Have the chair ask it.',
    );
  if (others.length > 0)
    throw new Refusal(
      'invalid-command',
      `You answer for ${theirs.map(({ team }) => team).join(' and ')}. Say for which team: give "teamId".`,
      { path: 'teamId' },
    );
  return one;
}

/** A natural person counts once: who has answered for a team answers for no other. @throws Refusal `separation-of-duties` */
function requireOnce({ current, actorId, now: { delegations } }: AlignmentChange, one: Participant): void {
  const other = current.participants.find(
    (team) =>
      team !== one &&
      standOf(team) !== 'silent' &&
      isAmong(team.position?.by ?? '', [actorId ?? ''], delegations.accounts),
  );
  if (other === undefined) return;
  throw new Refusal(
    'separation-of-duties',
    `You have answered for ${other.team}, and nobody answers for two teams. Have the chair name somebody else for ${one.team}.`,
  );
}

/** @throws Refusal `invalid-command` naming what is missing, and where */
export function requireSaid({ position, reason, wouldChange, conditions = [] }: Answer): void {
  const missing = (path: string, detail: string): never => {
    throw new Refusal('invalid-command', detail, { path });
  };
  if ((position === 'object' || position === 'abstain') && reason === undefined)
    missing('reason', `Say why the team ${position === 'object' ? 'objects' : 'abstains'}: give "reason".`);
  if (position === 'object' && wouldChange === undefined)
    missing('wouldChange', 'An objection says what would change the team’s mind: give "wouldChange".');
  if (position !== 'object' && wouldChange !== undefined)
    missing('wouldChange', 'Only an objection says what would change a mind. Leave "wouldChange" out, or object.');
  if (position === 'conditions' && conditions.length === 0)
    missing('conditions', 'Say on which conditions the team agrees: give "conditions", each with its text.');
  if (position !== 'conditions' && conditions.length > 0)
    missing('conditions', 'Conditions go with the position "conditions". Leave them out, or take that position.');
  for (const [index, { within }] of conditions.entries())
    if (within !== undefined) requireSpan(within, `conditions.${index}.within`);
}

/** @throws Refusal `invalid-command` */
export function requireSpan(within: string, path: string): void {
  try {
    parseDuration(within);
  } catch (error) {
    if (!(error instanceof DurationProblem)) throw error;
    throw new Refusal('invalid-command', `${error.message} Say it as "10 working days" or "P14D".`, { path });
  }
}

/**
 * The chair accepts a condition, which becomes an action item, or declines it.
 *
 * @throws Refusal `not-found`, `invalid-command`
 */
export function settle(change: AlignmentChange, command: Command<'settle'>): AlignmentRecordOutcome {
  change.require('settle');
  requireNoTeam(change);
  const { current, at, actorId } = change;
  const { accept, reason, conditionId } = command;
  const one = current.participants.find(({ position }) => position?.conditions.some(({ id }) => id === conditionId));
  const condition = one?.position?.conditions.find(({ id }) => id === conditionId);
  if (one?.position == null || condition === undefined)
    throw new Refusal('not-found', 'There is no such condition in what the teams say now. Read the round again.');
  if (condition.settled !== null)
    throw new Refusal('invalid-command', 'That condition is settled, and stays so. Revise what is proposed instead.', {
      path: 'conditionId',
    });
  const itemId = accept ? stableId(current.id, 'condition-item', conditionId) : null;
  const settled: Condition = {
    ...condition,
    settled: { accepted: accept, reason, by: actorId ?? current.chairId, at, itemId },
  };
  if (itemId !== null) makeItem(change, command, { one, condition, itemId });
  const position = { ...one.position, conditions: one.position.conditions.map((c) => (c === condition ? settled : c)) };
  change.place(current.participants.map((other) => (other === one ? { ...one, position } : other)));
  const to: Recipient[] = [{ personId: one.personId, role: 'named' }];
  const told = change.tell('alignment_condition', to, {
    reason: `${accept ? 'accepted' : 'declined'}, “${cut(oneLine(condition.text), 120)}”: ${reason}`,
  });
  return change.done('alignment.condition_settled', {
    ...{ team: one.team, conditionId, text: condition.text, accepted: accept, reason, told },
  });
}

function makeItem(
  change: AlignmentChange,
  { ownerId: namedOwner, within: span, home = null, reason }: Command<'settle'>,
  { one, condition, itemId }: { one: Participant; condition: Condition; itemId: string },
): void {
  const { current, now: subject, at, actorId } = change;
  const ownerId = namedOwner ?? condition.ownerId;
  if (ownerId === null)
    throw new Refusal('invalid-command', 'The condition names nobody who would do it. Say who: give "ownerId".', {
      path: 'ownerId',
    });
  const within = span ?? condition.within;
  if (within === null)
    throw new Refusal(
      'invalid-command',
      'The condition does not say by when. Give "within", such as "10 working days".',
      { path: 'within' },
    );
  requireSpan(within, 'within');
  const calendar = subject.calendars[ownerId] ?? subject.calendar;
  const title = cut(oneLine(condition.text), longestTitle);
  const whole = title === condition.text ? [] : [condition.text];
  change.effect({
    type: 'item',
    item: {
      ...{ id: itemId, conditionId: condition.id, title, severity: current.rating, ownerId, home },
      description: [
        ...whole,
        `A condition on which ${one.team} agrees to ${subject.finding.key} “${current.title}” in ${alignmentKey(current.number)}. ${reason}`,
      ].join('\n\n'),
      due: dueAfter({ from: at, duration: within }, calendar),
      ...{ by: actorId ?? current.chairId, at },
    },
  });
}
