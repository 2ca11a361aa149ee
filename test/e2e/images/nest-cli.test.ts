import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../config/settings.js';

const { projects } = JSON.parse(readFileSync(join(projectRoot, 'nest-cli.json'), 'utf8')) as {
  projects: Record<string, { entryFile: string; sourceRoot: string; compilerOptions: { tsConfigPath: string } }>;
};

test.each(Object.entries(projects))(
  'nest build %s: its entry point and settings exist, and are built',
  (_, { entryFile, sourceRoot, compilerOptions }) => {
    for (const path of [
      join(sourceRoot, `${entryFile}.ts`),
      compilerOptions.tsConfigPath,
      join('dist', sourceRoot, `${entryFile}.js`),
    ])
      expect([path, existsSync(join(projectRoot, path))]).toEqual([path, true]);
  },
);
