import { Alert, List, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Part } from '../../components/part.js';
import { PersonPicker } from '../../components/person-picker.js';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { ProblemError } from '../../lib/problem.js';
import { useTexts } from '../../lib/texts.js';
import { Planned } from './planned.js';
import type { TemplateBody } from './words.js';
import { Spoken } from '../../components/spoken.js';

type Preview = Schemas['PreviewedTemplate'];

export interface Asked {
  values: Record<string, string>;
  leadId: string | null;
}

/** What a launch would make of what is being written, and with what it is asked. */
export function useWouldMake(
  body: TemplateBody,
  name: string,
): { found: UseQueryResult<Preview | null>; asked: Asked; ask: (asked: Asked) => void } {
  const [asked, ask] = useState<Asked>({ values: {}, leadId: null });
  const values = Object.entries(asked.values).filter(
    ([of, value]) => value !== '' && (of === 'start' || body.parameters.some((parameter) => parameter.name === of)),
  );
  const sent: Schemas['DraftPreview'] = {
    body,
    parameters: Object.fromEntries(values),
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(asked.leadId === null ? {} : { domainLeadId: asked.leadId }),
  };
  const [text] = useDebouncedValue(JSON.stringify(sent), 400);
  const found = useQuery({
    queryKey: ['template-preview', text],
    queryFn: async ({ signal }) =>
      (await http.POST('/templates/preview', { body: JSON.parse(text) as Schemas['DraftPreview'], signal })).data ??
      null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { found, asked, ask };
}

interface Props extends ReturnType<typeof useWouldMake> {
  parameters: TemplateBody['parameters'];
}

export function WouldMake({ found, asked, ask, parameters }: Props): ReactElement {
  const t = useTexts();
  const { data, error } = found;
  // What is wrong with what is written stands at its field.
  const wrong = error instanceof ProblemError && error.errors.length > 0;
  const set = (name: string, value: string): void => ask({ ...asked, values: { ...asked.values, [name]: value } });
  return (
    <Part title={t('template.edit.wouldMake')}>
      <Stack gap="sm">
        <Text size="xs" c="dimmed">
          {t('template.edit.wouldMakeHint')}
        </Text>
        <TextInput
          label={t('template.start')}
          type="date"
          value={asked.values['start'] ?? ''}
          onChange={({ currentTarget }) => set('start', currentTarget.value)}
        />
        {parameters.map(({ name, kind }, index) =>
          name === '' || name === 'start' ? null : kind === 'person' ? (
            <PersonPicker
              key={index}
              label={name}
              value={asked.values[name] ?? null}
              onChange={(id) => set(name, id ?? '')}
            />
          ) : (
            <TextInput
              key={index}
              label={name}
              type={kind === 'date' ? 'date' : 'text'}
              value={asked.values[name] ?? ''}
              onChange={({ currentTarget }) => set(name, currentTarget.value)}
            />
          ),
        )}
        <PersonPicker
          label={t('template.lead')}
          value={asked.leadId}
          onChange={(leadId) => ask({ ...asked, leadId })}
        />
        {wrong ? (
          <Alert color="yellow" variant="light" role="status">
            {t('template.edit.wrongFirst', { count: error.errors.length })}
          </Alert>
        ) : (
          <Problem error={error} />
        )}
        {data && !wrong && (
          <>
            {data.problems.length > 0 && (
              <Alert color="yellow" variant="light">
                <Text size="sm" fw={600}>
                  {t('template.inWay')}
                </Text>
                <List size="sm">
                  {data.problems.map(({ path, message }) => (
                    <List.Item key={path + message}>
                      {path} <Spoken>{message}</Spoken>
                    </List.Item>
                  ))}
                </List>
              </Alert>
            )}
            <Planned preview={data} />
          </>
        )}
      </Stack>
    </Part>
  );
}
