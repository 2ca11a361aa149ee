import { templateBody } from '../../test/factories/template.js';
import { checkTemplate } from './check-template.js';

const problems = (body: unknown): Record<string, string> =>
  Object.fromEntries(checkTemplate(body).map(({ path, message }) => [path, message]));

test('a template in which nothing is wrong is accepted', () => {
  expect(checkTemplate(templateBody())).toEqual([]);
});

test('all that is wrong is said at once, with where it is', () => {
  const found = problems({
    parameters: [
      { name: 'Market', kind: 'market' },
      { name: 'second', kind: 'market' },
      { name: 'when', kind: 'date', default: '2026-02-30' },
      { name: 'when', kind: 'hour' },
    ],
    phases: [{ name: 'A' }, { name: 'A', target: { after: 'P1D', from: 'phase_start' } }],
    items: [
      {
        key: 'one',
        title: 'Look at {{markt}}',
        phase: 'B',
        owner: { role: 'king' },
        due: { after: '2 fortnights', from: 'start' },
      },
      { key: 'one', title: '', phase: 'A', owner: {}, due: { from: 'birth' }, dependsOn: ['none'] },
      { key: 'two', title: 'x', phase: 'A', owner: { parameter: 'when' }, due: { after: 'P1D', from: 'phase_target' } },
    ],
    extra: 1,
  });
  expect(Object.keys(found).sort()).toEqual([
    'extra',
    'items.0.due.after',
    'items.0.owner.role',
    'items.0.phase',
    'items.0.title',
    'items.1.dependsOn.0',
    'items.1.due',
    'items.1.due.from',
    'items.1.key',
    'items.1.owner',
    'items.1.title',
    'items.2.due.from',
    'items.2.owner.parameter',
    'parameters.0.name',
    'parameters.1.kind',
    'parameters.2.default',
    'parameters.3.kind',
    'parameters.3.name',
    'phases.1.name',
    'phases.1.target.from',
  ]);
  expect(found['items.0.title']).toContain('{{markt}}, which is no parameter; known are start');
  expect(found['items.0.due.after']).toContain('2 working days');
});

test('a placeholder in attributes is found too, and start is always known', () => {
  const item = templateBody().items[0];
  expect(problems(templateBody({ items: [{ ...item!, attributes: { a: ['{{nobody}}', '{{start}}'] } }] }))).toEqual({
    'items.0.attributes.a.0': expect.stringContaining('{{nobody}}') as string,
  });
});

test('items that wait for each other in a circle are refused with the circle', () => {
  const [one, two] = templateBody().items;
  const body = templateBody({
    items: [
      { ...one!, dependsOn: ['rule'] },
      { ...two!, dependsOn: ['cause'] },
    ],
  });
  expect(problems(body)['items']).toContain('cause → rule → cause');
});

test('an item that waits for one of a later phase waits for itself, by way of the tollgate', () => {
  const [cause, rule, ...others] = templateBody().items;
  const body = templateBody({ items: [{ ...cause!, dependsOn: ['announce'] }, rule!, ...others] });
  expect(problems(body)['items']).toContain('cause → announce → the opening of Proof → cause');
});

test('counted by the market, a market is a parameter', () => {
  const body = templateBody({ parameters: [{ name: 'analyst', kind: 'person' }], description: '' });
  expect(problems(body)).toMatchObject({ 'phases.0.target.by': expect.stringContaining('no parameter') as string });
  expect(problems(null)).toEqual({ body: 'must be a JSON object.' });
});
