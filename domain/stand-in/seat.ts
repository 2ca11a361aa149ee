import { isAmong, type Accounts } from '../person/accounts.js';
import type { Recipient } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import type { Delegations } from './delegation.js';
import { standsIn } from './stand-in.js';

/** A decision that somebody has given: in their own name, or in that of somebody they stand in for. */
export interface Vote {
  personId: string;
  /** Null: in their own name. */
  forId: string | null;
}

export interface SeatQuestion<Seat extends Recipient> {
  actorId: string;
  /** In whose name, where the actor says so. */
  onBehalfOf: string | null;
  /** Who was asked. */
  seats: readonly Seat[];
  /** What has been decided in this quorum. */
  votes: readonly Vote[];
  /** Whose own work it is: they decide in nobody's name, and no way to a stand-in leads through them. */
  barred: readonly string[];
  delegations: Delegations;
  at: Instant;
  /** The sentences of the refusals. */
  words: { ownWork: string; notAsked: string };
}

/**
 * In whose place the actor decides: the one function that decides separation of duties, for signatures and for
 * extensions alike. Standing in for somebody never leads around it: nobody decides on their own work in another's name,
 * one natural person counts once however many they stand in for and by whatever account, and nobody decides for somebody
 * who has.
 *
 * @throws Refusal `separation-of-duties`, `not-an-approver`, `already-signed`, `invalid-command` where the actor stands
 * in for several and does not say for whom
 */
export function findSeat<Seat extends Recipient>(question: SeatQuestion<Seat>): Seat {
  const { actorId, votes, barred, words } = question;
  const { accounts } = question.delegations;
  if (isAmong(actorId, barred, accounts)) throw new Refusal('separation-of-duties', words.ownWork);
  const seat = seatOf(question);
  if (votes.some(({ personId }) => isAmong(personId, [actorId], accounts)))
    throw new Refusal('already-signed', 'This person has decided already; one person counts once.');
  if (isTaken(seat, votes, accounts))
    throw new Refusal(
      'already-signed',
      'The person in whose name you would decide has decided already, or a stand-in has for them.',
    );
  return seat;
}

/** The same for somebody who only speaks, and takes no place in the quorum. */
export function seatOf<Seat extends Recipient>(question: SeatQuestion<Seat>): Seat {
  const { actorId, onBehalfOf, seats, votes, words, delegations } = question;
  const own = seats.find(({ personId }) => personId === actorId);
  if (onBehalfOf === null && own) return own;
  const named = onBehalfOf === null ? seats : seats.filter(({ personId }) => personId === onBehalfOf);
  if (onBehalfOf === actorId && own) return own;
  const ways = named.map((seat) => ({ seat, way: standsIn(actorId, seat.personId, 'approvals', question) }));
  const open = ways.filter(({ way }) => way === 'yes').map(({ seat }) => seat);
  const free = open.filter((seat) => !isTaken(seat, votes, delegations.accounts));
  const [first, ...others] = free.length > 0 ? free : open;
  if (first && (others.length === 0 || free.length === 0)) return first;
  if (first)
    throw new Refusal(
      'invalid-command',
      'This person stands in for several who are asked. Say in whose name (onBehalfOf).',
      {
        onBehalfOf: free.map(({ personId }) => personId),
      },
    );
  if (ways.some(({ way }) => way === 'barred'))
    throw new Refusal(
      'separation-of-duties',
      'The way to this stand-in leads through somebody whose own work it is. Another approver must decide.',
    );
  throw new Refusal('not-an-approver', words.notAsked, { approvers: seats.map(({ personId }) => personId) });
}

function isTaken(seat: Recipient, votes: readonly Vote[], accounts: Accounts | undefined): boolean {
  return votes.some(({ personId, forId }) => isAmong(forId ?? personId, [seat.personId], accounts));
}
