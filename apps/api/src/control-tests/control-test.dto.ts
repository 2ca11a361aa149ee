import {
  deficiencies,
  mostSampled,
  results,
  testedFor,
  type Deficiency,
  type Result,
  type TestedFor,
} from '../../../../domain/control-test/control-test.js';
import { DueDate } from '../items/item.dto.js';
import { Choice, Day, Flag, Id, Nested, Text, Whole } from '../openapi/fields.js';

const long = 20_000;
const seed = 'Anything; made up where nothing is said.';

export class NewControlTest {
  @Text({ max: 100, description: 'The control, by its key or its id.' })
  control!: string;

  @Choice(testedFor, { description: 'design: would it catch it; operating: did it run.' })
  about!: TestedFor;

  @Id({ description: 'Who tests it: never who owns or performs the control, or did.' })
  testerId!: string;

  @Nested(() => DueDate, { description: 'By when it is concluded.' })
  due!: DueDate;
}

export class ControlTestDraw {
  @Day({ description: 'Runs that fell on this day or after it.' })
  from!: string;

  @Day({ description: 'Runs that fell on this day or before it.' })
  until!: string;

  @Text({ max: 100, optional: true, description: seed })
  seed?: string;

  @Whole({
    ...{ min: 1, max: mostSampled, optional: true },
    description: 'How many; by how often the control is performed where nothing is said.',
  })
  size?: number;
}

export class ListDrawOptions {
  @Text({ max: 100, optional: true, description: seed })
  seed?: string;

  @Whole({ min: 1, max: mostSampled, optional: true, description: 'How many; 40 where nothing is said.' })
  size?: number;

  @Text({ max: 40, optional: true, description: 'Of a text file, such as windows-874, where it is not found out.' })
  encoding?: string;

  @Text({ max: 100, optional: true, description: 'Of a workbook; the first with a list where nothing is said.' })
  sheet?: string;
}

export class ControlTestJudgement {
  @Whole({ min: 1, max: mostSampled, description: 'Which of the sample, by its place.' })
  place!: number;

  @Choice(results, { description: 'As it should be, an exception, or not applicable.' })
  result!: Result;

  @Text({ max: 4000, optional: true, description: 'Needed unless it passed.' })
  note?: string;
}

export class ControlTestConclusion {
  @Flag({ description: 'Whether the control is effective.' })
  effective!: boolean;

  @Choice(deficiencies, { optional: true, description: 'How bad it is; needed where it is not effective.' })
  deficiency?: Deficiency;

  @Text({ max: long, description: 'What was looked at, and what was seen.' })
  statement!: string;
}

export class ControlTestGrade {
  @Choice(deficiencies, { description: 'How bad it is.' })
  deficiency!: Deficiency;

  @Text({ max: 2000 })
  reason!: string;
}

export class ControlTestReason {
  @Text({ max: 2000 })
  reason!: string;
}

export class ControlTestReassignment extends ControlTestReason {
  @Id({ description: 'Who tests it from now on.' })
  testerId!: string;
}
