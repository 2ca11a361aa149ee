import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Req,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { publicUrlOf, Settings } from '../../../../config/settings.js';
import { groupSorts, scimGroups } from '../../../../database/scim/groups.js';
import { patchGroup, readGroup } from '../../../../domain/scim/group.js';
import { readOperations } from '../../../../domain/scim/path.js';
import { actorOf } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { readAsked } from './list-asked.js';
import { groupJson, groupTag, listJson } from './scim-json.js';
import { ScimAnswers } from './scim-answers.js';
import { ScimGuard } from './scim.guard.js';
import { bodyOf, queryOf, requireTag } from './sent.js';
import { isWanted, readShape, shaped } from './shape.js';
import { createGroup, deleteGroup, editGroup, foundGroup } from './write-scim-group.js';

const mostOperations = 2_000;
/** Groups of a page that shows who is in them: each may have thousands. */
const mostWithMembers = 20;

/** Groups, as a directory keeps them (RFC 7644). Roles that are given to one are held by whoever is in it. */
@ApiExcludeController()
@Controller('scim/v2/Groups')
@UseGuards(ScimGuard)
@UseInterceptors(ScimAnswers)
export class ScimGroupsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  @Get()
  list(@Req() request: FastifyRequest): Promise<object> {
    return this.listed(queryOf(request), request);
  }

  @Post('.search')
  @HttpCode(200)
  search(@Req() request: FastifyRequest): Promise<object> {
    return this.listed(bodyOf(request), request);
  }

  @Get(':id')
  get(@Param('id') id: string, @Req() request: FastifyRequest): Promise<object> {
    return this.answer(id, request);
  }

  @Post()
  async create(@Req() request: FastifyRequest, @AskedBy() asked: Asked): Promise<object> {
    const group = readGroup(bodyOf(request));
    const id = await this.dataSource.transaction((manager) => createGroup(manager, group, asked));
    return this.answer(id, request);
  }

  @Put(':id')
  async replace(@Param('id') id: string, @Req() request: FastifyRequest, @AskedBy() asked: Asked): Promise<object> {
    const said = readGroup(bodyOf(request));
    const group = { ...said, externalId: said.externalId ?? null };
    await this.dataSource.transaction((manager) =>
      editGroup(manager, id, group, asked, (row) => requireTag(request, groupTag(row))),
    );
    return this.answer(id, request);
  }

  @Patch(':id')
  async patch(@Param('id') id: string, @Req() request: FastifyRequest, @AskedBy() asked: Asked): Promise<object> {
    const group = patchGroup(readOperations(bodyOf(request), mostOperations));
    await this.dataSource.transaction((manager) =>
      editGroup(manager, id, group, asked, (row) => requireTag(request, groupTag(row))),
    );
    return this.answer(id, request);
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id') id: string, @Req() request: FastifyRequest, @AskedBy() asked: Asked): Promise<void> {
    await this.dataSource.transaction((manager) =>
      deleteGroup(manager, id, asked, (row) => requireTag(request, groupTag(row))),
    );
  }

  private async listed(sent: Record<string, unknown>, request: FastifyRequest): Promise<object> {
    const asker = actorOf(request).id;
    const asked = readAsked(sent, groupSorts);
    const members = isWanted(asked.shape, 'members');
    const count = members ? Math.min(asked.count, mostWithMembers) : asked.count;
    const { total, rows } = await scimGroups(this.dataSource.manager, { ...asked, asker, count, members });
    const base = publicUrlOf(this.settings);
    return listJson(
      { total, startIndex: asked.startIndex },
      rows.map((row) => groupJson(row, base)),
      asked.shape,
    );
  }

  private async answer(id: string, request: FastifyRequest): Promise<object> {
    const shape = readShape(queryOf(request));
    const asker = actorOf(request).id;
    const row = await foundGroup(this.dataSource.manager, id, { asker, members: isWanted(shape, 'members') });
    return shaped(groupJson(row, publicUrlOf(this.settings)), shape);
  }
}
