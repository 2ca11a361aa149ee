import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { Allowed } from './allowed.js';
import { DateFields } from './date-fields.js';
import { ItemFields } from './item-fields.js';
import { useTemplateWords, type TemplateBody } from './words.js';
import {
  another,
  earlier,
  itemEarlier,
  renamed,
  withItem,
  withoutItem,
  withoutPhase,
  type Item,
  type Phase,
} from './written.js';

interface Props {
  body: TemplateBody;
  allowed: Allowed;
  wrong: (path: string, below?: boolean) => string | null;
  write: (body: TemplateBody) => void;
}

/** The phases in their order, with the items of each. */
export function PhaseFields({ body, allowed, wrong, write }: Props): ReactElement {
  const t = useTexts();
  const [open, show] = useState<number | null>(null);
  const name = (number: number): string => {
    const plain = t('template.edit.phaseNumber', { number });
    return body.phases.some((phase) => phase.name === plain) ? name(number + 1) : plain;
  };
  return (
    <Stack gap="lg">
      {body.phases.map((phase, index) => (
        <OnePhase
          key={index}
          {...{ body, allowed, wrong, write, open, show, phase, index }}
          only={body.phases.length === 1}
        />
      ))}
      {wrong('items') !== null && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {wrong('items')}
        </Text>
      )}
      <div>
        <Button
          variant="default"
          disabled={body.phases.length >= allowed.most.phases}
          onClick={() => write({ ...body, phases: [...body.phases, { name: name(body.phases.length + 1) }] })}
        >
          {t('template.edit.addPhase')}
        </Button>
      </div>
    </Stack>
  );
}

interface PhaseProps extends Props {
  phase: Phase;
  index: number;
  only: boolean;
  /** The item that is being written. */
  open: number | null;
  show: (index: number | null) => void;
}

function OnePhase(props: PhaseProps): ReactElement {
  const { body, allowed, wrong, write, phase, index, only, show } = props;
  const t = useTexts();
  const { target } = phase;
  const number = index + 1;
  const set = (next: Phase): void => write(renamed(body, index, next));
  const add = (): void => {
    const [role = 'program_manager'] = allowed.roles;
    show(body.items.length);
    write({ ...body, items: [...body.items, another(body, phase.name, { role })] });
  };
  return (
    <Stack gap="xs" role="group" aria-label={t('template.edit.phaseNumber', { number })}>
      <Group gap="xs" align="start">
        <TextInput
          label={t('template.edit.phaseName', { number })}
          w={260}
          required
          maxLength={allowed.long.phaseName}
          value={phase.name}
          error={wrong(`phases.${index}.name`)}
          onChange={({ currentTarget }) => set({ ...phase, name: currentTarget.value })}
        />
        <Checkbox
          mt="xl"
          label={t('template.edit.hasTarget')}
          checked={target !== undefined && target !== null}
          onChange={({ currentTarget }) => {
            const { target: _before, ...rest } = phase;
            const begin = {
              after: '10 working days',
              from: index === 0 ? ('start' as const) : ('phase_start' as const),
            };
            set(currentTarget.checked ? { ...rest, target: begin } : rest);
          }}
        />
        {index > 0 && (
          <Button
            mt="lg"
            variant="subtle"
            color="gray"
            aria-label={t('template.edit.earlierThis', { name: phase.name })}
            onClick={() => write({ ...body, phases: earlier(body.phases, index) })}
          >
            {t('template.edit.earlier')}
          </Button>
        )}
        {!only && (
          <Button
            mt="lg"
            variant="subtle"
            color="gray"
            aria-label={t('template.edit.removeThis', { name: phase.name })}
            onClick={() => {
              show(null);
              write(withoutPhase(body, index));
            }}
          >
            {t('template.edit.remove')}
          </Button>
        )}
      </Group>
      {target && (
        <DateFields
          label={t('template.edit.target')}
          date={target}
          allowed={allowed}
          bases={allowed.targetBases}
          wrong={(path) => wrong(`phases.${index}.target${path === '' ? '' : `.${path}`}`)}
          write={(next) => set({ ...phase, target: next as NonNullable<Phase['target']> })}
        />
      )}
      {body.items.map((item, at) => item.phase === phase.name && <OneItem key={at} {...props} item={item} at={at} />)}
      <div>
        <Button variant="default" size="compact-sm" disabled={body.items.length >= allowed.most.items} onClick={add}>
          {t('template.edit.addItem', { phase: phase.name })}
        </Button>
      </div>
    </Stack>
  );
}

function OneItem({
  body,
  allowed,
  wrong,
  write,
  open,
  show,
  item,
  at,
}: PhaseProps & { item: Item; at: number }): ReactElement {
  const t = useTexts();
  const { who, when } = useTemplateWords();
  const path = `items.${at}`;
  if (open === at)
    return (
      <ItemFields
        body={body}
        item={item}
        allowed={allowed}
        wrong={(field, below) => wrong(`${path}.${field}`, below)}
        write={(next) => write(withItem(body, at, next))}
        close={() => show(null)}
      />
    );
  const told = wrong(path, true);
  const first = body.items.findIndex(({ phase }) => phase === item.phase) === at;
  return (
    <Group gap="xs" align="start" wrap="nowrap" justify="space-between">
      <div>
        <Text size="sm">
          <span className="key">{item.key}</span> {item.title}
        </Text>
        <Text size="xs" c="dimmed">
          {[
            who(item.owner),
            when(item.due),
            item.severity,
            item.dependsOn?.length ? t('template.waitsFor', { keys: item.dependsOn.join(', ') }) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {told !== null && (
          <Text size="xs" c="var(--mantine-color-error)">
            {told}
          </Text>
        )}
      </div>
      <Group gap={4} wrap="nowrap">
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('template.edit.changeThis', { name: item.key })}
          onClick={() => show(at)}
        >
          {t('template.edit.change')}
        </Button>
        {!first && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={t('template.edit.earlierThis', { name: item.key })}
            onClick={() => {
              show(null);
              write(itemEarlier(body, at));
            }}
          >
            {t('template.edit.earlier')}
          </Button>
        )}
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={t('template.edit.removeThis', { name: item.key })}
          onClick={() => {
            show(null);
            write(withoutItem(body, at));
          }}
        >
          {t('template.edit.remove')}
        </Button>
      </Group>
    </Group>
  );
}
