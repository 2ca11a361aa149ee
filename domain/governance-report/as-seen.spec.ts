import { reportWith } from '../../test/factories/governance-report.js';
import { idsIn, withoutUnseen } from './as-seen.js';

test('what its reader does not see any more is left out of every list, and how much that is, is said', () => {
  const report = reportWith('Retrain', 2);
  const ids = idsIn(report);
  expect(ids).toHaveLength(14);
  const none = withoutUnseen(report, new Set(ids));
  expect(none.withheld).toBe(14);
  expect(idsIn(none)).toEqual([]);
  expect(JSON.stringify([none.late.items, none.escalated.records, none.metrics?.breaches])).not.toContain('Retrain');
  expect(none.late.items.total).toBe(report.late.items.total - 2);
  expect(withoutUnseen(report, new Set())).toEqual(report);
});
