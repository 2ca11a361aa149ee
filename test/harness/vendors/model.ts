import { VendorServer, type Answer, type Received } from './vendor-server.js';

/** A text of a record, as it was sent. */
export interface SentText {
  key: string;
  field: string;
  text: string;
}

/** What it was asked. */
export interface AskedOfModel {
  model: string;
  system: string;
  data: {
    records: SentText[];
    leads?: { word: string }[];
    domains?: string[];
    sentences?: { number: number; text: string }[];
    items?: { key: string; title: string }[];
    into?: string;
    texts?: { number: number; field: string; text: string }[];
  };
  schema: { properties: Record<string, { enum?: unknown[]; items?: object }> };
  received: Received;
}

/** What it fills in; `raw` is said as it is, `refuses` and `cut` as providers do. */
export type Filled = { fills: unknown } | { raw: string } | { refuses: true } | { cut: string };

export const modelKey = 'sk-the-key-of-the-tests';
export const usage = { tokensIn: 400, tokensOut: 100 };

/** A provider on loopback that speaks as OpenAI does, at `/v1`, and as Anthropic does. It knows one key. */
export class ModelVendor {
  vendor!: VendorServer;
  readonly asked: AskedOfModel[] = [];
  /** What it answers from now on. */
  answers: (asked: AskedOfModel) => Filled = (asked) => ({ fills: plainly(asked) });

  static async start(): Promise<ModelVendor> {
    const model = new ModelVendor();
    model.vendor = await VendorServer.start((request) => model.answer(request));
    return model;
  }

  stop(): Promise<void> {
    return this.vendor.stop();
  }

  private answer(received: Received): Answer {
    const anthropic = received.path === '/v1/messages';
    if (!anthropic && received.path !== '/v1/chat/completions') return { status: 404, body: 'not found' };
    const key = anthropic ? received.headers['x-api-key'] : received.headers.authorization?.replace('Bearer ', '');
    if (key !== modelKey) return json(401, { error: { message: `The key ${String(key)} is not known.` } });
    const body = JSON.parse(received.body);
    const question: AskedOfModel = {
      model: body.model,
      system: anthropic ? body.system : body.messages[0].content,
      data: JSON.parse(anthropic ? body.messages[0].content : body.messages[1].content),
      schema: anthropic ? body.tools[0].input_schema : body.response_format.json_schema.schema,
      received,
    };
    this.asked.push(question);
    return (anthropic ? asMessages : asChat)(this.answers(question));
  }
}

function asChat(filled: Filled): Answer {
  const content =
    'fills' in filled
      ? JSON.stringify(filled.fills)
      : 'raw' in filled
        ? filled.raw
        : 'cut' in filled
          ? filled.cut
          : null;
  const refusal = 'refuses' in filled ? 'I cannot help with that.' : null;
  return json(200, {
    choices: [{ finish_reason: 'cut' in filled ? 'length' : 'stop', message: { role: 'assistant', content, refusal } }],
    usage: { prompt_tokens: usage.tokensIn, completion_tokens: usage.tokensOut },
  });
}

function asMessages(filled: Filled): Answer {
  const content =
    'fills' in filled
      ? [{ type: 'tool_use', id: 'toolu_1', name: 'answer', input: filled.fills }]
      : [{ type: 'text', text: 'raw' in filled ? filled.raw : 'No.' }];
  const stop = 'refuses' in filled ? 'refusal' : 'cut' in filled ? 'max_tokens' : 'tool_use';
  return json(200, {
    ...{ type: 'message', role: 'assistant', stop_reason: stop, content },
    usage: { input_tokens: usage.tokensIn, output_tokens: usage.tokensOut },
  });
}

function json(status: number, body: object): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A statement with the beginning of a text as its quote. */
export function statementOf({ key, text }: SentText, says = `It says so: ${text.slice(0, 40)}`): object {
  return { text: says, source: key, quote: text.slice(0, 60) };
}

/** A sentence that obliges nobody. */
export const obligesNobody = (number: number): Record<string, unknown> => ({
  ...{ number, is: 'none', title: null, owner: null, due: null, item: null },
});

/** Fills whatever is asked in with what the records say. */
export function plainly({ data, schema }: AskedOfModel): Record<string, unknown> {
  if (data.sentences) return { sentences: data.sentences.map(({ number }) => obligesNobody(number)) };
  if (data.texts) return { texts: data.texts.map(({ number, text }) => ({ number, text })) };
  const first = data.records[0];
  return Object.fromEntries(
    Object.entries(schema.properties).map(([name, { enum: values, items }]) => [
      name,
      items && first ? [statementOf(first)] : values?.includes(null) ? null : (values?.at(-1) ?? ''),
    ]),
  );
}
