import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  at: number;
}

/** `hang`: no answer at all, until the caller gives up. */
export type Answer = { status: number; body?: string; headers?: Record<string, string> } | 'hang';

/** A real HTTP server on loopback that behaves as `answer` says; a test may put other answers in front, each for once. */
export class VendorServer {
  readonly received: Received[] = [];
  private readonly next = new Map<string, Answer[]>();
  private readonly each = new Map<string, Answer>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async start(answer: (request: Received) => Answer): Promise<VendorServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const vendor = new VendorServer(server, port);
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const got: Received = {
          path: request.url ?? '',
          headers: request.headers,
          body: Buffer.concat(parts).toString('utf8'),
          at: Date.now(),
        };
        const given = vendor.next.get(got.path)?.shift() ?? vendor.each.get(got.path) ?? answer(got);
        vendor.received.push(got);
        if (given === 'hang') return;
        response.writeHead(given.status, given.headers);
        response.end(given.body ?? '');
      });
    });
    return vendor;
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /** The next requests to a path are answered so, in order. */
  answerNext(path: string, ...answers: Answer[]): void {
    this.next.set(path, [...(this.next.get(path) ?? []), ...answers]);
  }

  /** Requests to a path are answered so from now on. */
  always(path: string, answer: Answer): void {
    this.each.set(path, answer);
  }

  /** Requests to one path. */
  at(path: string): Received[] {
    return this.received.filter((request) => request.path === path);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
