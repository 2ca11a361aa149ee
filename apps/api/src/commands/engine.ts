import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  Client,
  isGrpcServiceError,
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { DataSource } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import type { ItemCommand } from '../../../../domain/item/commands.js';
import type { CommandEnvelope, CommandResult } from '../../../../domain/record/command.js';
import type { ProgramCommand } from '../../../../domain/program/commands.js';
import { Refusal, type RefusalCode } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { refusalAsSeen } from '../../../../database/access/texts-as-seen.js';
import { fullRefusal, type Came, type Refused } from '../../../../database/commands/bodies.js';
import { versionOf } from '../../../../database/record/version-of.js';
import { living } from '../../../../database/kinds.js';
import { workflowOf, type RecordKind, type WorkflowRef } from '../../../../database/engine/kinds.js';
import { recordCommand } from '../../../../workflows/messages.js';
import { Problem } from '../problems/problem.js';
import { versionAsked, type Asked } from './asked.js';
import { BusinessTime } from './business-time.js';
import { captureInstead } from './capture.js';
import { Lanes, TooMany } from './lanes.js';
import { proofOf } from './shown.js';
import { CommandSigner } from './signer.js';
import { unsticking } from './unstick.js';

/** As the rights of whoever asks were looked at. */
export interface LookedAt {
  /** Of the row. */
  version: number;
  /** Null, or absent: in their own name. */
  onBehalfOf?: string | null;
}

export interface Accepted {
  version: number;
  status: string;
}

/** How long a person waits for the engine, in ms: longer than it takes to pass on what a dead worker was to do. */
const patience = 12_000;

/** Until a command that met a busy workflow is sent again, in ms. */
const pause = 150;

/**
 * Sends commands to the workflows, and waits until their facts are recorded. What is refused, and what leaves a workflow
 * waiting for what it waits for already, is carried out here: the same rules over the same facts behind the same locks, but
 * no turn of a workflow, and nothing in its history.
 */
@Injectable()
export class Engine {
  private readonly lanes = new Lanes();

  constructor(
    private readonly temporal: Client,
    private readonly settings: Settings,
    private readonly dataSource: DataSource,
    private readonly signer: CommandSigner,
    private readonly businessTime: BusinessTime,
  ) {}

  /** @throws Refusal the rules say no; Problem `engine-unavailable`, `record-busy` */
  item(itemId: string, command: ItemCommand, asked: Asked, row: LookedAt): Promise<Accepted> {
    return this.record('action_item', itemId, command, asked, row);
  }

  program(programId: string, command: ProgramCommand, asked: Asked, row: LookedAt): Promise<Accepted> {
    return this.record('program', programId, command, asked, row);
  }

  /** A command to whichever kind of living record. @throws Refusal, Problem like `item` */
  async record(
    kind: RecordKind,
    id: string,
    command: { type: string },
    asked: Asked,
    { version, onBehalfOf }: LookedAt,
  ): Promise<Accepted> {
    captureInstead({ kind, id, command });
    const { actor, door, shown } = asked;
    const proof = await proofOf(this.dataSource.manager, actor.id, shown);
    const expectedVersion = versionAsked(asked, version);
    const sent: Command = {
      command,
      actorId: actor.id,
      ...(onBehalfOf ? { onBehalfOf } : {}),
      key: stableId(actor.id, asked.key),
      seenVersion: version,
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
    };
    const came = { door, ...(proof ? { proof } : {}) };
    const first = await this.carryOut(kind, id, sent, came, sent.key);
    if (first.ok && (await this.isRecorded(kind, id, first.version)))
      return { version: first.version, status: first.status };
    if (!first.ok && first.code !== 'command-not-signed') return this.refuse(first, asked);
    // The engine remembers an answer of which the database knows nothing: that was restored to an earlier point. Or
    // its key was removed since it was looked up, or somebody who writes to the engine has used the name of this update
    // before it. Signed anew, under another name: it is carried out once, by its key.
    this.signer.refresh();
    const second = await this.carryOut(kind, id, sent, came, randomUUID());
    return second.ok ? { version: second.version, status: second.status } : this.refuse(second, asked);
  }

  /** Not where the database was restored to an earlier point since, and the engine answers out of its memory. */
  private async isRecorded(kind: RecordKind, id: string, version: number): Promise<boolean> {
    return ((await versionOf(this.dataSource.manager, kind, id)) ?? 0) >= version;
  }

  private async carryOut(
    kind: RecordKind,
    id: string,
    sent: Command,
    came: Came,
    updateId: string,
  ): Promise<CommandResult> {
    const target = workflowOf(kind, id);
    return this.inTurn(target.workflowId, async (end) => {
      const done = await this.withoutWorkflow(kind, id, sent, came);
      if (done) return done;
      const envelope = await this.signer.sign({ kind, id }, sent, came);
      const sending = this.send({ envelope, updateId }, target, end);
      return unsticking(this.temporal, this.settings.taskQueue, target, sending);
    });
  }

  /** Null where the workflow has a part in it. */
  private withoutWorkflow(kind: RecordKind, id: string, sent: Command, came: Came): Promise<CommandResult | null> {
    const { seenVersion: _, ...asked } = sent;
    const request = { ...asked, id, ...(came.proof ? { proof: came.proof } : {}) };
    const { workflowId } = workflowOf(kind, id);
    return living[kind].commandWithoutWorkflow(this.dataSource, request, (manager) =>
      this.businessTime.of(manager, workflowId),
    );
  }

  private async refuse(heard: Refused, { actor }: Asked): Promise<never> {
    const { manager } = this.dataSource;
    const { code, detail, extra } = await refusalAsSeen(manager, actor.sight, await fullRefusal(manager, heard));
    throw new Refusal(code as RefusalCode, detail, extra);
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

  private async send(update: Update, target: WorkflowRef, end: number): Promise<CommandResult> {
    for (;;)
      try {
        return await this.sendOnce(update, target);
      } catch (error) {
        // Sent again under the same key: should it have been carried out, this finds it done.
        if (!isBusy(error) && !hasEnded(error)) throw error;
        if (Date.now() + pause > end) throw outOfTime();
        await sleep(pause);
      }
  }

  private async sendOnce(update: Update, target: WorkflowRef): Promise<CommandResult> {
    try {
      const handle = this.temporal.workflow.getHandle(target.workflowId);
      return await handle.executeUpdate(recordCommand, { args: [update.envelope], updateId: update.updateId });
    } catch (error) {
      // No workflow (a draft, something done, or one the relay has yet to start), or one that has just ended.
      if (hasEnded(error)) return this.startAndSend(update, target);
      throw error;
    }
  }

  /** The workflow reads the facts, carries the command out, and ends by itself where there is nothing to wait for. */
  private startAndSend(update: Update, target: WorkflowRef): Promise<CommandResult> {
    return this.temporal.workflow.executeUpdateWithStart(recordCommand, {
      args: [update.envelope],
      updateId: update.updateId,
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

  /** Waits for its turn among the commands on one record, and then as long as a person does. */
  private async inTurn<R>(workflowId: string, work: (end: number) => Promise<R>): Promise<R> {
    const asked = Date.now();
    try {
      return await this.lanes.inTurn(workflowId, () => {
        const end = asked + patience;
        return within(
          end,
          this.temporal.withDeadline(end, () => work(end)),
        );
      });
    } catch (error) {
      if (error instanceof TooMany)
        throw new Problem(
          'record-busy',
          'Many changes of this wait for their turn; this one would come too late, and was not made. ' +
            'Send it again after Retry-After, with the same Idempotency-Key.',
          { headers: { 'retry-after': String(Math.ceil(error.after / 1000)) } },
        );
      if (
        error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
        error instanceof ServiceError ||
        isGrpcServiceError(error)
      )
        throw outOfTime();
      throw error;
    }
  }
}

function outOfTime(): Problem {
  return new Problem(
    'engine-unavailable',
    'The workflow engine did not answer in time. Send the request again with the same Idempotency-Key: ' +
      'it is carried out once, and the answer tells what became of it.',
    { headers: { 'retry-after': '5' } },
  );
}

/** The client's own pauses, between attempts, know no end: nobody waits for them longer than this. */
async function within<R>(end: number, work: Promise<R>): Promise<R> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        reject(outOfTime());
      },
      end + 250 - Date.now(),
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

type Command = CommandEnvelope<{ type: string }>;

/** What is sent, and the name by which the engine takes it once. */
interface Update {
  envelope: Command;
  updateId: string;
}

/** gRPC: already exists (two began the workflow at once), resource exhausted, failed precondition, aborted. */
const busyCodes = [6, 8, 9, 10];

/**
 * The workflow's task has just failed, say because a poke came while it ended; the next one is on its way. Or it
 * fails again and again, until the patrol has it begin anew. Or others have sent it more than it takes at once. The client
 * wraps the server's word on an update, and hands on as it is that on an update with a start.
 */
function isBusy(error: unknown): boolean {
  if (error instanceof WorkflowExecutionAlreadyStartedError) return true;
  const status = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(status) && busyCodes.includes(status.code);
}

/**
 * There is no workflow (a draft, something done, or one the relay has yet to start), or it ended with the command still
 * to do. Of many commands on something done, each run carries out those that came in time: the others begin a new one.
 */
function hasEnded(error: unknown): boolean {
  if (error instanceof WorkflowNotFoundError) return true;
  if (!(error instanceof WorkflowUpdateFailedError)) return false;
  const { cause } = error;
  return cause instanceof Error && 'type' in cause && cause.type === 'AcceptedUpdateCompletedWorkflow';
}
