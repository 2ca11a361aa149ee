import type { ApiAnswer, ApiClient } from '../harness/api-client.js';
import type { Tollgate } from '../harness/tollgate.js';
import { inDays } from './case.js';
import { controlCase, runNow, type ControlCase } from './control.js';

type Body = ApiAnswer['body'];
type Facts = Record<string, unknown>;

/** A control that operates, and who tests it. */
export interface ControlTestCase extends ControlCase {
  testerId: string;
  tester: ApiClient;
  /** Of the operation, in a month. */
  planned: (facts?: Facts) => Promise<Body>;
  /** Of the design, so that nothing is drawn. */
  design: () => Promise<Body>;
  /** With a sample of the one run there is, which was missed. */
  testing: () => Promise<Body>;
  concluded: (failed?: boolean) => Promise<Body>;
  cancelled: () => Promise<Body>;
}

export async function controlTestCase(
  tollgate: Pick<Tollgate, 'person' | 'as' | 'dataSource'>,
): Promise<ControlTestCase> {
  const c = await controlCase(tollgate);
  const testerId = await tollgate.person('Tester', { managerId: c.bossId });
  const tester = await tollgate.as(testerId);
  const planned: ControlTestCase['planned'] = async (facts = {}) =>
    c.domainLead.must('/control-tests', {
      ...{ control: (await c.operating()).id, about: 'operating', testerId, due: inDays(30) },
      ...facts,
    });
  const design = () => planned({ about: 'design' });
  const testing: ControlTestCase['testing'] = async () => {
    const { id: controlId } = await c.operating();
    await runNow(tollgate.dataSource, controlId, 10);
    const { id } = await planned({ control: controlId });
    return tester.must(`/control-tests/${id}/draw`, {
      from: inDays(-30).date,
      until: inDays(0).date,
      seed: 'november',
    });
  };
  const concluded: ControlTestCase['concluded'] = async (failed = false) => {
    const { id } = await design();
    const found = failed ? { effective: false, deficiency: 'deficiency' } : { effective: true };
    return tester.must(`/control-tests/${id}/conclude`, { ...found, statement: 'Read' });
  };
  const cancelled: ControlTestCase['cancelled'] = async () =>
    c.domainLead.must(`/control-tests/${(await planned()).id}/cancel`, { reason: 'Not now' });
  return { ...c, ...{ testerId, tester, planned, design, testing, concluded, cancelled } };
}
