import { overrideKinds, type OverrideKind } from '../../../../domain/calendar/body.js';
import type { HoursRule, WeekendRule } from '../../../../domain/calendar/calendar.js';
import { Choice, Day, Flag, Id, JsonObject, Nested, Text, Weekdays, Whole, Zone } from '../openapi/fields.js';
import { PageQuery } from '../paging/page.query.js';

const key = {
  max: 20,
  pattern: /^[A-Z][A-Z0-9-]{1,19}$/,
  says: 'must be a key of 2 to 20 capital letters, digits and hyphens, such as ID-BALI.',
};

export class CalendarQuery extends PageQuery {
  @Text({ max: 20, optional: true, description: 'E.g. MY.' })
  market?: string;

  @Choice(['key', '-key'], { optional: true })
  sort?: string;
}

export class ShowQuery {
  @Day({ optional: true, description: 'Says what this day is, and whether its holidays are known.' })
  date?: string;
}

export class VersionQuery {
  @Whole({ min: 1900, max: 2300, optional: true, description: 'Days of this year only.' })
  year?: number;
}

export class DiffQuery {
  @Whole({ min: 1, max: 1_000_000, optional: true, description: 'The one before `to`, where nothing is said.' })
  from?: number;

  @Whole({ min: 1, max: 1_000_000, optional: true, description: 'The last one, a draft too, where nothing is said.' })
  to?: number;
}

export class NewCalendarRequest {
  @Text({ ...key, description: 'E.g. ID-BALI.' })
  key!: string;

  @Text({ max: 200 })
  name!: string;

  @Text({ max: 20, optional: true, nullable: true, description: 'E.g. ID.' })
  market?: string | null;

  @Text({ max: 20, optional: true, description: 'Key of a calendar whose content it begins with.' })
  copyOf?: string;

  @Zone({ optional: true, description: 'Needed where it is no copy.' })
  zone?: string;

  @Text({
    max: 20,
    pattern: /^[A-Z]{2}(-[A-Z0-9]{1,6})?$/,
    says: 'must be a country or state such as ID or MY-02.',
    optional: true,
    description: 'Whose holidays are taken; none where nothing is said.',
  })
  region?: string;
}

export class CalendarPatch {
  @Text({ max: 200, optional: true })
  name?: string;

  @Text({ max: 20, optional: true, nullable: true })
  market?: string | null;

  @Flag({ optional: true, description: 'Whoever has no calendar of their own and is of this market has this one.' })
  isMarketDefault?: boolean;

  @Flag({ optional: true, description: 'Whoever has no other has this one.' })
  isDefault?: boolean;
}

class KnownSpan {
  @Day()
  from!: string;

  @Day()
  until!: string;
}

export class DraftPatch {
  @Zone({ optional: true })
  zone?: string;

  @Nested(() => KnownSpan, {
    optional: true,
    nullable: true,
    description: 'Between which dates the holidays are known; null: what the baseline covers.',
  })
  known?: KnownSpan | null;
}

class StatedDayRequest {
  @Day()
  date!: string;

  @Choice(overrideKinds, { description: 'Off, worked, or a day like any other of its weekday.' })
  kind!: OverrideKind;

  @Text({ max: 200, description: 'What people call it.' })
  name!: string;
}

export class OverridesRequest {
  @Nested(() => StatedDayRequest, { list: true, most: 1_000 })
  days!: StatedDayRequest[];
}

export class RuleRequest {
  @Day({
    nullable: true,
    optional: true,
    description: 'From this date on; null: as long as there has been a calendar.',
  })
  from?: string | null;

  @Weekdays({ optional: true, description: 'Days off of the week, 1 (Monday) to 7 (Sunday).' })
  weekend?: WeekendRule['days'];

  @JsonObject({
    max: 5_000,
    optional: true,
    description: '`usual`: a list of {"from": "09:00", "to": "13:00"}; `weekdays`: such lists by weekday, 1 to 7.',
  })
  hours?: Omit<HoursRule, 'from'>;
}

/** The part `options` of an upload of days, as JSON; may be left out. */
export class ImportDaysRequest {
  @Flag({ optional: true, description: 'Only says what would happen.' })
  dryRun?: boolean;

  @Flag({
    optional: true,
    description: 'The file names all days of its years: what else is off in these is so no more.',
  })
  complete?: boolean;

  @Choice(['off', 'working'], { optional: true, description: 'What the events of an ICS file are; off.' })
  kind?: 'off' | 'working';

  @Choice(['dmy', 'mdy', 'ymd'], { optional: true, description: 'How dates such as 03/04/2027 are meant.' })
  dateOrder?: 'dmy' | 'mdy' | 'ymd';
}

export class PublishRequest {
  @Text({ max: 1_000, min: 0, optional: true, description: 'Why, for those who read the versions.' })
  note?: string;

  @Id({
    optional: true,
    description: 'The operation of the preview: only items that it showed, and that are as it showed them, are moved.',
  })
  previewId?: string;
}
