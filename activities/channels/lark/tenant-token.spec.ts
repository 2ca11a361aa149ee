import type { HttpAnswer, Post } from '../channel.js';
import { tenantTokens } from './tenant-token.js';

const app = { url: 'https://lark.example', appId: 'a', appSecret: 's', encryptKey: 'e', verificationToken: 'v' };
let asked = 0;
const answering =
  (body: object, status = 200): Post =>
  () => {
    asked += 1;
    return Promise.resolve<HttpAnswer>({ status, headers: {}, text: JSON.stringify(body) });
  };

beforeEach(() => {
  asked = 0;
});

test('a token is kept until near its end, asked for once by many, and renewed', async () => {
  const tokens = tenantTokens(app);
  const http: Post = (...args) => answering({ code: 0, tenant_access_token: `t-${asked + 1}`, expire: 7_200 })(...args);
  const first = await Promise.all([tokens.get(http, 0), tokens.get(http, 0), tokens.get(http, 0)]);
  expect(first).toEqual([{ token: 't-1' }, { token: 't-1' }, { token: 't-1' }]);
  expect(await tokens.get(http, 6_599_000)).toEqual({ token: 't-1' });
  expect(await tokens.get(http, 6_600_000)).toEqual({ token: 't-2' });
  tokens.forget('t-1');
  expect(await tokens.get(http, 6_601_000)).toEqual({ token: 't-2' });
  tokens.forget('t-2');
  expect(await tokens.get(http, 6_602_000)).toEqual({ token: 't-3' });
});

test('that Lark gives no token is our fault, never the receiver’s; a server that is away is the server’s', async () => {
  const tokens = tenantTokens(app);
  expect(await tokens.get(answering({ code: 10014, msg: 'app secret invalid' }), 0)).toMatchObject({
    result: { outcome: 'retry', fault: 'us' },
  });
  expect(await tokens.get(answering({ code: 77, msg: 'no' }), 0)).toMatchObject({ result: { fault: 'us' } });
  expect(await tokens.get(answering({ code: 0, msg: 'ok' }), 0)).toMatchObject({ result: { fault: 'us' } });
  expect(await tokens.get(answering({}, 502), 0)).toMatchObject({ result: { fault: 'server' } });
  await expect(tokens.get(() => Promise.reject(new Error('away')), 0)).rejects.toThrow('away');
  expect(await tokens.get(answering({ code: 0, tenant_access_token: 't', expire: 7_200 }), 0)).toEqual({ token: 't' });
});
