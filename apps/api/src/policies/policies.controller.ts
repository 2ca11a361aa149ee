import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  findPolicy,
  insertPolicy,
  otherPolicyNamed,
  policiesBy,
  policySorts,
  type PolicyRow,
} from '../../../../database/policies/policies.js';
import {
  insertVersion,
  lockDraft,
  nextVersionOf,
  publishVersion,
  replaceDraft,
  type NewVersion,
} from '../../../../database/policies/policy-versions.js';
import { recordedKeys, saveEvents } from '../../../../database/trail/events.js';
import { policyKinds } from '../../../../domain/policy/check-policy.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayKeepPolicies } from '../../../../domain/access/access.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
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
import { Page, type PageOf } from '../paging/page.js';
import { Problem } from '../problems/problem.js';
import { checkBody } from './check-body.js';
import { requirePeopleThere } from './people-there.js';
import { proofChangeSchema, proofOf, proofToldSchema } from './proof-told.js';
import { policyBodySchema } from './policy-bodies.js';
import { replanned, replannedSchema } from './replanned.js';
import { NewPolicy, PolicyBody, PolicyQuery } from './policy.dto.js';

const versionSchema = schema(
  'PolicyVersion',
  object({
    id: uuid,
    version: integer,
    status: choice(['draft', 'published']),
    body: policyBodySchema,
    createdAt: instant,
    publishedAt: nullable(instant),
    proof: nullable(proofToldSchema),
    changes: nullable(proofChangeSchema),
    replan: {
      ...nullable(replannedSchema),
      description:
        'How a re-planning in bulk names it; null for a draft, and where items of this kind are not re-planned.',
    },
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

/** Policies are edited as drafts and published as versions; a published version never changes. */
@Controller('policies')
export class PoliciesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Lists policies with their versions, newest first', returns: pageOf(policySchema) })
  async list(@Query() query: PolicyQuery): Promise<PageOf<object>> {
    const page = new Page(query, policySorts, 'name');
    return page.result(await policiesBy(this.dataSource.manager, query, page), policyJson);
  }

  @Get(':id')
  @Describe({ summary: 'A policy with its versions', returns: policySchema })
  async get(@Param('id') id: string): Promise<object> {
    return policyJson(await findPolicy(this.dataSource.manager, id));
  }

  @Post()
  @Describe({
    summary: 'Creates a policy; its first version is a draft',
    status: 201,
    returns: policySchema,
    problems: [403],
  })
  async create(@Body() body: NewPolicy, @AskedBy() asked: Asked): Promise<object> {
    mayKeepPolicies(asked.actor);
    await checkBody(this.dataSource.manager, body.kind, body.body);
    const id = stableId(asked.actor.id, asked.key, 'policy');
    await this.dataSource.transaction(async (manager) => {
      const { kind, name, description = '' } = body;
      const taken = await otherPolicyNamed(manager, { id, kind, name });
      if (taken !== null)
        throw new Problem(
          'already-exists',
          `There is a ${kind} policy "${name}" already. Add a version to it, or choose another name.`,
          { extra: { id: taken } },
        );
      await insertPolicy(manager, { id, kind, name, description });
      await insertVersion(manager, versionOf(id, 1, body.body, asked));
      await record(manager, id, 'policy.created', asked, { name, kind });
    });
    return this.get(id);
  }

  @Post(':id/versions')
  @Describe({ summary: 'Adds a version as a draft', status: 201, returns: policySchema, problems: [403] })
  async addVersion(@Param('id') id: string, @Body() { body }: PolicyBody, @AskedBy() asked: Asked): Promise<object> {
    mayKeepPolicies(asked.actor);
    const { kind } = await findPolicy(this.dataSource.manager, id);
    await checkBody(this.dataSource.manager, kind, body);
    await this.dataSource.transaction(async (manager) => {
      const next = await nextVersionOf(manager, id);
      await insertVersion(manager, versionOf(id, next, body, asked));
      await record(manager, id, 'policy.version_added', asked, { version: next });
    });
    return this.get(id);
  }

  @Put(':id/versions/:version')
  @Describe({ summary: 'Replaces a draft', returns: policySchema, problems: [403] })
  async replaceDraft(
    @Param('id') id: string,
    @Param('version') version: string,
    @Body() { body }: PolicyBody,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    mayKeepPolicies(asked.actor);
    const { kind } = await findPolicy(this.dataSource.manager, id);
    await checkBody(this.dataSource.manager, kind, body);
    await this.dataSource.transaction(async (manager) => {
      const draft = await lockDraft(manager, id, version);
      await replaceDraft(manager, id, draft.version, body);
      await record(manager, id, 'policy.draft_replaced', asked, { version: draft.version });
    });
    return this.get(id);
  }

  @Post(':id/versions/:version/publish')
  @Describe({
    summary: 'Publishes a draft; it never changes again',
    returns: policySchema,
    problems: [403],
  })
  async publish(
    @Param('id') id: string,
    @Param('version') version: string,
    @Body() _body: NoBody,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    mayKeepPolicies(asked.actor);
    const { kind } = await findPolicy(this.dataSource.manager, id);
    await this.dataSource.transaction(async (manager) => {
      if (await done(manager, id, 'policy.published', asked)) return;
      const draft = await lockDraft(manager, id, version);
      await requirePeopleThere(manager, kind, draft.body);
      await publishVersion(manager, id, draft.version);
      await record(manager, id, 'policy.published', asked, { version: draft.version });
    });
    return this.get(id);
  }
}

function versionOf(policyId: string, version: number, body: unknown, { actor, key }: Asked): NewVersion {
  return { id: stableId(policyId, actor.id, key), policyId, version, body, createdBy: actor.id };
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
  return {
    ...{ id, kind, name, description, isDefault: is_default },
    versions: versions.map((version) => ({
      ...version,
      ...proofOf(version, versions),
      replan: version.status === 'published' ? replanned({ kind, name }, version.version) : null,
    })),
  };
}
