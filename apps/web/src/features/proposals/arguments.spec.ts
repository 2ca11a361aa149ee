import { changedIn, fieldsOf, saidBy, valuesOf } from './arguments.js';

const said = {
  cause: 'There is one queue.  It is full. ',
  rating: 'high',
  likelihood: 3,
  leadId: '7f3c1a52-5d1e-4b7a-9a40-3f1a2b6c8d90',
  recommendations: ['Split it', 'Ask the desk'],
  due: { in: '10 working days' },
  ends: { date: '2026-12-04' },
  target: { date: '2026-12-04', time: '18:00' },
  market: null,
};
const hints = { lines: 'one a line', json: 'JSON' };

test('each argument has a field that fits what was said', () => {
  expect(fieldsOf(said, hints).map(({ name, kind, hint }) => [name, kind, hint])).toEqual([
    ['arguments.cause', 'text', undefined],
    ['arguments.rating', 'line', undefined],
    ['arguments.likelihood', 'number', undefined],
    ['arguments.leadId', 'person', undefined],
    ['arguments.recommendations', 'text', 'one a line'],
    ['arguments.due', 'line', undefined],
    ['arguments.ends', 'date', undefined],
    ['arguments.target', 'text', 'JSON'],
    ['arguments.market', 'text', 'JSON'],
  ]);
});

test('where nothing was typed, all is as it was proposed, to the last space', () => {
  const trimmed = Object.fromEntries(Object.entries(valuesOf(said)).map(([name, text]) => [name, text.trim()]));
  expect(saidBy(trimmed, said)).toEqual(said);
  expect(changedIn(said, saidBy(trimmed, said))).toEqual([]);
});

test('what was typed is read as what it stands for', () => {
  const typed = {
    ...valuesOf(said),
    'arguments.cause': 'There are two queues.',
    'arguments.likelihood': '4',
    'arguments.recommendations': 'Split it\n\nAsk the lead',
    'arguments.due': '5 working days',
    'arguments.target': '{"date":"2026-12-05"}',
    'arguments.market': 'SG',
  };
  const instead = saidBy(typed, said);
  expect(instead).toEqual({
    ...said,
    cause: 'There are two queues.',
    likelihood: 4,
    recommendations: ['Split it', 'Ask the lead'],
    due: { in: '5 working days' },
    target: { date: '2026-12-05' },
    market: 'SG',
  });
  expect(changedIn(said, instead)[1]).toEqual({ argument: 'likelihood', before: '3', after: '4' });
  expect(changedIn(said, instead).map(({ argument }) => argument)).not.toContain('rating');
});
