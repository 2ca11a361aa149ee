import { Alert, Button, Group, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement, type SyntheticEvent } from 'react';
import { Part } from '../../components/part.js';
import { PersonPicker } from '../../components/person-picker.js';
import { Problem } from '../../components/problem.js';
import { api } from '../../lib/api.js';
import { useMe } from '../../lib/session.js';
import { useTexts } from '../../lib/texts.js';
import { Spoken } from '../../components/spoken.js';

interface Question {
  person?: string;
  action?: string;
  record?: string;
}

/** May somebody do something, by what, or what is missing. The question stands in the address. */
export function Explain({ asked, ask }: { asked: Question; ask: (question: Question) => void }): ReactElement {
  const t = useTexts();
  const me = useMe();
  const [person, who] = useState<string | null>(asked.person ?? me.id);
  const [action, what] = useState(asked.action ?? '');
  const [record, which] = useState(asked.record ?? '');
  const query = {
    person: asked.person ?? '',
    action: asked.action ?? '',
    ...(asked.record === undefined ? {} : { record: asked.record }),
  };
  const found = useQuery({
    ...api.queryOptions('get', '/access/explain', { params: { query } }),
    enabled: query.person !== '' && query.action !== '',
    retry: false,
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    ask({ person: person ?? me.id, action: action.trim(), record: record.trim() });
  };
  const said = found.data;
  return (
    <Part title={t('access.explain')}>
      <form onSubmit={submit}>
        <Group align="start">
          <PersonPicker label={t('access.person')} value={person} onChange={who} />
          <TextInput
            label={t('access.action')}
            description={t('access.actionHint')}
            inputWrapperOrder={['label', 'input', 'description']}
            required
            value={action}
            onChange={(event) => what(event.currentTarget.value)}
          />
          <TextInput
            label={t('access.record')}
            description={t('access.recordHint')}
            inputWrapperOrder={['label', 'input', 'description']}
            value={record}
            onChange={(event) => which(event.currentTarget.value)}
          />
          <Button type="submit" size="sm" mt={24} loading={found.isFetching}>
            {t('access.ask')}
          </Button>
        </Group>
      </form>
      <Problem error={found.error} />
      {said && (
        <Alert variant="light" color={said.may && said.now ? 'harbour' : 'yellow'} role="status" mt="sm">
          <Text size="sm" fw={600}>
            {t(said.may ? (said.now ? 'access.yes' : 'access.notNow') : 'access.no', { who: said.person.name })}
          </Text>
          {said.by !== null && (
            <Text size="sm">
              <Spoken>{said.by.text}</Spoken>
            </Text>
          )}
          {said.because !== null && (
            <Text size="sm">
              <Spoken>{said.because}</Spoken>
            </Text>
          )}
          {said.record !== null && (
            <Text size="xs" c="dimmed">
              {said.record.name}
            </Text>
          )}
        </Alert>
      )}
    </Part>
  );
}
