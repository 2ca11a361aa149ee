import { PickType } from '@nestjs/swagger';
import { lifecycleStages, type LifecycleStage } from '../../../../domain/case/case.js';
import {
  automations,
  controlTypes,
  mostInARow,
  type Automation,
  type ControlType,
} from '../../../../domain/control/control.js';
import { grades, type Grade } from '../../../../domain/finding/finding.js';
import { ratings, type Rating } from '../../../../domain/policy/rating.js';
import { CasePolicyChoice } from '../cases/case.dto.js';
import { Choice, Flag, Id, Ids, Nested, Text, Texts, TimeSpan, Whole, type FieldOptions } from '../openapi/fields.js';
import { ScheduleFacts } from '../recurrences/recurrence.dto.js';

const long = 20_000;
const maybe = { optional: true, nullable: true };

/** When a run is expected: a rule over dates, and the time of day from which it can be performed. */
class ControlFrequency extends PickType(ScheduleFacts, ['rule', 'startsOn', 'time', 'zone', 'onDayOff'] as const) {}

class MissedBody {
  @Choice(grades, { description: 'What missed runs raise by themselves; null: nothing.', ...maybe })
  raises?: Grade | null;

  @Whole({ min: 1, max: mostInARow, optional: true, description: 'So many in a row; one where nothing is said.' })
  inARow?: number;

  @Choice(ratings, { description: 'Of the finding that is raised.', ...maybe })
  rating?: Rating | null;
}

/** Of these a control is made, and by these it is changed. */
function Content({ optional }: Pick<FieldOptions, 'optional'>) {
  const sometimes = optional === true ? { optional } : {};
  class ContentBody {
    @Text({ max: 200, description: 'The control, in one line.', ...sometimes })
    title!: string;

    @Text({ max: long, description: 'What it is to achieve.', ...sometimes })
    objective!: string;

    @Text({ max: long, description: 'How it is performed, for its operator.', ...maybe })
    procedure?: string | null;

    @Choice(controlTypes, { description: 'Whether it prevents, finds or puts right.', ...sometimes })
    type!: ControlType;

    @Choice(automations, { description: 'Who or what performs it.', ...sometimes })
    automation!: Automation;

    @Choice(lifecycleStages, { description: 'At which stage of the lifecycle it stands.', ...sometimes })
    stage!: LifecycleStage;

    @Text({ max: 100, description: 'The domain of risk; null: all of them.', ...maybe })
    domain?: string | null;

    @Texts({
      ...{ max: 20, most: 50, ...sometimes },
      description: 'E.g. SG, MY; at least one. Working time is that of the first that has a calendar.',
    })
    markets!: string[];

    @Nested(() => ControlFrequency, { ...sometimes, description: 'When a run is expected.' })
    frequency!: ControlFrequency;

    @TimeSpan({ optional: true, description: 'Within which working time a run is performed; 1 working day if unsaid.' })
    within?: string;

    @TimeSpan({ optional: true, description: 'How often its owner attests; 3 months where nothing is said.' })
    attestEvery?: string;

    @Nested(() => MissedBody, { optional: true, description: 'What missed runs raise; nothing where nothing is said.' })
    missed?: MissedBody;
  }
  return ContentBody;
}

export class NewControlRequest extends Content({}) {
  @Id({ optional: true, description: 'Who answers for it; whoever proposes it, where nothing is said.' })
  ownerId?: string;

  @Id({ description: 'Who performs it.' })
  operatorId!: string;

  @Id({ description: 'Who leads its domain, and hears of what is late.', ...maybe })
  domainLeadId?: string | null;

  @Texts({
    ...{ max: 100, most: 20, optional: true },
    description: 'To what it is linked from the start, by key or id: the risks that it meets, such as RK-3.',
  })
  links?: string[];

  @Flag({ optional: true, description: 'Seen by those who have a part in it and by those named in `readerIds` only.' })
  restricted?: boolean;

  @Ids({ most: 100, optional: true, description: 'Who reads a restricted one all the same.' })
  readerIds?: string[];

  @Nested(() => CasePolicyChoice, {
    optional: true,
    description: 'Policies by name; the defaults where nothing is said.',
  })
  policies?: CasePolicyChoice;
}

/** Only what is given changes. */
export class ControlChanges extends Content({ optional: true }) {
  @Text({ max: 2000, description: 'Why it says something else.' })
  reason!: string;
}

export class ControlNote {
  @Text({ max: 2000, optional: true })
  note?: string;
}

export class ControlReason {
  @Text({ max: 2000 })
  reason!: string;
}

export class ControlAttestation {
  @Text({
    max: long,
    description: 'What is stated: that it is designed and operating as described, and how one knows.',
  })
  statement!: string;

  @Whole({
    ...{ min: 1, max: 1_000_000, optional: true },
    description: 'Which version was read; refused where it says something else by now. The present one if unsaid.',
  })
  revision?: number;
}

export class ControlReassignment extends ControlReason {
  @Id({ optional: true, description: 'Who answers for it from now on.' })
  ownerId?: string;

  @Id({ optional: true, description: 'Who performs it from now on; runs that wait go with it.' })
  operatorId?: string;

  @Id({ description: 'Who leads its domain, and hears of what is late.', ...maybe })
  domainLeadId?: string | null;
}
