import { byWhatOnException, mayDoToException } from '../../domain/access/exception-access.js';
import type { ExceptionCommand } from '../../domain/exception/commands.js';
import { decideException } from '../../domain/exception/decide.js';
import { exceptionKey, type ExceptionRecord } from '../../domain/exception/exception.js';
import { fireExceptionSteps } from '../../domain/exception/fire.js';
import { lookAtException } from '../../domain/exception/look.js';
import type { ExceptionEffect, ExceptionOutcome } from '../../domain/exception/outcome.js';
import { peopleGiven } from '../../domain/exception/people.js';
import { exceptionAccess } from '../../domain/access/kind-access.js';
import { exceptionAccessParts, possibleForException } from '../../domain/access/possible-on-exception.js';
import { Refusal } from '../../domain/refusal.js';
import { describeInstant, type Instant } from '../../domain/time.js';
import { checkFit } from '../people/standing.js';
import { asItStands, explains } from '../record/explained.js';
import type { StoredKind } from '../record/kind.js';
import { loadEach } from '../record/load-each.js';
import { loadCandidates, loadExceptionRecord } from './load-exception.js';
import { exceptionEvents, exceptionTable, type ExceptionEvent } from '../../domain/exception/table.js';
import { findException } from './read-exceptions.js';
import { carryOutOnItems, saveExceptionEffects, saveExceptions } from './save-exception.js';

export const exceptionKind: StoredKind<ExceptionRecord, ExceptionCommand, ExceptionEffect> = {
  kind: 'exception',
  noun: 'exception',
  states: { title: 'Policy exception and risk acceptance', table: exceptionTable },
  many: false,
  factsOf: ({ exception }) => exception,
  programOf,
  aboutOf: ({ exception: e }) => ({
    facts: {
      itemTitle: e.title,
      itemNumber: null,
      programName: '',
      exception: { key: exceptionKey(e.number), kind: e.kind },
      endsText: describeInstant(e.endsAt, e.ends.zone),
    },
  }),
  load: (manager, ids, { at, requests }) =>
    loadEach(ids, (id) => {
      const people = requests.flatMap((request) => (request.id === id ? peopleOf(request.command) : []));
      return loadExceptionRecord(manager, id, { lock: true, at, people });
    }),
  inWhoseName(_manager, actor, { type }, subject) {
    mayDoToException(actor, type, exceptionAccessParts(subject));
    return null;
  },
  async carryOut(manager, outcome, command, by) {
    if (command.type === 'edit') await checkFit(manager, peopleGiven(command.content));
    const seen = seenBefore(outcome, command, by.at);
    // Nobody signs what they cannot have read: the severities changed after the round was opened.
    if (command.type === 'sign' && seen.after.round && seen.after.round.id !== outcome.after.round?.id)
      return { outcome: seen, refused: contentChanged(seen.after) };
    const items = command.type === 'edit' ? command.content.itemIds : undefined;
    const candidates = items === undefined ? [] : await loadCandidates(manager, items);
    const decided = decideException(seen, command, { ...by, actorId: by.actorId ?? '' }, candidates);
    return fireExceptionSteps(decided, by.at);
  },
  look: (_manager, outcome, now) => lookAtException(outcome, now),
  async called(manager, ref) {
    const { id, number, version, requestedBy, riskOwnerId } = (await findException(manager, ref)).facts;
    return { id, number, version, programId: null, deciders: [requestedBy, riskOwnerId] };
  },
  access: exceptionAccess,
  explains: explains<ExceptionRecord, ExceptionEvent>({
    events: exceptionEvents,
    load: (manager, id, _actor, at) => loadExceptionRecord(manager, id, { lock: false, at }),
    ask(actor, event, subject) {
      mayDoToException(actor, event, exceptionAccessParts(subject));
    },
    byWhat: (actor, event, subject) => byWhatOnException(actor, event, exceptionAccessParts(subject)),
    whyNot: (actor, event, subject, at) =>
      possibleForException(subject, actor, at).includes(event) ? null : asItStands,
  }),
  saveRows: saveExceptions,
  saveEffects: saveExceptionEffects,
  afterwards: carryOutOnItems,
};

/** What cannot be gone on with can be taken back or revoked all the same. */
function seenBefore(outcome: ExceptionOutcome, { type }: ExceptionCommand, at: Instant): ExceptionOutcome {
  try {
    return lookAtException(outcome, at);
  } catch (error) {
    if (type !== 'withdraw' && type !== 'revoke') throw error;
    return outcome;
  }
}

function contentChanged({ round }: ExceptionRecord): Refusal {
  return new Refusal(
    'content-changed',
    'What was to be signed is not the content any more. Read it again, then sign with its present hash.',
    { contentHash: round?.contentHash ?? null },
  );
}

function peopleOf(command: ExceptionCommand): string[] {
  return command.type === 'edit' ? peopleGiven(command.content).map(({ id }) => id) : [];
}

/** The program where there is one: messages are grouped by it. */
function programOf({ items }: ExceptionRecord): string | null {
  const programs = new Set(items.map(({ programId }) => programId));
  return programs.size === 1 ? ([...programs][0] ?? null) : null;
}
