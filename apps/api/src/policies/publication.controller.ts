import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findPolicy, type PolicyRow } from '../../../../database/policies/policies.js';
import {
  itemsPinned,
  mostCounted,
  mostShown,
  othersPinned,
  pinning,
  programsPinned,
  templatesNaming,
} from '../../../../database/policies/publication.js';
import { mayKeepPolicies } from '../../../../domain/access/access.js';
import type { PolicyKind } from '../../../../domain/policy/check-policy.js';
import { Refusal } from '../../../../domain/refusal.js';
import { policyUses } from '../../../../domain/template/template.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
import {
  choice,
  flag,
  integer,
  list,
  nullable,
  object,
  reference,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import { requirePeopleThere } from './people-there.js';
import { replanned, replannedSchema } from './replanned.js';

/** What begins under the version that is published last where nothing else is said. */
const beginnings = ['programs', 'tollgates', 'exceptions', 'records'] as const;
type Beginning = (typeof beginnings)[number];

const counted = {
  count: { ...integer, description: `At most ${mostCounted}; \`more\` says that there are more.` },
  more: flag,
};

const publicationSchema = schema(
  'PolicyPublication',
  object({
    version: integer,
    since: { ...nullable(integer), description: 'The version that is in force now; null where none is.' },
    items: {
      ...object({
        ...counted,
        byVersion: list(object({ version: integer, count: integer })),
        shown: list(
          object(
            { id: uuid, key: text, title: text, program: reference, version: integer },
            'Those due next come first.',
          ),
        ),
      }),
      description: `Open items that keep an earlier version; the first ${mostShown} by name.`,
    },
    replan: nullable(
      object(
        {
          policies: replannedSchema,
          ...counted,
        },
        'Those of them that a re-planning would move to this version; null where items of this kind are not re-planned.',
      ),
    ),
    programs: {
      ...object({ ...counted, shown: list(object({ id: uuid, name: text, version: integer })) }),
      description: 'Programs that are not over and keep an earlier version: what is added to them begins under it.',
    },
    others: {
      ...list(object({ kind: choice(Object.keys(pinning)), ...counted })),
      description: 'Records of other kinds that keep an earlier version until they end.',
    },
    begins: {
      ...list(choice(beginnings)),
      description: 'What begins under the new version where nothing else is said: it is the default.',
    },
    templates: {
      ...object({
        ...counted,
        shown: list(object({ id: uuid, name: text, takes: flag }, '`takes`: it names the policy without a version.')),
      }),
      description: 'Templates that name the policy.',
    },
  }),
);

/** What a version that is published changes: what keeps the one it has, and what begins under the new one. */
@Controller('policies')
export class PolicyPublicationController {
  constructor(private readonly dataSource: DataSource) {}

  @Post(':id/versions/:version/preview')
  @Describe({
    summary:
      'What publishing a draft would change: which open items keep their version, and what would begin under the new one',
    description: 'Told of what the asker sees. It is refused as publishing would be.',
    returns: publicationSchema,
    previews: true,
    problems: [403],
  })
  async preview(
    @Param('id') id: string,
    @Param('version') version: string,
    @Body() _body: NoBody,
    @CurrentActor() actor: Actor,
  ): Promise<object> {
    mayKeepPolicies(actor);
    const { manager } = this.dataSource;
    const policy = await findPolicy(manager, id);
    const draft = draftOf(policy, version);
    await requirePeopleThere(manager, policy.kind, draft.body);
    const asked = { policyId: policy.id, kind: policy.kind, versionId: draft.id, sight: actor.sight };
    const uses = policyUses.flatMap(([use, kind]) => (kind === policy.kind ? [use] : []));
    const items = await itemsPinned(manager, asked);
    const { replannable, shown, ...rest } = items;
    const replan = replanned(policy, draft.version);
    return {
      version: draft.version,
      since: policy.versions.find(({ status }) => status === 'published')?.version ?? null,
      items: {
        ...rest,
        shown: shown.map(({ number, programId, program, ...item }) => ({
          ...item,
          key: `AI-${number}`,
          program: { id: programId, name: program },
        })),
      },
      replan: replan && { policies: replan, count: replannable, more: items.more },
      programs: await programsPinned(manager, asked),
      others: await othersPinned(manager, asked),
      begins: begun(policy),
      templates: await templatesNaming(manager, policy.id, uses),
    };
  }
}

/** @throws Refusal `not-found`, `illegal-transition` for one that is published */
function draftOf({ versions }: PolicyRow, version: string): PolicyRow['versions'][number] {
  const found = versions.find((each) => String(each.version) === version);
  if (!found)
    throw new Refusal('not-found', `The policy has no version ${version}. Read the policy to see its versions.`);
  if (found.status === 'published')
    throw new Refusal(
      'illegal-transition',
      `Version ${version} is published already. Preview a draft, or preview a re-planning in bulk.`,
      { currentStatus: found.status },
    );
  return found;
}

/** What takes the newest version of this policy where nothing else is said. */
function begun({ kind, is_default: isDefault, name }: PolicyRow): Beginning[] {
  if (!isDefault) return kind === 'sign_off' && name === 'Default tollgate' ? ['tollgates'] : [];
  const by: Record<PolicyKind, Beginning[]> = {
    escalation: ['programs', 'records'],
    reminder: ['programs', 'records'],
    sign_off: ['programs', 'records'],
    extension: ['programs'],
    exception: ['exceptions'],
    // Items are checked only where somebody says by which policy.
    effectiveness: [],
  };
  return by[kind];
}
