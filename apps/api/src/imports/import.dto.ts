import { itemStatuses } from '../../../../domain/item/table.js';
import { Choice, Day, Flag, JsonObject, Nested, Text } from '../openapi/fields.js';
import type { Corrections } from '../../../../domain/import/corrections.js';
import { PageQuery } from '../paging/page.query.js';
import { Ref } from '../names/ref.field.js';

/** Policies by name, `Fast ladder@2` or `Fast ladder` for the newest version. */
export class ImportPolicyNames {
  @Text({ max: 200, optional: true, example: 'Leakage ladder' })
  escalation?: string;

  @Text({ max: 200, optional: true, example: 'Default reminders' })
  reminder?: string;

  @Text({ max: 200, optional: true, example: 'Two of three@2' })
  signOff?: string;

  @Text({ max: 200, optional: true })
  extension?: string;

  @Text({
    max: 200,
    optional: true,
    description: 'The effectiveness policy, by name: its newest published version, or Name@2.',
  })
  effectiveness?: string;
}

/** What can be said of a file beside the program; of one that is imported again, what is not said is as it was. */
export class AgainRequest {
  @Flag({ optional: true, description: 'A program that the import makes is not launched: its items are drafts.' })
  draft?: boolean;

  @Text({
    max: 200,
    optional: true,
    description:
      'Domain lead of a program that the import makes, by id, name or mail: without one its tollgates may wait.',
    example: 'mei@example.com',
  })
  lead?: string;

  @Flag({ optional: true, description: 'Only says what would happen.' })
  dryRun?: boolean;

  @JsonObject({
    max: 10_000,
    optional: true,
    description: 'field → column; an empty column takes the field away.',
    example: { id: 'Ref', owner: 'PIC' },
  })
  mapping?: Record<string, string>;

  @JsonObject({
    max: 20_000,
    optional: true,
    description: `Word of the status column → ${itemStatuses.join(', ')}. Remembered for the program.`,
    example: { 'Blocked by legal': 'on_hold', Verified: 'done' },
  })
  statusWords?: Record<string, string>;

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

  @Choice(['dmy', 'mdy', 'ymd'], { optional: true, description: 'How dates such as 03/04/2026 are meant.' })
  dateOrder?: 'dmy' | 'mdy' | 'ymd';

  @Day({ optional: true, description: 'Every due date moves so that the earliest falls on this day.' })
  shiftTo?: string;

  @Text({
    max: 200,
    optional: true,
    description: 'What gives a due date to rows without one: a date, or a time after a column of dates or the import.',
    example: '30 working days after Raised',
  })
  dueRule?: string;

  @Choice(['match', 'create'], { optional: true, description: 'Owners must exist (default), or are created.' })
  owners?: 'match' | 'create';

  @Choice(['ask', 'first'], {
    optional: true,
    description: 'A cell that names several owners: the row is rejected (default), or the first of them has it.',
  })
  severalOwners?: 'ask' | 'first';

  @Text({ max: 200, optional: true, description: 'Whose the rows are that name nobody.', example: 'mei@example.com' })
  defaultOwner?: string;

  @JsonObject({
    max: 90_000,
    optional: true,
    description:
      'What is to stand in cells of the file instead: row of the sheet → column → text. A row whose cells are out of line with the header becomes what is said here, and nothing else.',
    example: { 12: { 'Due date': '2026-06-30' } },
  })
  corrections?: Corrections;

  @Choice(['ask', 'keep', 'file'], {
    optional: true,
    description:
      'Where file and people have both changed something: it stays as it is here and is shown again next time (ask, default), stays for good (keep), or becomes what the file says (file).',
  })
  onConflict?: 'ask' | 'keep' | 'file';

  @Text({
    max: 200,
    optional: true,
    description:
      'Of which register this is a state; without it what the name of the file says, dates and versions aside.',
    example: 'audit register',
  })
  source?: string;

  @Choice(['start', 'catch-up', 'silent'], {
    optional: true,
    description: 'What the ladder of items does that are late already.',
  })
  late?: 'start' | 'catch-up' | 'silent';

  @Choice(['keep', 'flag', 'cancel'], {
    optional: true,
    description: 'What becomes of items that the file does not name any more.',
  })
  onMissing?: 'keep' | 'flag' | 'cancel';

  @Nested(() => ImportPolicyNames, { optional: true, description: 'Of what the import creates, by name.' })
  policies?: ImportPolicyNames;
}

/** The part `options` of an import, as JSON. */
export class ImportRequest extends AgainRequest {
  @Text({
    max: 200,
    description: 'Id or name of the program; made and launched where there is none of that name, nor near it.',
    example: 'Leakage 2026',
  })
  program!: string;

  @Flag({ optional: true, description: 'A new program is meant, although there is one whose name is near.' })
  create?: boolean;
}

export class ImportQuery extends PageQuery {
  @Choice(['queued', 'reading', 'writing', 'done', 'failed', 'cancelled'], { optional: true })
  state?: string;

  @Ref('program', { description: 'Into this one.' })
  program?: string;

  @Choice(['created', '-created'], { optional: true })
  sort?: string;
}
