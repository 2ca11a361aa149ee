import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChildReport } from '../../../../config/child-process.js';
import type { Home } from './home.js';
import { endProcess, markOf, workOf } from './running.js';
import { askAgainAndAgain, type Asking } from './asking.js';

export interface KeptProcessOptions {
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  /** Node processes report by channel that they are ready. */
  channel?: boolean;
  /** Asked again and again until it is true; processes with a channel need none. */
  isReady?: () => Promise<boolean>;
  /** How it likes to be told to end. */
  stopSignal: NodeJS.Signals;
  /** How long it may do nothing at all before it is ready, in ms; one that moves on is waited for, however slow the machine. */
  idleAtMostMs: number;
  /** One that reports where a thread of it tells how it is begins anew when its main loop stands still for so long. */
  stuckAfterSeconds?: number;
  /** Done before each start, the first one too. */
  beforeStart?: () => Promise<void> | void;
}

/** Longest log kept of a process, in bytes; what is older is dropped at a start. */
const mostLog = 20 * 1024 * 1024;

/** One that ran for so long, in ms, before it ended is no failing start: it is started again without a longer pause. */
const ranWell = 30_000;

/** One that is stuck and told to end may finish for so long, in ms; its loop hardly hears it. */
const graceOfStuck = 3_000;

/** Whoever waits hears so this often, in ms. */
const saysEveryMs = 15_000;

/** A process that is started, watched, and started again when it ends without having been told to. */
export class KeptProcess {
  private child: ChildProcess | null = null;
  private stopping = false;
  private failures = 0;
  /** When it became ready, epoch ms. */
  private since = 0;
  private reviving: Promise<void> = Promise.resolve();
  private healthPort: number | null = null;
  private asking: Asking | null = null;

  constructor(
    private readonly home: Home,
    private readonly options: KeptProcessOptions,
    private readonly say: (line: string) => void,
  ) {}

  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** @throws Error with the last lines of its log where it ends before it is ready */
  async start(): Promise<void> {
    await this.options.beforeStart?.();
    // Told to stop in between: what is started now, nobody would end.
    if (this.stopping) throw new Error(`${this.options.name} is being stopped`);
    const { name, command, args, env, uid, gid, channel } = this.options;
    const logPath = this.home.path(`${name}.log`);
    const log = openSync(logPath, 'a', 0o600);
    if (statSync(logPath).size > mostLog) truncateSync(logPath);
    const options: SpawnOptions = {
      stdio: channel ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
      env: env ?? process.env,
      cwd: this.home.folder,
      ...(uid === undefined ? {} : { uid }),
      ...(gid === undefined ? {} : { gid }),
    };
    const child = spawn(command, args, options);
    closeSync(log);
    this.child = child;
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => {
        resolve(error.message);
      });
      child.once('exit', (code, signal) => {
        resolve(signal ?? `code ${String(code)}`);
      });
    });
    if (child.pid !== undefined) this.home.remember(name, child.pid);
    const problem = await this.untilReady(child, ended);
    if (problem !== null) {
      await this.kill(child);
      throw new Error(`${name} did not start: ${problem}\n${tail(logPath)}`);
    }
    this.since = Date.now();
    this.watch(child);
    void ended.then((how) => {
      this.asking?.stop();
      this.reviving = this.revive(child, how);
    });
  }

  /** Starts what was stopped. @throws Error as `start` does */
  async startAgain(): Promise<void> {
    this.stopping = false;
    await this.start();
  }

  /** Resolves when it has ended. */
  async stop(graceMs: number): Promise<void> {
    this.stopping = true;
    this.asking?.stop();
    const { child } = this;
    const mark = child?.pid === undefined ? null : markOf(child.pid);
    if (mark) await endProcess(mark, this.options.stopSignal, graceMs);
    await this.reviving;
    this.home.forget(this.options.name);
  }

  private async untilReady(child: ChildProcess, ended: Promise<string>): Promise<string | null> {
    const { isReady } = this.options;
    let over = false;
    const report = new Promise<string | null>((resolve) => {
      child.on('message', (message: ChildReport) => {
        if (message.problem !== undefined) resolve(message.problem);
        if (!message.ready) return;
        this.healthPort = message.healthPort ?? null;
        resolve(null);
      });
    });
    const asked = async (): Promise<null> => {
      while (!over && !(await isReady?.())) await sleep(50);
      return null;
    };
    const idle = this.untilIdle(child, () => over);
    const result = await Promise.race([isReady ? asked() : report, ended.then((how) => `it ended with ${how}`), idle]);
    over = true;
    return result;
  }

  /** Says now and then that it is waited for; resolves where it has done nothing for too long. */
  private async untilIdle(child: ChildProcess, isOver: () => boolean): Promise<string | null> {
    const { name, idleAtMostMs } = this.options;
    const began = Date.now();
    let [moved, seen, told] = [began, '', began];
    for (;;) {
      await sleep(Math.min(5_000, idleAtMostMs / 4), undefined, { ref: false });
      if (isOver()) return null;
      const now = Date.now();
      const progress = `${workOf(child.pid ?? 0)} ${sizeOf(this.home.path(`${name}.log`))}`;
      if (progress !== seen) [moved, seen] = [now, progress];
      if (now - moved > idleAtMostMs) return `it did nothing for ${Math.round(idleAtMostMs / 1000)} s`;
      if (now - told < saysEveryMs) continue;
      told = now;
      this.say(`Still waiting for ${name}, ${Math.round((now - began) / 1000)} s so far.`);
    }
  }

  private async kill(child: ChildProcess): Promise<void> {
    const mark = child.pid === undefined ? null : markOf(child.pid);
    if (mark) await endProcess(mark, 'SIGKILL', 2_000);
  }

  /** Not before it is ready: a start may take as long as the machine needs. */
  private watch(child: ChildProcess): void {
    const { name, stuckAfterSeconds, stopSignal } = this.options;
    const mark = child.pid === undefined ? null : markOf(child.pid);
    if (this.healthPort === null || stuckAfterSeconds === undefined || !mark) return;
    this.asking = askAgainAndAgain(this.healthPort, stuckAfterSeconds, (how) => {
      if (this.stopping) return;
      this.say(`${name} is stuck: ${how}; it is ended and started again`);
      void endProcess(mark, stopSignal, graceOfStuck);
    });
  }

  private async revive(child: ChildProcess, how: string): Promise<void> {
    if (this.stopping || this.child !== child) return;
    const { name } = this.options;
    // One that got stuck was well until then.
    if ((this.asking?.stuckSince ?? Date.now()) - this.since > ranWell) this.failures = 0;
    if (this.asking?.stuckSince == null) this.say(`${name} ended by itself (${how}); it is started again`);
    while (!this.stopping) {
      this.failures += 1;
      await sleep(Math.min(10_000, 250 * 2 ** this.failures), undefined, { ref: false });
      if (this.stopping as boolean) return;
      try {
        await this.start();
        this.say(`${name} runs again`);
        return;
      } catch (error) {
        if (!(this.stopping as boolean)) this.say(error instanceof Error ? error.message : String(error));
      }
    }
  }
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

function tail(path: string): string {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
  } catch {
    return '';
  }
}
