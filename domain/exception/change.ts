import { Change, type ChangeRules } from '../record/change.js';
import type { Instant } from '../time.js';
import type { Exception, ExceptionRecord } from './exception.js';
import type { ExceptionEffect, ExceptionOutcome, ItemsEffect } from './outcome.js';
import { planException } from './plan.js';
import { exceptionReaches } from './reached.js';
import { allowedExceptionEvents, exceptionTable, type ExceptionEvent, type ExceptionStatus } from './table.js';

const rules: ChangeRules<ExceptionRecord, Exception, ExceptionStatus, ExceptionEvent> = {
  noun: 'An exception',
  table: exceptionTable,
  allowed: allowedExceptionEvents,
  nothingMore: 'Nothing more can be done to it.',
  factsOf: ({ exception }) => exception,
  withFacts: (subject, exception) => ({ ...subject, exception }),
  plan: planException,
  reaches: exceptionReaches,
  channels: ({ policy }) => policy.channels,
};

/** A command or a step of an exception being carried out. */
export class ExceptionChange extends Change<
  ExceptionRecord,
  Exception,
  ExceptionStatus,
  ExceptionEvent,
  ExceptionEffect
> {
  constructor(outcome: ExceptionOutcome, key: string, actorId: string | null, at: Instant) {
    super(rules, outcome, key, actorId, at);
  }

  /** Suspends the obligations of its items, or lets them be live again. */
  items(what: ItemsEffect['do'], reason: string): void {
    this.effect({ kind: 'items', do: what, key: this.key, at: this.at, actorId: this.actorId, reason });
  }
}
