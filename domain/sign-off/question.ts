import type { Recipient } from '../person/recipients.js';
import type { Instant } from '../time.js';
import { waitingFor, type Round } from './round.js';

/** What an approver wants to know before they decide. It does not stop the time that they have. */
export interface Question {
  id: string;
  roundId: string;
  askedBy: string;
  /** In whose name, where a stand-in asks. */
  askedFor: string | null;
  text: string;
  at: Instant;
}

export interface Answer {
  questionId: string;
  answeredBy: string;
  answeredFor: string | null;
  text: string;
  at: Instant;
}

/** Who hears the answer: who asked, and in whose name; where the role has moved since, those who are asked now too. */
export function hearersOf(
  question: Question,
  names: { nameOf: (id: string) => string },
  round: Round | null,
): Recipient[] {
  const askers = askersOf(question, names);
  const { askedBy, askedFor } = question;
  const seats = (round?.stages ?? []).flatMap(({ approvers }) => approvers);
  if (!round || seats.some(({ personId }) => personId === (askedFor ?? askedBy))) return askers;
  const others = waitingFor(round).filter(({ personId }) => askers.every((asker) => asker.personId !== personId));
  return [...askers, ...others];
}

function askersOf({ askedBy, askedFor }: Question, names: { nameOf: (id: string) => string }): Recipient[] {
  if (askedFor === null) return [{ personId: askedBy, role: 'approver' }];
  return [
    { personId: askedFor, role: 'approver' },
    { personId: askedBy, role: 'stand_in', for: { id: askedFor, name: names.nameOf(askedFor) } },
  ];
}
