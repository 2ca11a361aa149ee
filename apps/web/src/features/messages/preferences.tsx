import { Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { api, http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';

type Preferences = Schemas['MessagePreferences'];
type Chosen = Schemas['PreferencesBody'];
type Choice = Preferences['effective'][string];
type Channel = Preferences['digest']['channels'][number];

interface Props {
  me: string;
  found: Preferences;
}

/** Which messages reach me besides the list of the page, by what, and when: within what administrators allow. */
export function PreferencesForm({ me, found }: Props): ReactElement {
  const t = useTexts();
  const [chosen, choose] = useState<Chosen>({
    groups: found.groups,
    quietHours: found.quietHours,
    digest: found.digest,
  });
  const allowed = useQuery(api.queryOptions('get', '/message-settings')).data;
  const channels = Object.entries(allowed?.channels ?? {}).flatMap(([name, on]) => (on ? [name as Channel] : []));
  const save = useCommand<Chosen, unknown>(`preferences/${me}`, (body, headers) =>
    http.PUT('/people/{id}/preferences', {
      params: { path: { id: me } },
      body,
      headers: { ...headers, 'if-match': `"${found.version}"` },
    }),
  );
  const set = (group: string, choice: Choice): void =>
    choose({ ...chosen, groups: { ...chosen.groups, [group]: choice } });
  return (
    <Part title={t('message.preferences')}>
      <form
        aria-label={t('message.preferences')}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(chosen);
        }}
      >
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('message.preferencesHint')}
          </Text>
          {allowed &&
            Object.entries(found.effective).map(([group, effective]) => (
              <GroupChoice
                key={group}
                group={group}
                choice={(chosen.groups as Preferences['groups'])[group] ?? effective}
                rule={allowed.groups[group]}
                channels={channels}
                set={(choice) => set(group, choice)}
              />
            ))}
          <Times chosen={chosen} choose={choose} channels={channels} />
          <Problem error={save.error} />
          {save.isSuccess && (
            <Text size="sm" role="status">
              {t('message.saved')}
            </Text>
          )}
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('message.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Part>
  );
}

interface OfGroup {
  group: string;
  choice: Choice;
  rule: Schemas['MessageSettings']['groups'][string] | undefined;
  channels: readonly Channel[];
  set: (choice: Choice) => void;
}

type How = 'policy' | 'chosen' | 'inbox';

function GroupChoice({ group, choice, rule, channels, set }: OfGroup): ReactElement {
  const t = useTexts();
  const name = t(`message.groups.${group}` as never, group);
  const how: How = choice.channels === null ? 'policy' : choice.channels.length === 0 ? 'inbox' : 'chosen';
  const ways: { value: How; label: string }[] = [
    { value: 'policy', label: t('message.asPolicy') },
    { value: 'chosen', label: t('message.chosen') },
    ...(rule?.maySwitchOff === true || how === 'inbox'
      ? [{ value: 'inbox' as const, label: t('message.inboxOnly') }]
      : []),
  ];
  const first = channels.slice(0, 1);
  const by: Record<How, Channel[] | null> = {
    policy: null,
    chosen: choice.channels?.length ? choice.channels : first,
    inbox: [],
  };
  return (
    <fieldset className="plain">
      <Text component="legend" size="sm" fw={600}>
        {name}
      </Text>
      <Group gap="sm" align="end">
        <Select
          aria-label={t('message.howOf', { group: name })}
          data={ways}
          value={how}
          allowDeselect={false}
          onChange={(value) => set({ ...choice, channels: by[value ?? 'policy'] })}
        />
        {how === 'chosen' && (
          <Channels
            label={t('message.channelsOf', { group: name })}
            channels={channels}
            value={choice.channels ?? []}
            change={(value) => set({ ...choice, channels: value })}
          />
        )}
        {(rule?.mayDigest === true || choice.when === 'digest') && (
          <Select
            aria-label={t('message.whenOf', { group: name })}
            data={[
              { value: 'immediate', label: t('message.immediate') },
              { value: 'digest', label: t('message.digest') },
            ]}
            value={choice.when}
            allowDeselect={false}
            onChange={(value) => set({ ...choice, when: value === 'digest' ? 'digest' : 'immediate' })}
          />
        )}
      </Group>
    </fieldset>
  );
}

interface OfChannels {
  label: string;
  channels: readonly Channel[];
  value: readonly Channel[];
  change: (value: Channel[]) => void;
}

function Channels({ label, channels, value, change }: OfChannels): ReactElement {
  const t = useTexts();
  return (
    <Checkbox.Group aria-label={label} value={[...value]} onChange={(next) => change(next)}>
      <Group gap="sm" mih={36}>
        {channels.map((channel) => (
          <Checkbox key={channel} value={channel} label={t(`channel.${channel}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

interface OfTimes {
  chosen: Chosen;
  choose: (chosen: Chosen) => void;
  channels: readonly Channel[];
}

function Times({ chosen, choose, channels }: OfTimes): ReactElement {
  const t = useTexts();
  const { quietHours, digest } = chosen;
  return (
    <>
      <Group align="end" gap="sm">
        <Checkbox
          mb={8}
          label={t('message.quiet')}
          checked={quietHours !== null}
          onChange={(event) =>
            choose({ ...chosen, quietHours: event.currentTarget.checked ? { from: '20:00', to: '08:00' } : null })
          }
        />
        {quietHours !== null &&
          (['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              type="time"
              label={t(end === 'from' ? 'message.quietFrom' : 'message.quietTo')}
              value={quietHours[end]}
              onChange={(event) =>
                choose({ ...chosen, quietHours: { ...quietHours, [end]: event.currentTarget.value } })
              }
            />
          ))}
      </Group>
      <Text size="xs" c="dimmed">
        {t('message.quietHint')}
      </Text>
      <Group align="end" gap="sm">
        <TextInput
          type="time"
          label={t('message.digestAt')}
          value={digest.at}
          onChange={(event) => choose({ ...chosen, digest: { ...digest, at: event.currentTarget.value } })}
        />
        <Channels
          label={t('message.digestBy')}
          channels={channels}
          value={digest.channels}
          change={(value) => choose({ ...chosen, digest: { ...digest, channels: value } })}
        />
      </Group>
    </>
  );
}
