import { deepest, factsOfChain, type Link } from './chain.js';
import { whyNot } from './why-not.js';

const link = (ruleId: string, subjectId: string): Link => ({ ruleId, subjectId });

test('a rule proposes once for each record in a chain, and a chain is three deep', () => {
  const chain = [link('a', 'x')];
  expect(factsOfChain([], link('a', 'x')).refused).toBeNull();
  expect(factsOfChain(chain, link('a', 'x')).refused).toContain('once in a chain');
  expect(factsOfChain(chain, link('a', 'y')).refused).toBeNull();
  expect(factsOfChain(chain, link('b', 'x')).refused).toBeNull();
  const whole = Array.from({ length: deepest }, (_, n) => link(`rule ${n}`, 'x'));
  expect(factsOfChain(whole, link('b', 'x')).refused).toContain('It is the 4th in a chain');
  expect(factsOfChain(whole.slice(1), link('b', 'x')).refused).toBeNull();
});

const silence = { state: 'shadow', since: '2026-11-30T00:00:00Z', listens: true, heard: 0, waiting: 0 } as const;

test.each([
  [{ ...silence, state: 'draft' } as const, 'It is a draft'],
  [{ ...silence, state: 'stopped' } as const, 'It is stopped since 2026-11-30'],
  [{ ...silence, listens: false }, 'records of another kind'],
  [{ ...silence, heard: 1, waiting: 1 }, 'waits for its turn'],
  [silence, 'Nothing that it listens to has happened'],
  [{ ...silence, heard: 2 }, 'It did not match, longer ago than that is kept'],
])('%j: why not', (of, says) => {
  expect(whyNot(of)).toContain(says);
});
