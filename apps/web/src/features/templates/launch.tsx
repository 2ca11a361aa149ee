import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { CommandForm, typed, type Values } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { Planned } from './planned.js';
import type { TemplateBody } from './words.js';
import { Spoken } from '../../components/spoken.js';

type Preview = Schemas['PreviewedLaunch'];
type Asked = Schemas['TemplateLaunch'];

interface Props {
  id: string;
  name: string;
  version: number;
  parameters: TemplateBody['parameters'];
  made: (programId: string) => void;
  close: () => void;
}

const parameterField = 'parameters.';

/** A program out of a template: said, looked at with its dates and owners, and then made as it was shown. */
export function Launch(props: Props): ReactElement {
  const t = useTexts();
  const { id, name, version, parameters, made, close } = props;
  const [shown, show] = useState<{ asked: Asked; preview: Preview } | null>(null);
  const [said, say] = useState<Values | null>(null);
  const [first] = parameters;
  const usual = Object.fromEntries(
    parameters.flatMap((each) => (each.default ? [[parameterField + each.name, each.default]] : [])),
  );
  const fields: FormField[] = [
    {
      name: 'name',
      label: t('template.programName'),
      kind: 'line',
      required: true,
      ...(first ? { hint: t('template.programNameHint', { example: `{{${first.name}}}` }) } : {}),
    },
    { name: `${parameterField}start`, label: t('template.start'), hint: t('template.startHint'), kind: 'date' },
    ...parameters.map(fieldOf),
    { name: 'domainLeadId', label: t('template.lead'), kind: 'person' },
  ];
  if (shown !== null) return <Shown id={id} {...shown} made={made} change={() => show(null)} close={close} />;
  return (
    <CommandForm
      name={`preview-template/${id}`}
      title={t('template.look')}
      fields={fields}
      initial={said ?? { name, ...usual }}
      send={async (values, headers) => {
        // Who changes something begins with what they said.
        say(values);
        const asked = askedOf(values, version);
        const { data } = await http.POST('/templates/{id}/preview', { params: { path: { id } }, body: asked, headers });
        return data ? { asked, preview: data } : null;
      }}
      done={show}
      close={close}
    >
      <Text size="xs" c="dimmed">
        {t('template.lookMore')}
      </Text>
    </CommandForm>
  );
}

function fieldOf({ name, kind, required, default: usual, description }: TemplateBody['parameters'][number]): FormField {
  return {
    name: parameterField + name,
    label: name,
    ...(description === undefined ? {} : { hint: description }),
    kind: kind === 'person' || kind === 'date' ? kind : 'line',
    required: required !== false && !usual,
  };
}

function askedOf(values: Values, version: number): Asked {
  const given = Object.entries(values).filter(([field, value]) => field.startsWith(parameterField) && value !== '');
  return {
    name: values['name'] ?? '',
    version,
    parameters: Object.fromEntries(given.map(([field, value]) => [field.slice(parameterField.length), value])),
    ...typed(values, 'domainLeadId'),
  };
}

interface ShownProps {
  id: string;
  asked: Asked;
  preview: Preview;
  made: (programId: string) => void;
  change: () => void;
  close: () => void;
}

function Shown({ id, asked, preview, made, change, close }: ShownProps): ReactElement {
  const t = useTexts();
  const launch = useCommand<{ activate: boolean }, { id: string } | undefined>(
    `launch-template/${id}`,
    async ({ activate }, headers) =>
      (
        await http.POST('/templates/{id}/launch', {
          params: { path: { id } },
          body: { ...asked, activate, digest: preview.digest },
          headers,
        })
      ).data,
    (program) => {
      if (program) made(program.id);
    },
  );
  const { program, items, problems } = preview;
  return (
    <Part title={t('template.wouldMake', { name: program.name, count: items.length })}>
      <Stack gap="sm">
        <Text size="sm">
          {t('template.managedBy', { who: program.manager.name })}
          {program.domainLead && `, ${t('template.ledBy', { who: program.domainLead.name })}`}
        </Text>
        {problems.length > 0 && (
          <Alert color="yellow" variant="light">
            <Text size="sm" fw={600}>
              {t('template.inWay')}
            </Text>
            <List size="sm">
              {problems.map(({ path, message }) => (
                <List.Item key={path + message}>
                  {path} <Spoken>{message}</Spoken>
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
        {preview.proofs.map(({ path, text }) => (
          <Text key={path} size="sm" className="soon">
            {text}
          </Text>
        ))}
        <Planned preview={preview} />
        <Problem error={launch.error} />
        <Group gap="sm">
          {preview.launchable && (
            <>
              <Button loading={launch.isPending} onClick={() => launch.mutate({ activate: true })}>
                {t('template.activate')}
              </Button>
              <Button variant="default" loading={launch.isPending} onClick={() => launch.mutate({ activate: false })}>
                {t('template.makeDraft')}
              </Button>
            </>
          )}
          <Button variant="default" onClick={change}>
            {t('template.change')}
          </Button>
          <Button variant="subtle" color="gray" onClick={close}>
            {t('act.close')}
          </Button>
        </Group>
      </Stack>
    </Part>
  );
}
