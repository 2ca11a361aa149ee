import type { EntityManager } from 'typeorm';
import { versionsNamed } from '../../../../database/policies/policy-names.js';
import { namesOf } from '../../../../database/people/people.js';
import { checkTemplate } from '../../../../domain/template/check-template.js';
import { peopleNamedIn, policiesNamedIn, type TemplateBody } from '../../../../domain/template/template.js';
import { invalidRequest } from '../problems/problem.js';

/** The body of a template, when all that it says and names is right. @throws Problem `invalid-request` with all that is not */
export async function checkedBody(manager: EntityManager, body: unknown): Promise<TemplateBody> {
  const wrong = checkTemplate(body);
  refuseAny(wrong);
  const template = body as TemplateBody;
  const named = peopleNamedIn(template);
  const people = await namesOf(manager, named);
  const nobody = named.filter((id) => !people.has(id));
  const { problems } = await versionsNamed(manager, policiesNamedIn(template));
  refuseAny([
    ...problems,
    ...nobody.map((id) => ({ path: 'items', message: `name the person ${id}, who does not exist. List the people.` })),
  ]);
  return template;
}

function refuseAny(problems: { path: string; message: string }[]): void {
  if (problems.length === 0) return;
  throw invalidRequest(
    problems.map(({ path, message }) => ({ path: path === 'body' ? path : `body.${path}`, message })),
  );
}
