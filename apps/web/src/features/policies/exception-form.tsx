import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { RatingBadge, ratings } from '../../components/rating.js';
import { useTexts } from '../../lib/texts.js';
import type { FormProps } from './escalation-form.js';
import { LateFields } from './late-fields.js';
import { GlassFields, ProofFields, Said } from './signing-fields.js';
import { SpanField } from '../../components/span-field.js';
import { StagesFields } from './stages-fields.js';
import { withField, type Exception } from './written.js';

/** What each residual rating asks for: who approves, and how long it may run. */
export function ExceptionForm(props: FormProps<Exception>): ReactElement {
  const { body, allowed, wrong, write } = props;
  const t = useTexts();
  return (
    <Stack gap="md">
      {ratings.map((rating) => {
        const rule = body.ratings[rating];
        const set = (next: typeof rule): void => write({ ...body, ratings: { ...body.ratings, [rating]: next } });
        return (
          <Stack
            key={rating}
            gap="xs"
            component="section"
            role="group"
            aria-label={t('policyForm.rated', { rating: t(`rating.${rating}`) })}
          >
            <div>
              <RatingBadge rating={rating} />
            </div>
            <SpanField
              label={t('policyForm.longest')}
              value={rule.longest}
              error={wrong(`body.ratings.${rating}.longest`)}
              write={(longest) => set({ ...rule, longest })}
            />
            <StagesFields
              stages={rule.stages}
              path={`body.ratings.${rating}.stages`}
              allowed={allowed.exception}
              wrong={wrong}
              write={(stages) => set({ ...rule, stages: stages as typeof rule.stages })}
            />
          </Stack>
        );
      })}
      <BeforeFields {...props} />
      <SpanField
        label={t('policyForm.stale')}
        value={body.staleLimit}
        error={wrong('body.staleLimit')}
        write={(staleLimit) => write({ ...body, staleLimit })}
      />
      <LateFields
        {...props}
        limit={{ name: 'limit', label: t('policyForm.stageLimit') }}
        escalateTo={allowed.exception.escalateTo}
        counted={false}
      />
      <ProofFields
        proof={body.proof}
        bounds={allowed.proof}
        wrong={wrong}
        write={(proof) => write(withField(body, 'proof', proof))}
      />
      <GlassFields
        glass={body.breakGlass}
        known={allowed.exception.glass}
        wrong={wrong}
        write={(glass) => write(withField(body, 'breakGlass', glass as Exception['breakGlass']))}
      />
    </Stack>
  );
}

/** How long before its end people are reminded. */
function BeforeFields({ body, allowed, wrong, write }: FormProps<Exception>): ReactElement {
  const t = useTexts();
  const { before } = body;
  const set = (next: string[]): void => write({ ...body, before: next });
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('policyForm.before')}
      </Text>
      {before.map((span, index) => {
        const name = t('policy.edit.reminder', { number: index + 1 });
        return (
          <Group key={index} gap="sm" align="end">
            <SpanField
              label={name}
              value={span}
              error={wrong(`body.before.${index}`)}
              write={(next) => set(before.with(index, next))}
              after={t('policyForm.beforeEnd')}
            />
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              mb={6}
              aria-label={t('policy.edit.removeThis', { name })}
              onClick={() => set(before.toSpliced(index, 1))}
            >
              {t('policy.edit.remove')}
            </Button>
          </Group>
        );
      })}
      <Said error={wrong('body.before')} />
      {before.length < allowed.mostBefore && (
        <Button
          variant="default"
          size="compact-sm"
          style={{ alignSelf: 'start' }}
          onClick={() => set([...before, nextBefore(before)])}
        >
          {t('policyForm.addReminder')}
        </Button>
      )}
    </Stack>
  );
}

/** A day before the end, or the next number of days that is not among them. */
function nextBefore(before: readonly string[]): string {
  let days = 1;
  while (before.includes(`P${days}D`)) days += 1;
  return `P${days}D`;
}
