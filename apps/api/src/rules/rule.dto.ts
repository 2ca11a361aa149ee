import { ruleSorts } from '../../../../database/rules/rules.js';
import { linkedKinds, type LinkedKind } from '../../../../domain/record-link/link.js';
import { listening, ruleLimits, ruleStates, type Listening } from '../../../../domain/rule/rule.js';
import { Choice, Moment, Text, Whole } from '../openapi/fields.js';
import { sortNames } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';

const says =
  'The rule, as YAML or JSON: on (kind, events), if (CEL), then (command, arguments), reason, budget. docs/automation.md has an example.';

function RuleText(): PropertyDecorator {
  return Text({ max: ruleLimits.text, description: says });
}

export class RuleToCheck {
  @RuleText()
  text!: string;
}

export class NewRule {
  @Text({ max: 200, description: 'What it is called; no other rule that is not archived has the name.' })
  name!: string;

  @Text({ max: 2000, min: 0, optional: true, description: 'What it is for.' })
  description?: string;

  @RuleText()
  text!: string;
}

export class RuleQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: `One or more of ${ruleStates.join(', ')}, with commas between.` })
  state?: string;

  @Choice(linkedKinds, {
    optional: true,
    description: 'That listen, in their newest version, to records of this kind.',
  })
  kind?: string;

  @Text({ max: 200, optional: true, description: 'Part of the name.' })
  q?: string;

  @Choice(sortNames(ruleSorts), { optional: true })
  sort?: string;
}

export class RuleFactsQuery {
  @Choice(linkedKinds, { optional: true, description: 'Of this kind alone.' })
  kind?: LinkedKind;
}

export class BackTestAsked {
  @Moment({ description: 'Events that happened at this instant or later are played.' })
  from!: string;

  @Moment({ optional: true, description: 'Only events before this instant; now where nothing is said.' })
  until?: string;

  @Whole({ min: 1, max: 100_000, optional: true, description: 'The version; the newest where nothing is said.' })
  version?: number;
}

export class RuleReason {
  @Text({ max: 2000, optional: true, description: 'Why.' })
  reason?: string;
}

export class RulePublication {
  @Choice(listening, {
    description:
      'shadow: it says what it would do. suggest: it proposes, by the version that is in shadow. act: it does it, by the version that is in suggest and a licence in force.',
  })
  state!: Listening;

  @Whole({
    min: 1,
    max: 100_000,
    optional: true,
    description: 'The version; of shadow the newest where nothing is said.',
  })
  version?: number;
}

export class RuleWhyQuery {
  @Text({
    max: 100,
    optional: true,
    description: 'The record, by its key or its id; all that one sees where nothing is said.',
  })
  record?: string;

  @Text({ max: 100, optional: true, description: 'The rule, by its key or its id; all where nothing is said.' })
  rule?: string;
}
