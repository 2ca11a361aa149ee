import './texts.js';
import { Anchor, Badge, Button, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { PageHead } from '../../components/page-head.js';
import { Problem } from '../../components/problem.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { importsInto } from './queries.js';

/** What was brought in, the newest first. */
export function ImportsPage(): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const found = useQuery(importsInto(undefined));
  const items = found.data?.items ?? [];
  return (
    <>
      <PageHead title={t('imports.title')}>
        <Button component={Link} to="/imports/new">
          {t('imports.new')}
        </Button>
      </PageHead>
      <Problem error={found.error} />
      {found.isPending && <Loading />}
      {found.data && items.length === 0 && <Empty>{t('imports.none')}</Empty>}
      {items.length > 0 && (
        <Table.ScrollContainer minWidth={640}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('imports.list.file')}</Table.Th>
                <Table.Th scope="col">{t('imports.list.program')}</Table.Th>
                <Table.Th scope="col">{t('imports.list.when')}</Table.Th>
                <Table.Th scope="col">{t('imports.list.state')}</Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('imports.list.rows')}
                </Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('imports.list.rejected')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((it) => (
                <Table.Tr key={it.id}>
                  <Table.Td>
                    <Anchor component={Link} to={`/imports/${it.id}`} inherit>
                      {it.fileName}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{it.program.name}</Table.Td>
                  <Table.Td>
                    <time dateTime={it.createdAt}>{clock.at(it.createdAt)}</time>
                  </Table.Td>
                  <Table.Td>
                    {t(`imports.state.${it.state}`)}{' '}
                    {it.dryRun && (
                      <Badge variant="default" tt="none">
                        {t('imports.trial')}
                      </Badge>
                    )}
                  </Table.Td>
                  <Table.Td ta="right">{it.rows}</Table.Td>
                  <Table.Td ta="right">{it.rejectedCount}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </>
  );
}
