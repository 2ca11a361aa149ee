import { Anchor, Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Problem } from '../../components/problem.js';
import { ProgramLink } from '../../components/record-link.js';
import { http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { WebhookLog } from './webhook-log.js';
import { useSpokenText } from '../../lib/spoken.js';

type Webhook = Schemas['Webhook'];

interface Props {
  webhook: Webhook;
  /** Whether whoever looks keeps webhooks. */
  may: boolean;
  /** With its name, which leads to its page, and with how it went. */
  named?: boolean;
  edit: () => void;
  rotated: (made: Schemas['WebhookWithSecret'] | null) => void;
  removed?: () => void;
}

/** One that is sent events: where, which, how it is; and what may be done to it. */
export function WebhookRow({ webhook, may, named = false, edit, rotated, removed }: Props): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const [seen, see] = useState(false);
  const [sure, beSure] = useState(false);
  const { id, name, version, active } = webhook;
  const path = { id };
  const turn = useCommand<boolean, unknown>(`switch-webhook/${id}`, (on, headers) =>
    http.PATCH('/webhooks/{id}', {
      params: { path },
      body: { active: on },
      headers: { ...headers, 'if-match': `"${version}"` },
    }),
  );
  const rotate = useCommand<number, Schemas['WebhookWithSecret'] | undefined>(
    `rotate-webhook/${id}`,
    async (_, headers) =>
      (await http.POST('/webhooks/{id}/rotate-secret', { params: { path }, body: {}, headers })).data,
    (made) => rotated(made ?? null),
  );
  const remove = useCommand<null, unknown>(
    `remove-webhook/${id}`,
    (_, headers) => http.DELETE('/webhooks/{id}', { params: { path }, headers }),
    removed,
  );
  return (
    <>
      <Group justify="space-between" align="start">
        <div>
          <Text size="sm">
            {named && (
              <>
                <Anchor component={Link} to="/webhooks/$id" params={{ id } as never} preload="intent" inherit fw={600}>
                  {name}
                </Anchor>{' '}
                ·{' '}
              </>
            )}
            {webhook.url}
          </Text>
          <Text size="xs" c="dimmed">
            {webhook.events.includes('*') ? t('webhook.allEvents') : webhook.events.join(', ')}
            {webhook.program && (
              <>
                {' · '}
                <ProgramLink program={webhook.program} />
              </>
            )}
          </Text>
          <Text size="xs">
            <State webhook={webhook} />
            {webhook.bothSecretsUntil !== null && ` · ${t('webhook.both', { at: clock.at(webhook.bothSecretsUntil) })}`}
          </Text>
        </div>
        <Group gap="xs">
          {named && (
            <Button
              variant="default"
              size="compact-xs"
              aria-expanded={seen}
              aria-label={t('webhook.logOf', { name })}
              onClick={() => see(!seen)}
            >
              {t('webhook.log')}
            </Button>
          )}
          {may && (
            <>
              <Button variant="default" size="compact-xs" aria-label={t('webhook.editThis', { name })} onClick={edit}>
                {t('webhook.edit')}
              </Button>
              <Button
                variant="default"
                size="compact-xs"
                aria-label={t(active ? 'webhook.switchOffThis' : 'webhook.switchOnThis', { name })}
                loading={turn.isPending}
                onClick={() => turn.mutate(!active)}
              >
                {t(active ? 'webhook.switchOff' : 'webhook.switchOn')}
              </Button>
              <Button
                variant="default"
                size="compact-xs"
                aria-label={t('webhook.rotateThis', { name })}
                loading={rotate.isPending}
                onClick={() => rotate.mutate(version)}
              >
                {t('webhook.rotate')}
              </Button>
              <Button
                variant={sure ? 'filled' : 'subtle'}
                color="red"
                size="compact-xs"
                aria-label={t(sure ? 'webhook.removeSure' : 'webhook.removeThis', { name })}
                loading={remove.isPending}
                onBlur={() => beSure(false)}
                onClick={() => {
                  if (!sure) {
                    beSure(true);
                    return;
                  }
                  see(false);
                  remove.mutate(null);
                }}
              >
                {sure ? t('webhook.removeSure', { name }) : t('webhook.remove')}
              </Button>
            </>
          )}
        </Group>
      </Group>
      <Problem error={turn.error ?? rotate.error ?? remove.error} />
      {seen && <WebhookLog webhook={webhook} may={may} />}
    </>
  );
}

function State({ webhook: { active, disabledBecause, failingSince } }: { webhook: Webhook }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const spoken = useSpokenText();
  if (!active)
    return (
      <>
        {disabledBecause === null
          ? t('webhook.state.off')
          : t('webhook.state.disabled', { because: spoken(disabledBecause) })}
      </>
    );
  return (
    <>{failingSince === null ? t('webhook.state.on') : t('webhook.state.failing', { at: clock.at(failingSince) })}</>
  );
}
