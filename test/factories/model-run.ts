import type { DataSource } from 'typeorm';
import { endRun, insertRun, keep } from '../../database/ai/runs.js';
import { tasks } from '../../domain/ai/tasks.js';
import { stableId } from '../../domain/stable-id.js';
import type { Stated } from '../../domain/ai/drafts.js';

/** A summary of a case that a model wrote for somebody, one statement of which stands in it; where no model is set up. Gives its id. */
export async function summaryOf(
  dataSource: DataSource,
  { record, askedBy }: { record: { id: string; key: string; title: string; version: number }; askedBy: string },
): Promise<string> {
  const id = stableId('model-run', record.id);
  const task = tasks.handover_summary;
  const choices = { domains: [], leads: [] };
  const source = { key: record.key, field: 'title', text: record.title };
  const stated: Stated[] = [
    { field: 'about', text: record.title, quote: { standing: 'same', ...source } },
    {
      field: 'open',
      text: 'Nobody has asked the sellers.',
      quote: { standing: 'not_found', key: null, field: null, text: null },
    },
  ];
  await dataSource.transaction(async (manager) => {
    await insertRun(manager, {
      ...{
        id,
        task: task.name,
        taskVersion: task.version,
        sourceIds: [record.id],
        leftOut: 0,
        about: '',
        language: 'en',
        askedBy,
      },
      ...{ record: { kind: 'case', id: record.id, version: record.version }, at: Date.now() },
      question: {
        ...{ system: task.instruction, user: '{}', shape: task.shape(choices), mostTokens: task.mostTokens },
        ...{ masked: true, mask: {}, sources: [source], choices },
      },
    });
    await keep(manager, id, 'result', { statements: stated });
    await endRun(manager, id, 'summarised', { stated });
  });
  return id;
}
