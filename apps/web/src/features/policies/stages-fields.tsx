import { Button, Checkbox, Group, MultiSelect, Paper, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { SigningAllowed } from './allowed.js';
import { WhoFields, WholeField, type Wrong } from './common-fields.js';
import { usePeopleNamed } from './many.js';
import { Said } from './signing-fields.js';
import type { Role } from './who.js';
import { movedBy, withField } from './written.js';

export interface Stage {
  name: string;
  required: number;
  roles: Role[];
  people: string[];
  weights?: Record<string, number>;
  veto?: string[];
}

interface Props {
  stages: readonly Stage[];
  /** Where they stand in the document: `body.stages`. */
  path: string;
  allowed: SigningAllowed;
  wrong: (path: string, below?: boolean) => string | null;
  write: (stages: Stage[]) => void;
}

/** Who approves, stage after stage: the next opens when enough of the one before have. */
export function StagesFields({ stages, path, allowed, wrong, write }: Props): ReactElement {
  const t = useTexts();
  const add = (): void => {
    const roles = stages.at(-1)?.roles ?? allowed.roles.slice(0, 1);
    write([...stages, { name: t('policyForm.stage', { number: stages.length + 1 }), required: 1, roles, people: [] }]);
  };
  return (
    <Stack gap="sm">
      {stages.map((stage, index) => (
        <StageFields
          key={index}
          stage={stage}
          name={t('policyForm.stage', { number: index + 1 })}
          allowed={allowed}
          wrong={(at) => (at === '' ? wrong(`${path}.${index}`) : wrong(`${path}.${index}.${at}`, true))}
          write={(next) => write(stages.with(index, next))}
          move={(by) => write(movedBy(stages, index, by))}
          place={{ first: index === 0, last: index === stages.length - 1 }}
          remove={() => write(stages.toSpliced(index, 1))}
        />
      ))}
      <Said error={wrong(path)} />
      {stages.length < allowed.mostStages ? (
        <Button variant="default" size="compact-sm" onClick={add} style={{ alignSelf: 'start' }}>
          {t('policyForm.addStage')}
        </Button>
      ) : (
        <Text size="sm" c="dimmed">
          {t('policyForm.mostStages', { count: allowed.mostStages })}
        </Text>
      )}
    </Stack>
  );
}

interface StageProps {
  stage: Stage;
  name: string;
  allowed: SigningAllowed;
  wrong: Wrong;
  write: (stage: Stage) => void;
  move: (by: number) => void;
  place: { first: boolean; last: boolean };
  remove: () => void;
}

function StageFields({ stage, name, allowed, wrong, write, move, place, remove }: StageProps): ReactElement {
  const t = useTexts();
  return (
    <Paper withBorder p="sm" component="fieldset" aria-label={name} m={0}>
      <RowHead name={name} move={move} place={place} remove={place.first && place.last ? null : remove} />
      <Stack gap="xs">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
          <TextInput
            label={t('policyForm.name')}
            value={stage.name}
            error={wrong('name')}
            onChange={(event) => write({ ...stage, name: event.currentTarget.value })}
          />
          <WholeField
            label={t(stage.weights ? 'policyForm.requiredWeight' : 'policyForm.required')}
            value={stage.required}
            bounds={allowed.required}
            error={wrong('required')}
            write={(required) => write({ ...stage, required: required ?? 0 })}
          />
        </SimpleGrid>
        <WhoFields
          value={stage}
          known={allowed.roles}
          labels={{ roles: t('policyForm.approvers'), people: t('policyForm.approversByName') }}
          wrong={wrong}
          write={(next) => write(withoutStrangers(next))}
        />
        <Weights stage={stage} allowed={allowed} wrong={wrong} write={write} />
        <Said error={wrong('')} />
      </Stack>
    </Paper>
  );
}

/** What approvals weigh, and whose no ends the round: both are said of those whom the stage asks. */
function Weights({ stage, allowed, wrong, write }: Pick<StageProps, 'stage' | 'allowed' | 'wrong' | 'write'>) {
  const t = useTexts();
  const names = usePeopleNamed(stage.people);
  const asked = [
    ...stage.roles.map((role) => ({ value: role, label: t(`policy.role.${role}`) })),
    ...stage.people.map((id) => ({ value: id, label: names.get(id) ?? '…' })),
  ];
  const { weights, veto } = stage;
  return (
    <>
      <Checkbox
        label={t('policyForm.weigh')}
        checked={weights !== undefined}
        onChange={(event) => write(withField(stage, 'weights', event.currentTarget.checked ? {} : undefined))}
      />
      {weights && (
        <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }} spacing="sm" verticalSpacing="xs">
          {asked.map(({ value, label }) => (
            <WholeField
              key={value}
              label={t('policyForm.weightOf', { who: label })}
              value={weights[value] ?? 1}
              bounds={allowed.weight}
              error={wrong(`weights.${value}`)}
              write={(weight) => write({ ...stage, weights: { ...weights, [value]: weight ?? 0 } })}
            />
          ))}
        </SimpleGrid>
      )}
      <Checkbox
        label={t('policyForm.votes')}
        checked={veto !== undefined}
        onChange={(event) =>
          write(
            withField(stage, 'veto', event.currentTarget.checked ? asked.slice(0, 1).map((e) => e.value) : undefined),
          )
        }
      />
      {veto && (
        <MultiSelect
          label={t('policyForm.veto')}
          description={t('policyForm.vetoMeans')}
          value={veto}
          error={wrong('veto')}
          onChange={(chosen) => write({ ...stage, veto: chosen })}
          data={asked}
        />
      )}
    </>
  );
}

/** Weights and vetoes of those only whom the stage still asks. */
function withoutStrangers(stage: Stage): Stage {
  const asked: readonly string[] = [...stage.roles, ...stage.people];
  const weights =
    stage.weights && Object.fromEntries(Object.entries(stage.weights).filter(([who]) => asked.includes(who)));
  const veto = stage.veto?.filter((who) => asked.includes(who));
  return withField(withField(stage, 'weights', weights), 'veto', veto);
}

interface HeadProps {
  name: string;
  move: (by: number) => void;
  place: { first: boolean; last: boolean };
  /** Null: it cannot be taken out. */
  remove: (() => void) | null;
}

/** The head of one of several that follow each other: it is moved and taken out here. */
export function RowHead({ name, move, place, remove }: HeadProps): ReactElement {
  const t = useTexts();
  const button = { variant: 'subtle', color: 'gray', size: 'compact-xs' } as const;
  return (
    <Group justify="space-between" mb="xs">
      <Text size="sm" fw={600}>
        {name}
      </Text>
      <Group gap={4}>
        {!place.first && (
          <Button {...button} aria-label={t('policyForm.earlierThis', { name })} onClick={() => move(-1)}>
            {t('policyForm.earlier')}
          </Button>
        )}
        {!place.last && (
          <Button {...button} aria-label={t('policyForm.laterThis', { name })} onClick={() => move(1)}>
            {t('policyForm.later')}
          </Button>
        )}
        {remove && (
          <Button {...button} aria-label={t('policy.edit.removeThis', { name })} onClick={remove}>
            {t('policy.edit.remove')}
          </Button>
        )}
      </Group>
    </Group>
  );
}
