import { SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { Allowed } from './allowed.js';
import { ChannelsField, RepeatFields, RolesField, TimeField } from './common-fields.js';
import type { FormProps } from './escalation-form.js';
import { SpanField } from '../../components/span-field.js';
import type { Role } from './who.js';
import { withField } from './written.js';

/** What kinds that wait for somebody have in common. */
interface Waiting {
  escalateTo: Role[];
  channels: Allowed['channels'];
  time?: Allowed['times'][number];
  repeat?: { every: string; times: number };
}

interface Props<Body> extends FormProps<Body> {
  /** The name of the limit in the document, and what it is called. */
  limit: { name: keyof Body & string; label: string };
  escalateTo: readonly Role[];
  /** Whether the kind counts in working time too, and tells again. */
  counted: boolean;
}

/** What happens where nobody decides in time: after how long, who is told, how often again. */
export function LateFields<Body extends Waiting>(props: Props<Body>): ReactElement {
  const { body, allowed, wrong, write, limit, escalateTo, counted } = props;
  const t = useTexts();
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('policyForm.late')}
      </Text>
      <SpanField
        label={limit.label}
        value={body[limit.name] as string}
        error={wrong(`body.${limit.name}`)}
        write={(span) => write({ ...body, [limit.name]: span })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
        <RolesField
          label={t('policyForm.escalateTo')}
          value={body.escalateTo}
          known={escalateTo}
          error={wrong('body.escalateTo', true)}
          write={(roles) => write({ ...body, escalateTo: roles })}
        />
        <ChannelsField
          value={body.channels}
          known={allowed.channels}
          error={wrong('body.channels', true)}
          write={(channels) => write({ ...body, channels })}
        />
      </SimpleGrid>
      {counted && (
        <>
          <RepeatFields
            repeat={body.repeat}
            bounds={allowed.repeats}
            wrong={(path) => wrong(`body.${path}`, true)}
            write={(repeat) => write(withField<Waiting & Body, 'repeat'>(body, 'repeat', repeat))}
          />
          <TimeField
            value={body.time}
            known={allowed.times}
            error={wrong('body.time')}
            write={(time) => write({ ...body, time })}
          />
        </>
      )}
    </Stack>
  );
}
