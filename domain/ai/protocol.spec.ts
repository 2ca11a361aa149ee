import { headersOf, readAnswer, requestOf } from './protocol.js';
import { jsonSchemaOf, misfit, type Shape } from './shape.js';

const shape: Shape = {
  is: 'object',
  says: 'An answer.',
  fields: {
    likelihood: { is: 'whole', least: 1, most: 5, says: 'How likely.' },
    domain: { is: 'one', of: ['appeals'], none: true, says: 'Where.' },
    because: { is: 'list', of: { is: 'text', most: 5, says: 'Why.' }, most: 2, says: 'Why.' },
  },
};
const question = { model: 'm', system: 's', user: 'u', schema: jsonSchemaOf(shape), mostTokens: 9 };
const right = { likelihood: 3, domain: null, because: ['so'] };

test('both providers are asked to fill the schema, and nothing else', () => {
  const chat = requestOf('openai', question);
  expect(chat.path).toBe('/chat/completions');
  expect(JSON.parse(chat.body)).toMatchObject({
    max_tokens: 9,
    response_format: { type: 'json_schema', json_schema: { strict: true, schema: { additionalProperties: false } } },
  });
  expect(JSON.parse(chat.body)).not.toHaveProperty('tools');
  const messages = requestOf('anthropic', question);
  expect(messages.path).toBe('/v1/messages');
  const { tools, tool_choice: choice } = JSON.parse(messages.body);
  expect(tools).toEqual([{ name: 'answer', description: expect.any(String), input_schema: question.schema }]);
  expect(choice).toMatchObject({ type: 'tool', name: 'answer' });
});

test('without a key none is sent', () => {
  expect(Object.keys(headersOf('openai', null, 'r'))).not.toContain('authorization');
  expect(headersOf('anthropic', 'k', 'r')).toMatchObject({ 'x-api-key': 'k', 'idempotency-key': 'r' });
});

const chat = (choice: object, usage: object = { prompt_tokens: 5, completion_tokens: 2 }): string =>
  JSON.stringify({ choices: [choice], usage });
const said = (text: string, status = 200, retryAfter: string | null = null) => ({ status, retryAfter, text });

test.each([
  [
    'an answer',
    chat({ finish_reason: 'stop', message: { content: '{}' } }),
    { ok: true, text: '{}', spent: { tokensIn: 5, tokensOut: 2 } },
  ],
  ['a refusal', chat({ message: { refusal: 'I cannot' } }), { ok: false, outcome: 'refused' }],
  ['one that is cut', chat({ finish_reason: 'length', message: { content: '{"a' } }), { ok: false, outcome: 'cut' }],
  ['no content', chat({ message: { content: null } }), { ok: false, outcome: 'wrong_json' }],
  ['no choice', '{"choices": 7}', { ok: false, outcome: 'wrong_json', spent: null }],
  ['no JSON', '<html>', { ok: false, outcome: 'wrong_json', spent: null }],
  ['numbers that are none', chat({ message: { content: '{}' } }, { prompt_tokens: -5 }), { ok: true, spent: null }],
])('of a chat: %s', (_, text, expected) => {
  expect(readAnswer('openai', said(text), 0)).toMatchObject(expected);
});

test.each([
  [
    'an answer',
    {
      stop_reason: 'tool_use',
      content: [{ type: 'tool_use', name: 'answer', input: right }],
      usage: { input_tokens: 5, cache_read_input_tokens: 3, output_tokens: 2 },
    },
    { ok: true, text: JSON.stringify(right), spent: { tokensIn: 8, tokensOut: 2 } },
  ],
  [
    'another tool',
    { content: [{ type: 'tool_use', name: 'delete', input: right }] },
    { ok: false, outcome: 'wrong_json' },
  ],
  ['words', { content: [{ type: 'text', text: JSON.stringify(right) }] }, { ok: false, outcome: 'wrong_json' }],
  ['a refusal', { stop_reason: 'refusal', content: [] }, { ok: false, outcome: 'refused' }],
  ['one that is cut', { stop_reason: 'max_tokens', content: [] }, { ok: false, outcome: 'cut' }],
])('of messages: %s', (_, body, expected) => {
  expect(readAnswer('anthropic', said(JSON.stringify(body)), 0)).toMatchObject(expected);
});

test.each([
  [429, '7', { outcome: 'busy', spent: 'nothing', retryAfterMs: 7_000 }],
  [429, new Date(5_000).toUTCString(), { outcome: 'busy', retryAfterMs: 5_000 }],
  [529, null, { outcome: 'away', spent: 'nothing', retryAfterMs: null }],
  [500, 'soon', { outcome: 'away', spent: null, retryAfterMs: null }],
  [401, null, { outcome: 'key_refused', spent: 'nothing' }],
  [400, null, { outcome: 'not_taken' }],
  [302, null, { outcome: 'not_taken' }],
])('HTTP %i is an outcome', (status, retryAfter, expected) => {
  expect(readAnswer('openai', said('the key sk-secret is wrong', status, retryAfter), 0)).toEqual(
    expect.objectContaining({ ok: false, ...expected }),
  );
});

test('an answer that is not as the shape says is told by its place, and none of its words', () => {
  expect(misfit(shape, right)).toBeNull();
  for (const [wrong, place] of [
    [{ ...right, likelihood: 6 }, 'answer.likelihood'],
    [{ ...right, likelihood: '3' }, 'answer.likelihood'],
    [{ ...right, domain: 'toys' }, 'answer.domain'],
    [{ ...right, because: ['too long'] }, 'answer.because.0'],
    [{ ...right, because: ['a', 'b', 'c'] }, 'answer.because'],
    [{ ...right, because: ['\u0000'] }, 'answer.because.0'],
    [{ likelihood: 3, domain: null }, 'answer.because'],
    [{ ...right, approve: true }, 'answer has a field'],
    [[right], 'answer must'],
    [null, 'answer must'],
  ] as const) {
    const found = misfit(shape, wrong);
    expect(found).toContain(place);
    expect(found).not.toContain('toys');
  }
});
