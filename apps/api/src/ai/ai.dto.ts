import { runSorts } from '../../../../database/ai/runs.js';
import { sentSorts } from '../../../../database/ai/sent.js';
import { taskNames, type TaskName } from '../../../../domain/ai/tasks.js';
import { Choice, Text } from '../openapi/fields.js';
import { sortNames } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';

const record = 'A case or a finding, by its key or id, such as CA-12.';

export class NewRunRequest {
  @Choice(taskNames, { description: 'What the model is asked to do.' })
  task!: TaskName;

  @Text({ max: 100, description: record })
  record!: string;
}

export class TasksQuery {
  @Text({ max: 100, optional: true, description: `${record} Each task says whether it may be asked for on it.` })
  record?: string;
}

export class RunQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: record })
  record?: string;

  @Choice(taskNames, { optional: true, description: 'What the model was asked to do.' })
  task?: TaskName;

  @Choice(sortNames(runSorts), { optional: true })
  sort?: string;
}

export class SentQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: record })
  record?: string;

  @Choice(sortNames(sentSorts), { optional: true })
  sort?: string;
}

export class BudgetQuery {
  @Text({
    ...{ max: 7, optional: true, pattern: /^\d{4}-(?:0[1-9]|1[0-2])$/, says: 'must be a month such as 2026-11.' },
    description: 'A month, by UTC; the present one where nothing is said.',
  })
  month?: string;
}
