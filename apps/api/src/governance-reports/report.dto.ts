import { reportLanguages, type ReportLanguage } from '../../../../domain/governance-report/report.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Text, Zone } from '../openapi/fields.js';

const documentFormats = ['html', 'text'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** What a report is about: all that its reader sees, or what of it lies here. */
export class ReportScopeQuery {
  @Ref('program', { description: 'Only items of this program; what belongs to no program is not told then.' })
  program?: string;

  @Text({ max: 100, optional: true, description: 'Only this domain.' })
  domain?: string;

  @Text({ max: 20, optional: true, description: 'Only this market.' })
  market?: string;
}

/** A report that is made at once. */
export class ReportQuery extends ReportScopeQuery {
  @Text({
    max: 8,
    optional: true,
    pattern: /^\d{4}-W\d{2}$/,
    says: 'must be a week of ISO 8601, such as 2026-W48.',
    description: 'A week of ISO 8601; the last one that has ended where nothing is said.',
    example: '2026-W48',
  })
  week?: string;

  @Zone({
    optional: true,
    description: 'By whose clocks weeks begin and times are told; your own where nothing is said.',
  })
  zone?: string;
}

/** The same as it is mailed. */
export class ReportDocumentQuery extends ReportQuery {
  @Choice(reportLanguages, { optional: true, description: 'en where nothing is said.' })
  language?: ReportLanguage;

  @Choice(documentFormats, { optional: true, description: 'html where nothing is said.' })
  format?: DocumentFormat;
}

/** One that was sent, as a file. */
export class SentDocumentQuery {
  @Choice(reportLanguages, { optional: true, description: 'The one in which it was sent where nothing is said.' })
  language?: ReportLanguage;

  @Choice(documentFormats, { optional: true, description: 'html where nothing is said.' })
  format?: DocumentFormat;
}
