import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { presentMatrix } from '../../../../database/cases/matrix.js';
import { findCase } from '../../../../database/cases/row.js';
import { findFinding } from '../../../../database/findings/row.js';
import { living } from '../../../../database/kinds.js';
import { endWith, makeOfRun } from '../../../../database/ai/make.js';
import { answeredRuns } from '../../../../database/ai/queue.js';
import { findRun, kept, type KeptQuestion, type Run } from '../../../../database/ai/runs.js';
import { linkable } from '../../../../database/record-links/links.js';
import type { NewProposal } from '../../../../database/proposals/propose.js';
import { mayPass } from '../../../../database/rules/propose-matched.js';
import {
  actionsIn,
  draftAsks,
  isUnsupported,
  statedIn,
  translatedIn,
  triageAsks,
  type Asking,
  type Stated,
} from '../../../../domain/ai/drafts.js';
import { sentencesSaid } from '../../../../domain/ai/sentences.js';
import { tasks } from '../../../../domain/ai/tasks.js';
import { severityOf } from '../../../../domain/case/matrix.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { Sights } from '../access/sights.js';
import type { Actor } from '../access/actor.js';
import type { Asked } from '../commands/asked.js';
import { Problem } from '../problems/problem.js';
import { untilAsked } from '../proposals/asked-proposal.js';
import { Proposables } from '../proposals/proposables.js';
import { faultOf, Rounds } from '../proposals/rounds.js';

/** What was answered, with what is needed to make something of it. */
interface Answered {
  run: Run;
  question: KeptQuestion;
  answer: Record<string, unknown>;
  stated: Stated[];
}

/**
 * Makes of answers what they come to: a summary, or proposals. It is here that the commands of people are read, so that a model can
 * propose nothing that the task does not name and people could not send.
 */
@Injectable()
export class AiProposals implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('ai-proposals');
  private readonly rounds: Rounds;

  constructor(
    private readonly dataSource: DataSource,
    private readonly proposables: Proposables,
    private readonly sights: Sights,
  ) {
    this.rounds = new Rounds(() => this.make(), 'What models have answered waits', this.logger);
  }

  onModuleInit(): void {
    this.rounds.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }

  private async make(): Promise<void> {
    for (const { id } of await answeredRuns(this.dataSource.manager)) await this.makeOne(id);
  }

  /** What fails here keeps the others from nothing: it is said of the run. */
  private async makeOne(id: string): Promise<void> {
    try {
      await this.madeOf(id);
    } catch (error) {
      if (mayPass(error)) return;
      const said =
        error instanceof Refusal || error instanceof Problem
          ? error.message
          : 'Something failed, and the log says what.';
      await endWith(this.dataSource, id, 'not_proposed', { stated: [], said });
      this.logger.error(`Run ${id} of a model came to nothing: ${faultOf(error)}`);
    }
  }

  private async madeOf(id: string): Promise<void> {
    const { manager } = this.dataSource;
    const run = await findRun(manager, id, { personId: id, all: true, sight: undefined });
    const question = await kept<KeptQuestion>(manager, id, 'question');
    const answer = await kept<Record<string, unknown>>(manager, id, 'answer');
    const actor = await this.sights.person(run.asked_by);
    if (!question || !answer || !actor)
      throw new Refusal('not-allowed', 'Whoever asked has left, or what was sent is forgotten.');
    const { makes } = tasks[run.task];
    if (makes === 'table') return this.listed(id, question, answer);
    if (makes === 'translation')
      return endWith(this.dataSource, id, 'translated', { stated: translatedIn(answer, question) });
    const stated = statedIn(answer, question.shape, question);
    const given: Answered = { run, question, answer, stated };
    if (stated.length > 0 && isUnsupported(stated)) return endWith(this.dataSource, id, 'unsupported', { stated });
    if (makes === 'summary') return endWith(this.dataSource, id, 'summarised', { stated });
    const asks = run.task === 'case_triage' ? await this.triage(given) : await this.draft(given);
    const proposals = await Promise.all(asks.map((ask) => this.proposal(given, ask, actor)));
    await makeOfRun(this.dataSource, living, run, { stated, proposals, by: actor.id });
  }

  private listed(id: string, question: KeptQuestion, answer: Answered['answer']): Promise<void> {
    const sentences = sentencesSaid(answer, question);
    const stated = actionsIn(sentences, question.sources);
    return endWith(this.dataSource, id, 'listed', { stated, more: { sentences, source: question.source ?? null } });
  }

  private async triage({ run, question, answer, stated }: Answered): Promise<Asking[]> {
    const { manager } = this.dataSource;
    const { domain, stage, leadId } = (await findCase(manager, run.record_id)).facts;
    const matrix = await presentMatrix(manager);
    const now = { domain, stage, leadId, severityOf: (l: number, i: number) => severityOf(matrix, l, i) };
    return triageAsks(answer, stated, now, question.choices);
  }

  private async draft({ run, stated }: Answered): Promise<Asking[]> {
    const { carried } = (await findFinding(this.dataSource.manager, run.record_id)).facts;
    return draftAsks(stated, { causeCarried: carried !== null });
  }

  /** The proposal as whoever asked the model would make it, who counts as its author. */
  private async proposal({ run }: Answered, ask: Asking, actor: Actor): Promise<NewProposal> {
    const { manager } = this.dataSource;
    const id = stableId('ai-proposal', run.id, ask.command);
    const asked: Asked = { actor, key: id, door: 'ai', shown: {}, ifMatch: '*' };
    const on = await linkable(manager, run.record_id, actor.sight);
    const version = String(run.task_version);
    return {
      ...{ id, on, command: ask.command, asked: ask.arguments, reason: ask.reason, quotes: ask.quotes },
      sent: await this.proposables.commandOf(on, ask.command, ask.arguments, asked),
      ...{ premise: undefined, maker: 'model', supersedes: null, authorId: actor.id, setBy: null },
      madeBy: {
        name: `${run.provider ?? ''} ${run.task}`.trim(),
        model: run.model ?? '',
        prompt: version,
        schema: version,
      },
      due: await untilAsked(manager, on, undefined, actor.id),
    };
  }
}
