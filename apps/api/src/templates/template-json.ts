import type { PreparedLaunch } from '../../../../database/templates/prepare-launch.js';
import type { ProofOfLaunch } from '../../../../database/templates/proofs-of-launch.js';
import type { TemplateVersion } from '../../../../database/templates/template-rows.js';
import type { TemplateOutline } from '../../../../database/templates/templates.js';
import { proofText } from '../../../../domain/proof/proof.js';
import {
  countedBy,
  dateBases,
  ownerRoles,
  parameterKinds,
  targetBases,
  templateLimits,
} from '../../../../domain/template/template.js';
import { contentHash } from '../../../../domain/sign-off/content-hash.js';
import {
  anyObject,
  choice,
  day,
  flag,
  instant,
  integer,
  list,
  mapOf,
  nullable,
  object,
  person,
  schema,
  text,
  uuid,
  versioned,
  type JsonSchema,
} from '../openapi/json-schema.js';

export const templateSchema = versioned(
  'Template',
  object({
    id: uuid,
    name: text,
    description: text,
    parameters: list(
      object({ name: text, kind: text, 'required?': flag, 'default?': nullable(text), 'description?': text }),
    ),
    published: nullable(integer),
    draft: nullable(integer),
    versions: list(
      object({
        id: uuid,
        version: integer,
        status: choice(['draft', 'published']),
        createdAt: instant,
        publishedAt: nullable(instant),
        programs: integer,
      }),
    ),
    version: integer,
  }),
);

const most = templateLimits;
const upTo = (length: number): JsonSchema => ({ ...text, maxLength: length });
const atMost = (count: number, items: JsonSchema): JsonSchema => ({ ...list(items), maxItems: count });

const somebody = { 'role?': choice(ownerRoles), 'parameter?': text, 'person?': uuid };
const relativeDate = (bases: readonly string[]): JsonSchema =>
  object({
    'after?': upTo(most.span),
    'before?': upTo(most.span),
    from: choice(bases),
    'by?': choice(countedBy),
  });
const policies = mapOf(upTo(most.policy));

/** What a version says, with its limits; what it means is in docs/templates.md. */
const bodySchema = {
  ...anyObject,
  ...object({
    'description?': upTo(20_000),
    'domain?': upTo(100),
    'markets?': list(text),
    parameters: atMost(
      most.parameters,
      object({
        name: upTo(40),
        kind: choice(parameterKinds),
        'required?': flag,
        'default?': nullable(text),
        'description?': upTo(2000),
      }),
    ),
    phases: atMost(
      most.phases,
      object({
        name: upTo(most.phaseName),
        'description?': upTo(5000),
        'target?': nullable(relativeDate(targetBases)),
      }),
    ),
    items: atMost(
      most.items,
      object({
        key: upTo(most.key),
        title: upTo(most.title),
        'description?': upTo(most.description),
        'severity?': nullable(upTo(most.severity)),
        'tags?': atMost(most.tags, text),
        'attributes?': anyObject,
        phase: text,
        owner: object({ ...somebody, 'managerOf?': object(somebody) }),
        due: relativeDate(dateBases),
        'policies?': policies,
        'dependsOn?': atMost(most.dependencies, text),
      }),
    ),
    'policies?': policies,
  }),
};

export const templateVersionSchema = schema(
  'TemplateVersion',
  object({
    id: uuid,
    template: object({ id: uuid, name: text }),
    version: integer,
    status: choice(['draft', 'published']),
    body: schema('TemplateBody', bodySchema),
  }),
);

const beyondKnown = {
  ...flag,
  description:
    'True where the day lies after the days off that its calendar knows, or was counted from one that does: it may move when they are announced.',
};

const problemsSchema = list(object({ path: text, message: text }));

const wouldMake: Record<string, JsonSchema> = {
  problems: problemsSchema,
  parameters: anyObject,
  program: object({
    name: text,
    description: text,
    domain: nullable(text),
    markets: list(text),
    manager: person,
    domainLead: nullable(person),
    timeZone: text,
  }),
  phases: list(
    object({
      name: text,
      description: text,
      targetDate: nullable(day),
      because: nullable(text),
      warning: nullable(text),
      beyondKnown,
    }),
  ),
  items: list(
    object({
      key: text,
      title: text,
      description: text,
      severity: nullable(text),
      tags: list(text),
      attributes: anyObject,
      phase: text,
      owner: person,
      due: object({ date: day, time: nullable(text), zone: text, at: instant, beyondKnown }),
      because: text,
      warning: nullable(text),
      dependsOn: list(text),
    }),
  ),
};

export const draftPreviewSchema = schema(
  'PreviewedTemplate',
  object(
    wouldMake,
    'What a launch of a body that is not saved would make; `problems` stand in its way. Nothing is written.',
  ),
);

export const launchPreviewSchema = schema(
  'PreviewedLaunch',
  object(
    {
      templateVersion: object({ id: uuid, version: integer, status: choice(['draft', 'published']) }),
      digest: text,
      launchable: { type: 'boolean' },
      proofs: list(object({ path: text, policy: text, version: integer, maxAgeMinutes: integer, text })),
      ...wouldMake,
    },
    'What a launch would make; `proofs` say which of its policies ask whoever decides to prove who they are; `problems` stand in its way. Nothing is written.',
  ),
);

export function templateJson({ id, name, description, parameters, version, versions }: TemplateOutline): object {
  const newest = (status: string): number | null => versions.find((v) => v.status === status)?.version ?? null;
  const [published, draft] = [newest('published'), newest('draft')];
  return { id, name, description, parameters: parameters ?? [], published, draft, versions, version };
}

export function templateVersionJson({ id, templateId, templateName, version, status, body }: TemplateVersion): object {
  return { id, template: { id: templateId, name: templateName }, version, status, body };
}

/** What a launch would make, with a digest of it: said at the launch, nothing else is made. */
export function launchPreviewJson(prepared: PreparedLaunch, proofs: readonly ProofOfLaunch[]): object {
  return {
    ...previewOf(prepared),
    proofs: proofs.map(({ proof, ...of }) => ({ ...of, ...proof, text: proofText(proof) })),
    digest: launchDigest(prepared),
  };
}

export function launchDigest(prepared: PreparedLaunch): string {
  return contentHash({ ...previewOf(prepared), policies: [...prepared.policies] });
}

function previewOf(prepared: PreparedLaunch): Record<string, unknown> {
  const { template, problems } = prepared;
  return {
    templateVersion: { id: template.id, version: template.version, status: template.status },
    launchable: problems.length === 0 && template.status === 'published',
    ...wouldMakeJson(prepared),
  };
}

/** What a launch would make, whatever it is launched from. */
export function wouldMakeJson(prepared: PreparedLaunch): Record<string, unknown> {
  const { plan, names, domainLeadId } = prepared;
  const personRef = (id: string): object => ({ id, name: names.get(id) ?? '' });
  return {
    problems: prepared.problems,
    parameters: prepared.values,
    program: {
      name: prepared.name,
      description: plan.description,
      domain: plan.domain,
      markets: plan.markets,
      manager: personRef(prepared.managerId),
      domainLead: domainLeadId === null ? null : personRef(domainLeadId),
      timeZone: prepared.zone,
    },
    phases: plan.phases.map((phase) => ({ ...phase, beyondKnown: phase.warning !== null })),
    items: plan.items.map(({ index: _index, ownerId, due, dueAt, phase, ...item }) => ({
      ...item,
      phase: plan.phases[phase]?.name ?? '',
      owner: personRef(ownerId),
      due: {
        date: due.date,
        time: due.time,
        zone: due.zone,
        at: new Date(dueAt).toISOString(),
        beyondKnown: item.warning !== null,
      },
    })),
  };
}
