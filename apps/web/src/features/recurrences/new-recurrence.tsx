import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { CommandForm, typed, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { NamedPicker } from '../../components/form/named-picker.js';
import { Problem } from '../../components/problem.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import type { CommandHeaders } from '../../lib/use-command.js';
import { isAsked, parameterAsked, parameterField, parametersIn } from './parameters.js';
import { useScheduleFields } from './schedule-fields.js';
import { scheduleOf } from './schedule-said.js';
import { WouldCome } from './would-come.js';

interface Props {
  /** The template out of which it makes programs, as the address has it. */
  from: string | undefined;
  choose: (templateId: string | null) => void;
  made: (id: string) => void;
  close: () => void;
}

const makes = ['program', 'item'] as const;
const usual = {
  'schedule.mode': 'fixed',
  often: 'MONTHLY',
  interval: '1',
  'schedule.onDayOff': 'next_working_day',
  'schedule.missed': 'catch_up',
};

/** Something that is to be made again and again: a program out of a template, or an item in a program. */
export function NewRecurrence({ from, choose, made, close }: Props): ReactElement {
  const t = useTexts();
  const [what, say] = useState<(typeof makes)[number]>('program');
  return (
    <Stack gap="sm">
      <Group gap="sm" align="end">
        <SegmentedControl
          aria-label={t('recurrence.makes')}
          value={what}
          onChange={say}
          data={makes.map((value) => ({ value, label: t(`recurrence.makesWhat.${value}`) }))}
        />
        {what === 'program' && (
          <NamedPicker
            of="/templates"
            label={t('recurrence.template')}
            required
            value={from ?? null}
            onChange={choose}
          />
        )}
      </Group>
      {what === 'item' && <NewOfItems made={made} close={close} />}
      {what === 'program' &&
        (from === undefined ? (
          <Group gap="xs">
            <Text size="sm" c="dimmed">
              {t('recurrence.form.template')}
            </Text>
            <Button variant="subtle" color="gray" onClick={close}>
              {t('act.close')}
            </Button>
          </Group>
        ) : (
          <OutOfTemplate key={from} id={from} made={made} close={close} />
        ))}
    </Stack>
  );
}

type Made = Pick<Props, 'made' | 'close'>;

/** What the template asks for, it is asked for here, once for all. */
function OutOfTemplate({ id, made, close }: Made & { id: string }): ReactElement | null {
  const t = useTexts();
  const found = useQuery(api.queryOptions('get', '/templates/{id}', { params: { path: { id } } }));
  if (found.data === undefined) return <Problem error={found.error} />;
  const { name, published, parameters } = found.data;
  if (published === null) return <Text size="sm">{t('recurrence.form.notPublished', { name })}</Text>;
  const asked = parameters.filter(isAsked);
  const defaults: Values = Object.fromEntries(
    asked.flatMap((each): [string, string][] => (each.default ? [[parameterField + each.name, each.default]] : [])),
  );
  return (
    <Form
      of={id}
      initial={{ ...defaults, 'program.name': `${name} {{date}}`, 'program.activate': 'yes' }}
      fields={[
        {
          name: 'program.name',
          label: t('recurrence.form.programName'),
          hint: t('recurrence.form.nameHint', { date: '{{date}}', occurrence: '{{occurrence}}' }),
          kind: 'line',
          required: true,
        },
        ...asked.map(parameterAsked),
        { name: 'program.domainLeadId', label: t('recurrence.form.lead'), kind: 'person' },
        { name: 'program.managerId', label: t('recurrence.form.manager'), kind: 'person' },
        { name: 'program.activate', label: t('recurrence.form.activate'), kind: 'check' },
      ]}
      by={(values) => within(values, 'program', 'managerId')}
      content={(values) => ({
        program: {
          templateId: id,
          name: values['program.name'] ?? '',
          parameters: parametersIn(values),
          activate: values['program.activate'] === 'yes',
          ...within(values, 'program', 'managerId', 'domainLeadId'),
        },
      })}
      made={made}
      close={close}
    />
  );
}

function NewOfItems({ made, close }: Made): ReactElement {
  const t = useTexts();
  return (
    <Form
      of="item"
      initial={{ 'item.dueIn': '5 working days' }}
      fields={[
        { name: 'item.programId', label: t('recurrence.program'), kind: 'program', required: true },
        {
          name: 'item.title',
          label: t('recurrence.form.itemTitle'),
          hint: t('recurrence.form.nameHint', { date: '{{date}}', occurrence: '{{occurrence}}' }),
          kind: 'line',
          required: true,
        },
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
      ]}
      by={(values) => within(values, 'item', 'programId')}
      content={(values) => ({
        item: {
          programId: values['item.programId'] ?? '',
          title: values['item.title'] ?? '',
          ownerId: values['item.ownerId'] ?? '',
          dueIn: values['item.dueIn'] ?? '',
          ...within(values, 'item', 'description', 'severity'),
        },
      })}
      made={made}
      close={close}
    />
  );
}

/** Of these fields of a part, what was typed. */
function within<K extends string>(values: Values, part: string, ...names: K[]): Partial<Record<K, string>> {
  const inside = Object.fromEntries(names.map((name) => [name, values[`${part}.${name}`] ?? '']));
  return typed(inside, ...names);
}

interface FormProps extends Made {
  of: string;
  initial: Values;
  fields: readonly FormField[];
  by: (values: Values) => { managerId?: string; programId?: string };
  content: (values: Values) => Pick<Schemas['NewRecurrence'], 'program' | 'item'>;
}

function Form({ of, initial, fields, by, content, made, close }: FormProps): ReactElement {
  const t = useTexts();
  const schedule = useScheduleFields();
  return (
    <CommandForm
      name={`new-recurrence/${of}`}
      title={t('recurrence.form.create')}
      initial={{ ...usual, ...initial }}
      fields={[
        { name: 'name', label: t('recurrence.form.name'), kind: 'line', required: true },
        ...fields,
        ...schedule,
      ]}
      send={async (values, headers: CommandHeaders) => {
        const body = { name: values['name'] ?? '', schedule: scheduleOf(values), ...content(values) };
        return (await http.POST('/recurrences', { body, headers })).data;
      }}
      done={(recurrence) => {
        close();
        if (recurrence) made(recurrence.id);
      }}
      close={close}
    >
      {(values) => <WouldCome schedule={scheduleOf(values)} by={by(values)} />}
    </CommandForm>
  );
}
