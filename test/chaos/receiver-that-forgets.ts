import { VendorServer } from '../harness/vendors/vendor-server.js';

/** Another system that takes events, and now and then takes one and says that it did not: it comes again, under the same id. */
export class ForgetfulReceiver {
  /** What each event said, by its id. */
  readonly events = new Map<string, string>();
  /** Ids of which two deliveries said different things. */
  readonly unlike: string[] = [];
  received = 0;

  private constructor(private server: VendorServer | null) {}

  static async start(): Promise<ForgetfulReceiver> {
    const receiver = new ForgetfulReceiver(null);
    receiver.server = await VendorServer.start(({ headers, body }) =>
      receiver.take(String(headers['webhook-id']), body),
    );
    return receiver;
  }

  get url(): string {
    return this.server?.url('/events') ?? '';
  }

  async stop(): Promise<void> {
    await this.server?.stop();
  }

  private take(id: string, body: string): { status: number } {
    const before = this.events.get(id);
    if (before !== undefined && before !== body) this.unlike.push(id);
    this.events.set(id, body);
    this.received += 1;
    return { status: this.received % 50 === 0 ? 500 : 204 };
  }
}
