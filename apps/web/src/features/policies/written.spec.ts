import { inOrder, keptIn, pathOf, withLevels, withoutSeverity, writtenOn, type Escalation } from './written.js';
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
  expect(() => allowedBy({ components: { schemas: {} } })).toThrow(
    'The API describes no EscalationLevel.repeat.times.',
  );
});
