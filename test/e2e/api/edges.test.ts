import { launchedCase, type Case } from '../../factories/case.js';
import { placeOf } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;
let evidence: string;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  evidence = `/action-items/${(await c.item()).id}/evidence/files`;
});
afterAll(() => tollgate.stop());
// Whatever came, the process that took it serves the next one.
afterEach(async () => {
  expect((await fetch(`${tollgate.url}/health/live`)).status).toBe(200);
});

interface Answer {
  status: number;
  type: string | null;
  body: { code?: string; detail?: string; errors?: { path: string }[] };
}

async function send(path: string, init: RequestInit): Promise<Answer> {
  const headers = { authorization: `Bearer ${tollgate.admin.token ?? ''}`, ...(init.headers as object) };
  const answer = await fetch(`${tollgate.url}${placeOf(path)}`, { ...init, headers });
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    body: (await answer.json()) as Answer['body'],
  };
}

const posted = (body: string): Promise<Answer> =>
  send('/people', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
const got = (path: string, headers: Record<string, string> = {}): Promise<Answer> => send(path, { headers });

/** A field that nobody has: it is refused by its name, and so the body was read to there. */
const unknown = (value: string): string => `{"name":"x","more":${value}}`;
const list = (entries: number, entry: string): string => `[${Array.from({ length: entries }, () => entry).join(',')}]`;
const object = (fields: number): string =>
  `{${Array.from({ length: fields }, (_, index) => `"f${index}":1`).join(',')}}`;
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const bytes = (size: number): string => `{"name":"${'x'.repeat(size - '{"name":""}'.length)}"}`;

/** Beside the file, so many fields of a form, as large as said. */
function uploaded(size: number, fields = 0): Promise<Answer> {
  const form = new FormData();
  for (let index = 0; index < fields; index += 1) form.append(index === 0 ? 'title' : `f${index}`, 'x');
  form.append('file', new Blob([Buffer.alloc(size, 'x')]), 'notes.txt');
  return send(evidence, { method: 'POST', body: form });
}

const mebi = 1024 * 1024;

test.each<[string, { at: () => Promise<Answer>; past: () => Promise<Answer>; refused: [number, string, string] }]>([
  [
    'bytes of a body',
    {
      at: () => posted(bytes(mebi)),
      past: () => posted(bytes(mebi + 1)),
      refused: [413, 'payload-too-large', 'too large'],
    },
  ],
  [
    'depth of a body',
    {
      at: () => posted(unknown(nested(31))),
      past: () => posted(unknown(nested(32))),
      refused: [400, 'invalid-request', 'nested more than 32 deep'],
    },
  ],
  [
    'fields of an object',
    {
      at: () => posted(unknown(object(2_000))),
      past: () => posted(unknown(object(2_001))),
      refused: [400, 'invalid-request', 'more than 2000 fields'],
    },
  ],
  [
    'lists and objects in all',
    {
      at: () => posted(unknown(list(14_998, '{}'))),
      past: () => posted(unknown(list(14_999, '{}'))),
      refused: [400, 'invalid-request', 'more than 15000 lists and objects'],
    },
  ],
  [
    'values in all',
    {
      at: () => posted(unknown(list(99_990, '0'))),
      past: () => posted(unknown(list(100_001, '0'))),
      refused: [400, 'invalid-request', 'more than 100000 values'],
    },
  ],
  [
    'bytes of the address',
    {
      at: () => got(`/people?q=${'x'.repeat(200)}`),
      past: () => got(`/people?q=${'x'.repeat(17_000)}`),
      refused: [431, 'headers-too-large', '16 KB'],
    },
  ],
  [
    'bytes of the headers',
    {
      at: () => got('/people', { 'x-long': 'x'.repeat(15_000) }),
      past: () => got('/people', { 'x-long': 'x'.repeat(17_000) }),
      refused: [431, 'headers-too-large', '16 KB'],
    },
  ],
  [
    'characters of a part of the path',
    {
      at: () => got(`/calendars/${'x'.repeat(500)}`),
      past: () => got(`/calendars/${'x'.repeat(501)}`),
      refused: [400, 'invalid-request', '500 characters'],
    },
  ],
  [
    'fields beside a file',
    { at: () => uploaded(9, 20), past: () => uploaded(9, 21), refused: [413, 'payload-too-large', ''] },
  ],
  [
    'bytes of a file',
    {
      at: () => uploaded(25 * mebi),
      past: () => uploaded(25 * mebi + 1),
      refused: [413, 'payload-too-large', '25 MB'],
    },
  ],
])('%s: taken at the limit, and refused in problem details past it', async (_, { at, past, refused }) => {
  const [status, code, detail] = refused;
  const last = await at();
  expect([last.status, last.body.detail ?? '']).not.toEqual([status, expect.stringContaining(detail)]);
  expect(last.status).toBeLessThan(500);
  const first = await past();
  expect([first.status, first.body.code, first.type]).toEqual([
    status,
    code,
    expect.stringContaining('application/problem+json'),
  ]);
  expect(first.body.detail).toContain(detail);
});

test('names of a query, and what is refused of them, are bounded by the address', async () => {
  const names = Array.from({ length: 2_000 }, (_, index) => `q${index}=1`).join('&');
  const answer = await got(`/people?${names}`);
  expect([answer.status, answer.body.code, answer.body.errors?.length]).toEqual([400, 'invalid-request', 50]);
});
