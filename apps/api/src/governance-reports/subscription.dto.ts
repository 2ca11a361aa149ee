import { reportLanguages, type ReportLanguage } from '../../../../domain/governance-report/report.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Text, Whole, Zone } from '../openapi/fields.js';
import { PageQuery } from '../paging/page.query.js';
import { sortNames } from '../paging/page.js';
import { ReportScopeQuery } from './report.dto.js';
import { subscriptionSorts } from '../../../../database/governance-reports/subscriptions.js';
import { sentSorts } from '../../../../database/governance-reports/sent.js';

const weekday = { min: 1, max: 7, description: '1: Monday, 7: Sunday. The report is of the last week that has ended.' };
const at = {
  max: 5,
  pattern: /^([01]\d|2[0-3]):[0-5]\d$/,
  says: 'must be a time of day, such as 09:00.',
  description: 'Local time from which it is made.',
  example: '09:00',
};
const zone = {
  description: 'By whose clocks; those of whoever gets it where nothing is said.',
  example: 'Asia/Singapore',
};
const language = { description: 'In which it is written; en where nothing is said.' };

/** A report that comes every week. */
export class NewSubscription extends ReportScopeQuery {
  @Whole(weekday)
  weekday!: number;

  @Text(at)
  at!: string;

  @Zone({ ...zone, optional: true })
  zone?: string;

  @Choice(reportLanguages, { ...language, optional: true })
  language?: ReportLanguage;

  @Ref('person', { description: 'Who gets it, in their own right; yourself where nothing is said.' })
  person?: string;
}

/** Only what is given changes. */
export class SubscriptionChanges {
  @Whole({ ...weekday, optional: true })
  weekday?: number;

  @Text({ ...at, optional: true })
  at?: string;

  @Zone({ ...zone, optional: true })
  zone?: string;

  @Choice(reportLanguages, { ...language, optional: true })
  language?: ReportLanguage;
}

export class SubscriptionQuery extends PageQuery {
  @Choice(sortNames(subscriptionSorts), { optional: true })
  sort?: string;
}

export class SentQuery extends PageQuery {
  @Choice(sortNames(sentSorts), { optional: true })
  sort?: string;
}
