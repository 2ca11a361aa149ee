import type { PreparedLaunch } from '../../../../database/templates/prepare-launch.js';
import type { ProofOfLaunch } from '../../../../database/templates/proofs-of-launch.js';
import type { TemplateVersion } from '../../../../database/templates/template-rows.js';
import type { TemplateOutline } from '../../../../database/templates/templates.js';
import { proofText } from '../../../../domain/proof/proof.js';
import { countedBy, dateBases } from '../../../../domain/template/template.js';
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

const somebody = { 'role?': text, 'parameter?': text, 'person?': uuid };
const relativeDate = object({
  'after?': text,
  'before?': text,
  from: choice(dateBases),
  'by?': choice(countedBy),
});

/** As far as it is read; docs/templates.md has the whole of it. */
const bodySchema = {
  ...anyObject,
  ...object({
    parameters: list(
      object({ name: text, kind: text, 'required?': flag, 'default?': nullable(text), 'description?': text }),
    ),
    phases: list(object({ name: text, 'target?': nullable(relativeDate) })),
    items: list(
      object({
        key: text,
        title: text,
        'severity?': nullable(text),
        phase: text,
        owner: object({ ...somebody, 'managerOf?': object(somebody) }),
        due: relativeDate,
        'dependsOn?': list(text),
      }),
    ),
    'policies?': mapOf(text),
  }),
};

export const templateVersionSchema = schema(
  'TemplateVersion',
  object({
    id: uuid,
    template: object({ id: uuid, name: text }),
    version: integer,
    status: choice(['draft', 'published']),
    body: bodySchema,
  }),
);

const beyondKnown = {
  ...flag,
  description:
    'True where the day lies after the days off that its calendar knows, or was counted from one that does: it may move when they are announced.',
};

const problemsSchema = list(object({ path: text, message: text }));

export const launchPreviewSchema = schema(
  'PreviewedLaunch',
  object(
    {
      templateVersion: object({ id: uuid, version: integer, status: choice(['draft', 'published']) }),
      digest: text,
      launchable: { type: 'boolean' },
      problems: problemsSchema,
      proofs: list(object({ path: text, policy: text, version: integer, maxAgeMinutes: integer, text })),
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
  const { template, plan, names, domainLeadId } = prepared;
  const personRef = (id: string): object => ({ id, name: names.get(id) ?? '' });
  return {
    templateVersion: { id: template.id, version: template.version, status: template.status },
    launchable: prepared.problems.length === 0 && template.status === 'published',
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
