import { Id, Text, Whole } from '../openapi/fields.js';

const moment = {
  max: 40,
  pattern: /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?$/,
  says: 'must be a local time such as 2026-02-13T17:00, or an instant such as 2026-02-13T09:00:00Z.',
};

/** Which calendar is meant. */
class WhichCalendar {
  @Text({ max: 20, optional: true, description: 'Key, such as SG; that of the person where nothing is said.' })
  calendar?: string;

  @Id({ optional: true, description: 'Whose calendar; your own where nothing is said.' })
  person?: string;

  @Whole({ min: 1, max: 1_000_000, optional: true, description: 'The version in force where nothing is said.' })
  version?: number;
}

export class AddQuery extends WhichCalendar {
  @Text({ ...moment, description: 'On the clocks of the calendar, unless it ends in an offset.' })
  from!: string;

  @Text({ max: 60, description: 'E.g. `2 working days`, `8 working hours`, `3 days`, `P2D`.' })
  duration!: string;
}

export class BetweenQuery extends WhichCalendar {
  @Text({ ...moment, description: 'On the clocks of the calendar, unless it ends in an offset.' })
  from!: string;

  @Text({ ...moment })
  to!: string;
}
