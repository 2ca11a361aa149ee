import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent as lazily,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { itemSearch as itemsSearch } from './features/list/search.js';
import { NotFound } from './shell/not-found.js';
import { Shell } from './shell/shell.js';
import { listed, texts } from './lib/search.js';
import { controlsSearch } from './features/controls/search.js';
import { itemSearch, programSearch } from './features/programs/search.js';
import { patiently } from './lib/patiently.js';
import { Failed } from './shell/failed.js';

interface Context {
  queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Failed,
});

/** A page whose code comes when somebody goes there. */
const lazyRouteComponent: typeof lazily = (load, name) => lazily(patiently(load), name);

/** Every page with its address. A page's code comes when somebody goes there. */
const routes = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('./features/work/work-page.js'), 'WorkPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/items/$ref',
    component: lazyRouteComponent(() => import('./features/items/item-page.js'), 'ItemPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programs',
    validateSearch: programSearch,
    component: lazyRouteComponent(() => import('./features/programs/programs-page.js'), 'ProgramsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programs/$id',
    validateSearch: itemSearch,
    component: lazyRouteComponent(() => import('./features/programs/program-page.js'), 'ProgramPage'),
  }),
  ...(import.meta.env.DEV
    ? [
        createRoute({
          getParentRoute: () => root,
          path: '/design',
          component: lazyRouteComponent(() => import('./features/design/design-page.js'), 'DesignPage'),
        }),
      ]
    : []),
  createRoute({
    getParentRoute: () => root,
    path: '/items',
    validateSearch: itemsSearch,
    component: lazyRouteComponent(() => import('./features/list/items-page.js'), 'ItemsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/imports',
    component: lazyRouteComponent(() => import('./features/imports/imports-page.js'), 'ImportsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/imports/new',
    component: lazyRouteComponent(() => import('./features/imports/new-import-page.js'), 'NewImportPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/programs/$id/import',
    component: lazyRouteComponent(() => import('./features/imports/new-import-page.js'), 'ProgramImportPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/imports/$id',
    component: lazyRouteComponent(() => import('./features/imports/import-page.js'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people',
    validateSearch: listed<'q' | 'access' | 'active'>('q', 'access', 'active'),
    component: lazyRouteComponent(() => import('./features/people/people-page.js'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people/$id',
    component: lazyRouteComponent(() => import('./features/people/person-page.js'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/teams',
    validateSearch: texts<'q'>('q'),
    component: lazyRouteComponent(() => import('./features/people/teams-page.js'), 'TeamsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/access',
    validateSearch: texts<'role' | 'state' | 'person' | 'action' | 'record'>(
      'role',
      'state',
      'person',
      'action',
      'record',
    ),
    component: lazyRouteComponent(() => import('./features/people/access-page.js'), 'AccessPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rehearsals/$id',
    component: lazyRouteComponent(() => import('./features/rehearsals/rehearsal-page.js'), 'RehearsalPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/exceptions',
    validateSearch: listed<'q' | 'status' | 'kind'>('q', 'status', 'kind'),
    component: lazyRouteComponent(() => import('./features/exceptions/exceptions-page.js'), 'ExceptionsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/exceptions/$ref',
    component: lazyRouteComponent(() => import('./features/exceptions/exception-page.js'), 'ExceptionPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/cases',
    validateSearch: listed<'q' | 'status' | 'severity' | 'source' | 'likelihood' | 'impact' | 'overdue'>(
      ...(['q', 'status', 'severity', 'source', 'likelihood', 'impact', 'overdue'] as const),
    ),
    component: lazyRouteComponent(() => import('./features/cases/cases-page.js'), 'CasesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/cases/import',
    component: lazyRouteComponent(
      () => import('./features/register-imports/register-import-page.js'),
      'CaseImportPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/cases/$ref',
    component: lazyRouteComponent(() => import('./features/cases/case-page.js'), 'CasePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/governance-metrics',
    validateSearch: listed<'q' | 'state'>('q', 'state'),
    component: lazyRouteComponent(() => import('./features/metrics/metrics-page.js'), 'MetricsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/governance-metrics/$ref',
    validateSearch: listed<'slice'>('slice'),
    component: lazyRouteComponent(() => import('./features/metrics/metric-page.js'), 'MetricPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/breaches',
    validateSearch: listed<'status' | 'type'>('status', 'type'),
    component: lazyRouteComponent(() => import('./features/metrics/breaches-page.js'), 'BreachesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/breaches/$ref',
    component: lazyRouteComponent(() => import('./features/metrics/breach-page.js'), 'BreachPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/analyses',
    validateSearch: listed<'q' | 'status' | 'method' | 'stage' | 'overdue' | 'of'>(
      ...(['q', 'status', 'method', 'stage', 'overdue', 'of'] as const),
    ),
    component: lazyRouteComponent(() => import('./features/analyses/analyses-page.js'), 'AnalysesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/analyses/$ref',
    component: lazyRouteComponent(() => import('./features/analyses/analysis-page.js'), 'AnalysisPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/review-rounds',
    validateSearch: listed<'q' | 'status' | 'mine' | 'overdue'>('q', 'status', 'mine', 'overdue'),
    component: lazyRouteComponent(() => import('./features/reviews/reviews-page.js'), 'ReviewsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/review-rounds/$ref',
    component: lazyRouteComponent(() => import('./features/reviews/review-page.js'), 'ReviewPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/review-rounds/$ref/judge',
    component: lazyRouteComponent(() => import('./features/reviews/judge-page.js'), 'JudgePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/findings',
    validateSearch: listed<'q' | 'status' | 'grade' | 'rating' | 'stage' | 'age' | 'overdue' | 'of'>(
      ...(['q', 'status', 'grade', 'rating', 'stage', 'age', 'overdue', 'of'] as const),
    ),
    component: lazyRouteComponent(() => import('./features/findings/findings-page.js'), 'FindingsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/findings/import',
    component: lazyRouteComponent(
      () => import('./features/register-imports/register-import-page.js'),
      'FindingImportPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/findings/$ref',
    component: lazyRouteComponent(() => import('./features/findings/finding-page.js'), 'FindingPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/alignments',
    validateSearch: listed<'q' | 'status' | 'waiting' | 'overdue' | 'of'>('q', 'status', 'waiting', 'overdue', 'of'),
    component: lazyRouteComponent(() => import('./features/alignments/alignments-page.js'), 'AlignmentsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/alignments/$ref',
    component: lazyRouteComponent(() => import('./features/alignments/alignment-page.js'), 'AlignmentPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/controls',
    validateSearch: listed<(typeof controlsSearch)[number]>(...controlsSearch),
    component: lazyRouteComponent(() => import('./features/controls/controls-page.js'), 'ControlsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/controls/coverage',
    validateSearch: texts<'stage' | 'domain' | 'market'>('stage', 'domain', 'market'),
    component: lazyRouteComponent(() => import('./features/controls/coverage-page.js'), 'CoveragePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/controls/import',
    component: lazyRouteComponent(
      () => import('./features/register-imports/register-import-page.js'),
      'ControlImportPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/controls/$ref',
    component: lazyRouteComponent(() => import('./features/controls/control-page.js'), 'ControlPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/occurrences',
    validateSearch: listed<'q' | 'status' | 'control' | 'missed' | 'mine' | 'sort'>(
      ...(['q', 'status', 'control', 'missed', 'mine', 'sort'] as const),
    ),
    component: lazyRouteComponent(() => import('./features/controls/occurrences-page.js'), 'OccurrencesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/occurrences/$ref',
    component: lazyRouteComponent(() => import('./features/controls/occurrence-page.js'), 'OccurrencePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/control-tests/$ref',
    component: lazyRouteComponent(() => import('./features/controls/test-page.js'), 'TestPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/proposals',
    validateSearch: listed<'q' | 'status' | 'maker' | 'waiting'>('q', 'status', 'maker', 'waiting'),
    component: lazyRouteComponent(() => import('./features/proposals/proposals-page.js'), 'ProposalsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/proposals/$ref',
    component: lazyRouteComponent(() => import('./features/proposals/proposal-page.js'), 'ProposalPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/risks',
    validateSearch: listed<'q' | 'status' | 'rating' | 'overdue'>('q', 'status', 'rating', 'overdue'),
    component: lazyRouteComponent(() => import('./features/risks/risks-page.js'), 'RisksPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/risks/$ref',
    component: lazyRouteComponent(() => import('./features/risks/risk-page.js'), 'RiskPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/policies',
    validateSearch: listed<'q' | 'kind'>('q', 'kind'),
    component: lazyRouteComponent(() => import('./features/policies/policies-page.js'), 'PoliciesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/policies/$id',
    validateSearch: texts<'version'>('version'),
    component: lazyRouteComponent(() => import('./features/policies/policy-page.js'), 'PolicyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/policies/$id/edit',
    validateSearch: texts<'item'>('item'),
    component: lazyRouteComponent(() => import('./features/policies/edit-page.js'), 'EditPolicyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/calendars',
    component: lazyRouteComponent(() => import('./features/calendars/calendars-page.js'), 'CalendarsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/calendars/$key',
    validateSearch: texts<'year' | 'shows'>('year', 'shows'),
    component: lazyRouteComponent(() => import('./features/calendars/calendar-page.js'), 'CalendarPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/duty',
    component: lazyRouteComponent(() => import('./features/duty/duty-page.js'), 'DutyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/messages',
    validateSearch: texts<'unread'>('unread'),
    component: lazyRouteComponent(() => import('./features/messages/messages-page.js'), 'MessagesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/deliveries',
    validateSearch: listed<'state' | 'channel' | 'since'>('state', 'channel', 'since'),
    component: lazyRouteComponent(() => import('./features/messages/deliveries-page.js'), 'DeliveriesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/webhooks',
    component: lazyRouteComponent(() => import('./features/messages/webhooks-page.js'), 'WebhooksPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/deliveries/$id',
    component: lazyRouteComponent(() => import('./features/messages/delivery-page.js'), 'DeliveryPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/webhooks/$id',
    component: lazyRouteComponent(() => import('./features/messages/webhook-page.js'), 'WebhookPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/engine',
    validateSearch: texts<'span'>('span'),
    component: lazyRouteComponent(() => import('./features/health/health-page.js'), 'HealthPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/bulk',
    validateSearch: texts<'state' | 'kind'>('state', 'kind'),
    component: lazyRouteComponent(() => import('./features/bulk/operations-page.js'), 'OperationsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/bulk/$id',
    validateSearch: texts<'result'>('result'),
    component: lazyRouteComponent(() => import('./features/bulk/operation-page.js'), 'OperationPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/templates',
    validateSearch: texts<'q'>('q'),
    component: lazyRouteComponent(() => import('./features/templates/templates-page.js'), 'TemplatesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/templates/new',
    component: lazyRouteComponent(() => import('./features/templates/edit-page.js'), 'NewTemplatePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/templates/$id/edit',
    component: lazyRouteComponent(() => import('./features/templates/edit-page.js'), 'EditTemplatePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/templates/$id',
    validateSearch: texts<'version'>('version'),
    component: lazyRouteComponent(() => import('./features/templates/template-page.js'), 'TemplatePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/recurrences',
    validateSearch: texts<'q' | 'status' | 'making' | 'from'>('q', 'status', 'making', 'from'),
    component: lazyRouteComponent(() => import('./features/recurrences/recurrences-page.js'), 'RecurrencesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/recurrences/$id',
    validateSearch: texts<'state'>('state'),
    component: lazyRouteComponent(() => import('./features/recurrences/recurrence-page.js'), 'RecurrencePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/search',
    validateSearch: texts<'q' | 'kind' | 'market'>('q', 'kind', 'market'),
    component: lazyRouteComponent(() => import('./features/search/search-page.js'), 'SearchPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reports',
    validateSearch: texts<'week' | 'program' | 'domain' | 'market'>('week', 'program', 'domain', 'market'),
    component: lazyRouteComponent(() => import('./features/reports/reports-page.js'), 'ReportsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reports/$id',
    component: lazyRouteComponent(() => import('./features/reports/sent-page.js'), 'SentReportPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rules',
    validateSearch: texts<'q' | 'state'>('q', 'state'),
    component: lazyRouteComponent(() => import('./features/rules/rules-page.js'), 'RulesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rules/new',
    component: lazyRouteComponent(() => import('./features/rules/write-page.js'), 'NewRulePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rules/$ref',
    component: lazyRouteComponent(() => import('./features/rules/rule-page.js'), 'RulePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rules/$ref/edit',
    component: lazyRouteComponent(() => import('./features/rules/write-page.js'), 'NextVersionPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ai',
    component: lazyRouteComponent(() => import('./features/ai/ai-page.js'), 'AiPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ai/$id',
    component: lazyRouteComponent(() => import('./features/ai/run-page.js'), 'AiRunPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/holds',
    validateSearch: texts<'state'>('state'),
    component: lazyRouteComponent(() => import('./features/holds/holds-page.js'), 'HoldsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/ageing',
    validateSearch: texts<'by' | 'program' | 'domain' | 'market'>('by', 'program', 'domain', 'market'),
    component: lazyRouteComponent(() => import('./features/programs/ageing-page.js'), 'AgeingPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/delegations',
    validateSearch: texts<'of' | 'state' | 'making'>('of', 'state', 'making'),
    component: lazyRouteComponent(() => import('./features/delegations/delegations-page.js'), 'DelegationsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/audit',
    validateSearch: listed<'type' | 'actor' | 'subject' | 'after' | 'before'>(
      'type',
      'actor',
      'subject',
      'after',
      'before',
    ),
    component: lazyRouteComponent(() => import('./features/audit/audit-page.js'), 'AuditPage'),
  }),
]);

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: routes,
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
