import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { loadNetwork, programsBehind, type Network } from '../../../../database/dependencies/load-network.js';
import { dueInstant } from '../../../../domain/calendar/due.js';
import { parseDuration } from '../../../../domain/calendar/duration.js';
import { addTime } from '../../../../domain/calendar/working-time.js';
import { isOver } from '../../../../domain/item/predecessor.js';
import { whatIf } from '../../../../domain/dependency/what-if.js';
import { Refusal } from '../../../../domain/refusal.js';
import { loadItemRecords } from '../../../../database/items/load-items.js';
import { withStandIns } from '../../../../database/people/acting-for.js';
import { dueMove } from '../../../../domain/access/due-move.js';
import { dueOf, dueRequested } from '../items/due-request.js';
import { findItem } from '../../../../database/items/listed-items.js';
import { Describe } from '../openapi/describe.js';
import { invalidRequest } from '../problems/problem.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { DueMoveQuery, Slip } from './dependency.dto.js';
import { dueMoveJson, dueMoveSchema } from './due-move-json.js';
import { scheduleJson, scheduleSchema } from './schedule-json.js';
import {
  criticalPathJson,
  criticalPathSchema,
  graphJson,
  graphSchema,
  whatIfJson,
  whatIfSchema,
} from './network-json.js';
import { reasonsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { unseenAmong } from '../../../../database/access/unseen.js';
import { CurrentActor, type Actor } from '../access/actor.js';

/** What the dependencies mean for the dates. Nothing here changes anything. */
@Controller()
export class NetworkController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('programs/:id/dependencies')
  @Describe({
    summary: 'The items of a program, what they wait for, when they can be done at the earliest, and their slack',
    returns: graphSchema,
    problems: [422],
  })
  async graph(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    await findProgramRow(this.dataSource.manager, id);
    return graphJson(await this.network([id], actor), id, Date.now());
  }

  @Get('programs/:id/critical-path')
  @Describe({
    summary: 'The chain of work that decides when a program ends, and how that stands to its target',
    returns: criticalPathSchema,
    problems: [422],
  })
  async criticalPath(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    await findProgramRow(this.dataSource.manager, id);
    return criticalPathJson(await this.network([id], actor), id, Date.now());
  }

  @Get('programs/:id/schedule')
  @Describe({
    summary: 'The items of a program on a line of time, its tollgates, and the days off of their calendars',
    returns: scheduleSchema,
    problems: [422],
  })
  async schedule(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    await findProgramRow(this.dataSource.manager, id);
    return scheduleJson(await this.network([id], actor), id, Date.now());
  }

  @Get('action-items/:id/due-move')
  @Describe({
    summary: 'What would come of another due date: who would be asked to agree, or when it would be due if you set it',
    returns: dueMoveSchema,
    problems: [422],
  })
  async dueMove(@Param('id') ref: string, @Query() asked: DueMoveQuery, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    const at = Date.now();
    const row = await findItem(manager, ref);
    const due = await dueOf(manager, row, asked);
    const [subject] = await loadItemRecords(manager, [row.id], { at });
    if (!subject) throw new Error(`item ${row.id} has gone`);
    const move = dueMove(subject, await withStandIns(manager, actor), due, at);
    const reasons = [move.extension, move.change].map((of) => ({ because: 'because' in of ? of.because : null }));
    const [extension, change] = await reasonsAsSeen(manager, actor.sight, reasons);
    const seen = { extension: extension?.because ?? null, change: change?.because ?? null };
    return dueMoveJson(move, seen, { subject, due, at });
  }

  @Post('action-items/:id/what-if')
  @Describe({
    summary: 'Which dates of other items and of phases can no longer be kept if an item slips; changes nothing',
    returns: whatIfSchema,
    previews: true,
  })
  async whatIf(@Param('id') ref: string, @Body() { due, slip }: Slip, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    if ((due === undefined) === (slip === undefined))
      throw invalidRequest([{ path: 'slip', message: 'or "due": say one of them, such as "5 working days".' }]);
    const row = await findItem(manager, ref);
    const network = await this.network(await programsBehind(manager, row.program_id), actor);
    const item = network.items.find(({ id }) => id === row.id);
    if (!item || isOver(item.status))
      throw new Refusal('illegal-transition', `AI-${row.number} is ${row.status}; it cannot slip any more.`, {
        currentStatus: row.status,
      });
    const to =
      slip === undefined
        ? dueInstant(
            await dueRequested(manager, due ?? {}, row.owner_id, { time: row.due_time, zone: row.due_zone }),
            item.calendar,
          )
        : addTime(item.dueAt, parseDuration(slip), item.calendar);
    const found = whatIf(network.items, network.phases, { id: item.id, to }, Date.now());
    return whatIfJson(network, { item, to }, found);
  }

  /** What somebody sees of it: items and phases that they do not see stand in no chain. */
  private async network(programIds: string[], { sight }: Actor): Promise<Network> {
    const { manager } = this.dataSource;
    const { items, phases } = await loadNetwork(manager, programIds);
    const unseen = await unseenAmong(manager, sight, [
      ...items.map(({ id }) => id),
      ...phases.map(({ program }) => program.id),
    ]);
    if (unseen.size === 0) return { items, phases };
    return {
      items: items
        .filter(({ id }) => !unseen.has(id))
        .map((item) => ({ ...item, waitsFor: item.waitsFor.filter(({ id }) => !unseen.has(id)) })),
      phases: phases.filter(({ program }) => !unseen.has(program.id)),
    };
  }
}
