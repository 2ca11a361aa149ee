import { apiPrefix } from '../../apps/api/src/http/api-prefix.js';
import { until } from './until.js';

/** An event as it was sent. */
export interface Heard {
  event: string;
  id: string | null;
  data: unknown;
}

interface HeardChange {
  seq: number;
  type: string;
  subject: { kind: string; id: string };
  version: number | null;
}

/** Listens to the stream of what changes, as a browser does, but never comes again by itself. */
export class Listener {
  readonly heard: Heard[] = [];
  /** What a browser would send as `Last-Event-ID`. */
  lastId: string | null = null;
  ended = false;
  private rest = '';

  private constructor(
    readonly status: number,
    readonly headers: Headers,
    private readonly gone: AbortController,
  ) {}

  /** Once it is answered. */
  static async open(url: string, headers: Record<string, string>, query = ''): Promise<Listener> {
    const gone = new AbortController();
    const response = await fetch(`${url}${apiPrefix}/events${query}`, {
      headers: { accept: 'text/event-stream', ...headers },
      signal: gone.signal,
    });
    const listener = new Listener(response.status, response.headers, gone);
    void listener.read(response);
    if (response.status === 200) await until('the stream to begin', async () => listener.heard.length > 0);
    return listener;
  }

  /** The changes that were heard of a record. */
  of(id: string): string[] {
    return this.changes.flatMap(({ type, subject }) => (subject.id === id ? [type] : []));
  }

  get changes(): HeardChange[] {
    return this.heard.flatMap(({ event, data }) => (event === 'change' ? [data as HeardChange] : []));
  }

  close(): void {
    this.gone.abort();
  }

  private async read(response: Response): Promise<void> {
    try {
      const decoder = new TextDecoder();
      for await (const bytes of response.body ?? []) this.take(decoder.decode(bytes, { stream: true }));
    } catch {
      // Cut off, or closed by the test.
    }
    this.ended = true;
  }

  private take(text: string): void {
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string): string | null => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? null;
      const [id, data] = [field('id'), field('data')];
      if (id !== null) this.lastId = id;
      if (data !== null) this.heard.push({ event: field('event') ?? 'message', id, data: JSON.parse(data) as unknown });
    }
  }
}
