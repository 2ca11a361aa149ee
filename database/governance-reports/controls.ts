import { mostRows, type ControlsSection } from '../../domain/governance-report/report.js';
import type { Placing } from '../access/visible.js';
import { controlFails, failsByTest, missedInARow } from '../controls/row.js';
import { coverageOf } from '../controls/coverage.js';
import { asking, countedBy, inWeek, named, seenInScope, type AskedReport } from './asked.js';

/** Controls that fail, runs that were missed, tests that failed, and where none works. */
export async function controlsFailing(asked: AskedReport): Promise<ControlsSection> {
  const { manager, sight, scope } = asked;
  const { cells } = await coverageOf(manager, sight, { stage: null, domain: scope.domain, market: scope.market });
  const places = (state: string): number => cells.filter((cell) => cell.state === state).length;
  return {
    ...(await failing(asked)),
    missed: await countedBy(
      asked,
      'o.missed_at',
      (place) => `occurrences o WHERE ${seenInScope(asked, 'occurrence', place, 'o')}`,
    ),
    ...(await ineffectiveIn(asked)),
    coverage: { operating: places('operating'), failingOnly: places('failing_only'), none: places('none') },
  };
}

interface FailingRow {
  id: string;
  number: number;
  title: string;
  owner: string;
  missed: number;
  fails_by_test: boolean;
  total: number;
}

async function failing(asked: AskedReport): Promise<Pick<ControlsSection, 'operating' | 'failing'>> {
  const operating = (place: Placing): string =>
    `k.status = 'operating' AND ${seenInScope(asked, 'control', place, 'k')}`;
  const [all] = await asking<{ n: number }>(
    asked,
    (place) => `SELECT count(*)::int AS n FROM controls k WHERE ${operating(place)}`,
  );
  const rows = await asking<FailingRow>(
    asked,
    (
      place,
    ) => `SELECT k.id, k.number, k.title, o.name AS owner, ${missedInARow} AS missed, ${failsByTest} AS fails_by_test,
       count(*) OVER ()::int AS total
     FROM controls k JOIN people o ON o.id = k.owner_id WHERE ${operating(place)} AND ${controlFails}
     ORDER BY missed DESC, k.number LIMIT ${mostRows}`,
  );
  return {
    operating: all?.n ?? 0,
    failing: {
      total: rows[0]?.total ?? 0,
      rows: rows.map(({ id, number, title, owner, missed, fails_by_test: testFailed }) => ({
        ...named('control', { id, number, title }),
        ...{ owner, missedInARow: missed, testFailed },
      })),
    },
  };
}

async function ineffectiveIn(asked: AskedReport): Promise<Pick<ControlsSection, 'ineffective' | 'tests'>> {
  const found = (place: Placing): string =>
    `t.status = 'concluded' AND t.conclusion ->> 'effective' = 'false' AND ${seenInScope(asked, 'control_test', place, 't')}`;
  const ineffective = await countedBy(asked, 't.concluded_at', (place) => `control_tests t WHERE ${found(place)}`);
  const rows = await asking<{ id: string; number: number; title: string; control: number; tester: string }>(
    asked,
    (place) => `SELECT t.id, t.number, t.title, c.number AS control, p.name AS tester
     FROM control_tests t JOIN controls c ON c.id = t.control_id JOIN people p ON p.id = t.tester_id
     WHERE ${found(place)} AND ${inWeek(asked, place, 't.concluded_at')} ORDER BY t.concluded_at, t.number LIMIT ${mostRows}`,
  );
  return {
    ineffective,
    tests: {
      total: ineffective.week,
      rows: rows.map(({ id, number, title, control, tester }) => ({
        ...named('control_test', { id, number, title }),
        ...{ control: `CO-${control}`, tester },
      })),
    },
  };
}
