import { acknowledgedAt } from '../item/acknowledgement.js';
import { changedContent } from '../record/changed-content.js';
import type { By } from '../record/command.js';
import { Refusal } from '../refusal.js';
import { withTheirStandIns } from '../sign-off/own-work.js';
import { describeInstant } from '../time.js';
import { agree, dispute, lower, propose, raise, withdraw } from './agreement.js';
import { carriedBy, keepCarried, repeatedBy, saysOfCause, tieCarried, type Carrying } from './carry.js';
import { requireRating } from './clock.js';
import { FindingChange, waitingParts } from './change.js';
import type { FindingCommand, FindingContent, FindingOutcome } from './finding.js';
import { finish, remediate, reopen, sendBack, verify } from './remediation.js';
import { reassign, schedule } from './whose.js';

type Command<T extends FindingCommand['type']> = Extract<FindingCommand, { type: T }>;
type Decided = { [T in FindingCommand['type']]: (change: FindingChange, command: Command<T>) => FindingOutcome };

const decided: Decided = {
  ...{ raise, lower, propose, agree, dispute, withdraw },
  ...{ remediate, finish, send_back: sendBack, verify, reopen },
  ...{ acknowledge, schedule, reassign },
  edit: (change, { content }) => edit(change, content),
  carry,
};

/**
 * Carries a command out on the facts of a finding. Pure.
 *
 * @param by.onBehalfOf the absent person by whose part it is done
 * @throws Refusal with the reason, and nothing has changed
 */
export function decideFinding(outcome: FindingOutcome, command: FindingCommand, by: By): FindingOutcome {
  const change = new FindingChange(outcome, by.key, by.actorId, by.at);
  if (by.onBehalfOf !== undefined) change.actFor(by.onBehalfOf);
  const decide = decided[command.type] as (change: FindingChange, command: FindingCommand) => FindingOutcome;
  return decide(change, command);
}

/** "I have seen it": the ladder is held for a stated time; breach and date stand. */
function acknowledge(change: FindingChange, { holdFor: asked, note }: Command<'acknowledge'>): FindingOutcome {
  change.require('acknowledge');
  const { at, now: subject } = change;
  const { steps, calendar, policies, facts } = subject;
  const held = acknowledgedAt(
    at,
    { item: facts, steps, calendar, escalation: policies.escalation },
    { noun: 'finding', holdFor: asked, instead: 'Do what it waits for.' },
  );
  const { until, holdFor } = held;
  change.set(held.facts);
  const lead = waitingParts(subject, at).domain_lead;
  if (lead)
    change.tell('finding_acknowledged', [{ personId: lead, role: 'domain_lead' }], {
      untilText: describeInstant(until, facts.due?.zone ?? calendar.zone),
    });
  return change.done('finding.acknowledged', { until, holdFor, note: note ?? null });
}

/** What it says, before it was agreed. Whoever edits it is one of its authors, and does not verify it. */
function edit(change: FindingChange, content: Partial<FindingContent>): FindingOutcome {
  change.require('edit');
  const { current, actorId, at, now: subject } = change;
  const facts = changedContent<FindingContent>(current, content);
  if (Object.keys(facts).length === 0) return change.unchanged();
  const owners = withTheirStandIns(current.owners, { delegations: subject.delegations, at });
  if (
    actorId !== null &&
    current.status === 'disputed' &&
    owners.includes(actorId) &&
    !current.authors.includes(actorId)
  )
    throw new Refusal(
      'separation-of-duties',
      'Its owner does not rewrite a finding that they dispute. Say what would change your mind; its author writes it.',
    );
  keepCarried(current, facts);
  change.set(facts);
  const { carried, domain } = change.current;
  // In another domain others came before it.
  if (carried !== null && domain !== current.domain && subject.carrying !== null) carryOn(change, subject.carrying);
  requireRating(change.current);
  if (actorId !== null && !current.authors.includes(actorId)) change.set({ authors: [...current.authors, actorId] });
  return change.done('finding.edited', { changed: Object.keys(facts) });
}

/** A signed analysis gives its cause; whoever says so is one of its authors. @throws Refusal `illegal-transition` */
function carry(change: FindingChange, { note }: Command<'carry'>): FindingOutcome {
  change.require('carry');
  const { current, actorId, now: subject } = change;
  const { carrying } = subject;
  if (carrying === null)
    throw new Refusal('invalid-command', 'Name the analysis, such as RA-12.', { path: 'analysis' });
  change.set(carriedBy(current, carrying));
  tieCarried(change, carrying);
  if (actorId !== null && !current.authors.includes(actorId)) change.set({ authors: [...current.authors, actorId] });
  const { carried, repeated, rating } = change.current;
  if (JSON.stringify([carried, repeated]) === JSON.stringify([current.carried, current.repeated]))
    return change.unchanged();
  return change.done('finding.carried', {
    ...saysOfCause(change.current),
    from: current.rating,
    rating,
    note: note ?? null,
  });
}

/** Where it is a repeat, it may be one of others now. */
function carryOn(change: FindingChange, carrying: Carrying): void {
  change.set(repeatedBy(change.current, carrying));
  tieCarried(change, carrying);
}
