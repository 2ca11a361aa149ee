import { kedah, singapore } from '../../test/factories/calendars.js';
import { templateBody } from '../../test/factories/template.js';
import { formatLocal } from '../time.js';
import { templateOf, type RunProgram } from './from-program.js';
import { readParameters } from './parameters.js';
import { planLaunch, type LaunchFacts } from './plan-launch.js';

const people = { manager: null, lead: null, lin: 'boss', boss: null };
const values = { market: 'MY-02', domain: 'Counterfeit', analyst: 'lin', start: '2026-02-12' };
const facts = (more: Partial<LaunchFacts> = {}): LaunchFacts => ({
  managerId: 'manager',
  domainLeadId: 'lead',
  values,
  texts: { ...values, analyst: 'Lin Wei' },
  managers: people,
  zone: 'Asia/Singapore',
  calendars: Object.fromEntries(Object.keys(people).map((id) => [id, singapore])),
  market: kedah,
  ...more,
});

test('dates are counted by the calendar of the owner or of the market, from start, phase and target', () => {
  const { plan, problems } = planLaunch(templateBody(), facts());
  expect(problems).toEqual([]);
  // Kedah rests on Friday and Saturday, and on the 17th and 18th for Lunar New Year.
  expect(plan.phases.map(({ targetDate }) => targetDate)).toEqual(['2026-03-02', '2026-03-09']);
  expect(plan.items.map(({ key, due, dueAt }) => [key, due.date, due.time, formatLocal(dueAt, due.zone)])).toEqual([
    // Singapore: 13 and 16, not 17 and 18, 19 and 20 February.
    ['cause', '2026-02-20', null, '2026-02-20 18:00'],
    // Two working days of Singapore before Monday 2 March.
    ['rule', '2026-02-26', null, '2026-02-26 18:00'],
    // Three working days of Kedah after it, at the end of a day there.
    ['announce', '2026-03-05', '18:00', '2026-03-05 18:00'],
    ['report', '2026-03-10', null, '2026-03-10 18:00'],
  ]);
  expect(plan.items.map(({ due }) => due.basis?.duration)).toEqual(['4 working days', undefined, undefined, 'P1D']);
});

test('owners are found by role, by parameter and as the manager of one; texts are filled', () => {
  const { plan } = planLaunch(templateBody(), facts());
  expect(plan.items.map(({ ownerId }) => ownerId)).toEqual(['lin', 'boss', 'lead', 'manager']);
  expect(plan.items.map(({ title }) => title)).toEqual([
    'Find the cause in MY-02',
    'Mend the rule',
    'Tell sellers of MY-02',
    'Report by Lin Wei',
  ]);
  expect(plan.items[2]?.attributes).toEqual({ channel: 'mail to MY-02' });
  expect(plan).toMatchObject({ domain: 'Counterfeit', markets: ['MY-02'] });
  expect(plan.description).toBe('Leakage of Counterfeit in MY-02, from 2026-02-12');
});

test('a date says that it was counted beyond what its calendar knows, or from a date that was', () => {
  const known = (knownUntil: string): LaunchFacts => facts({ market: { ...kedah, knownUntil } });
  const about = ({ warning }: { warning: string | null }): string | undefined =>
    warning?.replace(/^The holidays of calendar (\S+) .*About (\S+) .*$/, '$1 $2');
  const said = ({ plan }: ReturnType<typeof planLaunch>): unknown => [plan.phases.map(about), plan.items.map(about)];
  const none = undefined;
  expect(said(planLaunch(templateBody(), known('2026-12-31')))).toEqual([
    [none, none],
    [none, none, none, none],
  ]);
  // Detection is to end on 2 March, Proof on the 9th; of what is counted by Kedah 'announce' is on the 5th, and 'report' a
  // day after the end of Proof.
  expect(said(planLaunch(templateBody(), known('2026-03-04')))).toEqual([
    [none, 'MY-02 2026-03-09'],
    [none, none, 'MY-02 2026-03-05', 'MY-02 2026-03-09'],
  ]);
  // Owners: 'rule' is due on 26 February, counted back from 2 March, which their calendar does not know; 'announce' is counted
  // by Kedah, which knows it, and falls on a day that the calendar of its owner does not.
  const owners = { ...singapore, knownUntil: '2026-02-27' };
  const calendars = Object.fromEntries(Object.keys(people).map((id) => [id, owners]));
  expect(said(planLaunch(templateBody(), facts({ calendars })))).toEqual([
    [none, none],
    [none, 'SG 2026-03-02', 'SG 2026-03-05', 'SG 2026-03-10'],
  ]);
});

test('what stands in the way is said for each place', () => {
  const without = facts({ domainLeadId: null, market: null, managers: { ...people, lin: null } });
  expect(planLaunch(templateBody(), without).problems.map(({ path }) => path)).toEqual([
    'phases.0.target.by',
    'phases.1.target.by',
    'items.1.owner',
    'items.2.owner',
  ]);
});

test('parameters: defaults, today as the start, and what is missing, unknown or no value of its kind', () => {
  const id = '5d0c7a52-0000-8000-8000-000000000001';
  const body = templateBody();
  expect(readParameters(body, { market: 'my-02', analyst: id }, '2026-02-12')).toEqual({
    values: { market: 'MY-02', domain: 'Counterfeit', analyst: id, start: '2026-02-12' },
    problems: [],
  });
  const { problems } = readParameters(body, { market: 'S G', start: '2026-02-30', who: 'x' }, '2026-02-12');
  expect(problems.map(({ path, message }) => `${path} ${message}`)).toEqual([
    'parameters.who is no parameter of this template; it has market, domain, analyst, start.',
    'parameters.market must be a market such as SG or MY.',
    'parameters.analyst is needed, a person: who finds the cause',
    'parameters.start must be a date that exists, as YYYY-MM-DD.',
  ]);
});

test('a program that was run becomes a template that gives the same dates again', () => {
  const { plan } = planLaunch(templateBody(), facts());
  const run: RunProgram = {
    description: 'As {{it}} was',
    domain: plan.domain,
    markets: plan.markets,
    managerId: 'manager',
    domainLeadId: 'lead',
    start: values.start,
    policies: { escalation: 'Default@1' },
    calendar: kedah,
    phases: plan.phases.map(({ name, description, targetDate }) => ({ name, description, targetDate })),
    items: plan.items.map((item, index) => ({
      ...item,
      number: index + 1,
      externalId: index === 0 ? null : item.key,
      calendar: singapore,
      dueDate: item.due.date,
      policies: {},
      waitsFor: index === 1 ? [1] : [],
    })),
    managers: people,
    names: { lin: 'Lin Wèi', boss: 'Mei Tan' },
  };
  const body = templateOf(run);
  expect(body.items.map(({ key, owner }) => [key, owner])).toEqual([
    ['item-1', { parameter: 'lin_wei' }],
    ['rule', { parameter: 'mei_tan' }],
    ['announce', { role: 'domain_lead' }],
    ['report', { role: 'program_manager' }],
  ]);
  expect(body.items.map(({ dependsOn }) => dependsOn)).toEqual([undefined, ['item-1'], undefined, undefined]);
  expect(body.description).toBe('As { {it}} was');
  expect(body.phases[0]?.target).toEqual({ after: '10 working days', from: 'start' });
  const again = planLaunch(body, facts({ values: { ...values, lin_wei: 'lin', mei_tan: 'boss' } }));
  expect(again.problems).toEqual([]);
  expect(again.plan.items.map(({ due }) => due.date)).toEqual(plan.items.map(({ due }) => due.date));
});
