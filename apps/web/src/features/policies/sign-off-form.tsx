import { Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../../lib/texts.js';
import type { FormProps } from './escalation-form.js';
import { LateFields } from './late-fields.js';
import { GlassFields, ProofFields } from './signing-fields.js';
import { StagesFields } from './stages-fields.js';
import { withField, type SignOff } from './written.js';

/** Who signs, stage after stage; what happens where nobody does; the proof, and the way out. */
export function SignOffForm(props: FormProps<SignOff>): ReactElement {
  const { body, allowed, wrong, write } = props;
  const t = useTexts();
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('policyForm.stagesHow')}
      </Text>
      <StagesFields
        stages={body.stages}
        path="body.stages"
        allowed={allowed.signOff}
        wrong={wrong}
        write={(stages) => write({ ...body, stages: stages as SignOff['stages'] })}
      />
      <LateFields
        {...props}
        limit={{ name: 'limit', label: t('policyForm.stageLimit') }}
        escalateTo={allowed.signOff.escalateTo}
        counted
      />
      <ProofFields
        proof={body.proof}
        bounds={allowed.proof}
        wrong={wrong}
        write={(proof) => write(withField(body, 'proof', proof))}
      />
      <GlassFields
        glass={body.breakGlass}
        known={allowed.signOff.glass}
        wrong={wrong}
        write={(glass) => write(withField(body, 'breakGlass', glass as SignOff['breakGlass']))}
      />
    </Stack>
  );
}
