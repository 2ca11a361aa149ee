import { policyKinds, type PolicyKind } from '../../../../domain/policy/check-policy.js';
import { Choice, JsonObject, Text } from '../openapi/fields.js';
import { policyBodySchema } from './policy-bodies.js';
import { PageQuery } from '../paging/page.query.js';

/** Characters of what a version says. */
export const mostBody = 50_000;

export class NewPolicy {
  @Choice(policyKinds)
  kind!: PolicyKind;

  @Text({ max: 200 })
  name!: string;

  @Text({ max: 2000, min: 0, optional: true })
  description?: string;

  @JsonObject({ max: mostBody, schema: policyBodySchema })
  body!: Record<string, unknown>;
}

export class PolicyBody {
  @JsonObject({ max: mostBody, schema: policyBodySchema })
  body!: Record<string, unknown>;
}

export class PolicyQuery extends PageQuery {
  @Choice(policyKinds, { optional: true })
  kind?: string;

  @Text({ max: 200, optional: true, description: 'Part of the name.' })
  q?: string;

  @Choice(['name', '-name'], { optional: true })
  sort?: string;
}
