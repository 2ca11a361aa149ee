import type { ReactNode } from 'react';
import type { Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import type { Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { namesAsked, parameterField, parameterFields, parametersIn, type VersionAsks } from './parameters.js';
import { useScheduleFields } from './schedule-fields.js';
import { scheduleOf, valuesOf } from './schedule-said.js';
import { useVersions } from './versions.js';
import { WouldCome } from './would-come.js';

type Recurrence = Schemas['Recurrence'];
type Changes = Schemas['RecurrenceChanges'];

/** The form in which a recurrence is changed. */
export interface RecurrenceChange {
  fields: FormField[];
  initial: Values;
  /** Only what differs is sent: what is not said stays as it is, and a schedule that is sent is counted anew. */
  changesOf: (values: Values) => Changes;
  beside: (values: Values) => ReactNode;
}

/** Texts of what is made that are changed here; what is not named stays. */
const texts = { program: ['name'], item: ['title', 'description', 'severity', 'ownerId', 'dueIn'] } as const;

export function useRecurrenceChange(recurrence: Recurrence): RecurrenceChange {
  const { id, name, makes, content, schedule, template } = recurrence;
  const t = useTexts();
  const { versions } = useVersions(template?.id);
  const asked = useScheduleFields();
  const hint = t('recurrence.form.nameHint', { date: '{{date}}', occurrence: '{{occurrence}}' });
  const before: Values = { name, ...contentValues(makes, content), ...valuesOf(schedule) };
  const ofProgram: FormField[] = [
    { name: 'program.name', label: t('recurrence.form.programName'), hint, kind: 'line', required: true },
    { name: 'program.activate', label: t('recurrence.form.activate'), kind: 'check' },
    {
      name: 'program.version',
      label: t('recurrence.form.version'),
      hint: t('recurrence.form.versionHint'),
      kind: 'choice',
      options: versions.map(({ version }) => ({
        value: String(version),
        label: t('recurrence.form.versionIs', { version }),
      })),
    },
    ...parameterFields('program.version', versions),
  ];
  const ofItem: FormField[] = [
    { name: 'item.title', label: t('recurrence.form.itemTitle'), hint, kind: 'line', required: true },
    { name: 'item.description', label: t('recurrence.form.description'), kind: 'text' },
    { name: 'item.severity', label: t('recurrence.form.severity'), kind: 'line' },
    { name: 'item.ownerId', label: t('recurrence.form.itemOwner'), kind: 'person', required: true },
    {
      name: 'item.dueIn',
      label: t('recurrence.form.dueIn'),
      hint: t('recurrence.form.dueInHint'),
      kind: 'span',
      required: true,
    },
  ];
  return {
    fields: [
      { name: 'name', label: t('recurrence.form.name'), kind: 'line', required: true },
      ...(makes === 'program' ? ofProgram : ofItem),
      ...asked,
    ],
    initial: before,
    changesOf: (values) => changesOf(makes, before, values, versions),
    beside: (values) => <WouldCome id={id} schedule={scheduleOf(values)} />,
  };
}

interface ProgramContent {
  activate?: unknown;
  version?: number | null;
  parameters?: Record<string, unknown>;
}

function contentValues(makes: Recurrence['makes'], content: Recurrence['content']): Values {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const said = texts[makes].map((name): [string, string] => [
    `${makes}.${name}`,
    text((content as Record<string, unknown>)[name]),
  ]);
  if (makes === 'item') return Object.fromEntries(said);
  const { activate, version = null, parameters = {} } = content as ProgramContent;
  return {
    ...Object.fromEntries(said),
    ...Object.fromEntries(Object.entries(parameters).map(([name, value]) => [parameterField + name, String(value)])),
    'program.activate': activate === true ? 'yes' : '',
    'program.version': version === null ? '' : String(version),
  };
}

function changesOf(
  makes: Recurrence['makes'],
  before: Values,
  values: Values,
  versions: readonly VersionAsks[],
): Changes {
  const differs = (name: string): boolean => (values[name] ?? '') !== (before[name] ?? '');
  const part: Record<string, unknown> = Object.fromEntries(
    texts[makes].flatMap((name) => {
      const field = `${makes}.${name}`;
      if (!differs(field)) return [];
      const value = values[field] ?? '';
      return [[name, name === 'severity' && value === '' ? null : value]];
    }),
  );
  if (makes === 'program' && differs('program.activate')) part['activate'] = values['program.activate'] === 'yes';
  if (makes === 'program') {
    const version = values['program.version'] ?? '';
    if (differs('program.version')) part['version'] = version === '' ? null : Number(version);
    const parameters = parametersIn(values, namesAsked(version, versions));
    if (JSON.stringify(parameters) !== JSON.stringify(parametersIn(before))) part['parameters'] = parameters;
  }
  const schedule = scheduleOf(values);
  return {
    ...(differs('name') ? { name: values['name'] ?? '' } : {}),
    ...(JSON.stringify(schedule) === JSON.stringify(scheduleOf(before)) ? {} : { schedule }),
    ...(Object.keys(part).length === 0 ? {} : { [makes]: part }),
  };
}
