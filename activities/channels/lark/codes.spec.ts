import { readLarkAnswer } from './codes.js';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  readLarkAnswer({ status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) });
const code = (of: number, msg = 'said', status = 400) => answer(status, { code: of, msg }).result;

test.each([
  ['a person out of the app’s reach', 230013, { outcome: 'refused', fault: 'address' }],
  ['a person who left', 230029, { outcome: 'refused', fault: 'address' }],
  ['an id of another app', 99992361, { outcome: 'refused', fault: 'address' }],
  ['a person who stopped the bot', 230053, { outcome: 'refused', fault: 'address' }],
  ['what is too long', 230025, { outcome: 'refused', fault: 'message' }],
  ['a card that is none', 230099, { outcome: 'refused', fault: 'message' }],
  ['a word that is not allowed', 230022, { outcome: 'refused', fault: 'message' }],
  ['what nobody has heard of', 299999, { outcome: 'refused', fault: 'message' }],
  ['a bot that is off', 230006, { outcome: 'retry', fault: 'us', throttled: false }],
  ['a permission that is missing', 99991672, { outcome: 'retry', fault: 'us', throttled: false }],
  ['a token that is over', 99991663, { outcome: 'retry', fault: 'us', throttled: false }],
  ['something within Lark', 2200, { outcome: 'retry', fault: 'server', throttled: false }],
  ['too much for one person', 230020, { outcome: 'retry', throttled: true, afterMs: null }],
])('%s (%d)', (_, of, expected) => {
  expect(code(of)).toMatchObject(expected);
});

test('an invalid parameter is the receiver’s where it speaks of them', () => {
  expect(code(230001, 'invalid receive_id')).toMatchObject({ fault: 'address' });
  expect(code(230001, 'invalid msg_type')).toMatchObject({ fault: 'message' });
});

test('the code counts whatever the status, and a limit says how long', () => {
  expect(answer(200, { code: 0, msg: 'success' }).result.outcome).toBe('sent');
  const limited = answer(429, { code: 99991400, msg: 'limit' }, { 'x-ogw-ratelimit-reset': '7' });
  expect(limited.result).toMatchObject({ throttled: true, afterMs: 7_000 });
  expect(answer(400, { code: 99991400, msg: 'limit' }).result).toMatchObject({ throttled: true, afterMs: 1_000 });
  expect(answer(400, { code: 99991663, msg: 'token' }).tokenRefused).toBe(true);
});

test('what is no answer of Lark’s is no word on the letter', () => {
  for (const [status, text] of [
    [200, '<html>'],
    [403, 'proxy'],
    [502, ''],
    [404, '404 page not found'],
  ] as const)
    expect(answer(status, text).result).toMatchObject({ outcome: 'retry', fault: 'server' });
});
