import { Alert, Badge, Group, List, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Part } from '../../components/part.js';
import { RatingBadge } from '../../components/rating.js';
import { RegisterLink } from '../../components/record-link.js';
import { useClock, useTexts } from '../../lib/texts.js';
import type { Detail } from './words.js';

/** The causes that a signed analysis gave it, and whether it came back: which were before it, within how many days, and what that did. */
export function RootCause({ of: { analysis, causes, repeat, earlier } }: { of: Detail }): ReactElement | null {
  const t = useTexts();
  const clock = useClock();
  if (causes.length === 0 && repeat === null) return null;
  return (
    <Part title={t('finding.rootCause')}>
      {analysis !== null && (
        <Text size="sm" mb="xs">
          {t('analysis.carried', { key: analysis.key })}: <RegisterLink of="analyses" record={analysis} />{' '}
          <Text component="span" size="xs" c="dimmed">
            {t('finding.analysisVersion', { version: analysis.contentVersion })}
          </Text>
        </Text>
      )}
      <List size="sm" listStyleType="none">
        {causes.map(({ text, role, code, confidence }, index) => (
          <List.Item key={`${index}/${code}`}>
            <Group gap={4} component="span">
              <Badge {...(role === 'root' ? { color: 'red', variant: 'light' } : { variant: 'default' })} tt="none">
                {t(role === 'root' ? 'analysis.rootCause' : 'analysis.contributing')}
              </Badge>
              <span>{text}</span>
              <Text component="span" size="xs" c="dimmed">
                {[
                  code === 'unknown' ? t('analysis.unknown') : code,
                  confidence && t(`analysis.confidenceIs.${confidence}`),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </Group>
          </List.Item>
        ))}
      </List>
      {repeat !== null && (
        <Alert variant="light" color="red" mt="sm" role="note">
          <Text size="sm">
            {repeat.raised === null
              ? t('analysis.repeat', { count: repeat.count, days: repeat.days })
              : t('analysis.repeatRaised', {
                  ...{ count: repeat.count, days: repeat.days },
                  from: t(`rating.${repeat.raised.from}`),
                  to: t(`rating.${repeat.raised.to}`),
                })}
          </Text>
        </Alert>
      )}
      {repeat !== null && (
        <ul className="rows" aria-label={t('finding.earlier')}>
          {earlier.map((one) => (
            <li key={one.id}>
              <Group gap="xs" justify="space-between">
                <Text size="sm">
                  <RegisterLink of="findings" record={one} />
                </Text>
                <Group gap={4}>
                  {one.rating && <RatingBadge rating={one.rating} />}
                  <Badge variant="default" tt="none">
                    {t(`finding.is.${one.status}`)}
                  </Badge>
                </Group>
              </Group>
              <Text size="xs" c="dimmed">
                {clock.at(one.createdAt)}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {repeat !== null && earlier.length < repeat.count && (
        <Text size="xs" c="dimmed">
          {t('finding.earlierUnseen', { count: repeat.count - earlier.length })}
        </Text>
      )}
    </Part>
  );
}
