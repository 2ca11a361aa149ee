import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMemo, useState, type ReactElement } from 'react';
import type { Schemas } from '../../lib/api.js';
import { useCommands } from '../../lib/shortcuts.js';
import { useClock, useTexts } from '../../lib/texts.js';
import type { CommandHeaders } from '../../lib/use-command.js';
import { CommandForm } from '../form/command-form.js';
import type { FormField } from '../form/form-field.js';
import { useSpokenText } from '../../lib/spoken.js';

const acts = { breakGlass: 'break_glass', confirmGlass: 'confirm_glass', refuseGlass: 'refuse_glass' } as const;
type GlassAct = keyof typeof acts;

type Round = NonNullable<Schemas['ExceptionDetail']['signOff']>;

interface Props {
  /** Id of what waits for signatures, and what people call it. */
  of: { id: string; name: string };
  /** The round that is open; null: none is. */
  round: Pick<Round, 'contentHash' | 'breakGlass'> | null;
  /** It was decided past those who were asked. */
  broken: boolean;
  allowed: readonly string[];
  refused: readonly { command: string; because: string }[];
  send: {
    breakGlass: (body: Schemas['GlassRequest'], headers: CommandHeaders) => Promise<unknown>;
    confirmGlass: (body: Schemas['GlassConfirmation'], headers: CommandHeaders) => Promise<unknown>;
    refuseGlass: (body: { reason?: string }, headers: CommandHeaders) => Promise<unknown>;
  };
}

/**
 * Deciding past those who are asked: what it means, who has asked for it and who may confirm it. Where the policy does not
 * allow it, or not to whoever looks, the reason stands in its place.
 */
export function Glass({ of, round, broken, allowed, refused, send }: Props): ReactElement | null {
  const t = useTexts();
  const [chosen, choose] = useState<GlassAct | null>(null);
  const possible = (Object.keys(acts) as GlassAct[]).filter((name) => allowed.includes(acts[name]));
  const names = possible.join(' ');
  useCommands(
    useMemo(
      () =>
        (names === '' ? [] : (names.split(' ') as GlassAct[])).map((name) => ({
          id: `glass/${of.id}/${name}`,
          label: t(`act.${name}`),
          group: of.name,
          run: () => choose(name),
        })),
      [names, of.id, of.name, t],
    ),
  );
  const spoken = useSpokenText();
  const why = refused.find(({ command }) => command === 'break_glass')?.because;
  if (round === null && !broken) return null;
  return (
    <Stack gap="xs">
      {broken && (
        <Alert color="red" role="status">
          {t('glass.broken')}
        </Alert>
      )}
      {round !== null && <Waiting glass={round.breakGlass} />}
      {round !== null &&
        (chosen !== null && possible.includes(chosen) ? (
          <Form name={chosen} of={of} hash={round.contentHash} send={send} close={() => choose(null)} />
        ) : (
          <Group gap="xs">
            {possible.map((name) => (
              <Button
                key={name}
                variant="default"
                c={name === 'refuseGlass' ? undefined : 'red'}
                onClick={() => choose(name)}
              >
                {t(`act.${name}`)}
              </Button>
            ))}
          </Group>
        ))}
      {round?.breakGlass === null && !possible.includes('breakGlass') && why !== undefined && (
        <Text size="xs" c="dimmed">
          {t('glass.notOffered', { why: spoken(why) })}
        </Text>
      )}
    </Stack>
  );
}

function Waiting({ glass }: { glass: Round['breakGlass'] }): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  if (glass === null) return null;
  return (
    <Alert color="red" variant="light" role="status" title={t('glass.waits', { who: glass.askedBy.name })}>
      <Text size="sm" className="said">
        {glass.reason}
      </Text>
      <Text size="sm">
        {t('glass.until', {
          when: clock.at(glass.expiresAt),
          who: glass.mayConfirm.map(({ name }) => name).join(', '),
        })}
      </Text>
    </Alert>
  );
}

interface FormProps extends Pick<Props, 'of' | 'send'> {
  name: GlassAct;
  hash: string;
  close: () => void;
}

function Form({ name, of, hash, send, close }: FormProps): ReactElement {
  const t = useTexts();
  const fields: Record<GlassAct, FormField[]> = {
    breakGlass: [{ name: 'reason', label: t('field.glassReason'), kind: 'text', required: true }],
    confirmGlass: [],
    refuseGlass: [{ name: 'reason', label: t('field.reason'), kind: 'text' }],
  };
  return (
    <CommandForm
      key={name}
      name={`${name}/${of.id}`}
      title={t(`act.${name}`)}
      fields={fields[name]}
      grave={name !== 'refuseGlass'}
      send={({ reason = '' }, headers) =>
        name === 'breakGlass'
          ? send.breakGlass({ reason, contentHash: hash }, headers)
          : name === 'confirmGlass'
            ? send.confirmGlass({ contentHash: hash }, headers)
            : send.refuseGlass(reason === '' ? {} : { reason }, headers)
      }
      done={close}
      close={close}
    >
      <Text size="sm">{t(`glass.means.${name}`)}</Text>
    </CommandForm>
  );
}
