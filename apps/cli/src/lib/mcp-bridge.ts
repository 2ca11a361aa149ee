import { messagesIn, requestHeaders, type Message } from './mcp-message.js';
import type { Credentials } from './credentials.js';

/** Characters of one message; the API takes no more of one either. */
const longest = 1024 * 1024;
/** So many are asked at once; the API answers no more of one token. */
const mostAtOnce = 8;

/** Where messages come from, line by line, and where answers go. */
export interface Pipes {
  input: AsyncIterable<Buffer | string>;
  write: (line: string) => void;
}

/**
 * Passes messages of the Model Context Protocol on to `/mcp`, each in a request of its own, and writes what is answered: one line a message.
 * It decides nothing and keeps nothing but which revision was agreed on. Ends when the input does, and all is answered.
 */
export class McpBridge {
  private readonly going = new Set<Promise<void>>();
  /** By the id of the request that each can be stopped by. */
  private readonly stops = new Map<string | number, AbortController>();
  /** As the server said when it was greeted, by a client of 2025. */
  private agreed: string | undefined;

  constructor(
    private readonly who: Credentials,
    private readonly pipes: Pipes,
  ) {}

  async run(): Promise<void> {
    for await (const line of lines(this.pipes.input)) {
      if (line === null) this.refuse(null, -32_600, 'The message is longer than 1 MB. Send less at once.');
      else if (line.trim() !== '') await this.take(line);
    }
    await Promise.all(this.going);
  }

  private async take(line: string): Promise<void> {
    const message = messageOf(line);
    if (message === null) {
      this.refuse(null, -32_700, 'A line is no message: write one JSON object a line.');
      return;
    }
    // What is agreed on with the greeting holds for what comes after it.
    if (this.going.size >= mostAtOnce) await Promise.race(this.going);
    if (message.method === 'notifications/cancelled') this.stop(message);
    const asked = this.pass(message, line).finally(() => this.going.delete(asked));
    this.going.add(asked);
    if (message.method === 'initialize') await asked;
  }

  private async pass(message: Message, line: string): Promise<void> {
    const { id } = message;
    const stop = new AbortController();
    if (id !== undefined) this.stops.set(id, stop);
    try {
      const answer = await fetch(`${this.who.url}/mcp`, {
        method: 'POST',
        headers: { authorization: `Bearer ${this.who.token}`, ...requestHeaders(message, this.agreed) },
        body: line,
        signal: stop.signal,
      });
      this.answered(message, answer.headers.get('content-type') ?? '', await answer.text());
    } catch (error) {
      // Whoever stopped it waits for no answer.
      if (id !== undefined && !stop.signal.aborted) this.refuse(id, -32_603, this.away(error));
    } finally {
      if (id !== undefined) this.stops.delete(id);
    }
  }

  private answered({ id, method }: Message, type: string, text: string): void {
    const messages = messagesIn(type, text);
    for (const message of messages) {
      if (method === 'initialize') this.agreed = message.result?.protocolVersion ?? this.agreed;
      this.pipes.write(JSON.stringify(message));
    }
    // A refusal of the API, which is no message of the protocol, is the answer to what was asked.
    if (messages.length === 0 && id !== undefined) this.refuse(id, -32_603, detailOf(text));
  }

  private stop({ params }: Message): void {
    const { requestId } = params ?? {};
    if (typeof requestId === 'string' || typeof requestId === 'number') this.stops.get(requestId)?.abort();
  }

  private refuse(id: string | number | null, code: number, message: string): void {
    this.pipes.write(JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } }));
  }

  private away(error: unknown): string {
    const { cause, message } = error as { cause?: { message?: string }; message?: string };
    return `${this.who.url} does not answer: ${cause?.message ?? message ?? 'it cannot be reached'}.`;
  }
}

function messageOf(line: string): Message | null {
  try {
    const found: unknown = JSON.parse(line);
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : null;
  } catch {
    return null;
  }
}

function detailOf(text: string): string {
  const { detail } = (messageOf(text) ?? {}) as { detail?: unknown };
  return typeof detail === 'string' ? detail : 'Tollgate answered with nothing that can be read.';
}

/** Lines as they end; null in the place of one that is too long, which is skipped. */
async function* lines(input: Pipes['input']): AsyncGenerator<string | null> {
  const decoder = new TextDecoder();
  let begun = '';
  let skipping = false;
  for await (const chunk of input) {
    const [first = '', ...rest] = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split(
      '\n',
    );
    begun += first;
    for (const next of rest) {
      if (!skipping) yield begun.length > longest ? null : begun;
      skipping = false;
      begun = next;
    }
    if (begun.length <= longest || skipping) {
      if (skipping) begun = '';
      continue;
    }
    yield null;
    skipping = true;
    begun = '';
  }
  if (!skipping && begun !== '') yield begun;
}
