import type { EntityManager } from 'typeorm';
import type { ShownProposal } from '../../../../database/proposals/row.js';
import { linkable } from '../../../../database/record-links/links.js';
import { same } from '../../../../domain/proposal/premise.js';
import type { ApprovedAs } from '../../../../domain/proposal/proposal.js';
import type { Asked } from '../commands/asked.js';
import type { ProposalApproval } from './proposal.dto.js';
import type { Proposables } from './proposables.js';

/**
 * What is to be carried out in the place of what was proposed: the arguments that were sent, read and looked up as those of a proposal are.
 * Undefined where nothing is another; and where it is refused for its state or its digest anyway.
 *
 * @throws Problem `invalid-request` for what the command does not take; Refusal `not-found`
 */
export async function insteadAsked(
  manager: EntityManager,
  proposables: Proposables,
  { facts }: ShownProposal,
  { arguments: said, digest }: ProposalApproval,
  asked: Asked,
): Promise<Pick<ApprovedAs, 'asked' | 'sent'> | undefined> {
  if (said === undefined || same(said, facts.asked)) return undefined;
  if (facts.status !== 'proposed' || digest !== facts.digest) return undefined;
  const on = await linkable(manager, facts.on.id, asked.actor.sight);
  const counted = countedAsBefore(said, facts.asked, new Date(facts.plannedFrom).toISOString());
  const sent = await proposables.commandOf(on, facts.command, counted, asked);
  return same(sent, facts.sent) ? undefined : { asked: said, sent };
}

/** An argument that was left as it was counts from when it was proposed: `in: 10 working days` of a due date. */
function countedAsBefore(
  said: Record<string, unknown>,
  proposed: Readonly<Record<string, unknown>>,
  from: string,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(said).map(([field, value]) => [
      field,
      same(value, proposed[field]) && isCounted(value) ? { ...value, from } : value,
    ]),
  );
}

function isCounted(value: unknown): value is { in: string } {
  return typeof value === 'object' && value !== null && 'in' in value && !('from' in value);
}
