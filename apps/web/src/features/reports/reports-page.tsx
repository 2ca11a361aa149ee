import './texts.js';
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { NamedPicker } from '../../components/form/named-picker.js';
import { PageHead } from '../../components/page-head.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { ReportDocument } from './document.js';
import { Coming } from './coming.js';
import { Sent } from './sent.js';

interface Asked {
  week?: string;
  program?: string;
  domain?: string;
  market?: string;
}

const route = getRouteApi('/reports');

/** The report of a week as it is now; which ones come by mail; and those that came. */
export function ReportsPage(): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const search: Asked = route.useSearch();
  const { i18n } = useTranslation();
  const language = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
  const asked = new URLSearchParams({ ...search, language, zone: clock.zone }).toString();
  const week = search.week ?? t('report.lastWeek');
  return (
    <>
      <PageHead title={t('report.title')} />
      <Stack gap="lg">
        <Text size="sm">{t('report.what')}</Text>
        <Choose key={JSON.stringify(search)} asked={search} />
        <div>
          <ReportDocument at={`preview/document?${asked}`} title={t('report.frame', { week })} />
        </div>
        <section>
          <Title order={2} size="h4" mb="xs">
            {t('report.coming')}
          </Title>
          <Coming />
        </section>
        <section>
          <Title order={2} size="h4" mb="xs">
            {t('report.sent')}
          </Title>
          <Sent />
        </section>
      </Stack>
    </>
  );
}

/** Which week, and about what: what is chosen stands in the address. */
function Choose({ asked }: { asked: Asked }): ReactElement {
  const t = useTexts();
  const navigate = route.useNavigate();
  const [chosen, choose] = useState<Asked>(asked);
  const line = (name: 'week' | 'domain' | 'market', hint?: string): ReactElement => (
    <TextInput
      label={t(`report.${name}`)}
      description={hint}
      value={chosen[name] ?? ''}
      onChange={({ currentTarget }) => choose({ ...chosen, [name]: currentTarget.value })}
    />
  );
  return (
    <form
      aria-label={t('report.show')}
      onSubmit={(event) => {
        event.preventDefault();
        const search = Object.fromEntries(Object.entries(chosen).filter(([, value]) => String(value).trim() !== ''));
        void navigate({ to: '/reports', search });
      }}
    >
      <Group align="end" gap="sm">
        {line('week', t('report.weekHint'))}
        <NamedPicker
          of="/programs"
          label={t('report.program')}
          required={false}
          value={chosen.program ?? null}
          onChange={(id) => choose({ ...chosen, program: id ?? '' })}
          error={null}
        />
        {line('domain')}
        {line('market')}
        <Button type="submit" variant="default">
          {t('report.show')}
        </Button>
      </Group>
    </form>
  );
}
