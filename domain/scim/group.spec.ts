import { mostMembers, patchGroup } from './group.js';
import { readOperations } from './path.js';

const members = (...Operations: object[]): object => {
  const { all, add, remove } = patchGroup(readOperations({ Operations }, 2_000)).members;
  return { all, add: [...add], remove: [...remove] };
};
const one = (id: string): object => ({ value: id });

test('operations one after the other are one change', () => {
  const add = { op: 'Add', path: 'members', value: [one('A'), one('b')] };
  expect(members(add, { op: 'remove', path: 'members[value eq "a"]' })).toEqual({
    all: false,
    add: ['b'],
    remove: ['a'],
  });
  expect(members(add, { op: 'replace', path: 'members', value: [one('c')] })).toEqual({
    all: true,
    add: ['c'],
    remove: [],
  });
  expect(members(add, { op: 'remove', path: 'members' })).toEqual({ all: true, add: [], remove: [] });
  expect(members({ op: 'remove', path: 'members[value eq "a" or value eq "b"]' })).toEqual({
    all: false,
    add: [],
    remove: ['a', 'b'],
  });
});

test.each([
  [[{ op: 'add', path: 'members', value: [{ value: 'a', type: 'Group' }] }], /group within a group/],
  [[{ op: 'add', path: 'members', value: Array.from({ length: mostMembers + 1 }, () => one('a')) }], /in parts/],
  [[{ op: 'remove', path: 'members[display co "a"]' }], /which members/i],
  [[{ op: 'add', path: 'members[value eq "a"]', value: {} }], /added, or taken out/],
  [[{ op: 'replace', path: 'owner', value: 'a' }], /no attribute/],
])('%j is refused', (operations, why) => {
  expect(() => members(...operations)).toThrow(why);
});
