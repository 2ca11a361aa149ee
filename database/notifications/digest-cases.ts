import type { EntityManager } from 'typeorm';
import { caseKey } from '../../domain/case/case.js';
import type { CaseStatus } from '../../domain/case/table.js';
import type { Recipient } from '../../domain/person/recipients.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
import { addEach } from './digest-asked.js';
import type { Found } from './digest-found.js';

interface Row {
  id: string;
  number: number;
  title: string;
  status: Exclude<CaseStatus, 'closed' | 'rejected' | 'merged'>;
  severity: string;
  overdue: boolean;
  due_at: Date;
  lead_id: string;
  domain_lead_id: string | null;
  manager_id: string | null;
  concluded_by: string | null;
}

const endings = {
  new: 'waits for your triage',
  concluded: 'waits to be closed by you',
  triaged: 'is yours to lead',
  investigating: 'is yours to lead',
} as const;

/**
 * Cases that wait for each person: a new one for its lead, who triages it; a concluded one for whoever may close it. One that is led
 * stands there once it is overdue, or due within `soonDays`. Of those who are away, whoever is there for them reads it too.
 */
export async function addCases(
  manager: EntityManager,
  to: { overdue: Found; soon: Found; waiting: Found },
  { zones, now, soonDays }: { zones: ReadonlyMap<string, string>; now: number; soonDays: number },
): Promise<void> {
  const delegations = await loadDelegations(manager, now);
  const rows = await manager.query<Row[]>(
    `SELECT k.id, k.number, k.title, k.status, k.severity, k.overdue, k.due_at, k.lead_id, k.domain_lead_id, o.manager_id,
       k.conclusion ->> 'by' AS concluded_by
     FROM cases k JOIN people o ON o.id = k.lead_id
     WHERE k.status IN ('new', 'concluded') OR (k.status IN ('triaged', 'investigating')
       AND (k.overdue OR k.due_at <= to_timestamp($1 / 1000.0) + make_interval(days => $2)))
     ORDER BY k.due_at, k.id`,
    [now, soonDays],
  );
  addEach(
    rows.map((row) => {
      const { id, number, title, status, severity, overdue, due_at: dueAt, concluded_by: barred } = row;
      return {
        ...{
          part: `case.${id}`,
          title: `${caseKey(number)} “${title}” ${endings[status]}`,
          facts: `Cases · ${severity}`,
        },
        ...{ dueAt: dueAt.getTime(), overdue, asked: asked(row), barred: barred === null ? [] : [barred] },
        section: status === 'new' || status === 'concluded' ? to.waiting : overdue ? to.overdue : to.soon,
      };
    }),
    { zones, delegations, now },
  );
}

/** Nobody closes what they concluded. */
function asked({
  status,
  lead_id: lead,
  domain_lead_id: domainLead,
  manager_id: boss,
  concluded_by: by,
}: Row): Recipient[] {
  if (status !== 'concluded') return [{ personId: lead, role: 'owner' }];
  const closers: [string | null, Recipient['role']][] = [
    [boss, 'owner_manager'],
    [domainLead, 'domain_lead'],
  ];
  const seen = new Set<string | null>([by]);
  return closers.flatMap(([personId, role]) => {
    if (personId === null || seen.has(personId)) return [];
    seen.add(personId);
    return [{ personId, role }];
  });
}
