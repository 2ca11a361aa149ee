import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { RatingBadge } from '../../components/rating.js';
import { http, type Schemas } from '../../lib/api.js';
import { useClock, useTexts } from '../../lib/texts.js';
import { Deciders, People, Refused, Stages, Steps } from './meant-parts.js';
import { useSaid } from './said.js';
import { TriedOn, type Choice } from './tried-on.js';
import type { Body, Kind } from './written.js';

type Meaning = Schemas['PolicyMeaning'];
type MeantKind = Exclude<Kind, 'escalation' | 'reminder'>;

export function isMeant(kind: Kind): kind is MeantKind {
  return kind !== 'escalation' && kind !== 'reminder';
}

/** What a document would mean for an item or an exception, as the API finds it. Nothing is saved. */
function meaning(ref: string, kind: MeantKind | null, text: string) {
  return queryOptions({
    meta: { kinds: ['action_item', 'exception'] },
    queryKey: ['policy-meaning', ref, kind, text],
    queryFn: async ({ signal }): Promise<Meaning | null> => {
      if (kind === null) return null;
      const body = JSON.parse(text) as Body;
      const params = { path: { id: ref } };
      if (!ref.startsWith('EX-'))
        return (
          (await http.POST('/action-items/{id}/policy-meaning', { params, body: { kind, body }, signal })).data ?? null
        );
      const found = (await http.POST('/exceptions/{id}/policy-meaning', { params, body: { body }, signal })).data;
      return found ? { exception: found } : null;
    },
  });
}

/** The same while one writes: asked anew when one pauses. @param ref empty: nothing is asked; nor of a kind that fires something */
export function useMeaning(ref: string, kind: MeantKind | null, body: Body): UseQueryResult<Meaning | null> {
  const [text] = useDebouncedValue(JSON.stringify(body), 250);
  return useQuery({
    ...meaning(ref, kind, text),
    enabled: ref !== '' && kind !== null,
    placeholderData: keepPreviousData,
  });
}

/** "For this item it would mean …" of a policy that fires nothing by itself: who would decide, by when, and about how much. */
export function Meant({ found, ...choice }: Choice & { found: UseQueryResult<Meaning | null> }): ReactElement {
  const meant = found.data;
  return (
    <TriedOn {...choice} found={found}>
      {meant?.signOff && <SignOff meant={meant.signOff} />}
      {meant?.extension && <Extension meant={meant.extension} />}
      {meant?.effectiveness && <Effectiveness meant={meant.effectiveness} />}
      {meant?.exception && <Exception meant={meant.exception} />}
    </TriedOn>
  );
}

function SignOff({ meant }: { meant: NonNullable<Meaning['signOff']> }): ReactElement {
  const t = useTexts();
  const said = useSaid();
  return (
    <>
      <Refused why={meant.refused} />
      <Stages stages={meant.stages} />
      <Steps title={t('policy.meant.lateSignOff')} steps={meant.late} />
      {meant.glass && (
        <Text size="sm" mt="xs">
          {t('policy.meant.glass')} <People found={meant.glass.askers} /> · {t('policy.meant.glassConfirms')}{' '}
          <People found={meant.glass.seconds} /> · {t('policy.meant.within', { span: said.span(meant.glass.expires) })}
        </Text>
      )}
    </>
  );
}

function Extension({ meant }: { meant: NonNullable<Meaning['extension']> }): ReactElement {
  const t = useTexts();
  const days = (from: number, to: number | null): string => {
    if (to === null) return t('policy.meant.daysFrom', { count: from });
    return from === to ? t('policy.meant.daysOf', { count: to }) : t('policy.meant.daysTo', { from, count: to });
  };
  return (
    <>
      <Text size="sm">{t('policy.meant.left', { count: meant.left })}</Text>
      <Text size="sm">
        {meant.daysLeft === null
          ? t('policy.meant.daysNoLimit')
          : t('policy.meant.daysLeft', { count: meant.daysLeft })}
      </Text>
      {meant.had.number > 0 && (
        <Text size="xs" c="dimmed">
          {t('policy.meant.had', { count: meant.had.number, days: meant.had.days })}
        </Text>
      )}
      <Refused why={meant.refused} />
      <ul className="rows">
        {meant.grants.map((each) => (
          <li key={each.fromDays}>
            <Deciders title={days(each.fromDays, each.toDays)} found={each} />
          </li>
        ))}
        <li>
          <Deciders title={t('policy.meant.consent')} found={meant.consent} />
        </li>
      </ul>
      <Steps title={t('policy.meant.lateAnswer')} steps={meant.late} />
    </>
  );
}

function Effectiveness({ meant }: { meant: NonNullable<Meaning['effectiveness']> }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  return (
    <>
      <Text size="sm">{t(`policy.meant.counted.${meant.counted}`, { when: clock.at(meant.from) })}</Text>
      <Text size="sm">
        {t('policy.meant.checks')} <People found={meant.checkers} />
      </Text>
      <LeftOut found={meant.leftOut} />
      <Steps title={t('policy.meant.checkComes')} steps={meant.steps} />
    </>
  );
}

function LeftOut({ found }: { found: Schemas['MeantStage']['leftOut'] }): ReactElement | null {
  const t = useTexts();
  if (found.length === 0) return null;
  return (
    <Text size="xs" c="dimmed">
      {t('policy.meant.leftOut')} <People found={found} />
    </Text>
  );
}

function Exception({ meant }: { meant: Schemas['MeantException'] }): ReactElement {
  const t = useTexts();
  const clock = useClock();
  const said = useSaid();
  return (
    <>
      <Text size="xs" c="dimmed" mb="xs">
        {t('policy.meant.asked', { requester: meant.requester.name, owner: meant.riskOwner.name })}
      </Text>
      <ul className="rows">
        {meant.ratings.map((each) => {
          const held = meant.held.filter(({ at }) => at <= each.until);
          return (
            <li key={each.rating}>
              <div>
                <Text size="sm" fw={600} component="div">
                  <RatingBadge rating={each.rating} /> {t('policy.meant.until', { when: clock.at(each.until) })}
                </Text>
                <Text size="xs" c="dimmed">
                  {t('policy.meant.atMost', { span: said.span(each.longest) })}
                </Text>
                <Refused why={each.refused} />
                <Stages stages={each.stages} />
                <Text size="sm">
                  {held.length === 0 ? t('policy.meant.holdsNothing') : t('policy.meant.holds', { count: held.length })}
                  {held.length > 0 &&
                    ` ${held
                      .slice(0, 3)
                      .map(({ item, kind, level, at }) => `${item}: ${t(`step.${kind}`, { level })}, ${clock.at(at)}`)
                      .join(' · ')}`}
                  {(held.length > 3 || (meant.more && held.length === meant.held.length)) && ' …'}
                </Text>
                <Steps title={t('policy.meant.exceptionComes')} steps={each.steps} />
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
