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
import { scimUsers, userSorts } from '../../../../database/scim/users.js';
import { readOperations } from '../../../../domain/scim/path.js';
import { isAddress, patchUser, readUser } from '../../../../domain/scim/user.js';
import { actorOf } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { readAsked } from './list-asked.js';
import { listJson, userJson, userTag } from './scim-json.js';
import { ScimAnswers } from './scim-answers.js';
import { ScimGuard } from './scim.guard.js';
import { bodyOf, queryOf, requireTag } from './sent.js';
import { readShape, shaped } from './shape.js';
import { changeUser, createUser, foundUser, removeUser } from './write-scim-user.js';

const mostOperations = 200;

/** People, as a directory keeps them (RFC 7644). */
@ApiExcludeController()
@Controller('scim/v2/Users')
@UseGuards(ScimGuard)
@UseInterceptors(ScimAnswers)
export class ScimUsersController {
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
    const user = readUser(bodyOf(request));
    const id = await this.dataSource.transaction((manager) => createUser(manager, user, asked));
    return this.answer(id, request);
  }

  @Put(':id')
  async replace(@Param('id') id: string, @Req() request: FastifyRequest, @AskedBy() asked: Asked): Promise<object> {
    const said = readUser(bodyOf(request));
    const nothing = { externalId: null, formatted: null, givenName: null, familyName: null, title: null };
    await this.dataSource.transaction((manager) =>
      changeUser(
        manager,
        id,
        ({ address }) => {
          const own = isAddress(said.userName ?? '') ? said.userName : address;
          return { ...nothing, displayName: null, ...said, address: said.address === undefined ? own : said.address };
        },
        asked,
        (row) => requireTag(request, userTag(row)),
      ),
    );
    return this.answer(id, request);
  }

  @Patch(':id')
  async patch(@Param('id') id: string, @Req() request: FastifyRequest, @AskedBy() asked: Asked): Promise<object> {
    const operations = readOperations(bodyOf(request), mostOperations);
    await this.dataSource.transaction((manager) =>
      changeUser(
        manager,
        id,
        (before) => patchUser(before, operations),
        asked,
        (row) => requireTag(request, userTag(row)),
      ),
    );
    return this.answer(id, request);
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id') id: string, @Req() request: FastifyRequest, @AskedBy() asked: Asked): Promise<void> {
    await this.dataSource.transaction((manager) =>
      removeUser(manager, id, asked, (row) => requireTag(request, userTag(row))),
    );
  }

  private async listed(sent: Record<string, unknown>, request: FastifyRequest): Promise<object> {
    const asker = actorOf(request).id;
    const asked = readAsked(sent, userSorts);
    const { total, rows } = await scimUsers(this.dataSource.manager, { ...asked, asker });
    const base = publicUrlOf(this.settings);
    return listJson(
      { total, startIndex: asked.startIndex },
      rows.map((row) => userJson(row, base)),
      asked.shape,
    );
  }

  private async answer(id: string, request: FastifyRequest): Promise<object> {
    const row = await foundUser(this.dataSource.manager, id, actorOf(request).id);
    return shaped(userJson(row, publicUrlOf(this.settings)), readShape(queryOf(request)));
  }
}
