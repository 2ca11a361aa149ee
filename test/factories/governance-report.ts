import type { GovernanceReport } from '../../domain/governance-report/report.js';
import { weekNamed } from '../../domain/governance-report/week.js';
import { toInstant } from '../../domain/time.js';

const zone = 'Asia/Singapore';

/** A report with something in each section. @param title of every record in it @param rows of every list */
export function reportWith(title = 'Retrain the reviewers', rows = 1): GovernanceReport {
  const week = weekNamed('2026-W48', zone);
  if (week === null) throw new Error('there is such a week');
  const at = toInstant({ date: '2026-11-30', time: '09:00', zone });
  const named = (letters: string, path: string) =>
    Array.from({ length: rows }, (_, n) => ({
      id: `3f0c9a52-0000-4000-8000-${letters.charCodeAt(0)}${letters.charCodeAt(1)}${String(n).padStart(8, '0')}`,
      key: `${letters}-${n + 1}`,
      title,
      path: `/${path}/${letters}-${n + 1}`,
    }));
  const told = <T>(list: T[]) => ({ total: list.length + 3, rows: list });
  const day = 86_400_000;
  return {
    ...{ week, zone, at, scope: { program: null, domain: null, market: null } },
    reader: { id: '3f0c9a52-0000-4000-8000-000000000001', name: 'Mei Tan' },
    withheld: 0,
    late: {
      open: 21,
      items: told(
        named('AI', 'items').map((item) => ({
          ...item,
          ...{ program: title, owner: title, dueAt: at - 12 * day, reason: 'approver' as const, level: 2 },
          waitsFor: [title, 'Aditya Putra'],
        })),
      ),
      reasons: [
        { reason: 'approver', count: 3 },
        { reason: 'owner', count: 1 },
      ],
      breached: { week: 4, before: 6 },
      others: [{ kind: 'finding', count: 2 }],
      ages: [
        { from: 0, until: 8, count: 9, late: 0 },
        { from: 8, until: 31, count: 7, late: 2 },
        { from: 31, until: 91, count: 4, late: 1 },
        { from: 91, until: null, count: 1, late: 1 },
      ],
      weeks: Array.from({ length: 12 }, (_, n) => ({
        ...{ name: `2026-W${37 + n}`, done: n, kept: Math.max(0, n - 1), open: [9, 7, 4, n] },
      })),
    },
    escalated: {
      ...{ levels: { week: 5, before: 5 }, acknowledged: 2, medianMs: 3 * 3_600_000 },
      byLevel: [
        { level: 1, count: 4 },
        { level: 2, count: 1 },
      ],
      records: told(
        named('CA', 'cases').map((record) => ({
          ...record,
          ...{ at: at - day, level: 2, told: [title], acknowledgedAfterMs: null },
        })),
      ),
    },
    causes: {
      ...{ signed: { week: 1, before: 0 }, written: { week: 2, before: 0 } },
      causes: told([
        { name: 'Nobody was trained', count: 6, cumulative: 0.6 },
        { name: title, count: 4, cumulative: 1 },
      ]),
      repeats: told(
        named('FI', 'findings').map((record) => ({ ...record, rating: 'high' as const, owner: title, earlier: 2 })),
      ),
    },
    metrics: {
      states: { green: 12, amber: 2, red: 1, too_few: 3, none: 0 },
      ...{ opened: { week: 1, before: 0 }, ended: { week: 0, before: 2 } },
      breaches: told(
        named('BR', 'breaches').map((record) => ({
          ...record,
          ...{ type: 'out_of_band' as const, band: 'red' as const, owner: title, since: '2026-11-09', value: '4.2 %' },
          bound: { above: 0.03, below: null, text: '≤ 3 %' },
          points: Array.from({ length: 24 }, (_, n) => ({
            period: new Date(at - (24 - n) * 7 * day).toISOString().slice(0, 10),
            value: n === 7 ? null : 0.01 + n / 800,
            few: n === 3,
          })),
        })),
      ),
    },
    controls: {
      operating: 9,
      failing: told(
        named('CO', 'controls').map((record) => ({ ...record, owner: title, missedInARow: 2, testFailed: true })),
      ),
      ...{ missed: { week: 3, before: 1 }, ineffective: { week: 1, before: 0 } },
      tests: told(named('CX', 'control-tests').map((record) => ({ ...record, control: 'CO-1', tester: title }))),
      coverage: { operating: 8, failingOnly: 1, none: 33 },
    },
    agreement: {
      ended: { week: 1, before: 1 },
      blind: 1,
      rounds: told(
        named('RR', 'review-rounds').map((record) => ({
          ...record,
          ...{ ended: true, pairs: 24, trust: 'ac1' as const, few: true },
          raw: { value: 0.96, low: 0.8, high: 0.99 },
          ac1: { value: 0.95, low: 0.85, high: 1 },
          alpha: null,
        })),
      ),
    },
  };
}
