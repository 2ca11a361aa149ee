import { Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { PersonPicker } from '../../components/person-picker.js';
import { useTexts } from '../../lib/texts.js';
import type { Allowed } from './allowed.js';
import type { Parameter } from './written.js';

interface Props {
  parameters: Parameter[];
  allowed: Allowed;
  wrong: (path: string, below?: boolean) => string | null;
  write: (parameters: Parameter[]) => void;
}

/** What is asked for at a launch. */
export function ParameterFields({ parameters, allowed, wrong, write }: Props): ReactElement {
  const t = useTexts();
  const change = (index: number, parameter: Parameter): void =>
    write(parameters.map((each, at) => (at === index ? parameter : each)));
  return (
    <Stack gap="sm">
      {parameters.map((parameter, index) => (
        <OneParameter
          key={index}
          number={index + 1}
          parameter={parameter}
          allowed={allowed}
          wrong={(path) => wrong(`parameters.${index}${path === '' ? '' : `.${path}`}`)}
          write={(next) => change(index, next)}
          remove={() => write(parameters.filter((_, at) => at !== index))}
        />
      ))}
      {parameters.length === 0 && <Text size="sm">{t('template.noParameters')}</Text>}
      <div>
        <Button
          variant="default"
          disabled={parameters.length >= allowed.most.parameters}
          onClick={() => write([...parameters, { name: '', kind: 'person' }])}
        >
          {t('template.edit.addParameter')}
        </Button>
      </div>
    </Stack>
  );
}

interface OneProps extends Pick<Props, 'allowed'> {
  number: number;
  parameter: Parameter;
  wrong: (path: string) => string | null;
  write: (parameter: Parameter) => void;
  remove: () => void;
}

function OneParameter({ number, parameter, allowed, wrong, write, remove }: OneProps): ReactElement {
  const t = useTexts();
  const { name, kind, required, default: usual, description } = parameter;
  const set = (to: string): void => {
    const { default: _before, ...rest } = parameter;
    write(to === '' ? rest : { ...rest, default: to });
  };
  return (
    <Group gap="xs" align="start" role="group" aria-label={t('template.edit.parameter', { number })}>
      <TextInput
        label={t('template.edit.parameterName')}
        description={t('template.edit.parameterHint')}
        w={190}
        required
        value={name}
        error={wrong('name') ?? wrong('')}
        onChange={({ currentTarget }) => write({ ...parameter, name: currentTarget.value })}
      />
      <Select
        label={t('template.edit.kind')}
        w={120}
        allowDeselect={false}
        value={kind}
        error={wrong('kind')}
        onChange={(to) => {
          const { default: _before, ...rest } = parameter;
          write({ ...rest, kind: to as Parameter['kind'] });
        }}
        data={allowed.kinds.map((value) => ({ value, label: t(`template.kinds.${value}`) }))}
      />
      {kind === 'person' ? (
        <PersonPicker
          label={t('template.edit.usual')}
          value={usual ?? null}
          onChange={(id) => set(id ?? '')}
          error={wrong('default')}
        />
      ) : (
        <TextInput
          label={t('template.edit.usual')}
          w={150}
          type={kind === 'date' ? 'date' : 'text'}
          value={usual ?? ''}
          error={wrong('default')}
          onChange={({ currentTarget }) => set(currentTarget.value)}
        />
      )}
      <TextInput
        label={t('template.edit.meaning')}
        w={220}
        value={description ?? ''}
        error={wrong('description')}
        onChange={({ currentTarget }) => {
          const { description: _before, ...rest } = parameter;
          write(currentTarget.value === '' ? rest : { ...rest, description: currentTarget.value });
        }}
      />
      <Checkbox
        mt="xl"
        label={t('template.needed')}
        checked={required !== false}
        onChange={({ currentTarget }) => {
          const { required: _before, ...rest } = parameter;
          write(currentTarget.checked ? rest : { ...rest, required: false });
        }}
      />
      <Button
        mt="lg"
        variant="subtle"
        color="gray"
        aria-label={t('template.edit.removeThis', { name: name || String(number) })}
        onClick={remove}
      >
        {t('template.edit.remove')}
      </Button>
    </Group>
  );
}
