import { linkedKinds } from '../../domain/record-link/link.js';
import type { KindFacts } from '../../domain/rule/fact-types.js';
import type { RuleBody } from '../../domain/rule/rule.js';
import { Evaluator, evaluatorLimits } from './evaluator.js';
import type { Question } from './messages.js';

const facts = Object.fromEntries(
  linkedKinds.map((kind) => [kind, { title: 'text', markets: 'texts' }]),
) as unknown as KindFacts;
const body = (condition: string): RuleBody => ({
  on: { kind: 'finding', events: ['finding.*'] },
  if: condition,
  then: { command: 'lower', arguments: {} },
  ...{ reason: 'x', budget: 1 },
});
const loop = 'record.markets.exists(a, record.markets.exists(b, record.markets.exists(c, a + b + c == "?")))';
const hungry = 'record.markets.map(a, record.markets.map(b, record.markets.map(c, a + b + c))) == []';
const bodies = { plain: body('record.title == "x"'), loop: body(loop), hungry: body(hungry) };
const markets = Array.from({ length: 2_000 }, (_, n) => `market ${n}`);

const ask = (versionId: keyof typeof bodies): Question => ({
  versionId,
  happened: {
    ...{ record: { title: 'x', markets }, unknown: [], actor: 'system', program: null, programUnknown: [] },
    event: { type: 'finding.raised', at: 0, data: {} },
  },
});

test('what takes too long, or too much memory, is ended by itself; what stands before and behind it is answered', async () => {
  const evaluator = new Evaluator({ ...evaluatorLimits, lookMs: 50, looks: 8, heapMb: 32 });
  const questions = (['plain', 'loop', 'plain', 'hungry', 'plain'] as const).map(ask);
  const verdicts = await evaluator.evaluate(questions, bodies, facts);
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(['matched', 'too_slow', 'matched', 'too_slow', 'matched']);
  await evaluator.end();
});

test('a version that is given up again and again is asked no more, and holds up nobody else', async () => {
  const evaluator = new Evaluator({ ...evaluatorLimits, lookMs: 20, looks: 5 });
  const questions = Array.from({ length: 40 }, (_, n) => ask(n % 2 === 0 ? 'loop' : 'plain'));
  const verdicts = await evaluator.evaluate(questions, bodies, facts);
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(
    questions.map(({ versionId }) => (versionId === 'loop' ? 'too_slow' : 'matched')),
  );
  await evaluator.end();
});

test('texts are looked at beside the loop too, one after the other', async () => {
  const evaluator = new Evaluator();
  const known = { facts, commands: null };
  const [good, bad] = await Promise.all([
    evaluator.check(JSON.stringify(bodies.plain), known),
    evaluator.check('['.repeat(9_000), known),
  ]);
  expect(good).toMatchObject({ body: { if: 'record.title == "x"' } });
  expect(bad).toMatchObject({ problems: [{ path: '' }] });
  // It ended, and begins anew.
  await evaluator.end();
  expect(await evaluator.check('on: 3', known)).toHaveProperty('problems');
  await evaluator.end();
});

test('a version that names what is no more says so, and holds up nobody', async () => {
  const evaluator = new Evaluator();
  const old = { old: body('record.gone == "x"'), plain: bodies.plain };
  const verdicts = await evaluator.evaluate([{ ...ask('plain'), versionId: 'old' }, ask('plain')], old, facts);
  expect(verdicts).toMatchObject([
    { outcome: 'error', error: expect.stringContaining('A finding has no "gone"') },
    { outcome: 'matched' },
  ]);
  await evaluator.end();
});
