import { coverageText } from './control-coverage.js';

const place = { stage: 'detection' as const, domain: 'ip', market: 'VN', operating: 1, failing: 0 };
const stages = ['detection' as const];

test('of no places nothing is said to be covered: it is said what is missing', () => {
  expect(coverageText({ stages, domains: [], markets: ['VN'], cells: [] }, false)).toBe(
    'There is no place to look at: no record that you see names a domain yet. Name it on a control, a case or a risk.',
  );
});

test('gaps are listed, or that there are none', () => {
  const operating = { ...place, state: 'operating' as const };
  const gap = { ...place, market: 'TH', operating: 0, state: 'none' as const };
  const found = { stages, domains: ['ip'], markets: ['TH', 'VN'], cells: [operating, gap] };
  expect(coverageText(found, false)).toMatch(/TH\s+none\s+0/);
  expect(coverageText(found, false)).not.toContain('VN');
  expect(coverageText(found, true)).toMatch(/VN\s+operating\s+1/);
  expect(coverageText({ ...found, cells: [operating] }, false)).toBe('Everywhere you asked for, a control operates.');
});
