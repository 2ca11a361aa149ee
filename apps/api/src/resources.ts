import type { Provider, Type } from '@nestjs/common';
import { ActController } from './links/act.controller.js';
import { LinksController } from './links/links.controller.js';
import { LarkController } from './lark/lark.controller.js';
import { RecordController } from './links/record.controller.js';
import { StillIn } from './access/still-in.js';
import { AuditController } from './audit/audit.controller.js';
import { AuditLogController } from './audit/audit-log.controller.js';
import { packControllers } from './audit/pack/pack.controller.js';
import { recordEventsControllers } from './audit/record-events.controller.js';
import { BulkController } from './bulk/bulk.controller.js';
import { CalendarDraftController } from './calendars/calendar-draft.controller.js';
import { CalendarImportController } from './calendars/calendar-import.controller.js';
import { CalendarsController } from './calendars/calendars.controller.js';
import { CommandKeysController } from './command-keys/command-keys.controller.js';
import { CommentsController } from './comments/comments.controller.js';
import { DelegationsController } from './delegations/delegations.controller.js';
import { DependenciesController } from './dependencies/dependencies.controller.js';
import { NamesController } from './names/names.controller.js';
import { NetworkController } from './dependencies/network.controller.js';
import { GovernanceReportsController } from './governance-reports/reports.controller.js';
import { SentReportsController } from './governance-reports/sent.controller.js';
import { ReportSubscriptionsController } from './governance-reports/subscriptions.controller.js';
import { ReportsMade } from './governance-reports/reports-made.js';
import { DoctorController } from './doctor/doctor.controller.js';
import { QueryController } from './query/query.controller.js';
import { Queries } from './query/queries.js';
import { EngineController } from './engine/engine.controller.js';
import { EffectivenessController } from './effectiveness/effectiveness.controller.js';
import { MeasuredController } from './effectiveness/measured.controller.js';
import { MaintenanceController } from './duty/maintenance.controller.js';
import { IdentitiesController } from './providers/identities.controller.js';
import { DeviceController } from './sign-in/device.controller.js';
import { SignInWithController } from './providers/sign-in-with.controller.js';
import { SignOutWithController } from './providers/sign-out-with.controller.js';
import { PasswordProofs } from './proof/password-proofs.js';
import { ProofController } from './proof/proof.controller.js';
import { ProvidersController } from './providers/providers.controller.js';
import { RotasController } from './duty/rotas.controller.js';
import { ContactPoints } from './contacts/contact-points.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { RoomsController } from './contacts/rooms.controller.js';
import { EventsController } from './events/events.controller.js';
import { LiveEvents } from './events/live-events.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { ExceptionCommandsController } from './exceptions/exception-commands.controller.js';
import { ExceptionsController, ExceptionTimelineController } from './exceptions/exceptions.controller.js';
import { ExportsController } from './exports/exports.controller.js';
import { FeedController } from './feeds/feed.controller.js';
import { FeedsController } from './feeds/feeds.controller.js';
import { ExtensionsController } from './extensions/extensions.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { ItemCommandsController } from './items/item-commands.controller.js';
import { ItemStatesController } from './items/states.controller.js';
import { ItemsController } from './items/items.controller.js';
import { BouncesController } from './notifications/bounces.controller.js';
import { DeliveriesController } from './notifications/deliveries.controller.js';
import { NotificationsController } from './notifications/notifications.controller.js';
import { HoldsController } from './holds/holds.controller.js';
import { RetentionController } from './retention/retention.controller.js';
import { PersonalController } from './personal/personal.controller.js';
import { AccountsController } from './people/accounts.controller.js';
import { HoldingsController } from './people/holdings.controller.js';
import { LeavingController } from './people/leaving.controller.js';
import { PeopleImportController } from './people/people-import.controller.js';
import { PeopleController } from './people/people.controller.js';
import { TokensController } from './people/tokens.controller.js';
import { PoliciesController } from './policies/policies.controller.js';
import { PolicyPublicationController } from './policies/publication.controller.js';
import { MessageSettingsController } from './preferences/message-settings.controller.js';
import { PreferencesController } from './preferences/preferences.controller.js';
import { AgeingController } from './programs/ageing.controller.js';
import { ProgressController } from './programs/progress.controller.js';
import { ProgramsController } from './programs/programs.controller.js';
import { TollgateController } from './programs/tollgate.controller.js';
import { ItemSignOffController } from './sign-off/item-sign-off.controller.js';
import { RoundsController } from './sign-off/rounds.controller.js';
import { RehearsalsController } from './rehearsals/rehearsals.controller.js';
import { Forgotten } from './sign-in/forgotten.js';
import { LinkController } from './sign-in/link.controller.js';
import { LocalAccounts } from './sign-in/local-accounts.js';
import { CountedGuesses } from './sign-in/counted-guesses.js';
import { PersonLinksController } from './sign-in/person-links.controller.js';
import { SignedInController } from './sign-in/signed-in.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInLinks } from './sign-in/sign-in-links.js';
import { SessionsController } from './sign-in/sessions.controller.js';
import { ExplainController } from './explain/explain.controller.js';
import { RoleGrantsController } from './roles/role-grants.controller.js';
import { ScimDiscoveryController } from './scim/scim-discovery.controller.js';
import { ScimGroupsController } from './scim/scim-groups.controller.js';
import { ScimUsersController } from './scim/scim-users.controller.js';
import { SearchController } from './search/search.controller.js';
import { TeamsController } from './teams/teams.controller.js';
import { RecurrenceCommandsController } from './recurrences/recurrence-commands.controller.js';
import { RecurrencesController } from './recurrences/recurrences.controller.js';
import { SchedulePreviewController } from './recurrences/schedule-preview.controller.js';
import { readersControllers } from './readers/readers.controller.js';
import { AnalysesController, AnalysisTimelineController } from './analyses/analyses.controller.js';
import { AnalysisCommandsController } from './analyses/analysis-commands.controller.js';
import { CauseTaxonomyController } from './analyses/taxonomy.controller.js';
import { BreachesController, BreachTimelineController } from './breaches/breaches.controller.js';
import {
  CaseImportsController,
  ControlImportsController,
  FindingImportsController,
} from './register-imports/register-imports.controller.js';
import { CaseExportController } from './cases/case-export.controller.js';
import { CaseMergesController } from './cases/case-merges.controller.js';
import { CaseCommandsController } from './cases/case-commands.controller.js';
import { CasesController, CaseTimelineController } from './cases/cases.controller.js';
import {
  linksControllers,
  LinksOfCasesController,
  LinksOfControlsController,
  LinksOfFindingsController,
} from './record-links/links.controller.js';
import { ProposalCommandsController } from './proposals/proposal-commands.controller.js';
import { Proposables } from './proposals/proposables.js';
import { ProposalsController, ProposalTimelineController } from './proposals/proposals.controller.js';
import { SimilarController } from './record-links/similar.controller.js';
import { AlignmentCommandsController } from './alignments/alignment-commands.controller.js';
import { AlignmentExportController } from './alignments/alignment-export.controller.js';
import { AlignmentsController, AlignmentTimelineController } from './alignments/alignments.controller.js';
import { ControlTestCommandsController } from './control-tests/control-test-commands.controller.js';
import { ControlTestsController, ControlTestTimelineController } from './control-tests/control-tests.controller.js';
import { ControlExportController } from './controls/control-export.controller.js';
import { ControlCommandsController } from './controls/control-commands.controller.js';
import { ControlsController, ControlTimelineController } from './controls/controls.controller.js';
import { OccurrenceExportController } from './occurrences/occurrence-export.controller.js';
import { OccurrencesController, OccurrenceTimelineController } from './occurrences/occurrences.controller.js';
import { FindingExportController } from './findings/finding-export.controller.js';
import { FindingCommandsController } from './findings/finding-commands.controller.js';
import { FindingLaunchController } from './findings/finding-launch.controller.js';
import { FindingsController, FindingTimelineController } from './findings/findings.controller.js';
import { FindingLimitsController } from './findings/limits.controller.js';
import { SeverityMatrixController } from './cases/matrix.controller.js';
import { JudgingController } from './reviews/judging.controller.js';
import { ReviewResultsController } from './reviews/results.controller.js';
import { ReviewCommandsController } from './reviews/review-commands.controller.js';
import { ReviewListController } from './reviews/review-list.controller.js';
import { ReviewsController, ReviewTimelineController } from './reviews/reviews.controller.js';
import { GovernanceMetricsController } from './governance-metrics/metrics.controller.js';
import { MetricChangeController } from './governance-metrics/metric-change.controller.js';
import { MetricEffectController } from './governance-metrics/metric-effect.controller.js';
import { MetricChartController } from './governance-metrics/metric-chart.controller.js';
import { MetricValuesController } from './governance-metrics/metric-values.controller.js';
import { AiController } from './ai/ai.controller.js';
import { AiProposals } from './ai/ai-proposals.js';
import { AiRunsController } from './ai/ai-runs.controller.js';
import { RisksController, RiskTimelineController } from './risks/risks.controller.js';
import { LicenceCommandsController } from './acting-licences/licence-commands.controller.js';
import { LicenceReportController } from './acting-licences/licence-report.controller.js';
import { ActingLicencesController } from './acting-licences/licences.controller.js';
import { RuleCommandsController } from './rules/rule-commands.controller.js';
import { RuleProposals } from './rules/rule-proposals.js';
import { RuleWhyController } from './rules/rule-why.controller.js';
import { RulesController } from './rules/rules.controller.js';
import { ProgramTemplateController } from './templates/program-template.controller.js';
import { TemplateLaunchController } from './templates/template-launch.controller.js';
import { TemplatePreviewController } from './templates/template-preview.controller.js';
import { TemplatesController } from './templates/templates.controller.js';
import { ViewsController } from './views/views.controller.js';
import { TimeController } from './time/time.controller.js';
import { RequestsController } from './idempotency/requests.controller.js';
import { PolicyMeaningController } from './timeline/policy-meaning.controller.js';
import { PolicyPreviewController } from './timeline/policy-preview.controller.js';
import { TimelineController } from './timeline/timeline.controller.js';
import { WebhookDeliveriesController } from './webhooks/webhook-deliveries.controller.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

/** Every controller of the API. A noun adds its own here. */
export const controllers: Type[] = [
  ItemStatesController,
  ItemsController,
  ItemCommandsController,
  ItemSignOffController,
  ExtensionsController,
  RoundsController,
  DependenciesController,
  NetworkController,
  EffectivenessController,
  MeasuredController,
  BulkController,
  EvidenceController,
  TimelineController,
  PolicyMeaningController,
  PolicyPreviewController,
  CommentsController,
  AgeingController,
  ProgressController,
  ProgramsController,
  TollgateController,
  ImportsController,
  ExportsController,
  ExceptionsController,
  ExceptionCommandsController,
  ExceptionTimelineController,
  AccountsController,
  PersonalController,
  HoldsController,
  RetentionController,
  HoldingsController,
  LeavingController,
  PeopleImportController,
  PeopleController,
  NamesController,
  DelegationsController,
  TokensController,
  SessionsController,
  PersonLinksController,
  CommandKeysController,
  RequestsController,
  RehearsalsController,
  TeamsController,
  SearchController,
  ViewsController,
  RoleGrantsController,
  ExplainController,
  PoliciesController,
  PolicyPublicationController,
  RotasController,
  MaintenanceController,
  NotificationsController,
  BouncesController,
  DeliveriesController,
  ContactsController,
  RoomsController,
  PreferencesController,
  MessageSettingsController,
  LinksController,
  FeedsController,
  WebhooksController,
  WebhookDeliveriesController,
  AuditController,
  AuditLogController,
  ...recordEventsControllers,
  ...packControllers,
  EventsController,
  CalendarsController,
  CalendarDraftController,
  CalendarImportController,
  TimeController,
  TemplatesController,
  TemplateLaunchController,
  TemplatePreviewController,
  ProgramTemplateController,
  RecurrencesController,
  RecurrenceCommandsController,
  SchedulePreviewController,
  ...readersControllers,
  CaseImportsController,
  FindingImportsController,
  ControlImportsController,
  CasesController,
  CaseMergesController,
  CaseCommandsController,
  CaseTimelineController,
  CaseExportController,
  SimilarController,
  LinksOfCasesController,
  LinksOfFindingsController,
  FindingsController,
  FindingCommandsController,
  FindingLaunchController,
  FindingTimelineController,
  FindingExportController,
  FindingLimitsController,
  AnalysesController,
  AnalysisCommandsController,
  AnalysisTimelineController,
  CauseTaxonomyController,
  AlignmentsController,
  AlignmentCommandsController,
  AlignmentTimelineController,
  AlignmentExportController,
  LinksOfControlsController,
  ControlsController,
  ControlCommandsController,
  ControlTimelineController,
  ControlExportController,
  OccurrencesController,
  OccurrenceTimelineController,
  OccurrenceExportController,
  ControlTestsController,
  ControlTestCommandsController,
  ControlTestTimelineController,
  ProposalsController,
  ProposalCommandsController,
  ProposalTimelineController,
  RulesController,
  RuleCommandsController,
  RuleWhyController,
  AiController,
  AiRunsController,
  ActingLicencesController,
  LicenceCommandsController,
  LicenceReportController,
  ...linksControllers,
  SeverityMatrixController,
  GovernanceMetricsController,
  MetricValuesController,
  MetricChangeController,
  MetricEffectController,
  MetricChartController,
  BreachesController,
  BreachTimelineController,
  RisksController,
  RiskTimelineController,
  ReviewsController,
  ReviewCommandsController,
  ReviewTimelineController,
  ReviewListController,
  JudgingController,
  ReviewResultsController,
  ProofController,
  ProvidersController,
  IdentitiesController,
  ScimUsersController,
  ScimGroupsController,
  ScimDiscoveryController,
  DoctorController,
  EngineController,
  QueryController,
  GovernanceReportsController,
  ReportSubscriptionsController,
  SentReportsController,
];

/** Pages and files for whoever has a secret link; they need no token, and no `Idempotency-Key`. */
export const publicControllers: Type[] = [
  ActController,
  RecordController,
  LarkController,
  FeedController,
  SignInWithController,
  SignOutWithController,
  DeviceController,
  SignInController,
  LinkController,
  SignedInController,
];

/** Every service of the API that is not part of the core. */
export const providers: Provider[] = [
  Queries,
  ReportsMade,
  Proposables,
  RuleProposals,
  AiProposals,
  PasswordProofs,
  ContactPoints,
  Forgotten,
  LiveEvents,
  StillIn,
  LocalAccounts,
  CountedGuesses,
  SignInLinks,
];
