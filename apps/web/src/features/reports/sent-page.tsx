import './texts.js';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { PageHead } from '../../components/page-head.js';
import { NotShown } from '../../components/record/not-shown.js';
import { api } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { aboutReport } from './about.js';
import { ReportDocument } from './document.js';

const route = getRouteApi('/reports/$id');

/** A report as it was sent: what it said then, without what its reader does not see any more. */
export function SentReportPage(): ReactElement {
  const t = useTexts();
  const { id }: { id: string } = route.useParams();
  const found = useQuery(
    api.queryOptions('get', '/governance-reports/sent/{sentId}', { params: { path: { sentId: id } } }),
  );
  const report = found.data;
  if (report === undefined) return <NotShown found={found} />;
  const title = t('report.sentOf', { week: report.week.name, what: aboutReport(report.scope, t) });
  return (
    <>
      <PageHead title={title}>
        <Anchor component={Link} to="/reports" size="sm">
          {t('report.back')}
        </Anchor>
      </PageHead>
      <ReportDocument at={`sent/${encodeURIComponent(id)}/document`} title={title} />
    </>
  );
}
