import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time.js';
import type { DataSource } from 'typeorm';
import { hasFired, isAtRest, liveWorkflows, nextStepAfter } from '../../../../database/watch/at-rest.js';
import { recordKindNames } from '../../../../database/engine/kinds.js';
import { living } from '../../../../database/kinds.js';
import { isLeftToSweep } from '../engine/left-to-sweep.js';
import { dueSteps } from '../../../../database/watch/due-steps.js';
import { addDuration } from '../../../../domain/time.js';
import { waitFor } from './wait-for.js';

/** A step that is due for no longer than this, in ms, may still be ahead of its workflow's own clock. */
const recordedWithin = 1_500;

/**
 * So far beyond a step, in ms, the clock stands still. A workflow that is at work on its step when the wall's clock passes
 * the end of the skip, and is done before the server notes that, is taken on to its next timer by the server (1.32), days
 * ahead. Work takes less than this, and the skip then ends with it.
 */
const wellBeyond = 5_000;

/**
 * Skips time on the server for every live workflow of one database. Each execution has a clock of its own; this one
 * moves them together, from planned step to planned step, so that what one tells the other happens at the right time.
 */
export class VirtualClock {
  /** By how much this clock is ahead of the wall, in ms. */
  private ahead = 0;
  private readonly moved = new Map<string, number>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly temporal: Client,
    private readonly onStep: () => Promise<void> = async () => undefined,
    private readonly signal?: AbortSignal,
    /** What the servers go by, epoch ms. */
    private readonly wall: () => number = Date.now,
  ) {}

  /** Virtual now, epoch ms. */
  now(): number {
    return this.wall() + this.ahead;
  }

  /** When something takes place that is done to a record now, epoch ms: each execution stands where it was moved to. */
  timeOf(workflowId: string): number {
    return this.wall() + (this.moved.get(workflowId) ?? 0);
  }

  /** The same time over other connections, e.g. after a restart: where each execution stands is kept by the server. */
  over(dataSource: DataSource, temporal: Client): VirtualClock {
    const clock = new VirtualClock(dataSource, temporal, this.onStep, this.signal, this.wall);
    clock.ahead = this.ahead;
    for (const [id, by] of this.moved) clock.moved.set(id, by);
    return clock;
  }

  /** Moves on by an ISO 8601 duration; everything that falls due on the way has fired when it resolves. */
  async advance(duration: string): Promise<void> {
    await this.to(addDuration(this.now(), duration, 'UTC'));
  }

  /** Moves on to an instant, epoch ms. */
  async to(target: number): Promise<void> {
    await this.settle();
    while (this.now() < target) {
      const next = await nextStepAfter(this.dataSource.manager, this.now());
      const stop = Math.min(target, next === null ? target : next + wellBeyond);
      this.ahead += Math.max(0, stop - this.now());
      await this.settle();
      await this.onStep();
    }
  }

  /**
   * Moves on to an instant in one stride, for records that have nothing to do with each other: each fires its steps on
   * the way by its own clock, and none waits for the others.
   */
  async leap(target: number): Promise<void> {
    await this.settle();
    this.ahead += Math.max(0, target - this.now());
    await this.settle();
  }

  /** Brings every live workflow to this clock's time, and waits until all that is due by then is recorded. */
  async settle(): Promise<void> {
    for (;;) {
      this.signal?.throwIfAborted();
      await this.quiet();
      const live = await liveWorkflows(this.dataSource.manager);
      // One that has ended, and is opened again, begins anew at the wall's time.
      const there = new Set(live);
      for (const id of this.moved.keys()) if (!there.has(id)) this.moved.delete(id);
      const late = live.filter((id) => (this.moved.get(id) ?? 0) < this.ahead - 500);
      if (late.length === 0) return this.drained();
      let next = 0;
      const lane = async (): Promise<void> => {
        for (let id = late[next++]; id !== undefined; id = late[next++]) await this.move(id);
      };
      await Promise.all(Array.from({ length: 16 }, lane));
    }
  }

  /** Nothing is on its way: no start or poke waits, no workflow lags behind its facts, nothing is due. */
  private async quiet(): Promise<void> {
    await waitFor('the engine to be quiet', () => isAtRest(this.dataSource.manager), {
      withinMs: 60_000,
      signal: this.signal,
    });
  }

  /** What has fallen due by now is recorded: a timer that has fired may still be on its way to the database. */
  private async drained(): Promise<void> {
    await this.sweep();
    await waitFor('what is due to be recorded', () => hasFired(this.dataSource.manager, this.now() - recordedWithin), {
      withinMs: 60_000,
      signal: this.signal,
    });
    await this.quiet();
  }

  /** What no workflow waits for fires when this clock says: that of the sweep is the database's, which stands at the wall's. */
  private async sweep(): Promise<void> {
    const due = await dueSteps(this.dataSource.manager, this.now(), 10_000);
    for (const kind of recordKindNames) {
      const ids = due.filter((step) => step.kind === kind && isLeftToSweep(step)).map(({ id }) => id);
      if (ids.length > 0) await living[kind].fireDue(this.dataSource, [...new Set(ids)], this.now());
    }
  }

  private async move(workflowId: string): Promise<void> {
    const namespace = this.temporal.options.namespace;
    const by = this.ahead - (this.moved.get(workflowId) ?? 0);
    const id = randomUUID();
    const seconds = Math.floor(by / 1000);
    const nanos = Math.round((by % 1000) * 1e6);
    try {
      await this.temporal.workflowService.updateWorkflowExecutionOptions({
        namespace,
        workflowExecution: { workflowId },
        workflowExecutionOptions: {
          timeSkippingConfig: {
            enabled: true,
            fastForwardConfig: { id, duration: { seconds: seconds as never, nanos } },
          },
        },
        updateMask: { paths: ['time_skipping_config'] },
      });
      const { fastForwardInfo } = await this.temporal.workflowService.pollWorkflowExecutionTimeSkipping({
        namespace,
        workflowExecution: { workflowId },
        fastForwardId: id,
      });
      // Where it stands by the server's own word: while it moved, its clock and the wall's ran on at different speeds.
      this.moved.set(workflowId, tsToMs(fastForwardInfo?.targetTime) - this.wall());
    } catch (error) {
      // It ended on the way: done, cancelled or closed.
      if (!/not found|already completed|not running|NOT_FOUND/i.test(String(error))) throw error;
      this.moved.set(workflowId, this.ahead);
    }
  }
}
