import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { findTeam } from '../../../../database/teams/teams.js';
import { notThere } from '../../../../database/engine/not-there.js';
import { isSeen } from '../../../../database/access/unseen.js';
import { recordedKeys, saveEvents } from '../../../../database/trail/events.js';
import {
  findView,
  insertView,
  lockViewsOf,
  otherViewNamed,
  removeView,
  setDefaultView,
  updateView,
  viewsBy,
  viewSorts,
  type ViewRow,
} from '../../../../database/views/views.js';
import { mayChangeView, maySaveView } from '../../../../domain/access/view-access.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import type { Sharing, ViewFacts, ViewList } from '../../../../domain/view/view.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
import { page as pageOf } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { NewView, ViewChanges, ViewQuery } from './view.dto.js';
import { openedView, openedViews, viewJson, viewSchema } from './view-json.js';
import { requireTaken } from './view-lists.js';
import { lookerOf } from './looker.js';

const answers = { returns: viewSchema, problems: [403] as 403[] };

/** Lists as people set them, under a name: their own, and what is shared with them. */
@Controller('views')
export class ViewsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'Lists the views that one has, and those that are shared with one',
    description: 'A view that names what one does not see is not among them.',
    returns: pageOf(viewSchema),
  })
  async list(@Query() query: ViewQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    const page = new Page(query, viewSorts, 'name');
    const { manager } = this.dataSource;
    const rows = await openedViews(manager, actor, page, (slice) =>
      viewsBy(manager, { list: query.list, name: query.name, looker: lookerOf(actor) }, slice),
    );
    return page.result(rows, (row) => viewJson(row, actor));
  }

  @Get(':id')
  @Describe({ summary: 'A view', returns: viewSchema })
  async get(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    return viewJson(await this.opened(id, actor), actor);
  }

  @Post()
  @Describe({
    summary: 'Saves a list as it is set',
    status: 201,
    location: '/views/:id',
    returns: viewSchema,
    problems: [403, 404],
  })
  async save(@Body() body: NewView, @AskedBy() asked: Asked): Promise<object> {
    const { actor } = asked;
    const { list, name, query, columns = [], group = null, sharing = 'mine', teamId = null } = body;
    const facts = { name, query, columns, group, sharing, teamId };
    const id = stableId(actor.id, asked.key, 'view');
    await this.check(list, facts, actor);
    await this.dataSource.transaction(async (manager) => {
      await lockViewsOf(manager, actor.id);
      await refuseTaken(manager, { id, ownerId: actor.id, list, name });
      await insertView(manager, { id, ownerId: actor.id, list, facts });
      await record(manager, { id, ownerId: actor.id, type: 'person.view_saved', version: 1 }, { list, sharing }, asked);
    });
    return this.get(id, actor);
  }

  @Patch(':id')
  @Describe({ summary: 'Changes a view', returns: viewSchema, problems: [403, 412, 428] })
  async edit(@Param('id') id: string, @Body() body: ViewChanges, @AskedBy() asked: Asked): Promise<object> {
    const { actor } = asked;
    const row = await this.opened(id, actor);
    const { list, owner_id: ownerId } = row;
    mayChangeView(actor, { ownerId, sharing: row.sharing });
    const version = requireVersion(asked, row.version);
    const sharing = body.sharing ?? row.sharing;
    const facts: ViewFacts = {
      name: body.name ?? row.name,
      query: body.query ?? row.query,
      columns: body.columns ?? row.columns,
      group: body.group === undefined ? row.grouping : body.group,
      sharing,
      teamId: sharing === 'team' ? (body.teamId === undefined ? row.team_id : body.teamId) : (body.teamId ?? null),
    };
    await this.check(list, facts, actor, row);
    if (body.query !== undefined) await requireTaken(this.dataSource.manager, list, body.query, actor);
    await this.dataSource.transaction(async (manager) => {
      await lockViewsOf(manager, ownerId);
      // One that was handed over may have the name of another.
      if (facts.name !== row.name) await refuseTaken(manager, { id, ownerId, list, name: facts.name });
      if (!(await updateView(manager, id, version, facts)))
        throw new Refusal('version-mismatch', `The view is at version ${row.version} by now. Read it again.`, {
          version: row.version,
        });
      await record(
        manager,
        { id, ownerId, type: 'person.view_changed', version: version + 1 },
        { list, sharing },
        asked,
      );
    });
    return this.get(id, actor);
  }

  @Delete(':id')
  @Describe({ summary: 'Removes a view', status: 204, problems: [403] })
  async remove(@Param('id') id: string, @AskedBy() asked: Asked): Promise<void> {
    const key = `view/${id.toLowerCase()}#removed:${asked.actor.id}:${asked.key}`;
    // The same request again, whose answer was lost: there is nothing left of it but that it was removed.
    if ((await recordedKeys(this.dataSource.manager, [key])).has(key)) return;
    const { list, sharing, owner_id: ownerId, version } = await this.opened(id, asked.actor);
    mayChangeView(asked.actor, { ownerId, sharing });
    await this.dataSource.transaction(async (manager) => {
      await removeView(manager, id);
      const view = { id, ownerId, type: 'person.view_removed', version: version + 1, key };
      await record(manager, view, { list, sharing }, asked);
    });
  }

  @Post(':id/default')
  @Describe({ summary: 'Makes a view the one in which whoever asks opens its list', ...answers })
  async prefer(@Param('id') id: string, @Body() _body: NoBody, @AskedBy() { actor }: Asked): Promise<object> {
    return this.setDefault(id, actor, true);
  }

  @Delete(':id/default')
  @Describe({ summary: 'Its list is opened in no view by whoever asks', status: 204, problems: [403] })
  async preferNone(@Param('id') id: string, @AskedBy() { actor }: Asked): Promise<void> {
    await this.setDefault(id, actor, false);
  }

  private async setDefault(id: string, actor: Actor, isDefault: boolean): Promise<object> {
    maySaveView(actor, 'mine');
    const { list, is_default: was } = await this.opened(id, actor);
    const viewId = isDefault ? id : null;
    if (was !== isDefault) await setDefaultView(this.dataSource.manager, { personId: actor.id, list, viewId });
    return this.get(id, actor);
  }

  /** @throws Refusal `not-found`, of one that names what they do not see too */
  private async opened(id: string, actor: Actor): Promise<Awaited<ReturnType<typeof openedView>>> {
    const { manager } = this.dataSource;
    return openedView(manager, await findView(manager, id, lookerOf(actor)), actor);
  }

  /** @param before as it is; what stays is not looked at again, so that what no longer opens can be renamed */
  private async check(list: ViewList, facts: ViewFacts, actor: Actor, before?: ViewRow): Promise<void> {
    const { query, sharing, teamId } = facts;
    if (before?.sharing !== sharing) maySaveView(actor, sharing);
    if ((sharing === 'team') !== (teamId !== null))
      throw invalidRequest([
        { path: 'teamId', message: sharing === 'team' ? 'must say which team.' : 'belongs to sharing "team" only.' },
      ]);
    const { manager } = this.dataSource;
    if (teamId !== null && before?.team_id !== teamId) {
      await findTeam(manager, teamId);
      if (!(await isSeen(manager, lookerOf(actor).sight, 'teams', teamId))) throw notThere('teams', teamId);
    }
    if (before === undefined) await requireTaken(manager, list, query, actor);
  }
}

async function refuseTaken(
  manager: EntityManager,
  view: { id: string; ownerId: string; list: ViewList; name: string },
): Promise<void> {
  const taken = await otherViewNamed(manager, view);
  if (taken)
    throw new Problem(
      'already-exists',
      `There is a view "${taken.name}" of this list already. Change that one, or choose another name.`,
      { extra: { id: taken.id } },
    );
}

/** It is about whose view it is: they are told of it in their other windows. */
async function record(
  manager: EntityManager,
  view: { id: string; ownerId: string; type: string; version: number; key?: string },
  data: { list: ViewList; sharing: Sharing },
  { actor }: Asked,
): Promise<void> {
  const { id, ownerId, type, key = `person/${ownerId}#view:${id}#v${view.version}` } = view;
  const event = { key, type, at: Date.now(), actorId: actor.id, version: 0, data: { viewId: id, ...data } };
  await saveEvents(manager, [{ subjectKind: 'person', subjectId: ownerId, programId: null, event }]);
}
