import { loadSettings, SettingsError } from '../../../config/settings.js';
import { Home, StartProblem } from './servers/home.js';
import { LocalStack } from './stack.js';

/** Everything ends within so many ms of being told to. */
const stopWithinMs = 14_000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

// Whoever read this may be gone, with their terminal or their pipe; what was started must be ended all the same.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

/** `npm start`: the whole of Tollgate on one machine, until Ctrl-C. */
async function main(): Promise<void> {
  const settings = loadSettings();
  const home = await Home.take(settings.home);
  const stack = new LocalStack(home, settings, say);
  let ending: Promise<void> | null = null;
  const end = (code: number): Promise<void> => {
    ending ??= (async () => {
      setTimeout(() => process.exit(1), stopWithinMs).unref();
      await stack.stop();
      home.release();
      process.exit(code);
    })();
    return ending;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      say('Ending.');
      void end(0);
    });
  try {
    const url = await stack.start();
    // A stack that is being ended does not announce itself.
    if (ending) return;
    say(`Tollgate is ready at ${url}`);
    const claim = stack.claimUrl(url);
    if (claim !== null) say(`Become its first administrator, once, in a browser on this machine: ${claim}`);
    else say(`Sign in at ${url}/sign-in`);
    say(
      `The API is described at ${url}/docs; the administrator's token is in ${home.path('admin.token')}. Ctrl-C ends it.`,
    );
  } catch (error) {
    if (ending) return;
    complain(error);
    await end(1);
  }
}

function complain(error: unknown): void {
  const plain = error instanceof StartProblem || error instanceof SettingsError;
  process.stderr.write(
    `${plain ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
}

main().catch((error: unknown) => {
  complain(error);
  process.exit(1);
});
