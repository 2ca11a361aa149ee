import { causeNode, causeTaxonomy, effectNode } from '../../test/factories/analysis-record.js';
import type { CauseNode, Method } from './content.js';
import { circleIn, depthsOf, graphProblems } from './graph.js';

const problemsOf = (nodes: CauseNode[], method: Method = 'whys'): string[] =>
  graphProblems({ method, nodes }, causeTaxonomy).map(({ path, message }) => `${path} ${message}`);

test('a circle is refused with the way around it', () => {
  const nodes = [
    effectNode,
    causeNode('a', { parents: ['effect', 'c'] }),
    causeNode('b', { parents: ['a'] }),
    causeNode('c', { parents: ['b'] }),
  ];
  expect(problemsOf(nodes)).toEqual([
    'nodes.1.parents goes in a circle: a → c → b → a. Nothing explains itself; take one of these away.',
  ]);
  expect(problemsOf([effectNode, causeNode('a', { parents: ['a'] })])[0]).toMatch(/a → a/);
});

test('what explains several things is no circle', () => {
  const nodes = [effectNode, causeNode('a'), causeNode('b'), causeNode('c', { parents: ['a', 'b'] })];
  expect(problemsOf(nodes)).toEqual([]);
  expect(circleIn(nodes)).toBeNull();
  expect(depthsOf(nodes)).toEqual(
    new Map([
      ['effect', 0],
      ['a', 1],
      ['b', 1],
      ['c', 2],
    ]),
  );
});

test('a chain may be twenty deep, and no deeper', () => {
  const chain = (length: number): CauseNode[] => [
    effectNode,
    ...Array.from({ length }, (_, index) =>
      causeNode(`n${index}`, { parents: [index === 0 ? 'effect' : `n${index - 1}`] }),
    ),
  ];
  expect(problemsOf(chain(20))).toEqual([]);
  expect(problemsOf(chain(21))).toEqual([
    'nodes.21.parents lies deeper than 20 below the effect. Ask fewer whys, or leave steps out.',
  ]);
});

test.each<[string, CauseNode[], Method, RegExp]>([
  ['two effects', [effectNode, { ...effectNode, id: 'other' }], 'whys', /^nodes must have one effect, and have 2/],
  ['no effect', [causeNode('a', { parents: ['a'] })], 'whys', /have none/],
  ['an id twice', [effectNode, causeNode('a'), causeNode('a')], 'whys', /^nodes\.2\.id is that of another node: “a”/],
  ['what hangs on nothing', [effectNode, causeNode('a', { parents: [] })], 'whys', /^nodes\.1\.parents must name/],
  ['what hangs on what is not there', [effectNode, causeNode('a', { parents: ['x'] })], 'whys', /names no node: “x”/],
  [
    'a gate among whys',
    [effectNode, causeNode('a', { kind: 'gate', gate: 'or' })],
    'whys',
    /must be one of effect, why/,
  ],
  ['a gate that says not which', [effectNode, causeNode('a', { kind: 'gate' })], 'fault-tree', /must be and or or/],
  ['a why with a gate', [effectNode, causeNode('a', { gate: 'or' })], 'whys', /is for gates only/],
  ['a code of no cause', [effectNode, causeNode('a', { code: 'people-training' })], 'whys', /must be root or contrib/],
  ['a cause without a code', [effectNode, causeNode('a', { role: 'root' })], 'whys', /must be a code of the taxonomy/],
  ['a code that is none', [effectNode, causeNode('a', { role: 'root', code: 'x' })], 'whys', /is no code.*“x”/],
  ['a category as cause', [effectNode, causeNode('a', { kind: 'category', role: 'root' })], 'ishikawa', /is no cause/],
  [
    ...(['how sure one is of what nobody knows'] as const),
    [effectNode, causeNode('a', { role: 'root', code: 'unknown', confidence: 'low' })],
    ...(['whys', /is for what is known/] as const),
  ],
  [
    ...(['a known cause of which nobody says how sure'] as const),
    [effectNode, causeNode('a', { role: 'root', code: 'people-training' })],
    ...(['whys', /must say how sure/] as const),
  ],
])('%s is refused with its place', (_, nodes, method, problem) => {
  expect(problemsOf(nodes, method)[0]).toMatch(problem);
});
