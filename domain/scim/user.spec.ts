import { readOperations } from './path.js';
import { ScimRefusal } from './scim-refusal.js';
import { patchUser, readUser, type DirectoryUser } from './user.js';

const before: DirectoryUser = { userName: 'mei', displayName: 'Mei', address: 'mei@example.com', active: true };
const patched = (...Operations: object[]): DirectoryUser => patchUser(before, readOperations({ Operations }, 10));

test.each([
  [
    'a list in place of the other',
    { op: 'replace', path: 'emails', value: [{ value: 'b@example.com' }] },
    'b@example.com',
  ],
  [
    'one more beside it',
    { op: 'add', path: 'emails', value: [{ value: 'b@example.com', type: 'home' }] },
    'mei@example.com',
  ],
  [
    'another primary one',
    { op: 'add', path: 'emails', value: [{ value: 'b@example.com', primary: true }] },
    'b@example.com',
  ],
  ['that of work', { op: 'replace', path: 'emails[type eq "work"].value', value: 'b@example.com' }, 'b@example.com'],
  ['that of home', { op: 'replace', path: 'emails[type eq "home"].value', value: 'b@example.com' }, 'mei@example.com'],
  [
    'a path in place of a name',
    { op: 'replace', value: { 'emails[type eq "work"].value': 'b@example.com' } },
    'b@example.com',
  ],
  ['none', { op: 'remove', path: 'emails' }, null],
  ['another is taken away', { op: 'remove', path: 'emails', value: [{ value: 'c@example.com' }] }, 'mei@example.com'],
])('of addresses: %s', (_, operation, address) => {
  expect(patched(operation).address).toBe(address);
});

test('what is not kept is taken, and what is no attribute is refused where it is named', () => {
  expect(patched({ op: 'Replace', path: 'phoneNumbers[type eq "work"].value', value: '1' })).toEqual(before);
  expect(patched({ op: 'replace', value: { 'urn:custom:1': 'x', id: 'y', groups: [] } })).toEqual(before);
  expect(() => patched({ op: 'replace', path: 'shoeSize', value: '1' })).toThrow(ScimRefusal);
  expect(() => patched({ op: 'remove', path: 'userName' })).toThrow(/not taken away/);
  expect(() => readUser({ displayName: 'Mei' })).toThrow(/userName/);
});

test('names of attributes are taken in any case, and with their schema', () => {
  const schema = 'urn:ietf:params:scim:schemas:core:2.0:User';
  expect(patched({ op: 'replace', path: `${schema}:TITLE`, value: ' Lead ' }).title).toBe('Lead');
  expect(readUser({ USERNAME: 'x', Name: { GivenName: 'Mei' } })).toMatchObject({ userName: 'x', givenName: 'Mei' });
});
