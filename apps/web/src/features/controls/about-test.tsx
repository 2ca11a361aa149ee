import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Due } from '../../components/due.js';
import { Facts } from '../../components/facts.js';
import { Part } from '../../components/part.js';
import { PersonLink, RegisterLink } from '../../components/record-link.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { proposed, type TestDetail } from './judging.js';

/** What it came to, or what the results propose so far and why. */
export function Conclusion({ of: one }: { of: TestDetail }): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  const { conclusion, regraded, cancellation, tally } = one;
  if (cancellation !== null)
    return (
      <Part title={t('controlTest.is.cancelled')}>
        <Text size="sm" className="said">
          {cancellation}
        </Text>
      </Part>
    );
  const found = proposed(one);
  if (conclusion === null && found === null) return null;
  const because = t('controlTest.because', { exceptions: tally.exceptions, of: tally.judged - tally.notApplicable });
  return (
    <Part title={t('controlTest.conclusion')}>
      {conclusion === null ? (
        <Text size="sm">{`${t('controlTest.proposed', { what: t(`controlTest.${found ?? 'effective'}`) })} ${because}`}</Text>
      ) : (
        <>
          <Text size="sm" className="said" mb="xs">
            {conclusion.statement}
          </Text>
          <Facts
            facts={[
              [
                t('controlTest.conclusion'),
                t(conclusion.effective ? 'controlTest.effective' : 'controlTest.notEffective'),
              ],
              [
                t('controlTest.deficiency'),
                conclusion.deficiency && t(`controlTest.deficiencyIs.${conclusion.deficiency}`),
              ],
              [
                t('controlTest.resultsSaid'),
                conclusion.proposed === null
                  ? null
                  : `${t(conclusion.proposed ? 'controlTest.effective' : 'controlTest.notEffective')}. ${because}`,
              ],
              [
                t('controlTest.regraded'),
                regraded &&
                  t('controlTest.regradedBy', {
                    ...{ from: t(`controlTest.deficiencyIs.${regraded.from}`), who: regraded.by.name },
                    ...{ when: clock.at(regraded.at), reason: regraded.reason },
                  }),
              ],
            ]}
          />
          <Text size="xs" c="dimmed" mt="xs">
            {t('run.performedBy', { who: conclusion.by.name, when: clock.at(conclusion.at) })}
          </Text>
        </>
      )}
    </Part>
  );
}

export function AboutTest({ of: one }: { of: TestDetail }): ReactElement {
  const t = useTexts();
  const { retestOf, due, status } = one;
  return (
    <Part title={t('controlTest.itself')}>
      <Facts
        facts={[
          [t('run.control'), <RegisterLink key="control" of="controls" record={one.control} />],
          [t('run.version'), String(one.controlRevision)],
          [t('controlTest.about'), t(`controlTest.aboutIs.${one.about}`)],
          [t('controlTest.tester'), <PersonLink key="tester" person={one.tester} />],
          [t('controlTest.plannedBy'), <PersonLink key="planner" person={one.plannedBy} />],
          [t('controlTest.dueIs'), due && <Due at={due.at} zone={due.zone} over={one.concludedAt !== null} />],
          [t('controlTest.waits'), status === 'awaiting' ? t('controlTest.waitsFor') : null],
          [
            t('controlTest.retestOf'),
            retestOf && <RegisterLink of="control-tests" record={{ key: retestOf.key, title: one.control.title }} />,
          ],
        ]}
      />
    </Part>
  );
}

/** What was drawn from, and how: so that anybody draws the same again. */
export function SampleFacts({ of: { sample } }: { of: TestDetail }): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  if (sample === null) return null;
  const { from, until, file, sha256, population, size, sizeBy, seed, by, at } = sample;
  return (
    <Part title={t('controlTest.population')}>
      <Facts
        facts={[
          [t('controlTest.source'), t(`controlTest.sourceIs.${sample.source}`)],
          [t('controlTest.period'), from && until && `${clock.day(from)} – ${clock.day(until)}`],
          [t('controlTest.file'), file],
          ['SHA-256', sha256 && <code className="hash">{sha256}</code>],
          [t('controlTest.drawn'), t('controlTest.drawnOf', { size, population })],
          [
            t('controlTest.sizeBy'),
            sizeBy === null ? t('controlTest.sizeSaid') : t('controlTest.sizeTable', { row: sizeBy }),
          ],
          [t('controlTest.seed'), <code key="seed">{seed}</code>],
        ]}
      />
      <Text size="xs" c="dimmed" mt="xs">
        {t('run.performedBy', { who: by.name, when: clock.at(at) })}
      </Text>
    </Part>
  );
}
