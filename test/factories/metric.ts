import type { ApiAnswer, ApiClient } from '../harness/api-client.js';
import type { Tollgate } from '../harness/tollgate.js';
import { nextNumber } from './numbered.js';

/** Who owns a metric, and who keeps it, by a role for its domain. */
export interface MetricCase {
  ownerId: string;
  owner: ApiClient;
  analystId: string;
  analyst: ApiClient;
  /** Owned by the owner, kept by the analyst: a rate by week and market, red above 3 % from 100 on. */
  metric: (facts?: Record<string, unknown>) => Promise<ApiAnswer['body']>;
  /** Sends values of a rate: period, market, numerator, denominator. */
  load: (key: string, ...rows: (string | number | null)[][]) => Promise<ApiAnswer>;
}

export const shareColumns = ['period', 'market', 'numerator', 'denominator'];

/** Mondays from the 1st of September 2025 on, with what leaked in Vietnam of a thousand: less from the tenth on. */
export const weeksOfVietnam: readonly (readonly [week: string, leaked: number])[] = [
  ...[42, 39, 45, 41, 44, 40, 43, 38, 33, 24, 27, 22, 25, 26],
].map((leaked, at) => [new Date(Date.UTC(2025, 8, 1 + 7 * at)).toISOString().slice(0, 10), leaked]);

export async function metricCase(tollgate: Pick<Tollgate, 'person' | 'as' | 'admin'>): Promise<MetricCase> {
  const count = nextNumber(tollgate, 'metric case');
  const bossId = await tollgate.person(`Metric boss ${count}`);
  const ownerId = await tollgate.person(`Metric owner ${count}`, { managerId: bossId });
  const analystId = await tollgate.person(`Metric analyst ${count}`);
  const domain = 'counterfeit and IP';
  await tollgate.admin.must('/role-grants', {
    ...{ role: 'risk_analyst', scope: 'domain', domain, personId: analystId, reason: 'Keeps metrics' },
  });
  const [owner, analyst] = await Promise.all([ownerId, analystId].map(tollgate.as));
  if (!owner || !analyst) throw new Error('two clients for two people');
  let made = 0;
  return {
    ...{ ownerId, owner, analystId, analyst },
    metric: (facts) =>
      analyst.must('/governance-metrics', {
        ...{ key: `leakage-${count}-${(made += 1)}`, name: 'Leakage rate', type: 'rate', direction: 'lower', ownerId },
        ...{ formula: 'Violations found in a sample of what was passed', source: 'Weekly sampling' },
        ...{ cadence: 'weekly', zone: 'Asia/Singapore', dimensions: ['market'], domain },
        thresholds: [{ name: 'leakage', red: { above: 0.03 }, amber: { above: 0.02 }, leastN: 100 }],
        ...facts,
      }),
    load: (key, ...rows) => owner.post(`/governance-metrics/${key}/values`, { columns: shareColumns, rows }),
  };
}
