import type { DataSource } from 'typeorm';
import { loadControl } from '../../database/controls/load.js';
import { expectRun } from '../../database/occurrences/expect-run.js';
import type { ApiAnswer, ApiClient } from '../harness/api-client.js';
import type { Tollgate } from '../harness/tollgate.js';
import { inDays } from './case.js';
import { nextNumber } from './numbered.js';

type Body = ApiAnswer['body'];
type Facts = Record<string, unknown>;

/** People around a control: its owner with a boss above, who performs it, who leads the domain, and who wrote it. */
export interface ControlCase {
  ownerId: string;
  owner: ApiClient;
  bossId: string;
  boss: ApiClient;
  operatorId: string;
  operator: ApiClient;
  domainLeadId: string;
  domainLead: ApiClient;
  authorId: string;
  author: ApiClient;
  /** The body of a new control: daily, within a working day, unless said otherwise. */
  body: (facts?: Facts) => Facts;
  proposed: (facts?: Facts) => Promise<Body>;
  operating: (facts?: Facts) => Promise<Body>;
  retired: (facts?: Facts) => Promise<Body>;
}

export async function controlCase(tollgate: Pick<Tollgate, 'person' | 'as'>): Promise<ControlCase> {
  const count = nextNumber(tollgate, 'control');
  const bossId = await tollgate.person(`Control boss ${count}`);
  const ownerId = await tollgate.person(`Control owner ${count}`, { managerId: bossId });
  const operatorId = await tollgate.person(`Control operator ${count}`, { managerId: ownerId });
  const domainLeadId = await tollgate.person(`Control domain lead ${count}`);
  const authorId = await tollgate.person(`Control author ${count}`);
  const clients = await Promise.all([ownerId, bossId, operatorId, domainLeadId, authorId].map(tollgate.as));
  const [owner, boss, operator, domainLead, author] = clients;
  if (!owner || !boss || !operator || !domainLead || !author) throw new Error('five clients for five people');
  const body: ControlCase['body'] = (more = {}) => ({
    title: 'Second look at takedowns',
    objective: 'No listing is taken down wrongly',
    procedure: 'Read forty takedowns of the day before',
    ...{ type: 'detective', automation: 'manual', stage: 'enforcement', domain: 'seller fraud', markets: ['VN'] },
    // Not of this day: nothing depends on the hour at which a test runs.
    frequency: { rule: 'FREQ=DAILY', time: '09:00', onDayOff: 'same', startsOn: inDays(2).date },
    ...{ within: '1 working day', attestEvery: '3 months' },
    ...{ ownerId, operatorId, domainLeadId },
    ...more,
  });
  const proposed: ControlCase['proposed'] = (more) => author.must('/controls', body(more));
  const operating: ControlCase['operating'] = async (more) =>
    domainLead.must(`/controls/${String((await proposed(more)).id)}/operate`);
  const retired: ControlCase['retired'] = async (more) =>
    author.must(`/controls/${String((await proposed(more)).id)}/retire`, { reason: 'Not needed' });
  return {
    ...{ ownerId, owner, bossId, boss, operatorId, operator, domainLeadId, domainLead, authorId, author },
    ...{ body, proposed, operating, retired },
  };
}

/** A run of a control that is expected now, whatever its frequency says; or was so many days ago, and is missed by now. */
export async function runNow(dataSource: DataSource, controlId: string, daysAgo = 0, run = 1): Promise<string> {
  const now = Date.now();
  const at = now - daysAgo * 86_400_000;
  return dataSource.transaction(async (manager) => {
    const control = await loadControl(manager, controlId, { lock: true, at });
    if (!control) throw new Error(`there is no control ${controlId}`);
    const day = new Date(at).toISOString().slice(0, 10);
    await expectRun(manager, control, { kind: 'expect', run, date: { nominal: day, date: day, at, shift: null } }, now);
    const [made] = await manager.query<{ id: string }[]>(
      'SELECT id FROM occurrences WHERE control_id = $1 AND run = $2',
      [controlId, run],
    );
    return made?.id ?? '';
  });
}
