import { filterBounds, readFilter } from './filter.js';
import { ScimRefusal } from './scim-refusal.js';

const compared = (attribute: string, by: string, to: unknown = null): object => ({ is: 'compared', attribute, by, to });

test('and binds closer than or, and not closer than both', () => {
  expect(readFilter('a pr or b pr and not (c pr)')).toEqual({
    is: 'or',
    of: [compared('a', 'pr'), { is: 'and', of: [compared('b', 'pr'), { is: 'not', of: compared('c', 'pr') }] }],
  });
  expect(readFilter('(a pr or b pr) AND c PR')).toEqual({
    is: 'and',
    of: [{ is: 'or', of: [compared('a', 'pr'), compared('b', 'pr')] }, compared('c', 'pr')],
  });
});

test.each([
  ['userName eq "mei"', 'mei'],
  [String.raw`userName eq "a\"b\\c\u00e9"`, 'a"b\\cé'],
  ['userName eq "x) or (1 eq 1"', 'x) or (1 eq 1'],
  ['userName Eq "a and b"', 'a and b'],
  ['userName eq True', true],
  ['userName eq -1.5', -1.5],
  ['userName eq null', null],
])('%s', (filter, to) => {
  expect(readFilter(filter)).toEqual(compared('userName', 'eq', to));
});

test('one entry of many is meant by brackets, with what is said after them', () => {
  const work = compared('type', 'eq', 'work');
  expect(readFilter('emails[type eq "work"]')).toEqual({ is: 'entry', attribute: 'emails', of: work });
  expect(readFilter('emails[type eq "work"].value co "@x"')).toEqual({
    is: 'entry',
    attribute: 'emails',
    of: { is: 'and', of: [work, compared('value', 'co', '@x')] },
  });
});

test('names may bear their schema', () => {
  const name = 'urn:ietf:params:scim:schemas:core:2.0:User:name.givenName';
  expect(readFilter(`${name} sw "M"`)).toEqual(compared(name, 'sw', 'M'));
});

test.each([
  ['', /ends too early/],
  ['userName', /one of these/],
  ['userName xx "a"', /one of these/],
  ['userName eq', /value/],
  ['userName eq mei', /no value/],
  ['userName eq "a', /cannot be read/],
  ['"a" eq "a"', /no name/],
  ['(a pr', /"\)" is missing/],
  ['a pr b pr', /one too many/],
  ['a pr; DROP TABLE people', /cannot be read/],
  ['a pr or', /too early/],
  ["userName eq 'x'", /cannot be read/],
  [`${'('.repeat(20)}a pr${')'.repeat(20)}`, /nested/],
  [Array.from({ length: filterBounds.comparisons + 1 }, () => 'a pr').join(' or '), /more than 30 times/],
  [`a eq "${'x'.repeat(filterBounds.length)}"`, /characters/],
])('%s is refused', (filter, message) => {
  expect(() => readFilter(filter)).toThrow(ScimRefusal);
  expect(() => readFilter(filter)).toThrow(message);
});
