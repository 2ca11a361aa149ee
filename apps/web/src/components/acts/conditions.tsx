import { Button, Fieldset, Group, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { fieldProblem } from '../../lib/problem.js';
import { useTexts } from '../../lib/texts.js';
import { PersonPicker } from '../person-picker.js';
import type { Values } from './acts.js';
import { conditionCount, countIn, partOf } from './conditions-in.js';

interface Props {
  values: Values;
  error: Error | null;
  write: (field: string, value: string) => void;
}

/** On what an approval depends: each becomes an action item, of somebody and until a day, when the round is approved. */
export function Conditions({ values, error, write }: Props): ReactElement {
  const t = useTexts();
  const count = countIn(values);
  const field = (index: number, part: 'title' | 'due.date') => ({
    value: values[partOf(index, part)] ?? '',
    error: fieldProblem(error, partOf(index, part)),
    required: true,
    onChange: (event: { currentTarget: { value: string } }) => write(partOf(index, part), event.currentTarget.value),
  });
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <Fieldset key={index} legend={t('field.condition', { number: index + 1 })}>
          <TextInput
            label={t('field.conditionTitle')}
            data-autofocus={index === 0 || undefined}
            {...field(index, 'title')}
          />
          <PersonPicker
            label={t('field.conditionOwner')}
            value={values[partOf(index, 'ownerId')] || null}
            onChange={(id) => write(partOf(index, 'ownerId'), id ?? '')}
            error={fieldProblem(error, partOf(index, 'ownerId'))}
          />
          <TextInput type="date" label={t('field.conditionDue')} maw="16rem" {...field(index, 'due.date')} />
        </Fieldset>
      ))}
      <Group gap="xs">
        <Button variant="subtle" size="compact-sm" onClick={() => write(conditionCount, String(count + 1))}>
          {t('field.conditionMore')}
        </Button>
        {count > 1 && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            onClick={() => write(conditionCount, String(count - 1))}
          >
            {t('field.conditionLess')}
          </Button>
        )}
      </Group>
    </>
  );
}
