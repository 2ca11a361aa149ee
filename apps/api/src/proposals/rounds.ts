import type { Logger } from '@nestjs/common';

/** So often it is looked for what waits, in ms. */
const lookEvery = 1_000;

/** Work that is looked for again and again in this process, one round at a time. What fails waits, and is tried again. */
export class Rounds {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | null = null;
  private failing = false;

  /**
   * @param work one round
   * @param waits what waits while it fails, for the log: "What rules have matched is not proposed"
   */
  constructor(
    private readonly work: () => Promise<void>,
    private readonly waits: string,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.round ??= this.try().finally(() => (this.round = null));
    }, lookEvery).unref();
  }

  /** Ends it, once the round that is being gone has come to its end. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  private async try(): Promise<void> {
    try {
      await this.work();
      this.failing = false;
    } catch (error) {
      // A database that is away is told of once.
      if (!this.failing) this.logger.warn(`${this.waits}: ${faultOf(error)}`);
      this.failing = true;
    }
  }
}

export const faultOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
