import { Alert, Button, Group, Table, Text } from '@mantine/core';
import { queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { CommandForm, instantOf } from '../../components/form/command-form.js';
import { Loading } from '../../components/loading.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { http, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useMay } from '../../lib/rights.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { RotaForm } from './rota-form.js';
import { Spoken } from '../../components/spoken.js';
import { Swaps } from './swaps.js';

type Rota = Schemas['Rota'];

/** The rotas, with who is on duty. */
export function Rotas(): ReactElement {
  const t = useTexts();
  const found = useInfiniteQuery({ ...pages('/rotas', { sort: 'name' }), refetchInterval: 30_000 });
  const rotas = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const { may, because, known } = useMay('administer');
  const [making, make] = useState(false);
  return (
    <Part title={t('duty.rotas')}>
      <Problem error={found.error} />
      {found.isPending && <Loading rows={3} />}
      {found.data && rotas.length === 0 && <Empty>{t('duty.none')}</Empty>}
      <ul className="rows">
        {rotas.map((rota) => (
          <li key={rota.id}>
            <One rota={rota} edits={may} />
          </li>
        ))}
      </ul>
      {known && !may && (
        <Text size="sm" c="dimmed">
          {t('duty.rota.onlyAdministrators', { because: because ?? '' })}
        </Text>
      )}
      {may && !making && (
        <Button variant="default" mt="xs" onClick={() => make(true)}>
          {t('duty.rota.new')}
        </Button>
      )}
      {may && making && <RotaForm rota={null} close={() => make(false)} />}
    </Part>
  );
}

function One({ rota, edits }: { rota: Rota; edits: boolean }): ReactElement {
  const t = useTexts();
  const [open, show] = useState<'days' | 'swap' | 'edit' | null>(null);
  return (
    <>
      <Group justify="space-between" align="start">
        <div>
          <Text size="sm">
            <strong>{rota.name}</strong> · {t('duty.now')}:{' '}
            {rota.onDuty.map(({ name }) => name).join(', ') || t('duty.nobody')}
          </Text>
          {rota.description !== '' && (
            <Text size="xs" c="dimmed">
              {rota.description}
            </Text>
          )}
        </div>
        <Group gap="xs">
          <Button
            variant="subtle"
            size="compact-xs"
            aria-expanded={open === 'days'}
            onClick={() => show(open === 'days' ? null : 'days')}
          >
            {t(open === 'days' ? 'duty.hide' : 'duty.see')}
          </Button>
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={t('duty.swapOf', { name: rota.name })}
            onClick={() => show('swap')}
          >
            {t('duty.swap')}
          </Button>
          {edits && (
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={t('duty.rota.changeThis', { name: rota.name })}
              onClick={() => show('edit')}
            >
              {t('duty.rota.change')}
            </Button>
          )}
        </Group>
      </Group>
      {rota.warning !== undefined && (
        <Alert color="yellow" variant="light" my="xs">
          <Spoken>{rota.warning}</Spoken>
        </Alert>
      )}
      <Swaps rota={rota} edits={edits} />
      {open === 'days' && <NextDays rota={rota} />}
      {open === 'edit' && <RotaForm rota={rota} close={() => show(null)} />}
      {open === 'swap' && <SwapForm rota={rota} close={() => show(null)} />}
    </>
  );
}

const days = 7;

/** Of each of the next days the same time of day: the API says who, by layers, turns and swaps. */
function nextDays({ id, version }: Rota) {
  return queryOptions({
    queryKey: ['rota-days', id, version],
    queryFn: async ({ signal }) => {
      const now = Date.now();
      const asked = Array.from({ length: days }, (_, number) =>
        new Date(now + (number + 1) * 86_400_000).toISOString(),
      );
      return Promise.all(
        asked.map(async (at) => {
          const { data } = await http.GET('/rotas/{id}', { params: { path: { id }, query: { at } }, signal });
          return { at, onDuty: data?.onDuty ?? [] };
        }),
      );
    },
  });
}

function NextDays({ rota }: { rota: Rota }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const found = useQuery(nextDays(rota));
  if (found.data === undefined) return found.isPending ? <Loading rows={3} /> : <Problem error={found.error} />;
  return (
    <>
      <Text size="xs" c="dimmed" mt="xs">
        {t('duty.next')}
      </Text>
      <Table>
        <Table.Tbody>
          {found.data.map(({ at, onDuty }) => (
            <Table.Tr key={at}>
              <Table.Td w={190}>
                <time dateTime={at}>{clock.at(at)}</time>
              </Table.Td>
              <Table.Td>{onDuty.map(({ name }) => name).join(', ') || t('duty.nobody')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

function SwapForm({ rota, close }: { rota: Rota; close: () => void }): ReactElement {
  const t = useTexts();
  const layers = rota.body.layers.map(({ name }) => ({ value: name, label: name }));
  return (
    <CommandForm
      name={`swap/${rota.id}`}
      title={t('duty.swap')}
      fields={[
        { name: 'layer', label: t('duty.layer'), kind: 'choice', required: true, options: layers },
        { name: 'from', label: t('duty.from'), kind: 'moment', required: true },
        { name: 'to', label: t('duty.to'), kind: 'moment', required: true },
        { name: 'personId', label: t('duty.person'), kind: 'person' },
      ]}
      initial={{ layer: layers[0]?.value ?? '' }}
      send={({ layer = '', from, to, personId }, headers) =>
        http.POST('/rotas/{id}/overrides', {
          params: { path: { id: rota.id } },
          headers: { ...headers, 'if-match': `"${rota.version}"` },
          body: {
            layer,
            from: instantOf(from) ?? '',
            to: instantOf(to) ?? '',
            personId: personId ? personId : null,
          },
        })
      }
      done={close}
      close={close}
    />
  );
}
