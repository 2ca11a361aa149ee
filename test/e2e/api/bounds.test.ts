import { connect } from 'node:net';
import { placeOf } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { launchedCase } from '../../factories/case.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate({ settings: { bodySeconds: 1 }, worker: false });
});
afterAll(async () => {
  await tollgate.stop();
});

interface Answer {
  status: number;
  body: { code: string; detail: string; errors?: { path: string; message: string }[]; errorsInAll?: number };
  size: number;
}

const send = async (path: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> => {
  const response = await fetch(`${tollgate.url}${placeOf(path)}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tollgate.admin.token ?? ''}`,
      'content-type': 'application/json',
      ...headers,
    },
    body,
  });
  const text = await response.text();
  return {
    status: response.status,
    body: JSON.parse(text) as Answer['body'],
    size: text.length,
  };
};

const doors = [
  '/people',
  '/programs',
  '/action-items',
  '/policies',
  '/templates',
  '/calendars',
  '/recurrences',
  '/bulk-operations',
];
const fields = (count: number): string => Array.from({ length: count }, (_, n) => `"k${n}":1`).join(',');

test.each(doors)('%s: many fields, deep nesting and long lists are refused, and shortly', async (door) => {
  const hostile: [string, string][] = [
    [`{${fields(70_000)}}`, 'more than 2000 fields'],
    ['['.repeat(980_000), 'nested more than 32 deep'],
    ['{"a":'.repeat(150_000), 'nested more than 32 deep'],
    [`{"a":[${'{},'.repeat(250_000)}{}]}`, 'more than 15000 lists'],
    [`{"a":[${'0,'.repeat(250_000)}0]}`, 'more than 100000 values'],
    [`{"name":1e999}`, 'too large'],
  ];
  for (const [body, reason] of hostile) {
    const answer = await send(door, body);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-request']);
    expect(answer.body.detail).toContain(reason);
    expect(answer.size).toBeLessThan(1_000);
  }
  const many = await send(door, `{${fields(1_500)}}`);
  expect(many.status).toBe(400);
  expect(many.body.errors).toHaveLength(50);
  expect(many.body.errorsInAll).toBe(1_500);
  expect(many.body.detail).toContain('And 1,490 more.');
  expect(many.size).toBeLessThan(20_000);
});

test('errors within lists are counted and cut too, and a long name is not given back whole', async () => {
  const owners = Array.from({ length: 300 }, () => ({ from: 'x', to: 'y', ['z'.repeat(2_000)]: 1 }));
  const answer = await send('/bulk-operations', JSON.stringify({ kind: 'reassign', body: { owners } }));
  expect([answer.status, answer.body.errors?.length, answer.body.errorsInAll]).toEqual([400, 50, 900]);
  expect(answer.size).toBeLessThan(40_000);
  const empty = Array.from({ length: 14_000 }, () => ({}));
  const many = await send('/bulk-operations', JSON.stringify({ kind: 'reassign', body: { owners: empty } }));
  // So many are not looked at one by one.
  expect([many.status, many.body.errors]).toEqual([
    400,
    [{ path: 'body.owners', message: expect.stringMatching(/^must have at most \d+ entries/) }],
  ]);
});

test('texts with NUL or half a character are refused, wherever they stand', async () => {
  for (const bad of ['\\u0000', '\\ud800'])
    for (const [path, body] of [
      ['/people', `{"name":"a${bad}b"}`],
      ['/policies', `{"name":"a${bad}b","kind":"reminder","body":{}}`],
      ['/policies', `{"name":"x","kind":"reminder","body":{"a${bad}b":1}}`],
      ['/calendars', `{"key":"A${bad}","name":"x","zone":"Asia/Singapore"}`],
      ['/templates', `{"name":"x","body":{"parameters":[{"name":"a${bad}"}]}}`],
    ] as const) {
      const { status } = await send(path, body);
      expect([path, [400, 422].includes(status)]).toEqual([path, true]);
    }
});

test('a query of thousands of names is refused with some of them', async () => {
  const query = Array.from({ length: 1_500 }, (_, n) => `q${n}=1`).join('&');
  const response = await tollgate.admin.get(`/action-items?${query}`);
  expect([response.status, response.body.code, response.body.errors.length]).toEqual([400, 'invalid-request', 50]);
});

const boundary = 'x-boundary-x';
const part = (disposition: string, content: string): string =>
  `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;

test('a multipart body that is cut off, or none, is a 400; one field cut short is not taken for the whole', async () => {
  const c = await launchedCase(tollgate);
  const { id } = await c.item();
  const as = (type: string, body: string) =>
    send(`/action-items/${id}/evidence/files`, body, {
      'content-type': type,
      authorization: `Bearer ${c.owner.token ?? ''}`,
    });
  const type = `multipart/form-data; boundary=${boundary}`;
  const answers = [
    await as(type, part('name="file"; filename="a.txt"', 'text')),
    await as(type, 'no multipart at all'),
    await as(type, `--${boundary}\r\nContent-Disposition`),
    await as('multipart/form-data', part('name="file"; filename="a.txt"', 'text')),
    await as(type, `${part('name="note"', 'n'.repeat(100_001))}--${boundary}--\r\n`),
    await as(type, `${part('name="note"', 'a\u0000b')}--${boundary}--\r\n`),
    await as(type, `--${boundary}--\r\n`),
  ];
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [400, 'invalid-request']));
});

test('a body that does not come ends, with an answer', async () => {
  const socket = connect(Number(new URL(tollgate.url).port), '127.0.0.1');
  socket.write(
    'POST /api/v1/people HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n' +
      `Authorization: Bearer ${tollgate.admin.token ?? ''}\r\n\r\n{"name": `,
  );
  const answer = await new Promise<string>((resolve) => {
    let text = '';
    socket.on('data', (data) => (text += data.toString()));
    socket.on('close', () => {
      resolve(text);
    });
    socket.on('error', () => undefined);
  });
  expect(answer).toContain('408');
  expect(answer).toContain('request-timeout');
});
