import { Alert, Button, Group, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Once } from '../../components/once.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';

type Asked = { purpose: 'invitation' | 'sign_in'; send: 'hand' | 'mail' };

/** A link by which a person comes in, to be handed over or sent. */
export function Invite({ person }: { person: Schemas['Person'] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const [made, keep] = useState<Schemas['SignInLink'] | null>(null);
  const make = useCommand<Asked, Schemas['SignInLink'] | undefined>(
    `sign-in-link/${person.id}`,
    async (body, headers) =>
      (await http.POST('/people/{id}/sign-in-links', { params: { path: { id: person.id } }, body, headers })).data,
    (link) => keep(link ?? null),
  );
  const ask = (body: Asked) => () => {
    keep(null);
    make.mutate(body);
  };
  return (
    <Part title={t('person.invite')}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('person.inviteHint')}
      </Text>
      <Group gap="xs">
        <Button variant="default" onClick={ask({ purpose: 'invitation', send: 'hand' })} loading={make.isPending}>
          {t('person.inviteLink')}
        </Button>
        {person.email !== null && (
          <Button variant="default" onClick={ask({ purpose: 'invitation', send: 'mail' })} disabled={make.isPending}>
            {t('person.inviteMail')}
          </Button>
        )}
        <Button variant="subtle" onClick={ask({ purpose: 'sign_in', send: 'hand' })} disabled={make.isPending}>
          {t('person.signInLink')}
        </Button>
      </Group>
      <Problem error={make.error} />
      {made !== null &&
        (made.url === null ? (
          <Alert variant="light" mt="sm" role="status">
            {t('person.mailed', { address: person.email ?? '' })}
          </Alert>
        ) : (
          <Once says={t('person.linkFor', { name: person.name, until: clock.at(made.endsAt) })} secret={made.url} />
        ))}
    </Part>
  );
}
