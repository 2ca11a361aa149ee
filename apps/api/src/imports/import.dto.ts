import { Choice, Day, Flag, JsonObject, Text } from '../openapi/fields.js';
import { PageQuery } from '../paging/page.query.js';
import { Ref } from '../names/ref.field.js';

/** The part `options` of an import, as JSON. */
export class ImportRequest {
  @Text({ max: 200, description: 'Id or name of the program; made and launched where there is none of that name.' })
  program!: string;

  @Flag({ optional: true, description: 'Only says what would happen.' })
  dryRun?: boolean;

  @JsonObject({ max: 10_000, optional: true, description: 'field → column, e.g. {"id": "Ref"}.' })
  mapping?: Record<string, string>;

  @Text({
    max: 50,
    optional: true,
    description:
      'In which a text file is written, where it is not UTF-8; found out, or asked about, where nothing is said.',
    example: 'windows-874',
  })
  encoding?: string;

  @Text({
    max: 200,
    optional: true,
    description: 'Which sheet of a workbook, by name; the first that can be read as a register where nothing is said.',
    example: 'Register TH',
  })
  sheet?: string;

  @Choice(['dmy', 'mdy', 'ymd'], { optional: true })
  dateOrder?: 'dmy' | 'mdy' | 'ymd';

  @Day({ optional: true, description: 'Every due date moves so that the earliest falls on this day.' })
  shiftTo?: string;

  @Choice(['match', 'create'], { optional: true })
  owners?: 'match' | 'create';

  @Choice(['start', 'catch-up', 'silent'], { optional: true })
  late?: 'start' | 'catch-up' | 'silent';

  @Choice(['keep', 'flag', 'cancel'], { optional: true })
  onMissing?: 'keep' | 'flag' | 'cancel';
}

export class ImportQuery extends PageQuery {
  @Choice(['queued', 'reading', 'writing', 'done', 'failed', 'cancelled'], { optional: true })
  state?: string;

  @Ref('program', { description: 'Into this one.' })
  program?: string;

  @Choice(['created', '-created'], { optional: true })
  sort?: string;
}

export class Nothing {}
