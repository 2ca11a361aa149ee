import type { EntityManager } from 'typeorm';
import type { ReminderPolicy } from '../../domain/policy/reminder.js';
import type { ProposalRecord } from '../../domain/proposal/proposal.js';
import type { Instant } from '../../domain/time.js';
import { marketCalendar } from '../calendars/market-calendar.js';
import { loadPeople } from '../people/managers.js';
import { absences } from '../people/standing.js';
import { policyBodies } from '../policies/policy-bodies.js';
import type { Row } from '../record/row.js';
import { loadSteps } from '../record/steps.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
import { proposalRow } from './row.js';

/** A proposal with all that the rules need; its row is locked for the transaction unless it is only read. Null where there is none. */
export async function loadProposal(
  manager: EntityManager,
  id: string,
  { lock, at }: { lock: boolean; at: Instant },
): Promise<ProposalRecord | null> {
  if (lock) await manager.query('SELECT 1 FROM proposals WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const [row] = await manager.query<Row[]>(`SELECT q.* FROM proposals q WHERE q.id = $1`, [id]);
  if (!row) return null;
  const facts = proposalRow.factsOf(row);
  const { reminderPolicyVersionId: reminder, authorId, authors, askedIds, decision, markets } = facts;
  const bodies = await policyBodies(manager, [reminder]);
  const steps = (await loadSteps(manager, [id])).get(id) ?? [];
  const people = [...authors, ...askedIds, ...(decision ? [decision.by] : [])];
  const { names, unavailable } = await loadPeople(manager, people);
  const delegations = await loadDelegations(manager, Math.min(at, ...steps.map(({ fireAt }) => fireAt)));
  return {
    ...{ facts, steps, names, delegations },
    parts: { ...(await absences(manager, unavailable, askedIds, delegations)), requester: authorId },
    policies: { reminder: bodies(reminder) as ReminderPolicy },
    calendar: await marketCalendar(manager, markets, authorId),
  };
}
