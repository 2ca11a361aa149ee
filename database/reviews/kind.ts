import {
  byWhatOnReview,
  possibleForReview,
  reviewAccess,
  reviewInWhoseName,
  reviewNotIntoOwnScope,
} from '../../domain/access/review-access.js';
import type { Given } from '../../domain/person/standing.js';
import { aboutReview } from '../../domain/review/change.js';
import { decideReview } from '../../domain/review/decide.js';
import { lookAtReview } from '../../domain/review/fire.js';
import type { ReviewCommand, ReviewRecord } from '../../domain/review/round.js';
import { reviewEvents, reviewTable, type ReviewEvent } from '../../domain/review/table.js';
import { checkFit } from '../people/standing.js';
import { asItStands, explains } from '../record/explained.js';
import type { StoredKind } from '../record/kind.js';
import { loadEach } from '../record/load-each.js';
import { loadReview } from './load.js';
import { findReview, reviewRow } from './row.js';

export const reviewKind: StoredKind<ReviewRecord, ReviewCommand, never> = {
  kind: 'review_round',
  noun: 'review round',
  states: { title: 'Review round', table: reviewTable },
  many: false,
  factsOf: ({ facts }) => facts,
  armsOnly: true,
  programOf: () => null,
  aboutOf: (subject) => ({ facts: aboutReview(subject), dueAt: subject.facts.dueAt }),
  load: (manager, ids, { at, requests }) =>
    loadEach(ids, (id) => {
      const people = requests.flatMap(({ id: of, command }) =>
        of === id ? givenBy(command).map((one) => one.id) : [],
      );
      return loadReview(manager, id, { lock: true, at, people });
    }),
  inWhoseName(_manager, actor, command, subject, at) {
    const name = reviewInWhoseName(actor, command.type, subject, at);
    reviewNotIntoOwnScope(actor, command, subject);
    return name;
  },
  async carryOut(manager, outcome, command, by) {
    await checkFit(manager, givenBy(command));
    return lookAtReview(decideReview(lookAtReview(outcome, by.at), command, by), by.at);
  },
  look: (_manager, outcome, now) => lookAtReview(outcome, now),
  handOver: {
    command: (part, toId, reason) =>
      part === 'domain_lead'
        ? { type: 'schedule', domainLeadId: toId, reason }
        : { type: 'reassign', ownerId: toId, reason },
    charge: (part) => (part === 'owner' ? 'work' : 'decide'),
  },
  async called(manager, ref) {
    const { id, number, version, ownerId, raisedBy } = (await findReview(manager, ref)).facts;
    return { id, number, version, programId: null, deciders: [ownerId, raisedBy] };
  },
  access: reviewAccess,
  explains: explains<ReviewRecord, ReviewEvent>({
    events: reviewEvents,
    load: (manager, id, _actor, at) => loadReview(manager, id, { lock: false, at }),
    ask: reviewInWhoseName,
    byWhat: byWhatOnReview,
    whyNot: (actor, event, subject, at) => (possibleForReview(subject, actor, at).includes(event) ? null : asItStands),
  }),
  saveRows: (manager, outcomes, seen) => reviewRow.save(manager, outcomes, ({ facts }) => facts, seen),
};

function givenBy(command: ReviewCommand): Given[] {
  switch (command.type) {
    case 'reassign':
      return [{ id: command.ownerId, charge: 'work', path: 'ownerId' }];
    case 'schedule':
      return command.domainLeadId ? [{ id: command.domainLeadId, charge: 'decide', path: 'domainLeadId' }] : [];
    case 'staff':
      return staffGiven(command);
    default:
      return [];
  }
}

/** Those who review work; those who adjudicate decide. */
export function staffGiven({
  reviewerIds,
  adjudicatorIds,
}: {
  reviewerIds?: string[];
  adjudicatorIds?: string[];
}): Given[] {
  return [
    ...(reviewerIds ?? []).map((id): Given => ({ id, charge: 'work', path: 'reviewerIds' })),
    ...(adjudicatorIds ?? []).map((id): Given => ({ id, charge: 'decide', path: 'adjudicatorIds' })),
  ];
}
