import { DueDate } from '../items/item.dto.js';
import { Day, Nested, Text, TimeOfDay, TimeSpan } from '../openapi/fields.js';

export class NewDependency {
  @Text({ max: 40, description: 'The item that must be done or cancelled first, by id or as AI-12.' })
  on!: string;

  @TimeSpan({
    optional: true,
    nullable: true,
    description: 'How long after that is done this one may start, e.g. `2 working days` by the calendar of its owner.',
  })
  lag?: string | null;

  @Text({ max: 2000, optional: true })
  reason?: string;
}

export class WorkDuration {
  @TimeSpan({ nullable: true, description: 'How long the work takes, e.g. `5 working days`; null: nobody knows.' })
  takes!: string | null;
}

export class Slip {
  @Nested(() => DueDate, { optional: true, description: 'When it would be done; either this or `slip`.' })
  due?: DueDate;

  @TimeSpan({ optional: true, description: 'How much later than its due date, e.g. `5 working days`.' })
  slip?: string;
}

export class DueMoveQuery {
  @Day({ description: 'The date that it would be due, on the clocks of the item.' })
  date!: string;

  @TimeOfDay({ optional: true, description: 'The time of day as it is where nothing is said.' })
  time?: string;
}
