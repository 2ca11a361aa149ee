import { Alert, Anchor, Button, List, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Came } from '../../components/came.js';
import { Part } from '../../components/part.js';
import { Problem } from '../../components/problem.js';
import { api, fileUrl, http, type Schemas } from '../../lib/api.js';
import { useTexts } from '../../lib/texts.js';
import { useCommand } from '../../lib/use-command.js';
import { Spoken } from '../../components/spoken.js';

type Results = Schemas['ReviewResults'];
type Some = Results['parts'][number];
type Estimate = Schemas['Estimate'] | null;

/** What a round has come to: tables, and in words which numbers to go by. */
export function ResultsOf({ of: one }: { of: Schemas['ReviewRoundDetail'] }): ReactElement {
  const t = useTexts();
  const found = useQuery(api.queryOptions('get', '/review-rounds/{id}/results', { params: { path: { id: one.id } } }));
  return (
    <Came of={found}>
      {(results) => (
        <>
          <Part title={t('review.results')}>
            {results.digestHolds === false && (
              <Alert color="red" variant="light" role="alert" mb="sm">
                {t('review.altered')}
              </Alert>
            )}
            <Agreement of={results} />
            <List size="sm" mt="sm">
              {results.all.trust.map((line) => (
                <List.Item key={line}>
                  <Spoken>{line}</Spoken>
                </List.Item>
              ))}
            </List>
            <Text size="sm" mt="sm">
              {t('review.weighted', { share: share(results.all.weighted) })}
            </Text>
            <Button
              mt="sm"
              variant="default"
              component="a"
              href={fileUrl(`/review-rounds/${one.id}/results/export?format=xlsx`)}
              download
            >
              {t('review.export')}
            </Button>
          </Part>
          <Lines of={results} round={one} />
          <Disagreements of={results} />
        </>
      )}
    </Came>
  );
}

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
const share = (of: Estimate): string =>
  of === null ? '–' : `${percent(of.value)} (${percent(of.low)}–${percent(of.high)})`;

function Agreement({ of: { all, parts } }: { of: Results }): ReactElement {
  const t = useTexts();
  const coefficient = (of: Estimate): string =>
    of === null ? t('review.undefinedHere') : `${of.value.toFixed(2)} (${of.low.toFixed(2)}–${of.high.toFixed(2)})`;
  const row = (name: string, part: Results['all'] | Some) => (
    <Table.Tr key={name}>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td>{part.items}</Table.Td>
      <Table.Td>{part.agreement.pairs}</Table.Td>
      <Table.Td>{share(part.agreement.raw)}</Table.Td>
      <Table.Td>{coefficient(part.agreement.kappa)}</Table.Td>
      <Table.Td>{coefficient(part.agreement.ac1)}</Table.Td>
      <Table.Td>{coefficient(part.agreement.alpha)}</Table.Td>
      <Table.Td>{share(part.prevalence)}</Table.Td>
      <Table.Td>
        {part.golden.answered === 0
          ? '–'
          : `${part.golden.right}/${part.golden.answered}, ${share(part.golden.accuracy)}`}
      </Table.Td>
    </Table.Tr>
  );
  const heads = [t('review.of'), t('review.items'), t('review.pairs'), t('review.raw')];
  return (
    <Table.ScrollContainer minWidth={900} type="native" tabIndex={0} aria-label={t('review.results')} role="region">
      <Table>
        <Table.Thead>
          <Table.Tr>
            {[...heads, 'κ', 'AC1', 'α', t('review.prevalence'), t('review.accuracy')].map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {row(t('review.ofAll'), all)}
          {parts.map((part) => row(`${t(`review.by.${part.by}`)}: ${part.label}`, part))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Lines that are read differently; from one, a case is made with one click. */
function Lines({ of: { lines }, round }: { of: Results; round: Schemas['ReviewRoundDetail'] }): ReactElement | null {
  const t = useTexts();
  const navigate = useNavigate();
  const raise = useCommand<Results['lines'][number], string>(
    `unclear/${round.id}`,
    async ({ line, items, differing }, headers) => {
      const body = {
        title: t('review.unclearTitle', { line }).slice(0, 200),
        text: t('review.unclearText', { key: round.key, items, differing }),
        source: 'internal_review' as const,
        stage: 'policy_operationalisation' as const,
        ...{ likelihood: 3, impact: 3, markets: round.markets, domain: round.domain },
      };
      const { data } = await http.POST('/cases', { body, headers });
      if (data === undefined) throw new Error('a case has an answer');
      await http.POST('/cases/{id}/links', {
        params: { path: { id: data.id } },
        body: { to: round.id },
        headers: { 'idempotency-key': `${headers['idempotency-key']}/link` },
      });
      return data.key;
    },
    (key) => void navigate({ to: '/cases/$ref', params: { ref: key } } as never),
  );
  const faults = lines.filter(({ differing }) => differing > 0);
  if (faults.length === 0) return null;
  return (
    <Part title={t('review.lineFaults')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('review.by.policyLine')}</Table.Th>
            <Table.Th>{t('review.items')}</Table.Th>
            <Table.Th>{t('review.differing')}</Table.Th>
            <Table.Th>{t('review.share')}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {faults.map((fault) => (
            <Table.Tr key={fault.line}>
              <Table.Th scope="row">{fault.line}</Table.Th>
              <Table.Td>{fault.items}</Table.Td>
              <Table.Td>{fault.differing}</Table.Td>
              <Table.Td>{share(fault.share)}</Table.Td>
              <Table.Td>
                <Button
                  size="compact-xs"
                  variant="default"
                  loading={raise.isPending}
                  aria-label={`${t('review.unclear')}: ${fault.line}`}
                  onClick={() => raise.mutate(fault)}
                >
                  {t('review.unclear')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Problem error={raise.error} />
    </Part>
  );
}

function Disagreements({ of: { disagreements } }: { of: Results }): ReactElement {
  const t = useTexts();
  return (
    <Part title={t('review.disagreements')}>
      {disagreements.length === 0 && <Text size="sm">{t('review.disagreementsNone')}</Text>}
      {disagreements.length > 0 && (
        <Table.ScrollContainer
          minWidth={600}
          mah={480}
          type="native"
          tabIndex={0}
          aria-label={t('review.disagreements')}
          role="region"
        >
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('review.item')}</Table.Th>
                <Table.Th>{t('review.said')}</Table.Th>
                <Table.Th>{t('review.final')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {disagreements.map((item) => (
                <Table.Tr key={item.key}>
                  <Table.Td>
                    <span className="key">{item.key}</span>{' '}
                    {item.link === null ? (
                      item.title
                    ) : (
                      <Anchor href={item.link} target="_blank" rel="noreferrer noopener" inherit>
                        {item.title}
                      </Anchor>
                    )}
                  </Table.Td>
                  <Table.Td>
                    {item.answers
                      .flatMap((one) => (one === null ? [] : [`${one.reviewer.name}: ${one.decision}`]))
                      .join('; ')}
                  </Table.Td>
                  <Table.Td>{item.final ?? t('review.notYet')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Part>
  );
}
