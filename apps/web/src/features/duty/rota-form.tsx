import { Button, Checkbox, Group, NumberInput, Paper, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { useDraft } from '../../lib/draft.js';
import { fieldProblem } from '../../lib/problem.js';
import { useTexts } from '../../lib/texts.js';
import { dayIn, ownZone } from '../../lib/time.js';
import { useCommand } from '../../lib/use-command.js';
import { useWeekdays } from '../../lib/weekdays.js';
import { allowed, type Allowed } from './allowed.js';
import { bodyOf, mondayFrom, newLayer, type Layer, type RotaBody } from './layers.js';
import { Members } from './members.js';

type Rota = Schemas['Rota'];

interface Typed {
  name: string;
  description: string;
  body: RotaBody;
}

/** A rota made or mended by hand: its layers, who takes turns in each, when they hand over, and when they are on duty. */
export function RotaForm({ rota, close }: { rota: Rota | null; close: () => void }): ReactElement {
  const t = useTexts();
  const draft = useDraft(`rota/${rota?.id ?? 'new'}`);
  const first = newLayer(t('duty.rota.layer', { number: 1 }), ownZone, mondayFrom(dayIn(ownZone, Date.now())));
  const stands: Typed = rota
    ? { name: rota.name, description: rota.description, body: rota.body }
    : { name: '', description: '', body: { layers: [first], overrides: [] } };
  const typed = parsed(draft.text) ?? stands;
  const save = useCommand<Typed, unknown>(
    `rota/${rota?.id ?? 'new'}/${rota?.version ?? 0}`,
    (sent, headers) => {
      if (rota === null) return http.POST('/rotas', { body: sent, headers });
      const params = { path: { id: rota.id } };
      return http.PUT('/rotas/{id}', { params, headers: { ...headers, 'if-match': `"${rota.version}"` }, body: sent });
    },
    () => {
      draft.sent();
      close();
    },
  );
  const write = (next: Typed): void => {
    save.reset();
    draft.write(JSON.stringify(next));
  };
  const known = useQuery(allowed);
  const { layers } = typed.body;
  const setLayers = (next: Layer[]): void => write({ ...typed, body: { ...typed.body, layers: next } });
  const title = rota === null ? t('duty.rota.new') : t('duty.rota.edit', { name: rota.name });
  return (
    <Paper withBorder p="sm" component="section" aria-label={title}>
      <Stack gap="sm">
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <TextInput
          label={t('duty.rota.name')}
          required
          value={typed.name}
          error={fieldProblem(save.error, 'name')}
          onChange={(event) => write({ ...typed, name: event.currentTarget.value })}
        />
        <TextInput
          label={t('duty.rota.about')}
          value={typed.description}
          error={fieldProblem(save.error, 'description')}
          onChange={(event) => write({ ...typed, description: event.currentTarget.value })}
        />
        {layers.map((layer, index) => (
          <LayerFields
            key={index}
            layer={layer}
            most={known.data}
            label={t('duty.rota.layer', { number: index + 1 })}
            wrong={(path) => fieldProblem(save.error, `body.layers.${index}.${path}`)}
            write={(next) => setLayers(layers.with(index, next))}
            remove={layers.length > 1 ? () => setLayers(layers.toSpliced(index, 1)) : null}
          />
        ))}
        {layers.length < (known.data?.layers ?? Infinity) ? (
          <div>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() =>
                setLayers([...layers, { ...first, name: t('duty.rota.layer', { number: layers.length + 1 }) }])
              }
            >
              {t('duty.rota.addLayer')}
            </Button>
          </div>
        ) : (
          <Text size="sm" c="dimmed">
            {t('duty.rota.mostLayers', { count: layers.length })}
          </Text>
        )}
        <Problem error={save.error ?? known.error} />
        <Group gap="xs">
          <Button loading={save.isPending} onClick={() => save.mutate(typed)}>
            {t(rota === null ? 'duty.rota.make' : 'duty.rota.save')}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              draft.sent();
              close();
            }}
          >
            {t('duty.rota.drop')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

interface LayerProps {
  layer: Layer;
  most: Allowed | undefined;
  label: string;
  wrong: (path: string) => string | null;
  write: (layer: Layer) => void;
  remove: (() => void) | null;
}

function LayerFields({ layer, most, label, wrong, write, remove }: LayerProps): ReactElement {
  const t = useTexts();
  const weekdays = useWeekdays();
  const { hours } = layer;
  return (
    <Paper withBorder p="sm" component="fieldset" aria-label={label} m={0}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Text size="sm" fw={600}>
            {label}
          </Text>
          {remove && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              aria-label={t('duty.rota.removeThis', { name: label })}
              onClick={remove}
            >
              {t('duty.rota.remove')}
            </Button>
          )}
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
          <TextInput
            label={t('duty.rota.called')}
            value={layer.name}
            maxLength={most?.name}
            error={wrong('name')}
            onChange={(event) => write({ ...layer, name: event.currentTarget.value })}
          />
          <TextInput
            label={t('duty.rota.zone')}
            value={layer.zone}
            error={wrong('zone')}
            onChange={(event) => write({ ...layer, zone: event.currentTarget.value })}
          />
          <TextInput
            label={t('duty.rota.starts')}
            type="date"
            value={layer.starts}
            error={wrong('starts')}
            onChange={(event) => write({ ...layer, starts: event.currentTarget.value })}
          />
          <TextInput
            label={t('duty.rota.handover')}
            type="time"
            value={layer.handover}
            error={wrong('handover')}
            onChange={(event) => write({ ...layer, handover: event.currentTarget.value })}
          />
          <NumberInput
            label={t('duty.rota.weeks')}
            allowDecimal={false}
            {...(most ? { min: most.weeks.least, max: most.weeks.most } : {})}
            value={layer.weeks}
            error={wrong('weeks')}
            onChange={(weeks) => write({ ...layer, weeks: Number(weeks) || 0 })}
          />
        </SimpleGrid>
        <Members
          members={layer.members}
          most={most?.members}
          error={wrong('members')}
          write={(members) => write({ ...layer, members })}
        />
        <Checkbox
          label={t('duty.rota.clock')}
          checked={hours === null}
          onChange={(event) =>
            write({ ...layer, hours: event.currentTarget.checked ? null : { from: '09:00', to: '18:00' } })
          }
        />
        {hours && (
          <Group gap="sm" align="start">
            {(['from', 'to'] as const).map((end) => (
              <TextInput
                key={end}
                label={t(`duty.rota.${end}`)}
                type="time"
                value={hours[end]}
                error={end === 'from' ? wrong('hours') : null}
                onChange={(event) => write({ ...layer, hours: { ...hours, [end]: event.currentTarget.value } })}
              />
            ))}
          </Group>
        )}
        <Checkbox.Group
          label={t('duty.rota.days')}
          error={wrong('days')}
          value={layer.days.map(String)}
          onChange={(days) => write({ ...layer, days: days.map(Number).sort((one, other) => one - other) })}
        >
          <Group gap="sm" mt={4}>
            {weekdays.map((day, index) => (
              <Checkbox key={day} value={String(index + 1)} label={day} />
            ))}
          </Group>
        </Checkbox.Group>
      </Stack>
    </Paper>
  );
}

function parsed(text: string): Typed | null {
  try {
    const found = JSON.parse(text) as Typed;
    return typeof found.name === 'string' && bodyOf({ ...found.body }) !== null ? found : null;
  } catch {
    return null;
  }
}
