import type { EntityManager } from 'typeorm';
import { findingKey } from '../../domain/finding/finding.js';
import type { FindingStatus } from '../../domain/finding/table.js';
import type { Recipient } from '../../domain/person/recipients.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
import { addEach } from './digest-asked.js';
import type { Found } from './digest-found.js';

interface Row {
  id: string;
  number: number;
  title: string;
  status: Exclude<FindingStatus, 'noted' | 'draft' | 'verified' | 'withdrawn'>;
  rating: string;
  overdue: boolean;
  due_at: Date;
  owner_id: string;
  author_id: string;
  domain_lead_id: string | null;
  manager_id: string | null;
  own_work: string[];
}

const endings = {
  proposed: 'waits for your answer',
  disputed: 'is disputed, and waits for your answer',
  agreed: 'is yours to remediate',
  remediating: 'is yours to remediate',
  remediated: 'waits for you to verify it',
} as const;

/**
 * Findings that wait for each person: for the answer of the owner, or of the author where they are disputed; for whoever may
 * verify them. What is to be remediated stands there once it is overdue, or due within `soonDays`.
 */
export async function addFindings(
  manager: EntityManager,
  to: { overdue: Found; soon: Found; waiting: Found },
  { zones, now, soonDays }: { zones: ReadonlyMap<string, string>; now: number; soonDays: number },
): Promise<void> {
  const delegations = await loadDelegations(manager, now);
  const rows = await manager.query<Row[]>(
    `SELECT f.id, f.number, f.title, f.status, f.rating, f.overdue, f.due_at, f.owner_id, f.author_id, f.domain_lead_id,
       o.manager_id, f.owners || f.authors || ARRAY[(f.remediation ->> 'by')::uuid] AS own_work
     FROM findings f JOIN people o ON o.id = f.owner_id
     WHERE f.status IN ('proposed', 'disputed', 'remediated') OR (f.status IN ('agreed', 'remediating')
       AND (f.overdue OR f.due_at <= to_timestamp($1 / 1000.0) + make_interval(days => $2)))
     ORDER BY f.due_at, f.id`,
    [now, soonDays],
  );
  addEach(
    rows.map((row) => {
      const { id, number, title, status, rating, overdue, due_at: dueAt } = row;
      const dated = status === 'agreed' || status === 'remediating';
      return {
        ...{ part: `finding.${id}`, title: `${findingKey(number)} “${title}” ${endings[status]}` },
        ...{ facts: `Findings · ${rating}`, dueAt: dueAt.getTime(), overdue, asked: asked(row) },
        section: dated ? (overdue ? to.overdue : to.soon) : to.waiting,
        barred: status === 'remediated' ? row.own_work.filter(Boolean) : [],
      };
    }),
    { zones, delegations, now },
  );
}

/** Nobody verifies their own work. */
function asked(row: Row): Recipient[] {
  const { status, owner_id: owner, author_id: author, domain_lead_id: lead, manager_id: boss, own_work: own } = row;
  if (status === 'disputed') return [{ personId: author, role: 'requester' }];
  if (status !== 'remediated') return [{ personId: owner, role: 'owner' }];
  const found = [...new Set([lead, boss])].filter((person) => person !== null && !own.includes(person));
  return found.map((personId) => ({
    personId: personId ?? '',
    role: personId === lead ? 'domain_lead' : 'owner_manager',
  }));
}
