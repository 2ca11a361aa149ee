import { Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import { WhoFields } from './common-fields.js';
import type { FormProps } from './escalation-form.js';
import { LateFields } from './late-fields.js';
import { ProofFields, Said } from './signing-fields.js';
import { SpanField } from '../../components/span-field.js';
import { withField, type Effectiveness } from './written.js';

/** When it is checked whether the problem is gone, and by whom. */
export function EffectivenessForm(props: FormProps<Effectiveness>): ReactElement {
  const { body, allowed, wrong, write } = props;
  const t = useTexts();
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('policyForm.checkHow')}
      </Text>
      <SpanField
        label={t('policyForm.checkAfter')}
        value={body.after}
        error={wrong('body.after')}
        write={(after) => write({ ...body, after })}
        after={t('policyForm.afterDone')}
      />
      <WhoFields
        value={body}
        known={allowed.effectiveness.roles}
        labels={{ roles: t('policyForm.checkers'), people: t('policyForm.checkersByName') }}
        wrong={(path) => wrong(`body.${path}`, true)}
        write={({ roles, people }) => write({ ...body, roles: roles, people })}
      />
      <Said error={wrong('body')} />
      <LateFields
        {...props}
        limit={{ name: 'limit', label: t('policyForm.checkLimit') }}
        escalateTo={allowed.effectiveness.escalateTo}
        counted
      />
      <ProofFields
        proof={body.proof}
        bounds={allowed.proof}
        wrong={wrong}
        write={(proof) => write(withField(body, 'proof', proof))}
      />
    </Stack>
  );
}
