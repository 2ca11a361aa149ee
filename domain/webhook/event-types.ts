/**
 * What each kind of record says in the audit trail, and so what webhooks can ask for. A test looks for events of the code
 * that are not in it.
 */
const said = {
  bulk: 'cancelled done failed previewed started',
  calendar:
    'created day_taken_back days_imported days_stated draft_discarded edited published refreshed rule_changed rule_removed settings_changed unknown',
  channel: 'down well',
  delegation: 'created ended revoked started',
  delivery: 'bounced retried',
  exception:
    'approved approved_again approvers_changed edited ended lapsed reassessed refused reminded renewal_requested requested revoked sent_back severity_changed sign_off_overdue signed started withdrawn',
  import: 'accepted cancelled done failed',
  item: 'acknowledged acted_by_link activated approvers_changed breached cancelled created deciders_changed done due_changed duration_said edited effectiveness_asked effectiveness_failed effectiveness_overdue effectiveness_passed effectiveness_set escalated escalation_held escalation_released evidence_added evidence_removed extension_agreed extension_granted extension_overdue extension_refused extension_requested extension_taken_back found held mended missing predecessor_added predecessor_cancelled predecessor_done predecessor_removed predecessor_reopened question_answered question_asked reassigned released reminded reopened replanned resumed sent_back sign_off_overdue signature_revoked signed started submitted successor_added successor_removed suspended unreached voted_against withdrawn',
  maintenance: 'cancelled set_up',
  message_settings: 'changed',
  person:
    'contact_added contact_confirmed contact_removed created edited feed_created feed_revoked handed_over links_revoked preferences_changed token_created token_revoked',
  phase:
    'acted_by_link approvers_changed empty passed question_answered question_asked round_fell sent_back sign_off_overdue signature_revoked target_missed tollgate_blocked tollgate_opened tollgate_signed tollgate_unblocked tollgate_voted_against',
  policy: 'created draft_replaced published version_added',
  program:
    'activated cancelled circle_found contact_added contact_removed created edited held made_from_template phase_added phase_edited resumed',
  command_key: 'made removed',
  record: 'command_refused set_aside',
  recurrence: 'changed created ended failed last_completed made missed paused resumed run',
  rota: 'created handed_over replaced swapped',
  team: 'created edited',
  template: 'created draft_saved published',
  webhook: 'created disabled edited removed replayed secret_rotated',
};

export const eventTypes: readonly string[] = Object.entries(said).flatMap(([kind, events]) =>
  events.split(' ').map((event) => `${kind}.${event}`),
);
