import { checkRule, compileRule, type Compiled, type Known } from './check.js';
import { evaluate, type Happened, type Verdict } from './evaluate.js';
import { eventsAbout, type FactTypes, type KindFacts } from './fact-types.js';
import { linkedKinds } from '../record-link/link.js';
import { actsOn, ruleStates, type RuleBody } from './rule.js';
import { readRule, ruleText } from './text.js';

const finding: FactTypes = {
  title: 'text',
  status: 'text',
  rating: 'text',
  ownerId: 'id',
  markets: 'texts',
  reopened: 'whole',
  overdue: 'truth',
  dueAt: 'instant',
  agreement: 'any',
};
const facts = Object.fromEntries(linkedKinds.map((kind) => [kind, kind === 'finding' ? finding : {}])) as KindFacts;
const commands = Object.fromEntries(
  linkedKinds.map((kind) => [kind, kind === 'finding' ? ['lower', 'raise', 'reassign'] : []]),
) as unknown as Known['commands'];
const known: Known = { facts, commands };

const text = (condition: string, more = ''): string =>
  `on: { kind: finding, events: [finding.raised] }\nif: ${JSON.stringify(condition)}\nthen: { command: reassign, arguments: { owner: Mei } }\nreason: The desk owns it\n${more}`;

function problemsOf(given: string): string[] {
  const result = checkRule(given, known);
  return 'problems' in result
    ? result.problems.map(({ path, line, column, message }) => `${path}@${line}:${column} ${message}`)
    : [];
}

function compiled(condition: string, then?: RuleBody['then']): Compiled {
  const read = readRule(text(condition));
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const result = compileRule(then ? { ...read.body, then } : read.body, known);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result;
}

const happened = (record: Record<string, unknown>, unknown: string[] = []): Happened => ({
  ...{ record, unknown, actor: 'person', program: null, programUnknown: [] },
  event: { type: 'finding.raised', at: Date.UTC(2026, 10, 30), data: { rating: 'high' } },
});

const verdict = (condition: string, record: Record<string, unknown>, unknown: string[] = []): Verdict =>
  evaluate(compiled(condition), happened(record, unknown));

test('every kind has events that a rule can listen to', () => {
  expect(linkedKinds.filter((kind) => eventsAbout(kind).length === 0)).toEqual([]);
});

test('a rule has one form, whether it was written as YAML or JSON', () => {
  const yaml = checkRule(text('record.reopened > 1'), known);
  if ('problems' in yaml) throw new Error('it is a rule');
  const json = checkRule(JSON.stringify({ ...yaml.body, budget: 100 }), known);
  expect(json).toEqual(yaml);
  expect(readRule(yaml.text)).toEqual({ body: yaml.body });
  expect(ruleText(yaml.body)).toBe(yaml.text);
  expect(yaml.body).toMatchObject({ budget: 100, on: { kind: 'finding', events: ['finding.raised'] } });
});

test.each([
  ['record.raiting == "high"', 'if@1:8 A finding has no "raiting". Did you mean rating?'],
  ['record.overdue &&\n  record.reopened == "1"', 'if@2:3 no such overload: int == string.'],
  ['record.rating == null', 'if@1:1 no such overload: string == null. Whether there is a fact at all is asked by has('],
  ['rating == "high"', 'if@1:1 Unknown variable: rating.'],
  ['record.reopened + 1', 'if@1:1 comes to a int. A condition comes to true or false.'],
  ['record.rating ==', 'if@1:17 Unexpected token: EOF.'],
  ['event.data.colour == "red"', 'if@1:12 These events say no "colour".'],
  ['record["rating"] == "high"', 'Ask for a fact by its name'],
  ['record.title.matches("^(a+)+$")', 'matches may run for minutes'],
  ['record.title.like("(?=a)")', 'The pattern is not one of RE2'],
  ['record.title.like(record.rating)', 'The pattern of like is a text in quotes'],
  ['', 'if@1:'],
])('what is wrong with %j is said with its place', (condition, says) => {
  expect(problemsOf(text(condition)).join('\n')).toContain(says.replace('if@1:', condition === '' ? 'if@2:' : 'if@1:'));
});

test('a rule that nobody could write by hand is refused by its size, and does not hold anything up', () => {
  const deep = `${'('.repeat(400)}true${')'.repeat(400)}`;
  const wide = Array.from({ length: 200 }, () => 'record.overdue').join(' && ');
  for (const condition of [deep, wide, `record.title == "${'x'.repeat(3_000)}"`])
    expect(problemsOf(text(condition))).toHaveLength(1);
  expect(problemsOf('['.repeat(9_000))).toHaveLength(1);
  expect(problemsOf('a: &a [x]\nb: [*a, *a]')[0]).toContain('cannot be read');
  expect(problemsOf('x'.repeat(20_000))[0]).toContain('more than 10000 characters');
});

test.each([
  ['on: {}', 'on.kind'],
  [text('true').replace('finding.raised', 'finding.razed'), 'Did you mean finding.raised'],
  [text('true').replace('reassign', 'sign'), '"sign" of a finding cannot be proposed'],
  [text('true', 'budget: 0'), 'budget@5:9 is how many proposals an hour'],
  [text('true', 'bugdet: 3'), 'Did you mean budget?'],
  ['- a', 'A rule says on, if, then, reason, budget'],
])('%j is told what it lacks', (given, says) => {
  expect(problemsOf(given).join('\n')).toContain(says);
});

test('it matches, with each comparison and both of its sides', () => {
  const condition = 'record.rating == "high" && (record.reopened > 1 || "SG" in record.markets)';
  expect(verdict(condition, { rating: 'high', reopened: 0, markets: ['SG'] })).toEqual({
    outcome: 'matched',
    would: { command: 'reassign', arguments: { owner: 'Mei' } },
    why: [
      {
        ...{ text: 'record.rating == "high"', line: 1, column: 1, holds: true, error: null },
        sides: [{ text: 'record.rating', value: 'high' }],
      },
      {
        ...{ text: 'record.reopened > 1', line: 1, column: 29, holds: false, error: null },
        sides: [{ text: 'record.reopened', value: '0' }],
      },
      {
        ...{ text: '"SG" in record.markets', line: 1, column: 52, holds: true, error: null },
        sides: [{ text: 'record.markets', value: '["SG"]' }],
      },
    ],
  });
  expect(verdict(condition, { rating: 'low', reopened: 0, markets: [] }).outcome).toBe('not_matched');
});

test('a fact that is nothing is an error that is seen, and not false; it is asked about first', () => {
  const missing = verdict('record.rating == "high"', { rating: null });
  expect(missing).toMatchObject({
    outcome: 'error',
    error: 'record.rating is nothing here. Ask has(record.rating) before it.',
  });
  expect(verdict('has(record.rating) && record.rating == "high"', { rating: null }).outcome).toBe('not_matched');
  expect(verdict('record.agreement.note == "x"', { agreement: {} }).outcome).toBe('error');
});

test('what nobody knows is not guessed, unless it does not matter', () => {
  const unknown = ['rating'];
  expect(verdict('record.rating == "high"', {}, unknown)).toEqual({
    outcome: 'not_knowable',
    facts: ['record.rating'],
  });
  expect(verdict('has(record.rating)', {}, unknown).outcome).toBe('not_knowable');
  expect(verdict('record.rating == "high" || record.overdue', { overdue: true }, unknown).outcome).toBe('matched');
  expect(verdict('record.overdue && record.rating == "high"', { overdue: false }, unknown).outcome).toBe('not_matched');
  // An error beside it hides it not.
  expect(verdict('record.reopened == 1 || record.rating == "high"', {}, unknown).outcome).toBe('not_knowable');
});

test('a pattern takes a time that grows with the text, and no more', () => {
  // JavaScript’s own took 97 s for 30 letters.
  const condition = 'record.title.like("^(a+)+$")';
  expect(verdict(condition, { title: `${'a'.repeat(5_000)}!` }).outcome).toBe('not_matched');
  expect(verdict(condition, { title: 'aaaa' }).outcome).toBe('matched');
});

test('values are worked out, wherever they stand in the body', () => {
  const then = {
    command: 'reassign',
    arguments: {
      owner: { cel: 'record.ownerId' },
      list: [{ cel: 'record.reopened + 1' }, 'as it is'],
      at: { cel: 'record.dueAt' },
    },
  };
  const record = { ownerId: 'wei', reopened: 2, dueAt: Date.UTC(2026, 0, 2) };
  expect(evaluate(compiled('true', then), happened(record))).toMatchObject({
    would: { arguments: { owner: 'wei', list: [3, 'as it is'], at: '2026-01-02T00:00:00.000Z' } },
  });
  expect(evaluate(compiled('true', then), happened({ ...record, ownerId: null })).outcome).toBe('error');
  const read = readRule(text('true'));
  const wrong =
    'body' in read &&
    compileRule({ ...read.body, then: { command: 'lower', arguments: { a: { cel: 'record.x' } } } }, known);
  expect(wrong).toMatchObject({ problems: [{ path: 'then.arguments.a', line: 1, column: 8 }] });
});

test('who did it, when, and what the event says can be asked', () => {
  const condition =
    'actor.kind == "person" && event.type == "finding.raised" && event.data.rating == "high" && event.at > timestamp("2026-01-01T00:00:00Z") && !has(program.name)';
  expect(verdict(condition, {}).outcome).toBe('matched');
});

test.each([
  ['draft', null, 1, ['version', 'shadow', 'archive']],
  ['shadow', 1, 1, ['version', 'suggest', 'stop', 'archive']],
  ['shadow', 1, 2, ['version', 'shadow', 'suggest', 'stop', 'archive']],
  ['suggest', 1, 1, ['version', 'shadow', 'stop', 'archive']],
  ['act', 1, 1, ['version', 'shadow', 'suggest', 'stop', 'archive']],
  ['stopped', 1, 1, ['version', 'shadow', 'archive']],
  ['archived', 1, 1, []],
] as const)('of one in %s with %s live of %i, this may be done: %j', (state, live, newest, acts) => {
  expect(actsOn({ state, live, newest, licence: 'planned' })).toEqual(acts);
});

test('a rule acts by a licence in force alone, and out of suggest; another is planned where none is open', () => {
  const of = (state: (typeof ruleStates)[number], licence: string | null) =>
    actsOn({ state, live: 1, newest: 1, licence }).filter((act) => act === 'act' || act === 'license');
  expect(ruleStates.map((state) => [state, of(state, 'in_force'), of(state, null)])).toEqual([
    ['draft', [], []],
    ['shadow', [], ['license']],
    ['suggest', ['act'], ['license']],
    ['act', [], ['license']],
    ['stopped', [], []],
    ['archived', [], []],
  ]);
  for (const licence of ['planned', 'labelling', 'to_sign']) expect(of('suggest', licence)).toEqual([]);
});
