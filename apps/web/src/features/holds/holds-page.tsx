import './texts.js';
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { CommandForm } from '../../components/form/command-form.js';
import { PageHead } from '../../components/page-head.js';
import { Problem } from '../../components/problem.js';
import { ItemLink, PersonLink, ProgramLink } from '../../components/record-link.js';
import { RowsOf } from '../../components/record/rows-of.js';
import { http, type Schemas } from '../../lib/api.js';
import { pages } from '../../lib/pages.js';
import { useMay } from '../../lib/rights.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { PlaceHold } from './place-hold.js';

type Hold = Schemas['LegalHold'];
const states = ['holds', 'lifted'] as const;

const route = getRouteApi('/holds');

/** What neither retention nor erasure touches, who said so and why; for who keeps holds, a form to place one, and to lift it. */
export function HoldsPage(): ReactElement {
  const t = useTexts();
  const search: { state?: string } = route.useSearch();
  const navigate = route.useNavigate();
  const [placing, place] = useState(false);
  const { may, because, known, error } = useMay('read_trail');
  const keeps = useMay('keep_holds').may;
  const state = search.state === 'lifted' ? 'lifted' : 'holds';
  const found = useInfiniteQuery({ ...pages('/legal-holds', { state }), retry: false, enabled: may });
  return (
    <>
      <PageHead title={t('hold.title')} />
      {known && !may && (
        <Text size="sm" c="dimmed" mb="sm">
          {t('hold.notYours', { because: because ?? '' })}
        </Text>
      )}
      <Stack gap="md">
        <Text size="sm">{t('hold.what')}</Text>
        <Group align="end">
          <Select
            label={t('hold.state')}
            allowDeselect={false}
            value={state}
            onChange={(chosen) =>
              void navigate({ to: '/holds', search: chosen === 'lifted' ? { state: chosen } : {}, replace: true })
            }
            data={states.map((value) => ({ value, label: t(`hold.stateIs.${value}`) }))}
          />
          {keeps && !placing && (
            <Button variant="default" onClick={() => place(true)}>
              {t('hold.place')}
            </Button>
          )}
        </Group>
        {keeps && placing && <PlaceHold done={() => place(false)} />}
        <Problem error={error} />
        {may && (
          <RowsOf found={found} empty={t(state === 'holds' ? 'hold.none' : 'hold.noneLifted')}>
            {(hold) => <Line hold={hold} keeps={keeps} />}
          </RowsOf>
        )}
      </Stack>
    </>
  );
}

function Line({ hold, keeps }: { hold: Hold; keeps: boolean }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const [lifting, lift] = useState(false);
  const { liftedBy, liftedAt, liftReason } = hold;
  const what = hold.on.name ?? t(`hold.kindIs.${hold.on.kind}`);
  return (
    <>
      <Group justify="space-between" align="start" wrap="nowrap">
        <div>
          <Text size="sm">
            <strong>
              <On hold={hold} />
            </strong>{' '}
            · {hold.reason}
          </Text>
          <Text size="xs" c="dimmed">
            {t('hold.placedBy', { who: hold.placedBy.name, when: clock.at(hold.placedAt) })}
          </Text>
          {liftedBy !== null && liftedAt !== null && (
            <Text size="xs" c="dimmed">
              {t('hold.liftedBy', { who: liftedBy.name, when: clock.at(liftedAt), why: liftReason ?? '' })}
            </Text>
          )}
        </div>
        {keeps && liftedAt === null && !lifting && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-label={t('hold.liftThis', { what })}
            onClick={() => lift(true)}
          >
            {t('hold.lift')}
          </Button>
        )}
      </Group>
      {lifting && (
        <CommandForm
          name={`lift-hold/${hold.id}`}
          title={t('hold.lift')}
          grave
          fields={[{ name: 'reason', label: t('hold.liftReason'), kind: 'text', required: true }]}
          send={(values, headers) =>
            http.POST('/legal-holds/{id}/lift', {
              params: { path: { id: hold.id } },
              body: { reason: values['reason'] ?? '' },
              headers,
            })
          }
          done={() => lift(false)}
          close={() => lift(false)}
        />
      )}
    </>
  );
}

/** What is held, and the way there. */
function On({ hold: { on } }: { hold: Hold }): ReactElement {
  const t = useTexts();
  const { kind, id, name } = on;
  if (id === null || name === null) return <>{t(`hold.kindIs.${kind}`)}</>;
  if (kind === 'program') return <ProgramLink program={{ id, name }} />;
  if (kind === 'person') return <PersonLink person={{ id, name }} />;
  return <ItemLink item={{ key: name, title: '' }} />;
}
