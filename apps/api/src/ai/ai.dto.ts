import { runSorts } from '../../../../database/ai/runs.js';
import { sentSorts } from '../../../../database/ai/sent.js';
import { textLanguages, type TextLanguage } from '../../../../domain/ai/language.js';
import { mostText } from '../../../../domain/ai/sentences.js';
import { taskNames, type TaskName } from '../../../../domain/ai/task.js';
import { Choice, Id, Text } from '../openapi/fields.js';
import { sortNames } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';

const record = 'A case or a finding, by its key or id, such as CA-12.';

export class NewRunRequest {
  @Choice(taskNames, { description: 'What the model is asked to do.' })
  task!: TaskName;

  @Text({ max: 100, description: record })
  record!: string;

  @Text({
    ...{ max: mostText, optional: true },
    description: 'Of actions_from_text: what is to be read, such as minutes. Either this or a file.',
  })
  text?: string;

  @Text({ max: 200, optional: true, description: 'What the text is called, such as Minutes of 3 June.' })
  called?: string;

  @Id({
    optional: true,
    description: 'Of actions_from_text: a file that is evidence of an item that the record is linked to.',
  })
  evidence?: string;

  @Choice(textLanguages, { optional: true, description: 'Of translation: into which language.' })
  into?: TextLanguage;
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
