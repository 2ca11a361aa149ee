import { remediationPhase, type PreparedProgram } from '../../../../database/findings/launch.js';
import type { Finding } from '../../../../domain/finding/finding.js';
import { contentHash } from '../../../../domain/sign-off/content-hash.js';
import { day, flag, instant, list, nullable, object, person, schema, text, uuid } from '../openapi/json-schema.js';
import { launchDigest } from '../templates/template-json.js';

export const findingLaunchSchema = schema(
  'FindingLaunchPreviewed',
  object(
    {
      launchable: flag,
      problems: list(object({ path: text, message: text })),
      digest: text,
      templateVersionId: { ...nullable(uuid), description: 'Null where the items come out of the recommendations.' },
      program: object({ name: text, domain: nullable(text), markets: list(text), manager: person }),
      phases: list(object({ name: text, targetDate: nullable(day) })),
      items: list(
        object({
          ...{ title: text, severity: nullable(text), phase: text, owner: person },
          due: object({ date: day, time: nullable(text), zone: text, at: instant }),
        }),
      ),
    },
    'What a launch would make of the finding; `problems` stand in its way. Nothing is written.',
  ),
);

/** What a launch would make, with a digest of it: said at the launch, nothing else is made. */
export function launchJson(finding: Finding, prepared: PreparedProgram, wrong: { path: string; message: string }[]) {
  const { problems, ...rest } =
    'template' in prepared ? ofTemplate(prepared.template) : ofItems(finding, prepared.recommended);
  const all = [...wrong, ...problems];
  return { launchable: all.length === 0, problems: all, digest: digestOf(prepared), ...rest };
}

export function digestOf(prepared: PreparedProgram): string {
  if ('template' in prepared) return launchDigest(prepared.template);
  const { names: _names, problems: _problems, ...made } = prepared.recommended;
  return contentHash(made);
}

function ofTemplate({
  template,
  plan,
  names,
  name,
  managerId,
  problems,
}: Extract<PreparedProgram, { template: unknown }>['template']) {
  const named = (id: string) => ({ id, name: names.get(id) ?? '' });
  const published = template.status === 'published';
  return {
    problems: published
      ? problems
      : [...problems, { path: 'templateVersion', message: 'is a draft. Publish it first, or name one that is.' }],
    templateVersionId: template.id,
    program: { name, domain: plan.domain, markets: plan.markets, manager: named(managerId) },
    phases: plan.phases.map(({ name: called, targetDate }) => ({ name: called, targetDate })),
    items: plan.items.map(({ title, severity, phase, ownerId, due, dueAt }) => ({
      ...{ title, severity, phase: plan.phases[phase]?.name ?? '', owner: named(ownerId) },
      due: dueJson(due, dueAt),
    })),
  };
}

function ofItems(
  { domain, markets, target }: Finding,
  { name, managerId, items, names, problems }: Extract<PreparedProgram, { recommended: unknown }>['recommended'],
) {
  const named = (id: string) => ({ id, name: names[id] ?? '' });
  return {
    problems,
    templateVersionId: null,
    program: { name, domain, markets, manager: named(managerId) },
    phases: [{ name: remediationPhase, targetDate: target?.date ?? null }],
    items: items.map(({ title, severity, ownerId, due, dueAt }) => ({
      ...{ title, severity, phase: remediationPhase, owner: named(ownerId) },
      due: dueJson(due, dueAt),
    })),
  };
}

function dueJson({ date, time, zone }: { date: string; time: string | null; zone: string }, at: number) {
  return { date, time, zone, at: new Date(at).toISOString() };
}
