import type { ReactElement } from 'react';
import { EffectivenessForm } from './effectiveness-form.js';
import { EscalationForm, type FormProps } from './escalation-form.js';
import { ExceptionForm } from './exception-form.js';
import { ExtensionForm } from './extension-form.js';
import { ReminderForm } from './reminder-form.js';
import { SignOffForm } from './sign-off-form.js';
import type { Body, Effectiveness, Escalation, Exception, Extension, Kind, Reminder, SignOff } from './written.js';

/** The form of a policy, by its kind. */
export function KindForm({ kind, body, ...form }: FormProps<Body> & { kind: Kind }): ReactElement {
  switch (kind) {
    case 'escalation':
      return <EscalationForm body={body as Escalation} {...form} />;
    case 'reminder':
      return <ReminderForm body={body as Reminder} {...form} />;
    case 'sign_off':
      return <SignOffForm body={body as SignOff} {...form} />;
    case 'extension':
      return <ExtensionForm body={body as Extension} {...form} />;
    case 'exception':
      return <ExceptionForm body={body as Exception} {...form} />;
    case 'effectiveness':
      return <EffectivenessForm body={body as Effectiveness} {...form} />;
  }
}

/** What the part of the page with the form is called. */
export const formTitles = {
  escalation: 'policy.edit.ladder',
  reminder: 'policy.edit.reminders',
  sign_off: 'policyForm.signing',
  extension: 'policyForm.granting',
  exception: 'policyForm.accepting',
  effectiveness: 'policyForm.checking',
} as const satisfies Record<Kind, string>;
