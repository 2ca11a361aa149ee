import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { living } from '../../../../database/kinds.js';
import { loadProposal } from '../../../../database/proposals/load.js';
import { propose, type NewProposal } from '../../../../database/proposals/propose.js';
import {
  findProposal,
  proposalRegister,
  proposalSorts,
  proposalsWhere,
  type ShownProposal,
} from '../../../../database/proposals/row.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { mayPropose } from '../../../../domain/access/proposal-access.js';
import { proposalRecipients } from '../../../../domain/proposal/fire.js';
import { proposalKey } from '../../../../domain/proposal/proposal.js';
import { linkedKinds, type LinkedKind } from '../../../../domain/record-link/link.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { changedPage, choice, integer, list, listed, object, text } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { timelineOf } from '../timeline/record-timeline.controller.js';
import { proposalAnew, proposalAsked } from './asked-proposal.js';
import { Proposables } from './proposables.js';
import { NewProposalRequest, ProposalAnew } from './proposal.dto.js';
import { ProposalFilter, proposalsMeant } from './proposal-filter.js';
import {
  proposalDetail,
  proposalDetailSchema,
  proposalJson,
  proposalSchema,
  type ProposalJson,
} from './proposal-json.js';

/** Commands that somebody, or a machine that somebody has set to work, asks others to approve. */
@Controller('proposals')
export class ProposalsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly proposables: Proposables,
  ) {}

  @Get()
  @Describe({
    summary: 'Lists proposals, those that end first on top',
    returns: changedPage(proposalSchema),
    problems: [404, 422],
  })
  async list(@Query() filter: ProposalFilter, @CurrentActor() actor: Actor): Promise<PageOf<ProposalJson>> {
    const page = new Page(filter, proposalSorts, 'due');
    const { manager } = this.dataSource;
    const where = proposalsWhere(await proposalsMeant(manager, filter, actor));
    return page.result(await proposalRegister.list(manager, where, page), proposalJson);
  }

  @Get('count')
  @Describe({ summary: 'Counts proposals', returns: object({ count: integer }), problems: [404, 422] })
  async count(@Query() filter: ProposalFilter, @CurrentActor() actor: Actor): Promise<{ count: number }> {
    const { manager } = this.dataSource;
    return {
      count: await proposalRegister.count(manager, proposalsWhere(await proposalsMeant(manager, filter, actor))),
    };
  }

  @Get('commands')
  @Describe({
    summary: 'Which commands may be proposed, of each kind of record',
    returns: listed(object({ kind: choice(linkedKinds), commands: list(text) })),
  })
  commands(): { items: { kind: LinkedKind; commands: string[] }[] } {
    return { items: linkedKinds.map((kind) => ({ kind, commands: this.proposables.commandsOf(kind) })) };
  }

  @Get(':id')
  @Describe({
    summary: 'A proposal with its premise as it is now, and with what may be done to it',
    returns: proposalDetailSchema,
    problems: [404],
  })
  async get(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
    return proposalDetail(this.dataSource, await findProposal(this.dataSource.manager, ref), actor);
  }

  @Post()
  @Describe({
    summary: 'Proposes a command of a record, for somebody else to approve',
    description:
      'The body of the command is checked as if it were sent, and the command is tried on the record: what is refused is not proposed.',
    status: 201,
    location: '/proposals/:id',
    returns: proposalDetailSchema,
    problems: [403, 404, 409, 422],
  })
  async propose(@Body() body: NewProposalRequest, @AskedBy() asked: Asked): Promise<object> {
    mayPropose(asked.actor);
    const id = stableId(asked.actor.id, asked.key, 'proposal');
    const given = await proposalAsked(this.dataSource.manager, this.proposables, body, { id, asked });
    return this.write(given, asked);
  }

  @Post(':id/anew')
  @Describe({
    summary: 'Proposes the same on the facts as they are now; the new one takes the place of the one before',
    description:
      'Its authors count as authors of the new one too. One that was failed or over is proposed anew as well.',
    status: 201,
    location: '/proposals/:id',
    returns: proposalDetailSchema,
    problems: [403, 404, 409, 422],
  })
  async anew(@Param('id') ref: string, @Body() body: ProposalAnew, @AskedBy() asked: Asked): Promise<object> {
    mayPropose(asked.actor);
    const { manager } = this.dataSource;
    const id = stableId(asked.actor.id, asked.key, 'proposal');
    const before = await findProposal(manager, ref);
    // Sent again with its key, it was done.
    if (before.facts.supersededBy === id) return this.get(id, asked.actor);
    requireAgain(before);
    const given = await proposalAnew(manager, this.proposables, before, body, { id, asked });
    return this.write(given, asked);
  }

  private async write(given: NewProposal, { actor, key }: Asked): Promise<object> {
    await this.dataSource.transaction(async (within) => {
      mayPropose(await actorKept(within, actor.id));
      const by = { actorId: actor.id, key: stableId(actor.id, key), at: Date.now() };
      if ((await loadProposal(within, given.id, { lock: false, at: by.at })) === null)
        await propose(living, within, given, by);
    });
    return this.get(given.id, actor);
  }
}

/** @throws Refusal `illegal-transition` */
function requireAgain({ facts: { status, number } }: ShownProposal): void {
  if (['proposed', 'failed', 'over'].includes(status)) return;
  throw new Refusal(
    'illegal-transition',
    `${proposalKey(number)} is ${status.replaceAll('_', ' ')}, and is not proposed anew: only what waits, failed or is over is. Make a new proposal.`,
    { currentStatus: status },
  );
}

export const ProposalTimelineController = timelineOf({
  ...{ path: 'proposals', one: 'a proposal', reached: proposalRecipients },
  find: async (manager, ref) => {
    const { id, due } = (await findProposal(manager, ref)).facts;
    return { id, zone: due.zone };
  },
  load: (manager, id) => loadProposal(manager, id, { lock: false, at: Date.now() }),
  paused: () => null,
});
