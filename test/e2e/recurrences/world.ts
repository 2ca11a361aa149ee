import { launchedCase, type Case } from '../../factories/case.js';
import type { ApiAnswer } from '../../harness/api-client.js';
import type { Tollgate } from '../../harness/tollgate.js';

export interface RecurrenceWorld extends Case {
  templateId: string;
  /** A program every so often, drafts unless said otherwise. */
  programs: (schedule: object, facts?: object) => Promise<ApiAnswer['body']>;
  /** An item every so often in the launched program. */
  items: (schedule: object, facts?: object) => Promise<ApiAnswer['body']>;
  occurrences: (id: string) => Promise<ApiAnswer['body']>;
}

let count = 0;

/** People, a calendar of their own with one day off, a published template and a launched program. */
export async function recurrenceWorld(tollgate: Tollgate, off: string[] = []): Promise<RecurrenceWorld> {
  count += 1;
  const c = await launchedCase(tollgate);
  const { admin } = tollgate;
  const key = `T-REC-${count}`;
  await admin.must('/calendars', { key, name: key, zone: 'Asia/Singapore' });
  if (off.length > 0)
    await admin.must(`/calendars/${key}/overrides`, {
      days: off.map((date) => ({ date, kind: 'off', name: 'Lunar New Year' })),
    });
  await admin.must(`/calendars/${key}/rules`, { weekend: [6, 7] });
  await admin.must(`/calendars/${key}/publish`);
  await tollgate.dataSource.query('UPDATE people SET calendar_key = $1', [key]);
  const template = await c.manager.must('/templates', {
    name: `Review ${count}`,
    body: {
      parameters: [{ name: 'market', kind: 'market' }],
      phases: [{ name: 'Look', target: { after: '10 working days', from: 'start' } }],
      items: [
        {
          key: 'look',
          title: 'Look at {{market}}',
          phase: 'Look',
          owner: { role: 'program_manager' },
          due: { after: '5 working days', from: 'start' },
        },
      ],
    },
  });
  await c.manager.must(`/templates/${template.id}/publish`);
  const named = (): string => `Series ${(count += 1)}`;
  return {
    ...c,
    templateId: template.id,
    programs: (schedule, facts = {}) => {
      const name = named();
      return c.manager.must('/recurrences', {
        name,
        schedule,
        program: {
          templateId: template.id,
          name: `${name} of {{date}}, number {{occurrence}}`,
          parameters: { market: 'SG' },
          activate: false,
          ...facts,
        },
      });
    },
    items: (schedule, facts = {}) =>
      c.manager.must('/recurrences', {
        name: named(),
        schedule,
        item: {
          programId: c.programId,
          title: 'Sample of {{date}}',
          ownerId: c.ownerId,
          dueIn: '5 working days',
          ...facts,
        },
      }),
    occurrences: async (id) => (await c.owner.get(`/recurrences/${id}/occurrences?limit=200`)).body,
  };
}

/** The local date in Singapore of an instant, so many days later. */
export function dateFrom(at: number, days = 0): string {
  return new Date(at + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
}
