import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What becomes of the connections of a link while it is not whole. */
export const harms = ['cut', 'refuse', 'stall', 'forget', 'slow'] as const;
export type Harm = (typeof harms)[number];

/** Each part of a stream is held up by so long on a slow link, in ms. */
const delay = 150;

/** One way between two processes, over which all that they say to each other goes, and which can be harmed. */
export class Link {
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private harm: Harm | null = null;
  private passage: Promise<void> = Promise.resolve();
  private open: () => void = () => undefined;

  private constructor(
    private readonly server: Server,
    private readonly target: number,
    readonly port: number,
  ) {}

  /** To a port of this machine, whoever listens there at the time. `port`: where it is entered; any free one without it. */
  static async to(target: number, port = 0): Promise<Link> {
    const server = createServer({ pauseOnConnect: true });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const link = new Link(server, target, (server.address() as { port: number }).port);
    server.on('connection', (socket) => link.join(socket));
    return link;
  }

  /**
   * - `cut`: every connection breaks at once; new ones are made.
   * - `refuse`: they break, and new ones do so too.
   * - `stall`: nothing passes, and nobody is told; then all of it arrives.
   * - `forget`: the same, but what was open breaks in the end, as behind a firewall that has forgotten it.
   * - `slow`: everything takes longer.
   */
  begin(harm: Harm): void {
    this.harm = harm;
    if (harm === 'cut' || harm === 'refuse') this.breakAll();
    if (harm === 'stall' || harm === 'forget') this.passage = new Promise((resolve) => (this.open = resolve));
  }

  /** It is whole again. */
  mend(): void {
    if (this.harm === 'forget') this.breakAll();
    this.harm = null;
    this.open();
  }

  close(): void {
    this.mend();
    this.breakAll();
    this.server.close();
  }

  private breakAll(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.resetAndDestroy();
    this.pairs.clear();
  }

  private join(near: Socket): void {
    near.on('error', () => undefined);
    if (this.harm === 'refuse') {
      near.resetAndDestroy();
      return;
    }
    const far = connect(this.target, '127.0.0.1');
    far.on('error', () => undefined);
    for (const socket of [near, far]) socket.setNoDelay(true);
    const pair = [near, far] as const;
    this.pairs.add(pair);
    void Promise.all([this.carry(near, far), this.carry(far, near)]).then(() => this.pairs.delete(pair));
  }

  private async carry(from: Socket, to: Socket): Promise<void> {
    try {
      for await (const part of from) {
        await this.passage;
        if (this.harm === 'slow') await sleep(delay);
        if (!to.write(part as Buffer)) await once(to, 'drain');
      }
      await this.passage;
      to.end();
    } catch {
      // One end has broken: so does the other.
      from.destroy();
      to.destroy();
    }
  }
}
