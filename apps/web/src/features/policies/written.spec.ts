import {
  inOrder,
  keptIn,
  movedBy,
  pathOf,
  withField,
  withLevels,
  withoutSeverity,
  writtenOn,
  type Escalation,
} from './written.js';
import { allowedBy } from './allowed.js';

const level = (after: string) => ({ after, roles: [], people: [], channels: [] });
const policy: Escalation = { levels: [level('P1D')], acknowledgementHolds: 'P1D' };
const version = (number: number, status: 'draft' | 'published') => ({
  id: String(number),
  version: number,
  status,
  createdAt: '2026-11-01T00:00:00Z',
  publishedAt: null,
  proof: null,
  changes: null,
  replan: null,
  body: policy,
});

test('one writes on the last version, which is replaced where it is a draft', () => {
  const versions = [version(1, 'published'), version(3, 'draft'), version(2, 'published')];
  expect(writtenOn({ kind: 'escalation', versions })?.version).toBe(3);
});

test('a level that is moved past another takes its place behind it, and one knows where it has gone', () => {
  const steps = [level('P5D'), level('PT2H'), level('P2D')];
  const sorted = inOrder(steps, ({ after }) => after, false, 0);
  expect(sorted.steps.map(({ after }) => after)).toEqual(['PT2H', 'P2D', 'P5D']);
  expect(sorted.place).toBe(2);
});

test('a ladder of a severity comes and goes by itself', () => {
  const both = withLevels(policy, 'critical', [level('PT0S')]);
  expect(both.bySeverity).toEqual({ critical: [level('PT0S')] });
  expect(withoutSeverity(both, 'critical')).toEqual(policy);
  expect([pathOf(null), pathOf('critical')]).toEqual(['body.levels', 'body.bySeverity.critical']);
});

test('what is kept of another form is left alone', () => {
  expect(keptIn(JSON.stringify({ on: '1', body: policy }), 'escalation')).toEqual({ on: '1', body: policy });
  for (const text of ['', '{', '{}', '{"on":"1","body":{"before":[]}}']) expect(keptIn(text, 'escalation')).toBeNull();
});

test('a document that says nothing of ladders is named, and not guessed at', () => {
  expect(() => allowedBy({ components: { schemas: {} } })).toThrow('The API describes no EscalationLevel.roles.[].');
});

test('what is kept of every kind is known by its lists and its texts', () => {
  const body = { rules: [], escalateTo: [], channels: [], answerWithin: 'P1D' };
  const kept = JSON.stringify({ on: '1', body });
  expect(keptIn(kept, 'extension')).toEqual({ on: '1', body });
  expect([keptIn(kept, 'sign_off'), keptIn(kept, 'exception'), keptIn(kept, 'effectiveness')]).toEqual([
    null,
    null,
    null,
  ]);
});

test('one of a list is moved among the others, and stays where there is no such place', () => {
  expect(movedBy(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(movedBy(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect([movedBy(['a', 'b'], 0, -1), movedBy(['a', 'b'], 1, 1), movedBy(['a'], 3, 0)]).toEqual([
    ['a', 'b'],
    ['a', 'b'],
    ['a'],
  ]);
});

test('a field that may be left out is left out, and not sent as nothing', () => {
  const rule: { required: number; upToDays?: number } = { required: 1, upToDays: 7 };
  expect(withField(rule, 'upToDays', undefined)).toStrictEqual({ required: 1 });
  expect(withField(rule, 'upToDays', 14)).toEqual({ required: 1, upToDays: 14 });
});
