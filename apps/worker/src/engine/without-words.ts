import { ApplicationFailure, TemporalFailure, type Logger } from '@temporalio/common';
import type { ActivityExecuteInput, ActivityInboundCallsInterceptor, Next } from '@temporalio/worker';

/**
 * What an activity fails with stands in the history of its workflow, and the database often says which value it could not
 * take. The log has all of it; the history has its kind.
 */
export class WithoutWords implements ActivityInboundCallsInterceptor {
  constructor(private readonly log: Pick<Logger, 'warn'>) {}

  async execute(input: ActivityExecuteInput, next: Next<ActivityInboundCallsInterceptor, 'execute'>): Promise<unknown> {
    try {
      return await next(input);
    } catch (error) {
      // A cancellation, and what was made for a history.
      if (error instanceof TemporalFailure) throw error;
      this.log.warn('An activity failed; it is tried again', { err: error });
      const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
      const kind = [name, code].filter((part) => typeof part === 'string').join(' ');
      throw ApplicationFailure.create({
        message: `It failed (${kind}); the log of the worker says more.`,
        ...(typeof name === 'string' ? { type: name } : {}),
      });
    }
  }
}
