import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { addPhase, editPhase, editProgram } from '../../../../database/programs/edit-program.js';
import { checkVersions } from '../../../../database/policies/check-versions.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { createProgram } from '../../../../database/programs/create-program.js';
import { lockProgram } from '../../../../database/items/lock-programs.js';
import { programsBy, programSorts, type ProgramRow } from '../../../../database/programs/programs.js';
import type { ProgramCommand } from '../../../../domain/program/commands.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayLaunch, maySayWhoLeads, maySteerProgram } from '../../../../domain/access/access.js';
import { placeOfProgram } from '../../../../domain/access/place.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { Engine } from '../commands/engine.js';
import { refuseTakenName } from '../commands/taken-name.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
import { changedPage } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { compact } from '../commands/compact.js';
import { programSchema, programsJson, programSummarySchema, readProgram, type ProgramJson } from './program-json.js';
import { programsMeant } from './programs-meant.js';
import { CreateProgram, NewPhase, PhasePatch, ProgramChanges, ProgramQuery, ProgramReason } from './program.dto.js';
import { sendProgramCommand, steeredProgram } from '../commands/send-program-command.js';
import { Proposable } from '../commands/proposable.js';
import { marketsNamed } from '../names/asked-names.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { withPolicies } from '../policies/policy-choice.js';

@Controller('programs')
export class ProgramsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly engine: Engine,
  ) {}

  @Get()
  @Describe({ summary: 'Lists programs', returns: changedPage(programSummarySchema), problems: [422] })
  async list(@Query() query: ProgramQuery, @CurrentActor() actor: Actor): Promise<PageOf<ProgramJson>> {
    const page = new Page(query, programSorts, 'name');
    const { manager } = this.dataSource;
    const rows = await programsBy(manager, await programsMeant(manager, query, actor), page);
    const { items, nextCursor } = page.result(rows, (row) => row);
    return { items: await programsJson(this.dataSource.manager, items, actor.sight), nextCursor };
  }

  @Post()
  @Describe({
    summary: 'Creates a program, and launches it where asked to',
    status: 201,
    location: '/programs/:id',
    returns: programSchema,
    problems: [403],
  })
  async create(@Body() body: CreateProgram, @AskedBy() asked: Asked): Promise<object> {
    mayLaunch(asked.actor);
    const id = stableId(asked.actor.id, asked.key, 'program');
    const phases = body.phases && body.phases.length > 0 ? body.phases : [{ name: 'Remediation' }];
    const { launch, phases: _given, managerId, ...asGiven } = body;
    await this.dataSource.transaction(async (manager) => {
      const markets = await marketsOf(manager, body);
      const place = { domain: body.domain ?? null, markets: markets.markets ?? [], programIds: [] };
      mayLaunch(await actorKept(manager, asked.actor.id), place);
      const facts = await withPolicies(manager, asGiven);
      await checkVersions(manager, facts);
      await refuseTakenName(manager, 'programs', id, body.name);
      const program = {
        ...compact(facts),
        ...markets,
        name: body.name,
        id,
        managerId: managerId ?? asked.actor.id,
        phases: phases.map((phase, index) => ({
          ...compact(phase),
          name: phase.name,
          id: stableId(id, 'phase', String(index)),
        })),
        activate: launch ?? false,
      };
      await createProgram(manager, program, { actorId: asked.actor.id, at: Date.now() });
    });
    return this.answer(id, asked.actor);
  }

  @Get(':id')
  @Describe({ summary: 'A program with its phases', returns: programSchema })
  get(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    return this.answer(id, actor);
  }

  @Patch(':id')
  @Describe({
    summary: 'Changes what a program says about itself, and the policies of items still to come',
    returns: programSchema,
    problems: [403, 412, 428],
  })
  async edit(@Param('id') id: string, @Body() body: ProgramChanges, @AskedBy() asked: Asked): Promise<object> {
    const expectedVersion = requireVersion(asked, (await this.steered(id, asked)).row.version);
    await this.change(id, asked, async (manager, { row, onBehalfOf, asker }) => {
      if (body.managerId !== undefined || body.domainLeadId !== undefined)
        maySayWhoLeads(asker, { managerId: row.manager_id, place: placeOfProgram(row) });
      if (body.name !== undefined) await refuseTakenName(manager, 'programs', id, body.name);
      const patch = { ...compact(await withPolicies(manager, body)), ...(await marketsOf(manager, body)) };
      staysWithin(asker, row, patch);
      await editProgram(manager, id, patch, { ...context(asked, onBehalfOf), expectedVersion });
    });
    return this.answer(id, asked.actor);
  }

  @Post(':id/phases')
  @Describe({ summary: 'Adds a phase behind the last one', status: 201, returns: programSchema, problems: [403] })
  async addPhase(@Param('id') id: string, @Body() body: NewPhase, @AskedBy() asked: Asked): Promise<object> {
    await this.steered(id, asked);
    const phase = { ...compact(body), name: body.name, id: stableId(id, 'phase', asked.actor.id, asked.key) };
    await this.change(id, asked, (manager, { onBehalfOf }) => addPhase(manager, id, phase, context(asked, onBehalfOf)));
    return this.answer(id, asked.actor);
  }

  @Patch(':id/phases/:phaseId')
  @Describe({
    summary: 'Renames a phase or moves its target date',
    returns: programSchema,
    problems: [403, 412, 428],
  })
  async editPhase(
    @Param('id') id: string,
    @Param('phaseId') phaseId: string,
    @Body() body: PhasePatch,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const { row } = await this.steered(id, asked);
    const expectedVersion = requireVersion(asked, row.version);
    await this.change(id, asked, (manager, { onBehalfOf }) =>
      editPhase(manager, id, phaseId, compact(body), { ...context(asked, onBehalfOf), expectedVersion }),
    );
    return this.answer(id, asked.actor);
  }

  @Post(':id/launch')
  @Describe({
    summary: 'Launches a program: its first phase opens',
    returns: programSchema,
    problems: [403, 412],
  })
  launch(@Param('id') id: string, @Body() _body: NoBody, @AskedBy() asked: Asked): Promise<object> {
    return this.steer(id, { type: 'activate' }, asked);
  }

  @Post(':id/hold')
  @Proposable()
  @Describe({
    summary: 'Puts a program and its live items on hold',
    returns: programSchema,
    problems: [403, 412],
  })
  hold(@Param('id') id: string, @Body() body: ProgramReason, @AskedBy() asked: Asked): Promise<object> {
    return this.steer(id, { type: 'hold', reason: body.reason }, asked);
  }

  @Post(':id/resume')
  @Proposable()
  @Describe({
    summary: 'Lets a program go on, and the items it held',
    returns: programSchema,
    problems: [403, 412],
  })
  resume(@Param('id') id: string, @Body() _body: NoBody, @AskedBy() asked: Asked): Promise<object> {
    return this.steer(id, { type: 'resume' }, asked);
  }

  @Post(':id/cancel')
  @Proposable()
  @Describe({ summary: 'Cancels a program and its items', returns: programSchema, problems: [403, 412] })
  cancel(@Param('id') id: string, @Body() body: ProgramReason, @AskedBy() asked: Asked): Promise<object> {
    return this.steer(id, { type: 'cancel', reason: body.reason }, asked);
  }

  private async steer(id: string, command: ProgramCommand, asked: Asked): Promise<object> {
    const { row, onBehalfOf } = await steeredProgram(this.dataSource.manager, id, asked.actor, command);
    await sendProgramCommand(this.engine, row, command, asked, onBehalfOf);
    return this.answer(id, asked.actor);
  }

  /** In a transaction that has locked the program: who may is asked again of it as it is then. */
  private async change(
    id: string,
    asked: Asked,
    work: (
      manager: EntityManager,
      steered: Awaited<ReturnType<typeof steeredProgram>> & { asker: Actor },
    ) => Promise<void>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const asker = await actorKept(manager, asked.actor.id);
      await lockProgram(manager, id, 'change');
      await work(manager, { ...(await steeredProgram(manager, id, asker)), asker });
    });
  }

  private steered(id: string, asked: Asked): ReturnType<typeof steeredProgram> {
    return steeredProgram(this.dataSource.manager, id, asked.actor);
  }

  private answer(id: string, actor: Actor): Promise<object> {
    return readProgram(this.dataSource.manager, id, actor);
  }
}

function context({ actor, key }: Asked, onBehalfOf: { id: string; name: string } | null) {
  return { actorId: actor.id, key, at: Date.now(), ...(onBehalfOf ? { onBehalfOf } : {}) };
}

/** Whoever steers a program by a role moves it nowhere that the role does not reach. @throws Refusal `not-allowed` */
function staysWithin(
  asker: Actor,
  row: ProgramRow,
  { domain = row.domain, markets = row.markets }: { domain?: string | null; markets?: string[] },
): void {
  maySteerProgram(asker, { managerId: row.manager_id, place: placeOfProgram({ id: row.id, domain, markets }) });
}

/** As the records write them, where any are given. */
async function marketsOf(manager: EntityManager, { markets }: { markets?: string[] }): Promise<{ markets?: string[] }> {
  return markets === undefined ? {} : { markets: await marketsNamed(manager, markets, 'markets') };
}
