import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFloor } from './floor/bundle.js';
import type { Extent } from './row.js';
import { BenchStack, startServers, type BenchServers } from './stack/bench-stack.js';

/** What rows are measured with: servers and processes of their own, and somebody to tell how far it is. */
export class Bench {
  private readonly folders: string[] = [];
  private servers: Promise<BenchServers> | null = null;
  private stacks: BenchStack[] = [];
  private readonly atEnd: (() => Promise<void>)[] = [];
  private stopping: Promise<void> | null = null;

  private constructor(
    readonly extent: Extent,
    readonly say: (line: string) => void,
    private readonly floorBundle: string,
  ) {}

  static async start(extent: Extent, say: (line: string) => void): Promise<Bench> {
    const folder = mkdtempSync(join(tmpdir(), 'tollgate-bench-'));
    const bundle = join(folder, 'floor-bundle.js');
    await bundleFloor(bundle);
    const bench = new Bench(extent, say, bundle);
    bench.folders.push(folder);
    return bench;
  }

  /** A database and a task queue of their own; on fresh servers for each row, unless quick. */
  async stack(): Promise<BenchStack> {
    this.servers ??= startServers(this.folder(), this.say);
    const stack = await BenchStack.start(await this.servers, { floorBundle: this.floorBundle, say: this.say });
    this.stacks.push(stack);
    return stack;
  }

  /** A folder that the user of the database can reach; removed at the end. */
  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'tollgate-bench-'));
    chmodSync(folder, 0o755);
    this.folders.push(folder);
    return folder;
  }

  /** What a row leaves behind must not be in the next one's way. */
  async endRow(): Promise<void> {
    for (const stack of this.stacks.splice(0)) await stack.stop();
    if (!this.extent.quick) await this.stopServers();
  }

  /** What a row starts besides its stack; ended with the bench, even when it is told to end in the middle. */
  endsWith(stop: () => Promise<void>): void {
    this.atEnd.push(stop);
  }

  /** However often it is told to. */
  stop(): Promise<void> {
    return (this.stopping ??= this.end());
  }

  get ending(): boolean {
    return this.stopping !== null;
  }

  private async end(): Promise<void> {
    await Promise.all(this.atEnd.map((stop) => stop()));
    for (const stack of this.stacks.splice(0)) await stack.stop();
    await this.stopServers();
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
  }

  private async stopServers(): Promise<void> {
    const { servers } = this;
    this.servers = null;
    // Told to end while they start: what has been started is ended too.
    const started = await servers?.catch(() => null);
    await started?.stop();
  }
}
