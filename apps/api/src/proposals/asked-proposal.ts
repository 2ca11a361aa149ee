import type { EntityManager } from 'typeorm';
import { marketCalendar } from '../../../../database/calendars/market-calendar.js';
import type { NewProposal } from '../../../../database/proposals/propose.js';
import type { ShownProposal } from '../../../../database/proposals/row.js';
import { answeringFor } from '../../../../database/proposals/target.js';
import { linkable } from '../../../../database/record-links/links.js';
import type { Linked } from '../../../../domain/record-link/link.js';
import type { Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { dueBy } from '../items/due-request.js';
import type { DueDate } from '../items/item.dto.js';
import type { NewProposalRequest, ProposalAnew } from './proposal.dto.js';
import type { Proposables } from './proposables.js';

const usually: DueDate = { in: '10 working days' };

/**
 * A proposal out of what somebody has sent: its record is one that they see, its command one that may be proposed.
 *
 * @throws Problem `invalid-request`; Refusal `not-found`, `invalid-command`
 */
export async function proposalAsked(
  manager: EntityManager,
  proposables: Proposables,
  body: NewProposalRequest,
  { id, asked: by }: { id: string; asked: Asked },
): Promise<NewProposal> {
  const on = await linkable(manager, body.record, by.actor.sight);
  const { command, reason, premise, maker = 'person', madeBy, setById } = body;
  const asked = body.arguments ?? {};
  return {
    ...{ id, on, command, asked, reason, premise, maker, authorId: by.actor.id, supersedes: null },
    sent: await proposables.commandOf(on, command, asked, by),
    quotes: (body.quotes ?? []).map(({ text, source, place }) => ({ text, source, place: place ?? null })),
    madeBy: compact({ ...madeBy }),
    setBy: setById?.toLowerCase() ?? null,
    due: await untilAsked(manager, on, body.until, by.actor.id),
  };
}

/** The same command again, on the facts as they are now, in the place of one that was proposed before. */
export async function proposalAnew(
  manager: EntityManager,
  proposables: Proposables,
  { facts }: ShownProposal,
  body: ProposalAnew,
  { id, asked: by }: { id: string; asked: Asked },
): Promise<NewProposal> {
  const { command, asked, quotes, maker, madeBy, status, authors } = facts;
  const on = await linkable(manager, facts.on.id, by.actor.sight);
  return {
    ...{ id, on, command, asked, quotes, maker, madeBy, authorId: by.actor.id, setBy: null },
    sent: await proposables.commandOf(on, command, asked, by),
    reason: body.reason ?? facts.reason,
    premise: body.premise ?? facts.premise.map(({ field }) => field),
    due: await untilAsked(manager, on, body.until, by.actor.id),
    supersedes: { id: facts.id, status, authors },
  };
}

/** When a proposal about a record is over; ten working days from now where nothing is said. */
export async function untilAsked(manager: EntityManager, on: Linked, until: DueDate | undefined, personId: string) {
  const { markets } = await answeringFor(manager, on);
  return dueBy(until ?? usually, await marketCalendar(manager, markets, personId));
}
