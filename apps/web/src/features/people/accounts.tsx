import { Button, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { CommandForm } from '../../components/form/command-form.js';
import { Part } from '../../components/part.js';
import { PersonLink } from '../../components/record-link.js';
import { http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';

interface Props {
  person: Schemas['Person'];
  administers: boolean;
}

/** The accounts that are one natural person with this one. */
export function Accounts({ person, administers }: Props): ReactElement {
  const t = useTexts();
  const [form, open] = useState<'same' | 'other' | null>(null);
  const to = { params: { path: { id: person.id } } };
  const why = { name: 'reason', label: t('person.why'), kind: 'text', required: true } as const;
  return (
    <Part title={t('person.sameAs')}>
      {person.sameAs.length === 0 && <Empty>{t('person.sameNone')}</Empty>}
      <ul className="rows">
        {person.sameAs.map((each) => (
          <li key={each.id}>
            <Text size="sm">
              <PersonLink person={each} />
            </Text>
          </li>
        ))}
      </ul>
      {administers && form === null && (
        <Button variant="default" mt="xs" onClick={() => open(person.sameAs.length > 0 ? 'other' : 'same')}>
          {t(person.sameAs.length > 0 ? 'person.unmark' : 'person.mark')}
        </Button>
      )}
      {form === 'same' && (
        <CommandForm
          name={`same-as/${person.id}`}
          title={t('person.mark')}
          fields={[{ name: 'personId', label: t('person.other'), kind: 'person', required: true }, why]}
          send={({ personId = '', reason = '' }, headers) =>
            http.POST('/people/{id}/same-as', { ...to, body: { personId, reason }, headers })
          }
          done={() => open(null)}
          close={() => open(null)}
        >
          <Text size="xs" c="dimmed">
            {t('person.sameHint')}
          </Text>
        </CommandForm>
      )}
      {form === 'other' && (
        <CommandForm
          name={`another/${person.id}`}
          title={t('person.unmark')}
          fields={[why]}
          send={({ reason = '' }, headers) => http.POST('/people/{id}/another', { ...to, body: { reason }, headers })}
          done={() => open(null)}
          close={() => open(null)}
        />
      )}
    </Part>
  );
}
