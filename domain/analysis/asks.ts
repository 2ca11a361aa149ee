import { dueInstantAsked } from '../calendar/due.js';
import { ladderAtRest } from '../item/at-rest.js';
import { findHearers } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import { standsIn } from '../stand-in/stand-in.js';
import { isSame } from '../text/folded.js';
import { describeInstant } from '../time.js';
import { mostAsks, openAsks, placeOf, type AnalysisCommand, type AnalysisOutcome, type Ask } from './analysis.js';
import type { AnalysisChange } from './change.js';

type Command<T extends AnalysisCommand['type']> = Extract<AnalysisCommand, { type: T }>;

/** "Where else could it happen?": somebody says it for a market or a domain, by a date. */
export function ask(change: AnalysisChange, command: Command<'ask'>): AnalysisOutcome {
  change.require('ask');
  const { at, actorId, current, now: subject } = change;
  const { personId, market = null, domain = null, due, note } = command;
  if (market === null && domain === null)
    throw new Refusal('invalid-command', 'Say where else: give "market", "domain", or both.', { path: 'market' });
  if (current.asks.length >= mostAsks)
    throw new Refusal('invalid-command', `At most ${mostAsks} are asked of one analysis.`, { path: 'market' });
  const same = openAsks(current).find((one) => isSame(placeOf(one), placeOf({ market, domain })));
  if (same !== undefined)
    throw new Refusal(
      'invalid-command',
      `${placeOf(same)} is asked already, as question ${same.number}. Take that back before you ask somebody else.`,
      { path: 'market' },
    );
  const dueAt = dueInstantAsked(due, subject.calendars[personId] ?? subject.calendar);
  if (dueAt <= at)
    throw new Refusal('invalid-due-date', 'The answer must be due in the future. Give a later date.', { path: 'due' });
  const number = current.asks.length + 1;
  const asked: Ask = {
    ...ladderAtRest,
    ...{ number, market, domain, personId, askedBy: actorId ?? current.ownerId, askedAt: at, due, dueAt },
    ...{ answer: null, takenBack: null },
  };
  change.set({ asks: [...current.asks, asked] });
  const told = change.tell('analysis_asked', [{ personId, role: 'owner' }], {
    newDueText: describeInstant(dueAt, due.zone),
    reason: placeOf(asked),
  });
  return change.done('analysis.asked', { ask: number, market, domain, personId, dueAt, note: note ?? null, told });
}

/** Whoever was asked, or stands in for them, says whether it happens there too. */
export function answer(change: AnalysisChange, command: Command<'answer'>): AnalysisOutcome {
  change.require('answer');
  const { at, actorId, now: subject } = change;
  const asked = openAsk(change, command.ask);
  const { verdict, text, record = null } = command;
  requireAsked(change, asked);
  if (verdict === 'yes' && record === null)
    throw new Refusal(
      'invalid-command',
      'It happens there too: say where it is looked into. Give "record", the case or the finding, such as CA-12; report one first ' +
        'where there is none.',
      { path: 'record' },
    );
  if (verdict !== 'yes' && record !== null)
    throw new Refusal('invalid-command', 'Only of a yes there is a record. Leave "record" out.', { path: 'record' });
  change.setAsk(asked.number, {
    ...ladderAtRest,
    answer: { verdict, text, record: record?.key ?? null, by: actorId ?? asked.personId, at },
  });
  if (record !== null)
    change.effect({ kind: 'link', to: record, key: change.key, actorId: actorId ?? asked.personId, at });
  const told = change.tell('analysis_answered', findHearers(['owner'], subject.parts), {
    reason: `${placeOf(asked)}: ${verdict.replace('_', ' ')}, ${text}`,
  });
  const { number: ask, market, domain } = asked;
  return change.done('analysis.answered', { ask, market, domain, verdict, text, late: at > asked.dueAt, told });
}

/** The question is taken back: it stays on record, with the reason. */
export function unask(change: AnalysisChange, command: Command<'unask'>): AnalysisOutcome {
  change.require('unask');
  const { number, personId, market, domain } = openAsk(change, command.ask);
  const { reason } = command;
  change.setAsk(number, { ...ladderAtRest, takenBack: reason });
  change.tell('analysis_unasked', [{ personId, role: 'owner' }], { reason });
  return change.done('analysis.unasked', { ask: number, market, domain, reason });
}

function openAsk({ current }: AnalysisChange, number: number): Ask {
  const asked = current.asks.find((one) => one.number === number);
  if (asked === undefined)
    throw new Refusal(
      'invalid-command',
      `There is no question ${number}. Read the analysis for those that there are.`,
      {
        path: 'ask',
      },
    );
  if (asked.answer !== null || asked.takenBack !== null)
    throw new Refusal(
      'invalid-command',
      `Question ${number} is ${asked.answer === null ? 'taken back' : 'answered'} already. Ask anew where that does not hold any more.`,
      { path: 'ask' },
    );
  return asked;
}

/** @throws Refusal `not-allowed`: nobody says it in the place of whoever was asked, who does not stand in for them */
function requireAsked(change: AnalysisChange, asked: Ask): void {
  const { actorId, at, now: subject } = change;
  if (actorId === null || actorId === asked.personId) return;
  const moment = { delegations: subject.delegations, at, barred: [] };
  if (standsIn(actorId, asked.personId, 'everything', moment) !== 'yes')
    throw new Refusal(
      'not-allowed',
      'Whoever was asked answers, or whoever stands in for them. Take the question back to ask somebody else.',
      { who: ['whoever was asked'] },
    );
  change.actFor(asked.personId);
}
