import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  findRoleGrant,
  heldBy,
  inState,
  isHeldBy,
  liesIn,
  liesWhere,
  roleGrantsBy,
  roleGrantSorts,
  type RoleGrantRow,
  type RoleGrantState,
} from '../../../../database/access/role-grants.js';
import { unseenAmong } from '../../../../database/access/unseen.js';
import { Narrowing, type Condition } from '../../../../database/sql/condition.js';
import { seesAudit } from '../../../../domain/access/access.js';
import { scopesOf } from '../../../../domain/access/held.js';
import { rights } from '../../../../domain/access/rights.js';
import { Refusal } from '../../../../domain/refusal.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { idNamed } from '../names/asked-names.js';
import { Describe } from '../openapi/describe.js';
import { page as pageOf } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { giveRole, takeRole } from './give-role.js';
import { NewRoleGrantRequest, RoleGrantQuery } from './role-grant.dto.js';
import { roleGrantJson, roleGrantSchema } from './role-grant-json.js';

/** Roles with a scope: given to a person, a team or a provider's group. */
@Controller('role-grants')
export class RoleGrantsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary:
      'Lists roles that were given: all for those who read the trail, else one’s own and those in the scope in which one gives them',
    returns: pageOf(roleGrantSchema),
    problems: [422],
  })
  async list(@Query() query: RoleGrantQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    const page = new Page(query, roleGrantSorts, '-given');
    const { manager } = this.dataSource;
    const personId = await idNamed(manager, 'person', query.person, 'person', actor);
    const teamId = await idNamed(manager, 'team', query.team, 'team');
    const rows = await roleGrantsBy(manager, conditionOf(actor, { ...query, personId, teamId }), page);
    return page.result(await asSeen(manager, actor, rows), roleGrantJson);
  }

  @Get(':id')
  @Describe({ summary: 'A role that was given', returns: roleGrantSchema })
  async get(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    return this.answer(this.dataSource.manager, id, actor);
  }

  @Post()
  @Describe({
    summary: 'Gives a role to a person, a team or a group, everywhere or in one domain, market or program',
    status: 201,
    location: '/role-grants/:id',
    returns: roleGrantSchema,
    problems: [403, 404],
  })
  async give(@Body() body: NewRoleGrantRequest, @AskedBy() asked: Asked): Promise<object> {
    const id = await this.dataSource.transaction((manager) => giveRole(manager, body, asked));
    return roleGrantJson(await findRoleGrant(this.dataSource.manager, id));
  }

  @Delete(':id')
  @Describe({ summary: 'Takes a role; who has it themself may give it back', status: 204, problems: [403] })
  async take(@Param('id') id: string, @AskedBy() asked: Asked): Promise<void> {
    await this.dataSource.transaction((manager) => takeRole(manager, id, asked));
  }

  private async answer(manager: EntityManager, id: string, actor: Actor): Promise<object> {
    const row = await findRoleGrant(manager, id);
    const lies = inScopesOf(actor, new Narrowing());
    if (!seesAudit(actor) && !(await isHeldBy(manager, row.id, actor.id)) && !(await liesWhere(manager, row.id, lies)))
      throw new Refusal('not-found', `There is no role ${id} that was given. List the roles to see their ids.`);
    const [seen = row] = await asSeen(manager, actor, [row]);
    return roleGrantJson(seen);
  }
}

/** A role that is over, or is still to come, may be for a program that they do not see: it is not named. */
async function asSeen(manager: EntityManager, { sight }: Actor, rows: RoleGrantRow[]): Promise<RoleGrantRow[]> {
  const unseen = await unseenAmong(
    manager,
    sight,
    rows.flatMap(({ program_id }) => program_id ?? []),
  );
  return rows.map((row) => (unseen.has(row.program_id ?? '') ? { ...row, program_id: null, program_name: null } : row));
}

/** Grants in the scopes in which they give roles; none where they give none. */
function inScopesOf(actor: Actor, list: Narrowing): Condition {
  const scopes = scopesOf(actor, rights.give_roles.roles);
  list.also(scopes.length === 0 ? 'FALSE' : liesIn(scopes, (value) => list.placeholderOf(value)));
  return list.condition;
}

interface Asking {
  personId: string | null;
  teamId: string | null;
  role?: string;
  state?: string;
}

function conditionOf(actor: Actor, { personId, teamId, role, state }: Asking): Condition {
  const list = new Narrowing();
  if (!seesAudit(actor)) {
    const scopes = scopesOf(actor, rights.give_roles.roles);
    const theirs = scopes.length === 0 ? 'FALSE' : liesIn(scopes, (value) => list.placeholderOf(value));
    list.by(actor.id, (p) => `(${heldBy(`${p}::uuid`)} OR ${theirs})`);
  }
  list.by(personId, (p) => heldBy(`${p}::uuid`));
  list.by(teamId, (p) => `g.team_id = ${p}`);
  list.by(role, (p) => `g.role = ${p}`);
  if (state !== undefined) list.also(inState(state as RoleGrantState));
  return list.condition;
}
