import { decideProposal } from '../proposal/decide.js';
import type { ProposalCommand, ProposalRecord } from '../proposal/proposal.js';
import { allowedProposalEvents, type ProposalEvent } from '../proposal/table.js';
import { noOutcome } from '../record/outcome.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import type { Actor } from './actor.js';
import type { Explanation } from './explain.js';
import { administers } from './held.js';
import { kindAccess } from './kind-access.js';
import { requireWithin } from './limits.js';
import { noWriting } from './refuse.js';
import { goesThrough, whyRefused } from './trial.js';

/** Parts that people play in a proposal. */
const proposalPartNames = { author: 'one of its authors', able: 'whoever may do what it proposes' } as const;
type ProposalPart = keyof typeof proposalPartNames;

/** Which parts may do what to a proposal. */
const proposalRights = {
  approve: ['able'],
  reject: ['able'],
  withdraw: ['author'],
  supersede: ['author', 'able'],
} as const satisfies Record<ProposalCommand['type'], readonly ProposalPart[]>;

export const proposalAccess = kindAccess<ProposalPart>({
  title: 'A proposal',
  rights: proposalRights,
  names: proposalPartNames,
  standing: {},
  whereas:
    'Who approves could send the same command themself, is none of the authors, and comes in by the page or by a token of their own that is good for all that they may. Whoever reads the record may propose for it; who could approve may reject.',
});

/** Writes proposals at all: everybody but auditors. @throws Refusal `not-allowed` */
export function mayPropose(actor: Actor): void {
  if (actor.access === 'auditor') noWriting(actor);
}

/** With what somebody came in: whose hand made it. */
export interface Hands {
  /** Who made the token or the session with which they came; null: they themself. */
  madeBy: string | null;
}

/**
 * Whoever decides is a person and there: a token that was narrowed, as one is that is given to a machine, and one that
 * somebody else has made, propose and approve nothing.
 *
 * @throws Refusal `token-too-narrow`, `not-allowed`
 */
export function requireOwnHand(actor: Actor, { madeBy }: Hands): void {
  requireWithin(actor, 'administer', null);
  if (madeBy !== null && madeBy !== actor.id)
    throw new Refusal(
      'not-allowed',
      'Somebody else made the token or the link with which you came in, and could approve in your name. Sign in yourself.',
    );
}

/** By which part somebody may do it; null: by none, undefined: the record that it is about says who. */
export function byWhatOnProposal(
  actor: Actor,
  event: ProposalEvent,
  { facts }: ProposalRecord,
): Explanation | null | undefined {
  if (event !== 'withdraw') return undefined;
  return facts.authors.includes(actor.id) || administers(actor)
    ? { by: 'part', text: `They are ${proposalPartNames.author}, or administer.`, grantIds: [] }
    : null;
}

/** In whose name somebody may do it: always their own. @throws Refusal `not-allowed` */
export function proposalInWhoseName(actor: Actor, event: ProposalEvent, { facts }: ProposalRecord): null {
  mayPropose(actor);
  if (event !== 'withdraw' || facts.authors.includes(actor.id) || administers(actor)) return null;
  throw new Refusal(
    'not-allowed',
    'Only one of its authors, or an administrator, withdraws a proposal. Reject it instead, with a reason.',
  );
}

/** How a command is tried. */
const trials: { [E in 'approve' | 'reject' | 'withdraw']: (subject: ProposalRecord) => ProposalCommand } = {
  approve: ({ facts }) => ({ type: 'approve', digest: facts.digest }),
  reject: () => ({ type: 'reject', reason: 'not_now' }),
  withdraw: () => ({ type: 'withdraw' }),
};
type Tried = keyof typeof trials;
const tried = Object.keys(trials) as Tried[];

const triedIn = ({ facts }: ProposalRecord): Tried[] =>
  tried.filter((event) => allowedProposalEvents(facts.status).includes(event));

/** The commands that a person could send now, as far as the proposal itself says it: the record says the rest of `approve`. */
export function possibleForProposal(subject: ProposalRecord, actor: Actor, at: Instant): ProposalEvent[] {
  return triedIn(subject).filter((event) => goesThrough(() => tryOnProposal(subject, actor, event, at)));
}

/** Why not, of what the table of states has and this person cannot do now. */
export function refusedForProposal(
  subject: ProposalRecord,
  actor: Actor,
  at: Instant,
  allowed: readonly ProposalEvent[],
): { command: ProposalEvent; because: string }[] {
  return triedIn(subject)
    .filter((event) => !allowed.includes(event))
    .map((event) => ({ command: event, because: whyRefused(() => tryOnProposal(subject, actor, event, at)) }));
}

/** @throws Refusal where it would not be carried out */
function tryOnProposal(subject: ProposalRecord, actor: Actor, event: Tried, at: Instant): void {
  proposalInWhoseName(actor, event, subject);
  decideProposal(noOutcome(subject), trials[event](subject), { actorId: actor.id, key: 'trial', at });
}
