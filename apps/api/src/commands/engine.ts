import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  Client,
  isGrpcServiceError,
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { Settings } from '../../../../config/settings.js';
import type { CommandEnvelope, CommandResult, ItemCommand } from '../../../../domain/action-item/commands.js';
import type { ProgramCommand } from '../../../../domain/program/commands.js';
import { Refusal, type RefusalCode } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { workflowOf, type RecordKind, type WorkflowRef } from '../../../../database/records/kinds.js';
import { recordCommand } from '../../../../workflows/messages.js';
import { Problem } from '../problems/problem.js';

/** Who asks, under which key, having seen what. */
export interface CommandContext {
  actorId: string;
  /** The absent person by whose part he may; null or absent where he acts in his own name. */
  onBehalfOf?: string | null;
  /** `Idempotency-Key`; the same key of the same person is carried out once. */
  key: string;
  /** The version that the rights were checked on. */
  seenVersion: number;
  /** Refuse unless this is the version (If-Match). */
  expectedVersion?: number | undefined;
}

export interface Accepted {
  version: number;
  status: string;
}

/** How long a person waits for the engine, in ms: longer than it takes to pass on what a dead worker was to do. */
const patience = 12_000;

/** Until a command that met a busy workflow is sent again, in ms. */
const pause = 150;

/** Sends commands to the workflows, and waits until their facts are recorded. */
@Injectable()
export class Engine {
  constructor(
    private readonly temporal: Client,
    private readonly settings: Settings,
  ) {}

  /** @throws Refusal the rules say no; Problem `engine-unavailable` */
  item(itemId: string, command: ItemCommand, ctx: CommandContext): Promise<Accepted> {
    return this.record('action_item', itemId, command, ctx);
  }

  program(programId: string, command: ProgramCommand, ctx: CommandContext): Promise<Accepted> {
    return this.record('program', programId, command, ctx);
  }

  /** A command to whichever kind of living record. @throws Refusal, Problem like `item` */
  async record(kind: RecordKind, id: string, command: { type: string }, ctx: CommandContext): Promise<Accepted> {
    const target = workflowOf(kind, id);
    const key = stableId(ctx.actorId, ctx.key);
    const envelope: Envelope = {
      command,
      actorId: ctx.actorId,
      ...(ctx.onBehalfOf ? { onBehalfOf: ctx.onBehalfOf } : {}),
      key,
      seenVersion: ctx.seenVersion,
      ...(ctx.expectedVersion === undefined ? {} : { expectedVersion: ctx.expectedVersion }),
    };
    const result = await this.inTime(async (end) => {
      for (;;)
        try {
          return await this.sendOnce(envelope, target);
        } catch (error) {
          // Sent again under the same key: should it have been carried out, this finds it done.
          if (!isBusy(error) || Date.now() + pause > end) throw error;
          await sleep(pause);
        }
    });
    if (result.ok) return { version: result.version, status: result.status };
    throw new Refusal(result.code as RefusalCode, result.detail, result.extra);
  }

  /**
   * Starts a workflow at once, before the thousands that may wait in the outbox. Where that fails, the outbox does it:
   * whoever calls has written its start there.
   */
  hasten(workflowType: string, workflowId: string, input: Record<string, unknown>): void {
    this.temporal
      .withDeadline(Date.now() + 5_000, () =>
        this.temporal.workflow.start(workflowType, {
          taskQueue: this.settings.taskQueue,
          workflowId,
          args: [input],
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          priority: { priorityKey: 1 },
        }),
      )
      .catch(() => undefined);
  }

  private async sendOnce(envelope: Envelope, target: WorkflowRef): Promise<CommandResult> {
    try {
      const handle = this.temporal.workflow.getHandle(target.workflowId);
      return await handle.executeUpdate(recordCommand, { args: [envelope], updateId: envelope.key });
    } catch (error) {
      // No workflow (a draft, something done, or one the relay has yet to start), or one that has just ended.
      if (error instanceof WorkflowNotFoundError || endedMeanwhile(error)) return this.startAndSend(envelope, target);
      throw error;
    }
  }

  /** The workflow reads the facts, carries the command out, and ends by itself where there is nothing to wait for. */
  private startAndSend(envelope: Envelope, target: WorkflowRef): Promise<CommandResult> {
    return this.temporal.workflow.executeUpdateWithStart(recordCommand, {
      args: [envelope],
      updateId: envelope.key,
      startWorkflowOperation: new WithStartWorkflowOperation(target.workflowType, {
        workflowId: target.workflowId,
        taskQueue: this.settings.taskQueue,
        args: [target.input],
        workflowIdConflictPolicy: 'USE_EXISTING',
        // Somebody waits for it, before those of a herd that nobody waits for.
        priority: { priorityKey: 1 },
      }),
    });
  }

  private async inTime<R>(work: (end: number) => Promise<R>): Promise<R> {
    const end = Date.now() + patience;
    try {
      return await this.temporal.withDeadline(end, () => work(end));
    } catch (error) {
      if (
        error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
        error instanceof ServiceError ||
        isGrpcServiceError(error)
      )
        throw new Problem(
          'engine-unavailable',
          'The workflow engine did not answer in time. Send the request again with the same Idempotency-Key: ' +
            'it is carried out once, and the answer tells what became of it.',
          { headers: { 'retry-after': '5' } },
        );
      throw error;
    }
  }
}

type Envelope = CommandEnvelope<{ type: string }>;

/** gRPC: failed precondition, aborted. */
const busyCodes = [9, 10];

/**
 * The workflow's task has just failed, say because a poke came while it ended; the next one is on its way. Or it
 * fails again and again, until the patrol has it begin anew. The client wraps the server's word on an update, and hands on
 * as it is that on an update with a start.
 */
function isBusy(error: unknown): boolean {
  const status = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(status) && busyCodes.includes(status.code);
}

function endedMeanwhile(error: unknown): boolean {
  if (!(error instanceof WorkflowUpdateFailedError)) return false;
  const { cause } = error;
  return cause instanceof Error && 'type' in cause && cause.type === 'AcceptedUpdateCompletedWorkflow';
}
