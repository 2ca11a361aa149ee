// Native ESM, TypeScript through swc. NODE_OPTIONS=--experimental-vm-modules is set by `npm test`.
const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Its package does not say that it is made of modules; Node finds out, jest does not.
    '^numfmt$': '<rootDir>/node_modules/numfmt/dist/numfmt.js',
  },
  transform: {
    '^.+\\.ts$': [
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
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.tollgate'],
};

export default {
  // Two cores that do other things besides must not make a test fail. Heard at the top only, not in a project.
  testTimeout: 60_000,
  // Modules of a file that has run are never freed (nodejs/node#33439): in one process the whole suite fills a heap of
  // 4 GB. A worker that has grown ends and another takes its place; with this limit even one worker is a process of its own.
  // Two cores: with two workers a third of their time was waiting, for a skip of time or a letter.
  maxWorkers: 3,
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...base,
      displayName: 'unit',
      roots: ['domain', 'database', 'config', 'activities', 'workflows', 'apps'].map((d) => `<rootDir>/${d}`),
      testMatch: ['**/*.spec.ts'],
    },
    {
      ...base,
      displayName: 'e2e',
      roots: ['<rootDir>/test'],
      testMatch: ['**/*.test.ts'],
      globalSetup: '<rootDir>/test/harness/global-setup.mjs',
      globalTeardown: '<rootDir>/test/harness/global-teardown.mjs',
    },
  ],
};
