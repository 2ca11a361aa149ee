import type { Answer, Body, Exactly, Known, Query } from './routes.js';

// What the compiler says of these is the test: `npm run check` fails where one of them compiles otherwise.
type Item = Answer<`/action-items/${string}`, 'get'>;
type Reassignment = Body<`/action-items/${string}/reassign`, 'post'>;

test('a path is of the route that it is spelt as, and of no other', () => {
  const me: Known<'/people/me', 'get'> = '/people/me';
  const one: Known<`/people/${string}/tokens`, 'get'> = '/people/x/tokens';
  const nowhere: Known<`/people/${string}/tokenz`, 'get'> = 'the API has no such route';
  const otherwise: Known<'/people/me', 'delete'> = 'the API has no such route';
  expect([me, one, nowhere, otherwise]).toHaveLength(4);
});

test('what is read, sent and asked by has the names of the API', () => {
  const read: (keyof Item)[] = ['key', 'owner', 'signOff'];
  const sent: Reassignment = { ownerId: 'x', reason: 'moved team' };
  const asked: Query<'/action-items'> = { status: 'open', overdue: true };
  // @ts-expect-error an item has no such field
  const misread: keyof Item = 'ownerName';
  // @ts-expect-error nor is it sent under that name
  const missent: Reassignment = { owner: 'x' };
  // @ts-expect-error nor asked by
  const misasked: Query<'/action-items'> = { state: 'open' };
  expect([read, sent, asked, misread, missent, misasked]).toHaveLength(6);
});

test('a name that the API does not have is seen also in what was put together before it is sent', () => {
  const together = { ownerId: 'x', note: 'of no such name' };
  const sent: Reassignment = together;
  // @ts-expect-error it has a field too many
  const exactly: Exactly<typeof together, Reassignment> = together;
  expect(exactly).toBe(sent);
});
