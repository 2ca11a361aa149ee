import {
  dayOffChoices,
  missedChoices,
  recurrenceModes,
  type Schedule,
} from '../../../../domain/recurrence/schedule.js';
import { occurrenceStates } from '../../../../domain/recurrence/recurrence.js';
import { recurrenceStatuses } from '../../../../domain/recurrence/table.js';
import {
  Choice,
  Day,
  Flag,
  Id,
  JsonObject,
  Nested,
  Text,
  Texts,
  TimeOfDay,
  TimeSpan,
  Whole,
  Zone,
} from '../openapi/fields.js';
import { PageQuery } from '../paging/page.query.js';
import { Ref } from '../names/ref.field.js';

export class ScheduleFacts {
  @Choice(recurrenceModes, { optional: true, description: '`fixed` where nothing is said.' })
  mode?: Schedule['mode'];

  @Text({ max: 500, optional: true, description: 'RFC 5545, e.g. FREQ=MONTHLY;BYDAY=-1FR; for a fixed sequence.' })
  rule?: string;

  @TimeSpan({ optional: true, description: 'E.g. `3 months`; after completion.' })
  every?: string;

  @Day({ optional: true, description: 'From which date the rule counts; today where nothing is said.' })
  startsOn?: string;

  @TimeOfDay({ optional: true, description: '09:00 where nothing is said.' })
  time?: string;

  @Zone({ optional: true, description: 'The zone of the owner where nothing is said.' })
  zone?: string;

  @Choice(dayOffChoices, { optional: true, description: '`next_working_day` where nothing is said.' })
  onDayOff?: Schedule['onDayOff'];

  @Choice(missedChoices, { optional: true, description: '`catch_up` where nothing is said.' })
  missed?: Schedule['missed'];

  @Day({ optional: true, nullable: true })
  until?: string | null;

  @Whole({ min: 1, max: 10_000, optional: true, nullable: true })
  count?: number | null;
}

export class ProgramChangesOf {
  @Text({ max: 300, optional: true, description: 'Of each program; has {{date}}, {{occurrence}} or {{start}}.' })
  name?: string;

  @Whole({ min: 1, max: 1_000_000, optional: true, nullable: true, description: 'Pinned; null: the newest each time.' })
  version?: number | null;

  @JsonObject({ max: 100_000, optional: true, description: 'Without `start`: that is the date of each occurrence.' })
  parameters?: Record<string, unknown>;

  @Id({ optional: true, description: 'Program manager; who asks, where nobody is named.' })
  managerId?: string;

  @Id({ optional: true, nullable: true })
  domainLeadId?: string | null;

  @Zone({ optional: true, nullable: true, description: 'That of the schedule where nothing is said.' })
  timeZone?: string | null;

  @Flag({ optional: true, description: 'Launch each at once (so where nothing is said), or leave it a draft.' })
  activate?: boolean;
}

export class RecurringProgram extends ProgramChangesOf {
  @Id()
  templateId!: string;

  @Text({ max: 300, description: 'Of each program; has {{date}}, {{occurrence}} or {{start}}.' })
  declare name: string;
}

export class ItemChangesOf {
  @Id({ optional: true, nullable: true, description: 'The open phase, or the next to come, where none is named.' })
  phaseId?: string | null;

  @Text({ max: 500, optional: true, description: 'May have {{date}} and {{occurrence}}.' })
  title?: string;

  @Text({ max: 50_000, min: 0, optional: true })
  description?: string;

  @Text({ max: 100, optional: true, nullable: true })
  severity?: string | null;

  @Texts({ max: 100, most: 50, optional: true })
  tags?: string[];

  @JsonObject({ max: 100_000, optional: true })
  attributes?: Record<string, unknown>;

  @Id({ optional: true })
  ownerId?: string;

  @TimeSpan({ optional: true, description: 'Counted from each date by the owner’s calendar, e.g. `5 working days`.' })
  dueIn?: string;
}

export class RecurringItem extends ItemChangesOf {
  @Id()
  programId!: string;

  @Text({ max: 500, description: 'May have {{date}} and {{occurrence}}.' })
  declare title: string;

  @Id()
  declare ownerId: string;

  @TimeSpan({ description: 'Counted from each date by the owner’s calendar, e.g. `5 working days`.' })
  declare dueIn: string;
}

export class NewRecurrence {
  @Text({ max: 200 })
  name!: string;

  @Nested(() => ScheduleFacts)
  schedule!: ScheduleFacts;

  @Nested(() => RecurringProgram, { optional: true, description: 'Either this or `item`.' })
  program?: RecurringProgram;

  @Nested(() => RecurringItem, { optional: true })
  item?: RecurringItem;
}

export class RecurrenceChanges {
  @Text({ max: 200, optional: true })
  name?: string;

  @Nested(() => ScheduleFacts, { optional: true, description: 'Only what is given changes.' })
  schedule?: ScheduleFacts;

  @Nested(() => ProgramChangesOf, { optional: true })
  program?: ProgramChangesOf;

  @Nested(() => ItemChangesOf, { optional: true })
  item?: ItemChangesOf;
}

export class RecurrenceReason {
  @Text({ max: 2000 })
  reason!: string;
}

export class RecurrenceRun {
  @Day({
    optional: true,
    description:
      'The date by the rule of one that was missed, skipped or failed; beside the series where none is said.',
  })
  occurrence?: string;
}

export class RecurrenceSkip {
  @Day({ description: 'The date by the rule (`nominal`) of one that comes.' })
  occurrence!: string;

  @Text({ max: 2000 })
  reason!: string;
}

export class RecurrenceUnskip {
  @Day({ description: 'The date by the rule of one that is skipped, and has not come.' })
  occurrence!: string;
}

export class NewSchedulePreview {
  @Nested(() => ScheduleFacts)
  schedule!: ScheduleFacts;

  @Id({
    optional: true,
    description: 'Of programs: whose days off count, the program manager; who asks, where nobody is named.',
  })
  managerId?: string;

  @Id({
    optional: true,
    description: 'Of items: the program that they would be made in; its manager’s days off count.',
  })
  programId?: string;
}

export class SchedulePreview {
  @Nested(() => ScheduleFacts, { description: 'Only what is given would change.' })
  schedule!: ScheduleFacts;
}

export class RecurrenceQuery extends PageQuery {
  @Choice(recurrenceStatuses, { optional: true })
  status?: string;

  @Ref('program', { description: 'Those that make items in it.' })
  program?: string;

  @Ref('template')
  template?: string;

  @Text({ max: 200, optional: true, description: 'Part of the name.' })
  q?: string;
}

export class OccurrenceQuery extends PageQuery {
  @Choice(occurrenceStates, { optional: true })
  state?: string;
}
