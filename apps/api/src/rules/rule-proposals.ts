import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { living } from '../../../../database/kinds.js';
import type { NewProposal } from '../../../../database/proposals/propose.js';
import { linkable } from '../../../../database/record-links/links.js';
import {
  matchedAndWaiting,
  mayPass,
  proposeMatched,
  refuseMatched,
  versionName,
  type Matched,
} from '../../../../database/rules/propose-matched.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { cut } from '../../../../domain/text/cut.js';
import { Sights } from '../access/sights.js';
import type { Asked } from '../commands/asked.js';
import { Problem, type FieldError } from '../problems/problem.js';
import { untilAsked } from '../proposals/asked-proposal.js';
import { Proposables } from '../proposals/proposables.js';
import { faultOf, Rounds } from '../proposals/rounds.js';

/**
 * Makes proposals of what rules in suggest have matched. The commands are the routes of this process, so it is here that they are
 * read; of several processes each takes what is left. This alone proposes for rules: what evaluates them has no hands.
 */
@Injectable()
export class RuleProposals implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('rule-proposals');
  private readonly rounds: Rounds;

  constructor(
    private readonly dataSource: DataSource,
    private readonly proposables: Proposables,
    private readonly sights: Sights,
  ) {
    this.rounds = new Rounds(() => this.propose(), 'What rules have matched is not proposed', this.logger);
  }

  onModuleInit(): void {
    this.rounds.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }

  /** One after the other: each locks its rule and its record. */
  private async propose(): Promise<void> {
    for (const one of await matchedAndWaiting(this.dataSource.manager)) await this.proposeOne(one);
  }

  /** What fails here keeps the others from nothing: why it was not proposed is said beside it. */
  private async proposeOne(one: Matched): Promise<void> {
    try {
      await proposeMatched(this.dataSource, living, one, await this.made(one));
    } catch (error) {
      // It waits, and is tried again.
      if (mayPass(error)) return;
      await refuseMatched(
        this.dataSource.manager,
        one,
        'It could not be proposed: something failed, and the log says what.',
      );
      this.logger.error(`${versionName(one)} could not propose: ${faultOf(error)}`);
    }
  }

  /** The proposal as whoever put the rule into suggest would make it, who sees the record; or why there is none. */
  private async made(one: Matched): Promise<NewProposal | Refusal> {
    const { manager } = this.dataSource;
    const id = stableId('rule-proposal', one.version_id, one.seq);
    try {
      const actor = await this.sights.person(one.put_by);
      if (actor === null)
        return new Refusal(
          'not-allowed',
          'Whoever put the rule into suggest has left. Put it into shadow and suggest anew.',
        );
      const asked: Asked = { actor, key: id, door: 'rule', shown: {}, ifMatch: '*' };
      const on = await linkable(manager, one.subject_id, actor.sight);
      const { command, arguments: said } = one.would;
      return {
        ...{ id, on, command, asked: said, sent: await this.proposables.commandOf(on, command, said, asked) },
        ...{ reason: one.reason, premise: undefined, maker: 'rule', supersedes: null },
        madeBy: { name: one.name.slice(0, 100), rule: versionName(one) },
        quotes: quotesOf(one, on.key ?? on.id),
        authorId: actor.id,
        setBy: one.written_by === actor.id ? null : one.written_by,
        due: await untilAsked(manager, on, undefined, actor.id),
      };
    } catch (error) {
      if (error instanceof Refusal) return error;
      if (error instanceof Problem) return new Refusal('invalid-command', spoken(error));
      throw error;
    }
  }
}

/** What speaks for it: each comparison that holds, with what stood on both sides. */
function quotesOf({ why, number, version }: Matched, source: string): NewProposal['quotes'] {
  return why
    .filter(({ holds }) => holds === true)
    .slice(0, 20)
    .map(({ text, sides }) => ({
      text: cut([text, ...sides.map((side) => `${side.text} was ${side.value}`)].join('; '), 2_000),
      ...{ source, place: versionName({ number, version }) },
    }));
}

function spoken({ message, more }: Problem): string {
  const { errors = [] } = (more.extra ?? {}) as { errors?: FieldError[] };
  return cut([message, ...errors.map((one) => `${one.path} ${one.message}`)].join(' '), 2_000);
}
