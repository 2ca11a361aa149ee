import { Refusal } from '../refusal.js';
import { checkPolicy } from './check-policy.js';
import { daysBetween, defaultExtensionPolicy, termsOf, type ExtensionPolicy } from './extension.js';

const policy: ExtensionPolicy = {
  ...defaultExtensionPolicy,
  rules: [
    { upToNumber: 1, upToDays: 7, required: 1, roles: ['owner_manager'], people: [] },
    { upToTotalDays: 30, required: 2, roles: ['owner_manager', 'program_manager'], people: [] },
    { required: 1, roles: ['domain_lead'], people: [] },
  ],
  mostExtensions: 3,
  longestTotalDays: 60,
};
const rule = (number: number, used: number, days: number): string => {
  try {
    return termsOf(policy, { number, days: used }, days).roles.join('+');
  } catch (error) {
    return error instanceof Refusal ? error.detail : String(error);
  }
};

test.each([
  ['the first, within a week', 0, 0, 7, 'owner_manager'],
  ['the first, longer', 0, 0, 8, 'owner_manager+program_manager'],
  ['the second, short', 1, 7, 1, 'owner_manager+program_manager'],
  ['30 days in all', 1, 7, 23, 'owner_manager+program_manager'],
  ['more than that', 1, 7, 24, 'domain_lead'],
  ['60 days in all', 2, 30, 30, 'domain_lead'],
])('%s', (_, number, used, days, roles) => {
  expect(rule(number, used, days)).toBe(roles);
});

test('past the limits it is refused with a sentence that says them', () => {
  expect(rule(3, 10, 1)).toContain('allows 3 extension(s) of an item, and this one has had 3');
  expect(rule(1, 50, 11)).toContain(
    'by 60 calendar days in all; 50 are used, and this one would add 11. Ask for 10 days',
  );
});

test('days are counted on the calendar, over a leap day and a change of clocks', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2026-03-07', '2026-03-09')).toBe(2);
  expect(daysBetween('2026-03-09', '2026-03-09')).toBe(0);
});

test('what ships can be published', () => {
  expect(checkPolicy('extension', defaultExtensionPolicy)).toEqual([]);
  expect(checkPolicy('extension', policy)).toEqual([]);
});
