import { Checkbox, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { Bounds } from './allowed.js';
import { WhoFields, WholeField } from './common-fields.js';
import { SpanField } from '../../components/span-field.js';
import type { Role } from './who.js';

type WrongAt = (path: string, below?: boolean) => string | null;

interface ProofProps {
  proof: { maxAgeMinutes: number } | undefined;
  bounds: Bounds;
  wrong: WrongAt;
  write: (proof: { maxAgeMinutes: number } | undefined) => void;
}

/** Whether whoever decides must just have proved who they are. */
export function ProofFields({ proof, bounds, wrong, write }: ProofProps): ReactElement {
  const t = useTexts();
  return (
    <Group gap="sm" align="end">
      <Checkbox
        label={t('policyForm.proof')}
        checked={proof !== undefined}
        mb={proof ? 8 : 0}
        onChange={(event) => write(event.currentTarget.checked ? { maxAgeMinutes: 5 } : undefined)}
      />
      {proof && (
        <WholeField
          label={t('policyForm.proofMinutes')}
          value={proof.maxAgeMinutes}
          bounds={bounds}
          error={wrong('body.proof', true)}
          write={(minutes) => write({ maxAgeMinutes: minutes ?? 0 })}
        />
      )}
    </Group>
  );
}

export interface Glass {
  roles: Role[];
  people: string[];
  secondPerson: { roles: Role[]; people: string[] };
  expires: string;
}

interface GlassProps {
  glass: Glass | undefined;
  known: readonly Role[];
  wrong: WrongAt;
  write: (glass: Glass | undefined) => void;
}

/** The way out where no approver is there and it cannot wait: one asks, a second confirms, and all hear of it. */
export function GlassFields({ glass, known, wrong, write }: GlassProps): ReactElement {
  const t = useTexts();
  const begun: Glass = { roles: [], people: [], secondPerson: { roles: [], people: [] }, expires: 'PT4H' };
  const below = (path: string): string | null => wrong(`body.breakGlass.${path}`, true);
  const nobody = wrong('body.breakGlass');
  const noSecond = wrong('body.breakGlass.secondPerson');
  return (
    <>
      <Checkbox
        label={t('policyForm.glass')}
        checked={glass !== undefined}
        onChange={(event) => write(event.currentTarget.checked ? begun : undefined)}
      />
      {glass && (
        <Paper withBorder p="sm" component="fieldset" aria-label={t('policyForm.glassIs')} m={0}>
          <Stack gap="xs">
            <WhoFields
              value={glass}
              known={known}
              labels={{ roles: t('policyForm.glassAsks'), people: t('policyForm.glassAsksByName') }}
              wrong={below}
              write={write}
            />
            <Said error={nobody} />
            <WhoFields
              value={glass.secondPerson}
              known={known}
              labels={{ roles: t('policyForm.glassConfirms'), people: t('policyForm.glassConfirmsByName') }}
              wrong={(path) => below(`secondPerson.${path}`)}
              write={(secondPerson) => write({ ...glass, secondPerson })}
            />
            <Said error={noSecond} />
            <SpanField
              label={t('policyForm.glassExpires')}
              value={glass.expires}
              error={below('expires')}
              write={(expires) => write({ ...glass, expires })}
            />
          </Stack>
        </Paper>
      )}
    </>
  );
}

/** What is wrong with a part as a whole. */
export function Said({ error }: { error: string | null }): ReactElement | null {
  if (error === null) return null;
  return (
    <Text size="sm" c="var(--mantine-color-error)" role="alert">
      {error}
    </Text>
  );
}
