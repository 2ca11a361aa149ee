import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isSeen } from '../../../../database/access/unseen.js';
import { notThere } from '../../../../database/engine/not-there.js';
import { findProposal, type ShownProposal } from '../../../../database/proposals/row.js';
import { mayPropose } from '../../../../domain/access/proposal-access.js';
import { proposalKey, type ProposalCommand } from '../../../../domain/proposal/proposal.js';
import { proposalStatuses } from '../../../../domain/proposal/table.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import type { Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { RecordCommands } from '../commands/record-commands.js';
import { Describe } from '../openapi/describe.js';
import { choice, flag, list, nullable, object, text } from '../openapi/json-schema.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { insteadAsked } from './asked-approval.js';
import { Proposables } from './proposables.js';
import { DecisionOnMany, ProposalApproval, ProposalRejection, ProposalWithdrawal } from './proposal.dto.js';
import { proposalDetail, proposalDetailSchema } from './proposal-json.js';

const answers = {
  returns: proposalDetailSchema,
  problems: [403, 404, 409, 412, 422] as (403 | 404 | 409 | 412 | 422)[],
};

const decidedSchema = object({
  items: list(
    object({
      proposal: text,
      done: flag,
      status: nullable(choice(proposalStatuses)),
      code: { ...nullable(text), description: 'Of the problem, where it was refused.' },
      detail: nullable(text),
    }),
  ),
});

/** What people decide on proposals. */
@Controller('proposals')
export class ProposalCommandsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly commands: RecordCommands,
    private readonly proposables: Proposables,
  ) {}

  @Post(':id/approve')
  @Describe({
    summary:
      'Approves a proposal, by its digest, as it is or with other arguments: its command is carried out once; never by one of its authors',
    description:
      'Whoever approves could send the command themself, and comes in by the page, or by a token of their own that is good for all that they may. Its premise is looked at again. Changed arguments are checked as those of a proposal are, and tried on the record; whoever has changed them answers for what is carried out.',
    ...answers,
  })
  approve(@Param('id') ref: string, @Body() body: ProposalApproval, @AskedBy() asked: Asked): Promise<object> {
    const { digest, note } = body;
    const { manager } = this.dataSource;
    const made = async (row: ShownProposal): Promise<ProposalCommand> => {
      const instead = await insteadAsked(manager, this.proposables, row, body, asked);
      return { type: 'approve', digest, ...compact({ note, instead }) };
    };
    return this.send(ref, made, asked);
  }

  @Post(':id/reject')
  @Describe({ summary: 'Rejects a proposal, for one of a few reasons; never by one of its authors', ...answers })
  reject(@Param('id') ref: string, @Body() body: ProposalRejection, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'reject', ...compact(body), reason: body.reason }, asked);
  }

  @Post(':id/withdraw')
  @Describe({ summary: 'Withdraws a proposal that nobody has decided on; only by one of its authors', ...answers })
  withdraw(@Param('id') ref: string, @Body() body: ProposalWithdrawal, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'withdraw', ...compact(body) }, asked);
  }

  @Post('decide')
  @Describe({
    summary: 'Decides on many proposals at once, each by itself, and says what became of each',
    description: 'Asked again with its Idempotency-Key, each is decided on once.',
    returns: decidedSchema,
    problems: [403],
  })
  async decide(@Body() body: DecisionOnMany, @AskedBy() asked: Asked): Promise<object> {
    mayPropose(asked.actor);
    const { proposals } = body;
    const made = proposals.map((_, place) => commandIn(body, place));
    const items: object[] = [];
    for (const [place, { proposal }] of proposals.entries()) {
      const command = made[place];
      if (command) items.push(await this.decideOne(proposal, command, asked));
    }
    return { items };
  }

  private async decideOne(ref: string, command: ProposalCommand, asked: Asked): Promise<object> {
    const { manager } = this.dataSource;
    const { actor } = asked;
    try {
      const { facts } = await findProposal(manager, ref);
      if (actor.sight !== undefined && !(await isSeen(manager, actor.sight, 'proposals', facts.id)))
        throw notThere('proposals', ref);
      const key = stableId(asked.key, facts.id);
      await this.send(facts.id, command, { ...asked, key });
      const { number, status } = (await findProposal(manager, facts.id)).facts;
      return { proposal: proposalKey(number), done: true, status, code: null, detail: null };
    } catch (error) {
      if (!(error instanceof Refusal) && !(error instanceof Problem)) throw error;
      // As whoever asks may read it: it has come by the same way as to one who sends a single command.
      const { code, detail } = error;
      return { proposal: ref, done: false, status: null, code, detail };
    }
  }

  private send(
    ref: string,
    made: ProposalCommand | ((row: ShownProposal) => Promise<ProposalCommand>),
    asked: Asked,
  ): Promise<object> {
    mayPropose(asked.actor);
    const { manager } = this.dataSource;
    const proposals = {
      kind: 'proposal' as const,
      find: (one: string) => findProposal(manager, one),
      answer: (row: ShownProposal, actor: Actor) => proposalDetail(this.dataSource, row, actor),
    };
    return this.commands.send(proposals, ref, (row) => (typeof made === 'function' ? made(row) : made), asked);
  }
}

/** @throws Problem `invalid-request` where it lacks what its decision needs */
function commandIn({ decision, reason, note, proposals }: DecisionOnMany, place: number): ProposalCommand {
  if (decision === 'reject') {
    if (reason === undefined) throw invalidRequest([{ path: 'reason', message: 'is needed to reject.' }]);
    return { type: 'reject', reason, ...compact({ note }) };
  }
  const digest = proposals[place]?.digest;
  if (digest === undefined)
    throw invalidRequest([
      { path: `proposals.${place}.digest`, message: 'is needed to approve: the one that was read.' },
    ]);
  return { type: 'approve', digest, ...compact({ note }) };
}
