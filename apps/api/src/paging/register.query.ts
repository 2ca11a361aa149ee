import { Flag, Moment, Text } from '../openapi/fields.js';
import { PageQuery } from './page.query.js';

/** What the list of any register can be narrowed by: records of a title, of a domain and markets, which wait for something until a date. */
export class RegisterQuery extends PageQuery {
  @Text({ max: 20, optional: true })
  market?: string;

  @Text({ max: 100, optional: true })
  domain?: string;

  @Flag({ optional: true, description: 'Only those that are overdue, or only those that are not.' })
  overdue?: boolean;

  @Moment({ optional: true })
  dueBefore?: string;

  @Moment({ optional: true })
  dueAfter?: string;

  @Moment({ optional: true, description: 'Changed at or after; the answer says what to send the next time.' })
  changedSince?: string;

  @Text({ max: 200, optional: true, description: 'Part of the title.' })
  q?: string;
}
