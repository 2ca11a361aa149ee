import type { Recipient } from '../person/recipients.js';
import type { Instant } from '../time.js';

/** What an approver wants to know before he decides. It does not stop the time that he has. */
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

/** Who hears the answer: who asked, and in whose name. */
export function askersOf({ askedBy, askedFor }: Question, names: { nameOf: (id: string) => string }): Recipient[] {
  if (askedFor === null) return [{ personId: askedBy, role: 'approver' }];
  return [
    { personId: askedFor, role: 'approver' },
    { personId: askedBy, role: 'stand_in', for: { id: askedFor, name: names.nameOf(askedFor) } },
  ];
}
