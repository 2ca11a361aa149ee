/** Which folder may import which; the table of ARCHITECTURE.md. */
const ours = '^(apps|workflows|activities|domain|database|config|migrations|test)/';

/** What a machine computes anyway: specs compare with it. That nothing else uses it is a rule below. */
const floor = '^test/floor/';

/** A rule that lets a folder use only these of ours. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: ours, pathNot: [...allowed, floor] },
});

module.exports = {
  forbidden: [
    only(
      'api',
      '^apps/api/',
      ['^apps/api/', '^domain/', '^database/', '^config/', '^workflows/(messages|names)\\.ts$'],
      'The API commands workflows by their messages.',
    ),
    only(
      'worker',
      '^apps/worker/',
      ['^apps/worker/', '^activities/', '^database/', '^config/', '^domain/', '^workflows/names\\.ts$'],
      'The worker hosts; workflows are bundled by path.',
    ),
    only(
      'cli',
      '^apps/cli/',
      ['^apps/cli/', '^domain/audit/'],
      'The command line speaks to the API only, and proves by itself what that gives it of the trail.',
    ),
    only(
      'web',
      '^apps/web/',
      ['^apps/web/', '^apps/cli/src/lib/(api-types|routes)\\.ts$'],
      'The page speaks to the API only, in the types that are made out of its document.',
    ),
    {
      name: 'web-features',
      comment: 'What three features use is a component.',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/(features|shell)/', pathNot: '^apps/web/src/features/$1/' },
    },
    {
      name: 'web-parts-know-no-features',
      severity: 'error',
      from: { path: '^apps/web/src/(components|lib|texts)/' },
      to: { path: '^apps/web/src/(features|shell)/' },
    },
    only(
      'local',
      '^apps/local/',
      ['^apps/local/', '^config/', '^database/'],
      'The local stack starts the apps as processes.',
    ),
    only(
      'workflows',
      '^workflows/',
      ['^workflows/', '^domain/', '^activities/'],
      'Workflow code is deterministic: rules and messages.',
    ),
    {
      name: 'workflows-know-activities-as-types',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    only('activities', '^activities/', ['^activities/', '^domain/', '^database/', '^config/']),
    only('domain', '^domain/', ['^domain/', '^test/factories/'], 'The rules are pure: they use themselves only.'),
    {
      name: 'domain-libraries',
      comment:
        'Time, rules of recurrence, hashing, what is signed by certificates, expressions and patterns; nothing that reads or writes.',
      severity: 'error',
      from: { path: '^domain/', pathNot: '\\.spec\\.ts$' },
      to: {
        dependencyTypes: ['npm', 'core'],
        pathNot: ['luxon', 'asn1js', 'pkijs', '^crypto$', '^node:crypto$', '@marcbachmann/cel-js', 're2js', 'yaml'],
      },
    },
    {
      name: 'the-evaluator-has-no-hands',
      comment:
        'Rules are evaluated by what reaches no database, no record and no net: facts go in, a verdict comes out. Whoever asks it starts a thread, and that is all.',
      severity: 'error',
      from: { path: '^(database/evaluator|domain/rule)/', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: [
          '^domain/',
          '^database/evaluator/',
          '^config/settings\\.ts$',
          ...[
            '@marcbachmann/cel-js',
            're2js',
            'yaml',
            '^path$',
            '^worker_threads$',
            '^node:path$',
            '^node:worker_threads$',
          ],
        ],
      },
    },
    only('database', '^database/', ['^database/', '^domain/', '^config/', '^migrations/', '^test/factories/']),
    only('config', '^config/', ['^config/']),
    only('migrations', '^migrations/', ['^migrations/']),
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { path: ours, pathNot: ['^test/', '\\.spec\\.ts$'] },
      to: { path: '^test/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  },
};
