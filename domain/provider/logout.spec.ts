import { logoutOf } from './logout.js';

const now = 1_800_000_000;
const right = {
  events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  iat: now,
  jti: 'one',
  sid: 's-1',
  sub: 'mei-1',
};

test('what a provider says: which session, or whose', () => {
  expect(logoutOf(right, now)).toEqual({ sid: 's-1', subject: 'mei-1', jti: 'one' });
  expect(logoutOf({ ...right, sid: undefined }, now)).toEqual({ sid: null, subject: 'mei-1', jti: 'one' });
  expect(logoutOf({ ...right, sub: undefined }, now)).toEqual({ sid: 's-1', subject: null, jti: 'one' });
});

test.each<[string, object, string]>([
  ['no event', { events: undefined }, 'events'],
  ['another event', { events: { 'urn:other': {} } }, 'events'],
  ['an event that says nothing', { events: { 'http://schemas.openid.net/event/backchannel-logout': true } }, 'events'],
  ['events in a list', { events: ['http://schemas.openid.net/event/backchannel-logout'] }, 'events'],
  ['a nonce', { nonce: 'x' }, 'ID token'],
  ['no time', { iat: undefined }, 'iat'],
  ['a time to come', { iat: now + 61 }, 'clocks'],
  ['a time long ago', { iat: now - 601 }, 'older than 10 minutes'],
  ['no name', { jti: undefined }, 'jti'],
  ['a name that is no text', { jti: 7 }, 'jti'],
  ['nobody it speaks of', { sid: '', sub: undefined }, 'neither'],
])('with %s it is not taken', (_what, change, words) => {
  expect(logoutOf({ ...right, ...change }, now)).toEqual({ why: expect.stringContaining(words) });
});
