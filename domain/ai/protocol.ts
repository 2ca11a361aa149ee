import type { Attempt, RunOutcome, Usage } from './run.js';

/** How a provider is spoken to. */
export const providers = ['none', 'openai', 'anthropic'] as const;
export type ProviderName = (typeof providers)[number];
export type Provider = Exclude<ProviderName, 'none'>;

/** What is asked: an instruction of ours, and data. */
export interface Question {
  model: string;
  system: string;
  user: string;
  schema: Record<string, unknown>;
  mostTokens: number;
}

/** The path below the address of the provider, and the body. The model has one thing to do: to fill the schema. */
export function requestOf(provider: Provider, question: Question): { path: string; body: string } {
  const { model, system, user, schema, mostTokens } = question;
  if (provider === 'anthropic')
    return {
      path: '/v1/messages',
      body: JSON.stringify({
        ...{ model, max_tokens: mostTokens, system, messages: [{ role: 'user', content: user }] },
        tools: [{ name: 'answer', description: 'Fills in the answer. It does nothing else.', input_schema: schema }],
        tool_choice: { type: 'tool', name: 'answer', disable_parallel_tool_use: true },
      }),
    };
  return {
    path: '/chat/completions',
    body: JSON.stringify({
      ...{ model, max_tokens: mostTokens },
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ],
      response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } },
    }),
  };
}

/** The headers of a request, the key among them. `run` tells attempts of one run together, where the provider looks at it. */
export function headersOf(provider: Provider, key: string | null, run: string): Record<string, string> {
  const common = { 'content-type': 'application/json', accept: 'application/json', 'idempotency-key': run };
  if (provider === 'anthropic')
    return { ...common, 'anthropic-version': '2023-06-01', ...(key === null ? {} : { 'x-api-key': key }) };
  return { ...common, ...(key === null ? {} : { authorization: `Bearer ${key}` }) };
}

export interface Answered {
  status: number;
  retryAfter: string | null;
  text: string;
}

/** What came of a request. What the provider says in its own words is nowhere repeated. */
export function readAnswer(provider: Provider, { status, retryAfter, text }: Answered, now: number): Attempt {
  if (status !== 200) return { ok: false, ...ofStatus(status), retryAfterMs: msOf(retryAfter, now) };
  const body = parsed(text);
  if (typeof body !== 'object' || body === null) return failed('wrong_json', null);
  return provider === 'anthropic' ? ofMessages(body) : ofChat(body);
}

function ofStatus(status: number): { outcome: RunOutcome; spent: 'nothing' | null } {
  if (status === 429) return { outcome: 'busy', spent: 'nothing' };
  if (status === 408 || status >= 500)
    return { outcome: 'away', spent: status === 529 || status === 503 ? 'nothing' : null };
  if (status === 401 || status === 403) return { outcome: 'key_refused', spent: 'nothing' };
  return { outcome: 'not_taken', spent: 'nothing' };
}

interface ChatAnswer {
  choices?: { finish_reason?: unknown; message?: { content?: unknown; refusal?: unknown } }[];
  usage?: { prompt_tokens?: unknown; completion_tokens?: unknown };
}

function ofChat({ choices, usage }: ChatAnswer): Attempt {
  const spent = usageOf(usage?.prompt_tokens, usage?.completion_tokens);
  const [first] = Array.isArray(choices) ? choices : [];
  const { refusal, content } = first?.message ?? {};
  if ((typeof refusal === 'string' && refusal !== '') || first?.finish_reason === 'content_filter')
    return failed('refused', spent);
  if (first?.finish_reason === 'length') return failed('cut', spent);
  return typeof content === 'string' ? { ok: true, text: content, spent } : failed('wrong_json', spent);
}

interface MessagesAnswer {
  stop_reason?: unknown;
  content?: { type?: unknown; name?: unknown; input?: unknown }[];
  usage?: Record<string, unknown>;
}

function ofMessages({ stop_reason: stop, content, usage = {} }: MessagesAnswer): Attempt {
  const read = ['input_tokens', 'cache_creation_input_tokens', 'cache_read_input_tokens'].map((part) => usage[part]);
  const tokensIn = read[0] === undefined ? undefined : read.reduce<number>((sum, one) => sum + Number(one ?? 0), 0);
  const spent = usageOf(tokensIn, usage['output_tokens']);
  if (stop === 'refusal') return failed('refused', spent);
  if (stop === 'max_tokens') return failed('cut', spent);
  const filled = Array.isArray(content)
    ? content.find(({ type, name }) => type === 'tool_use' && name === 'answer')
    : null;
  return filled ? { ok: true, text: JSON.stringify(filled.input ?? null), spent } : failed('wrong_json', spent);
}

const failed = (outcome: RunOutcome, spent: Usage | null): Attempt => ({
  ok: false,
  outcome,
  spent,
  retryAfterMs: null,
});

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function usageOf(tokensIn: unknown, tokensOut: unknown): Usage | null {
  return isCount(tokensIn) && isCount(tokensOut) ? { tokensIn, tokensOut } : null;
}

/** JSON, or undefined: neither a fault nor its text is told. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `Retry-After`: seconds, or a date. */
function msOf(said: string | null, now: number): number | null {
  if (said === null) return null;
  if (/^\d{1,6}$/.test(said.trim())) return Number(said) * 1_000;
  const at = Date.parse(said);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
