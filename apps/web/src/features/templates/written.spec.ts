import type { TemplateBody } from './words.js';
import {
  another,
  attributeOf,
  attributeText,
  beginning,
  earlier,
  itemEarlier,
  keptIn,
  ownerBy,
  renamed,
  wayOf,
  withItem,
  withoutItem,
  withoutPhase,
} from './written.js';

const due = { after: '5 working days', from: 'start' as const };
const owner = { role: 'program_manager' as const };
const body: TemplateBody = {
  parameters: [],
  phases: [{ name: 'A' }, { name: 'B' }],
  items: [
    { key: 'one', title: 'One', phase: 'A', owner, due },
    { key: 'two', title: 'Two', phase: 'B', owner, due, dependsOn: ['one'] },
    { key: 'three', title: 'Three', phase: 'A', owner, due, dependsOn: ['two', 'one'] },
  ],
};

test('a phase that is called otherwise keeps its items; one of two of a name does not take those of the other', () => {
  expect(renamed(body, 0, { name: 'C' }).items.map(({ phase }) => phase)).toEqual(['C', 'B', 'C']);
  const twins = { ...body, phases: [{ name: 'A' }, { name: 'A' }] };
  expect(renamed(twins, 1, { name: 'C' }).items).toEqual(body.items);
});

test('with a phase its items go, and nothing waits for them any more', () => {
  const left = withoutPhase(body, 1);
  expect(left.phases).toEqual([{ name: 'A' }]);
  expect(left.items.map(({ key, dependsOn }) => [key, dependsOn])).toEqual([
    ['one', undefined],
    ['three', ['one']],
  ]);
});

test('those that wait for an item follow its key, and forget one that is gone', () => {
  const called = withItem(body, 0, { ...body.items[0]!, key: 'first' });
  expect(called.items.map(({ dependsOn }) => dependsOn)).toEqual([undefined, ['first'], ['two', 'first']]);
  expect(withoutItem(body, 0).items.map(({ dependsOn }) => dependsOn)).toEqual([[], ['two']]);
});

test('an item goes before the one of its own phase; the first stays', () => {
  expect(itemEarlier(body, 2).items.map(({ key }) => key)).toEqual(['three', 'two', 'one']);
  expect(itemEarlier(body, 1)).toEqual(body);
  expect(earlier(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
  expect(earlier(['a', 'b'], 0)).toEqual(['a', 'b']);
});

test('another item has a key that none has', () => {
  const taken = { ...body, items: [...body.items.slice(0, 2), { ...body.items[2]!, key: 'item-4' }] };
  expect(another(taken, 'A', owner)).toMatchObject({ key: 'item-5', phase: 'A', owner });
});

test.each([
  { role: 'domain_lead' as const },
  { parameter: 'analyst' },
  { person: 'id' },
  { managerOf: { parameter: 'analyst' } },
  { managerOf: { person: 'id' } },
])('%j is one way, and comes out of it', (one) => {
  expect(ownerBy(wayOf(one), one)).toEqual(one);
});

test('what is kept is taken where it is of this form', () => {
  const kept = { on: 'new', name: 'A', description: '', body: beginning('A') };
  expect(keptIn(JSON.stringify(kept))).toEqual(kept);
  for (const text of ['', '{', '{}', JSON.stringify({ ...kept, body: { phases: [] } })])
    expect(keptIn(text)).toBeNull();
});

test('an attribute that is no text stays what it is, and what is typed over a text is a text', () => {
  expect([attributeText(3), attributeText('3'), attributeText(['a'])]).toEqual(['3', '3', '["a"]']);
  expect([attributeOf('4', 3), attributeOf('4', '3'), attributeOf('four', 3)]).toEqual([4, '4', 'four']);
});
