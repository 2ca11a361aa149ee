import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { CommandForm, typed } from '../../components/form/command-form.js';
import type { FormField } from '../../components/form/form-field.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { contactsOf } from './queries.js';

type Contact = Schemas['ContactPoint'];
type NewContact = Schemas['NewContactPointRequest'];

/** What the choice of Lark's bot is called here; to the API it is a way of Lark. */
const bot = 'lark_bot';

/** The chats that lead to me; how the last message went by each. */
export function Contacts({ me }: { me: string }): ReactElement {
  const t = useTexts();
  const [adding, add] = useState(false);
  const found = useQuery(contactsOf(me));
  const contacts = found.data?.items ?? [];
  return (
    <Part title={t('message.contacts')}>
      <Text size="sm" c="dimmed">
        {t('message.contactsHint')}
      </Text>
      <Problem error={found.error} />
      {found.data && contacts.every(({ id }) => id === null) && <Empty>{t('message.contactsNone')}</Empty>}
      <ul className="rows">
        {contacts.map((contact) => (
          <li key={contact.id ?? contact.address}>
            <One me={me} contact={contact} />
          </li>
        ))}
      </ul>
      {adding ? (
        <NewContact me={me} close={() => add(false)} />
      ) : (
        <Button variant="default" mt="xs" onClick={() => add(true)}>
          {t('message.addContact')}
        </Button>
      )}
    </Part>
  );
}

function One({ me, contact }: { me: string; contact: Contact }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const [confirming, confirm] = useState(false);
  const path = { id: me, contactId: contact.id ?? '' };
  const at = `contact/${contact.id}`;
  const name = contact.name === '' ? contact.address : contact.name;
  const test = useCommand<null, unknown>(`test-${at}`, (_, headers) =>
    http.POST('/people/{id}/contact-points/{contactId}/test', { params: { path }, body: {}, headers }),
  );
  const remove = useCommand<null, unknown>(`remove-${at}`, (_, headers) =>
    http.DELETE('/people/{id}/contact-points/{contactId}', { params: { path }, headers }),
  );
  const last = contact.lastDelivery;
  return (
    <>
      <Group justify="space-between" align="start">
        <div>
          <Text size="sm">
            {t(`channel.${contact.channel}`)} ·{' '}
            {contact.id !== null && contact.name !== '' && <strong>{contact.name} · </strong>}
            {contact.address}
            {!contact.confirmed && ` · ${t('message.unconfirmed')}`}
          </Text>
          <Text size="xs" c="dimmed">
            {last === null
              ? t('message.neverSent')
              : t('message.lastWent', {
                  state: t(`message.ways.${last.state}` as never, last.state),
                  at: clock.at(last.at),
                })}
            {last?.answer != null && ` · ${t('message.lastAnswered', { answer: last.answer })}`}
          </Text>
        </div>
        {contact.id !== null && (
          <Group gap="xs">
            {!contact.confirmed && (
              <Button size="compact-xs" aria-label={t('message.confirmThis', { name })} onClick={() => confirm(true)}>
                {t('message.confirm')}
              </Button>
            )}
            <Button
              variant="default"
              size="compact-xs"
              aria-label={t('message.testThis', { name })}
              loading={test.isPending}
              onClick={() => test.mutate(null)}
            >
              {t('message.test')}
            </Button>
            <Button
              variant="subtle"
              color="red"
              size="compact-xs"
              aria-label={t('message.removeThis', { name })}
              loading={remove.isPending}
              onClick={() => remove.mutate(null)}
            >
              {t('message.remove')}
            </Button>
          </Group>
        )}
      </Group>
      {test.isSuccess && (
        <Text size="xs" role="status">
          {t('message.tested')}
        </Text>
      )}
      <Problem error={test.error ?? remove.error} />
      {confirming && (
        <CommandForm
          name={`confirm-${at}`}
          title={t('message.confirm')}
          fields={[{ name: 'code', label: t('message.code'), kind: 'line', required: true }]}
          send={({ code = '' }, headers) =>
            http.POST('/people/{id}/contact-points/{contactId}/confirm', { params: { path }, body: { code }, headers })
          }
          done={() => confirm(false)}
          close={() => confirm(false)}
        />
      )}
    </>
  );
}

function NewContact({ me, close }: { me: string; close: () => void }): ReactElement {
  const t = useTexts();
  const hook = { field: 'channel', is: ['lark', 'slack', 'teams'] };
  const fields: FormField[] = [
    {
      name: 'channel',
      label: t('message.channel'),
      kind: 'choice',
      required: true,
      options: [
        { value: bot, label: t('message.bot') },
        ...(['lark', 'slack', 'teams'] as const).map((value) => ({
          value,
          label: t('message.room', { channel: t(`channel.${value}`) }),
        })),
      ],
    },
    { name: 'url', label: t('message.url'), hint: t('message.urlHint'), kind: 'line', required: true, when: hook },
    {
      name: 'secret',
      label: t('message.secret'),
      hint: t('message.secretHint'),
      kind: 'line',
      when: { field: 'channel', is: 'lark' },
    },
    {
      name: 'larkId',
      label: t('message.larkId'),
      hint: t('message.larkIdHint'),
      kind: 'line',
      required: true,
      when: { field: 'channel', is: bot },
    },
    { name: 'name', label: t('message.name'), kind: 'line' },
  ];
  return (
    <CommandForm
      name={`contact/${me}`}
      title={t('message.addContact')}
      fields={fields}
      send={(values, headers) =>
        http.POST('/people/{id}/contact-points', { params: { path: { id: me } }, body: bodyOf(values), headers })
      }
      done={close}
      close={close}
    />
  );
}

/** Lark's bot is no room: it is told who is meant, not where. */
function bodyOf(values: Readonly<Record<string, string>>): NewContact {
  if (values['channel'] === bot) return { channel: 'lark', ...typed(values, 'larkId', 'name') };
  const channel = values['channel'] as NewContact['channel'];
  return { channel, ...typed(values, 'url', 'name', ...(channel === 'lark' ? (['secret'] as const) : [])) };
}
