// Native ESM, TypeScript through swc. NODE_OPTIONS=--experimental-vm-modules is set by `npm test`.
const compiled = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      target: 'es2022',
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];
const base = {
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Its package does not say that it is made of modules; Node finds out, jest does not.
    '^numfmt$': '<rootDir>/node_modules/numfmt/dist/numfmt.js',
  },
  // What test files share with the process outlives them; one process runs files of every project.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.tollgate'],
};

// What these are about is remembered for a whole process, which each of them must find as it begins.
const apart = ['<rootDir>/test/e2e/database/connections.test.ts', '<rootDir>/test/e2e/database/pooled.test.ts'];

/** On the real servers, all of which are started once. */
const e2e = {
  displayName: 'e2e',
  roots: ['<rootDir>/test'],
  globalSetup: '<rootDir>/test/harness/global-setup.mjs',
  globalTeardown: '<rootDir>/test/harness/global-teardown.mjs',
};

export default {
  // Two cores that do other things besides must not make a test fail: it is so long that only what hangs is told. No test and no
  // hook says less of itself. Heard at the top only, not in a project.
  testTimeout: 300_000,
  // Modules of a file that has run are never freed (nodejs/node#33439): in one process the whole suite fills a heap of
  // 4 GB. A worker that has grown ends and another takes its place; with this limit even one worker is a process of its own.
  // Two cores: with two workers a third of their time was waiting, for a skip of time or a letter.
  maxWorkers: 3,
  workerIdleMemoryLimit: '1GB',
  testSequencer: '<rootDir>/test/harness/longest-first.mjs',
  projects: [
    {
      ...base,
      displayName: 'unit',
      testEnvironment: 'node',
      transform: { '^.+\\.ts$': compiled },
      roots: ['domain', 'database', 'config', 'activities', 'workflows', 'apps'].map((d) => `<rootDir>/${d}`),
      testMatch: ['**/*.spec.ts'],
    },
    {
      ...base,
      ...e2e,
      // A test file is all that jest loads for it (docs/adr/0190-the-product-is-loaded-once.md).
      testEnvironment: '<rootDir>/test/harness/native/environment.mjs',
      transform: {
        '/test/(e2e|replay|chaos|fuzz)/.+\\.ts$': compiled,
        '\\.([cm]?js|ts)$': '<rootDir>/test/harness/native/front.mjs',
      },
      transformIgnorePatterns: [],
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...apart],
    },
    { ...base, ...e2e, testEnvironment: 'node', transform: { '^.+\\.ts$': compiled }, testMatch: apart },
  ],
};
