import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { loadRotas } from '../../../../database/duty/load-duty.js';
import { recordedKeys, saveEvents } from '../../../../database/trail/events.js';
import {
  checkPolicy,
  peopleIn,
  policyKinds,
  rotasIn,
  type PolicyKind,
} from '../../../../domain/policy/check-policy.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { isUuid } from '../openapi/fields.js';
import {
  choice,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  page as pageOf,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import { Page, type PageOf, type Sorts } from '../paging/page.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { requirePeopleThere } from './people-there.js';
import { policyBodySchema } from './policy-bodies.js';
import { NewPolicy, NoBody, PolicyBody, PolicyQuery } from './policy.dto.js';

const versionSchema = schema(
  'PolicyVersion',
  object({
    id: uuid,
    version: integer,
    status: choice(['draft', 'published']),
    body: policyBodySchema,
    createdAt: instant,
    publishedAt: nullable(instant),
  }),
);
const policySchema = schema(
  'Policy',
  object({
    id: uuid,
    kind: choice(policyKinds),
    name: text,
    description: text,
    isDefault: flag,
    versions: list(versionSchema),
  }),
);

interface PolicyRow {
  id: string;
  kind: PolicyKind;
  name: string;
  description: string;
  is_default: boolean;
  versions: object[];
}

const select = `SELECT p.*, coalesce((SELECT jsonb_agg(jsonb_build_object('id', v.id, 'version', v.version, 'status', v.status,
    'body', v.body, 'createdAt', v.created_at, 'publishedAt', v.published_at) ORDER BY v.version DESC)
  FROM policy_versions v WHERE v.policy_id = p.id), '[]') AS versions`;
const sorts: Sorts = {
  name: [
    { sql: 'p.kind', type: 'text' },
    { sql: 'p.name', type: 'text' },
  ],
};

/** Policies are edited as drafts and published as versions; a published version never changes. */
@Controller('policies')
export class PoliciesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Lists policies with their versions, newest first', returns: pageOf(policySchema) })
  async list(@Query() query: PolicyQuery): Promise<PageOf<object>> {
    const page = new Page(query, sorts, 'name');
    const params: unknown[] = [query.kind ?? null, query.q ?? null];
    const rows = await this.dataSource.query<PolicyRow[]>(
      `${select}, ${page.columns} FROM policies p WHERE ($1::text IS NULL OR p.kind = $1)
         AND ($2::text IS NULL OR strpos(p.name_folded, folded($2)) > 0) AND ${page.after(params)} ${page.orderBy}`,
      params,
    );
    return page.result(rows, policyJson);
  }

  @Get(':id')
  @Describe({ summary: 'A policy with its versions', returns: policySchema, problems: [404] })
  async get(@Param('id') id: string): Promise<object> {
    return policyJson(await this.find(this.dataSource.manager, id));
  }

  @Post()
  @Describe({
    summary: 'Creates a policy; its first version is a draft',
    status: 201,
    returns: policySchema,
    problems: [403],
  })
  async create(@Body() body: NewPolicy, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    await this.check(body.kind, body.body);
    const id = stableId(asked.actor.id, asked.key, 'policy');
    await this.dataSource.transaction(async (manager) => {
      const [taken] = await manager.query<{ id: string }[]>(
        'SELECT id FROM policies WHERE kind = $1 AND name_folded = folded($2) AND id <> $3',
        [body.kind, body.name, id],
      );
      if (taken)
        throw new Problem(
          'already-exists',
          `There is a ${body.kind} policy "${body.name}" already. Add a version to it, or choose another name.`,
          { extra: { id: taken.id } },
        );
      await manager.query(
        'INSERT INTO policies (id, kind, name, description) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING',
        [id, body.kind, body.name, body.description ?? ''],
      );
      await insertVersion(manager, id, 1, body.body, asked);
      await record(manager, id, 'policy.created', asked, { name: body.name, kind: body.kind });
    });
    return this.get(id);
  }

  @Post(':id/versions')
  @Describe({ summary: 'Adds a version as a draft', status: 201, returns: policySchema, problems: [403, 404] })
  async addVersion(@Param('id') id: string, @Body() { body }: PolicyBody, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const { kind } = await this.find(this.dataSource.manager, id);
    await this.check(kind, body);
    await this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT 1 FROM policies WHERE id = $1 FOR UPDATE', [id]);
      const [{ next } = { next: 1 }] = await manager.query<{ next: number }[]>(
        'SELECT coalesce(max(version), 0) + 1 AS next FROM policy_versions WHERE policy_id = $1',
        [id],
      );
      await insertVersion(manager, id, next, body, asked);
      await record(manager, id, 'policy.version_added', asked, { version: next });
    });
    return this.get(id);
  }

  @Put(':id/versions/:version')
  @Describe({ summary: 'Replaces a draft', returns: policySchema, problems: [403, 404, 409] })
  async replaceDraft(
    @Param('id') id: string,
    @Param('version') version: string,
    @Body() { body }: PolicyBody,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    mayAdminister(asked.actor);
    const { kind } = await this.find(this.dataSource.manager, id);
    await this.check(kind, body);
    await this.dataSource.transaction(async (manager) => {
      await draftOf(manager, id, version);
      await manager.query('UPDATE policy_versions SET body = $3 WHERE policy_id = $1 AND version = $2', [
        id,
        Number(version),
        JSON.stringify(body),
      ]);
      await record(manager, id, 'policy.draft_replaced', asked, { version: Number(version) });
    });
    return this.get(id);
  }

  @Post(':id/versions/:version/publish')
  @Describe({
    summary: 'Publishes a draft; it never changes again',
    returns: policySchema,
    problems: [403, 404, 409, 422],
  })
  async publish(
    @Param('id') id: string,
    @Param('version') version: string,
    @Body() _body: NoBody,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    mayAdminister(asked.actor);
    const { kind } = await this.find(this.dataSource.manager, id);
    await this.dataSource.transaction(async (manager) => {
      if (await done(manager, id, 'policy.published', asked)) return;
      await draftOf(manager, id, version);
      await requirePeopleThere(manager, kind, id, version);
      await manager.query(
        `UPDATE policy_versions SET status = 'published', published_at = now() WHERE policy_id = $1 AND version = $2`,
        [id, Number(version)],
      );
      await record(manager, id, 'policy.published', asked, { version: Number(version) });
    });
    return this.get(id);
  }

  private async find(manager: EntityManager, id: string): Promise<PolicyRow> {
    const [row] = isUuid(id) ? await manager.query<PolicyRow[]>(`${select} FROM policies p WHERE p.id = $1`, [id]) : [];
    if (!row) throw new Refusal('not-found', `There is no policy ${id}. List the policies to see their ids.`);
    return row;
  }

  private async check(kind: PolicyKind, body: unknown): Promise<void> {
    const problems = checkPolicy(kind, body).map(({ path, message }) => ({ path: `body.${path}`, message }));
    if (problems.length > 0) throw invalidRequest(problems);
    const named = peopleIn(body);
    const rows = await this.dataSource.query<{ id: string }[]>('SELECT id FROM people WHERE id = ANY($1)', [named]);
    const unknown = named.filter((id) => !rows.some((row) => row.id === id.toLowerCase()));
    if (unknown.length > 0)
      throw new Refusal('unknown-person', `Nobody has the id ${unknown.join(', ')}. List the people.`);
    const asked = rotasIn(body);
    const rotas = await loadRotas(this.dataSource.manager, asked);
    const missing = asked.filter((id) => !(id.toLowerCase() in rotas));
    if (missing.length > 0)
      throw new Refusal('unknown-rota', `There is no rota ${missing.join(', ')}. List the rotas to see their ids.`);
  }
}

/** @throws Refusal `not-found`, `illegal-transition` for one that is published */
async function draftOf(manager: EntityManager, id: string, version: string): Promise<void> {
  const [row] = /^\d{1,9}$/.test(version)
    ? await manager.query<{ status: string }[]>(
        'SELECT status FROM policy_versions WHERE policy_id = $1 AND version = $2 FOR UPDATE',
        [id, Number(version)],
      )
    : [];
  if (!row)
    throw new Refusal('not-found', `The policy has no version ${version}. Read the policy to see its versions.`);
  if (row.status !== 'draft')
    throw new Refusal(
      'illegal-transition',
      `Version ${version} is published and never changes. Add a new version instead.`,
      { currentStatus: row.status },
    );
}

async function insertVersion(
  manager: EntityManager,
  policyId: string,
  version: number,
  body: unknown,
  asked: Asked,
): Promise<void> {
  await manager.query(
    `INSERT INTO policy_versions (id, policy_id, version, status, body, created_by) VALUES ($1, $2, $3, 'draft', $4, $5)
     ON CONFLICT (id) DO NOTHING`,
    [stableId(policyId, asked.actor.id, asked.key), policyId, version, JSON.stringify(body), asked.actor.id],
  );
}

/** The same request was carried out before, and its answer got lost. */
async function done(manager: EntityManager, id: string, type: string, { actor, key }: Asked): Promise<boolean> {
  const event = eventKey(id, type, actor.id, key);
  return (await recordedKeys(manager, [event])).has(event);
}

function eventKey(id: string, type: string, actorId: string, key: string): string {
  return `policy/${id}#${type}:${actorId}:${key}`;
}

async function record(
  manager: EntityManager,
  id: string,
  type: string,
  { actor, key }: Asked,
  data: Record<string, unknown>,
): Promise<void> {
  const event = {
    key: eventKey(id, type, actor.id, key),
    type,
    at: Date.now(),
    actorId: actor.id,
    version: 0,
    data,
  };
  await saveEvents(manager, [{ subjectKind: 'policy', subjectId: id, programId: null, event }]);
}

function policyJson({ id, kind, name, description, is_default, versions }: PolicyRow): object {
  return { id, kind, name, description, isDefault: is_default, versions };
}
