import type { Tollgate } from '../harness/tollgate.js';
import type { ApiClient } from '../harness/api-client.js';
import { nextNumber } from './numbered.js';

/** People, a launched program and the ways to make items in it: who exists, before anything happens. */
export interface Case {
  manager: ApiClient;
  managerId: string;
  leadId: string;
  lead: ApiClient;
  ownerId: string;
  owner: ApiClient;
  bossId: string;
  programId: string;
  phaseIds: string[];
  /** Makes an item; due in a week unless said otherwise. */
  item: (facts?: Record<string, unknown>) => Promise<{ id: string; key: string; version: number }>;
}

export async function launchedCase(
  tollgate: Pick<Tollgate, 'person' | 'as'>,
  facts: { phases?: string[] } = {},
): Promise<Case> {
  const count = nextNumber(tollgate, 'case');
  const bossId = await tollgate.person(`Boss ${count}`, { email: `boss${count}@example.com` });
  const ownerId = await tollgate.person(`Owner ${count}`, { managerId: bossId, email: `owner${count}@example.com` });
  const managerId = await tollgate.person(`Manager ${count}`, {
    access: 'program_manager',
    email: `manager${count}@example.com`,
  });
  const leadId = await tollgate.person(`Lead ${count}`, { email: `lead${count}@example.com` });
  const manager = await tollgate.as(managerId);
  const program = await manager.must('/programs', {
    name: `Program ${count}`,
    domainLeadId: leadId,
    launch: true,
    phases: (facts.phases ?? ['Remediation']).map((name) => ({ name })),
  });
  return {
    manager,
    managerId,
    leadId,
    lead: await tollgate.as(leadId),
    ownerId,
    owner: await tollgate.as(ownerId),
    bossId,
    programId: program.id,
    phaseIds: program.phases.map((phase: { id: string }) => phase.id),
    item: (more = {}) =>
      manager.must('/action-items', {
        programId: program.id,
        title: 'Retrain reviewers',
        ownerId,
        due: inDays(7),
        ...more,
      }),
  };
}

/** A due date so many days from now, at 18:00 in Singapore. */
export function inDays(days: number): { date: string; time: string; zone: string } {
  const date = new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  return { date, time: '18:00', zone: 'Asia/Singapore' };
}
