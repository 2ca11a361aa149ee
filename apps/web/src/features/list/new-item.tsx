import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { CommandForm, typed, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

interface Props {
  /** The program that is chosen from the start, by id. */
  program?: string | undefined;
  /** The case, finding or control that it comes out of: `CA-12`. */
  of?: string | undefined;
  /** What stands there before anything is typed. */
  said?: { title?: string | undefined; description?: string | undefined };
  made: (key: string) => void;
  close: () => void;
}

/** An action item is written down by hand, in a program that one manages. */
export function NewItem({ program, of, said = {}, made, close }: Props): ReactElement {
  const t = useTexts();
  const path = { id: program ?? '' };
  const found = useQuery({
    ...api.queryOptions('get', '/programs/{id}', { params: { path } }),
    enabled: program !== undefined,
  }).data;
  const title = of === undefined ? t('list.add') : t('list.addOf', { key: of });
  return (
    <CommandForm
      name={['add-item', program, of, said.title].filter((part) => part !== undefined).join('/')}
      title={title}
      initial={{ title: said.title ?? '', description: said.description ?? '' }}
      fields={[
        { name: 'title', label: t('list.what'), kind: 'line', required: true },
        ...whereOf(t, found),
        ...fieldsOf(t),
      ]}
      send={async (values, headers) => {
        const body = bodyOf({ ...values, ...(program === undefined ? {} : { programId: program }) }, of);
        return (await http.POST('/action-items', { body, headers })).data;
      }}
      done={(item) => {
        close();
        if (item) made(item.key);
      }}
      close={close}
    />
  );
}

function fieldsOf(t: ReturnType<typeof useTexts>): FormField[] {
  return [
    { name: 'ownerId', label: t('list.owner'), kind: 'person', required: true },
    { name: 'due.date', label: t('list.dueOn'), kind: 'date' },
    { name: 'due.in', label: t('list.dueIn'), hint: t('list.dueInHint'), kind: 'span' },
    { name: 'severity', label: t('list.severity'), kind: 'line' },
    { name: 'description', label: t('list.description'), kind: 'text' },
  ];
}

/** In which program, or in which of the phases of the one that is chosen. */
function whereOf(t: ReturnType<typeof useTexts>, program: Schemas['Program'] | undefined): FormField[] {
  if (program === undefined) return [{ name: 'programId', label: t('list.program'), kind: 'program', required: true }];
  const phases = program.phases.filter(({ status }) => status !== 'passed' && status !== 'cancelled');
  if (phases.length < 2) return [];
  const options = phases.map(({ id, name }) => ({ value: id, label: name }));
  return [{ name: 'phaseId', label: t('list.phase'), hint: t('list.phaseHint'), kind: 'choice', options }];
}

function bodyOf(values: Values, of: string | undefined): Schemas['CreateItem'] {
  const { title = '', programId = '', ownerId = '', 'due.date': date, 'due.in': span } = values;
  return {
    ...{ title, programId, ownerId },
    due: { ...(date ? { date } : {}), ...(span ? { in: span } : {}) },
    ...typed(values, 'phaseId', 'severity', 'description'),
    ...(of === undefined ? {} : { links: [of] }),
  };
}
