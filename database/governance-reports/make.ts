import type { DataSource, EntityManager } from 'typeorm';
import type { GovernanceReport, ReportScope } from '../../domain/governance-report/report.js';
import { weeksBefore, type Week } from '../../domain/governance-report/week.js';
import type { Instant } from '../../domain/time.js';
import { knowing } from '../access/known-sight.js';
import type { Seeing } from '../people/load-sight.js';
import { agreementIn } from './agreement.js';
import type { AskedReport } from './asked.js';
import { causesIn } from './causes.js';
import { controlsFailing } from './controls.js';
import { escalatedIn } from './escalated.js';
import { lateNow } from './late.js';
import { metricsOut } from './metrics.js';

/** What a report is about, and of which week. */
export interface WantedReport {
  scope: ReportScope;
  zone: string;
  week: Week;
}

/** What one statement of a report may take. */
const mostSeconds = 20;

/**
 * A governance report in somebody's own right: what they do not see is in no list, count or chart. All of it is of one moment, so that
 * its figures are those of its lists; one statement comes after the other, so that it takes no more of the database than a page does.
 *
 * @throws what `tookTooLong` tells where a statement takes too long
 */
export function makeReport(
  dataSource: DataSource,
  reader: Seeing,
  wanted: WantedReport,
  now: Instant,
): Promise<GovernanceReport> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    await manager.query(`SET TRANSACTION READ ONLY`);
    await manager.query(`SET LOCAL statement_timeout = '${mostSeconds}s'`);
    return made(manager, reader, wanted, now);
  });
}

async function made(
  manager: EntityManager,
  reader: Seeing,
  { scope, zone, week }: WantedReport,
  now: Instant,
): Promise<GovernanceReport> {
  const sight = await knowing(manager, reader.sight);
  const asked: AskedReport = { manager, sight, scope, zone, week, before: weeksBefore(week, 1, zone), now };
  // What belongs to no program is told where the report is not about one.
  const all = scope.program === null;
  return {
    ...{ week, zone, at: now, scope, reader: { id: reader.id, name: reader.name }, withheld: 0 },
    late: await lateNow(asked),
    escalated: await escalatedIn(asked),
    causes: all ? await causesIn(asked) : null,
    metrics: all ? await metricsOut(asked) : null,
    controls: all ? await controlsFailing(asked) : null,
    agreement: all ? await agreementIn(asked, reader) : null,
  };
}
