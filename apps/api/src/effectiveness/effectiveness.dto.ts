import { DueDate } from '../items/item.dto.js';
import { Choice, Id, Nested, Text } from '../openapi/fields.js';

export class CheckAnswer {
  @Choice(['passed', 'failed'])
  result!: 'passed' | 'failed';

  @Text({ max: 5000, optional: true, description: 'What was found; needed where it failed.' })
  finding?: string;

  @Nested(() => DueDate, { optional: true, description: 'When the work is due again; needed where it failed.' })
  due?: DueDate;

  @Id({ optional: true, description: 'In whose name, where you stand in for several who are asked.' })
  onBehalfOf?: string;
}

export class CheckPolicy {
  @Id({ nullable: true, description: 'A published version of an effectiveness policy; null: no check follows.' })
  effectivenessPolicyVersionId!: string | null;

  @Text({ max: 2000, optional: true })
  reason?: string;
}
