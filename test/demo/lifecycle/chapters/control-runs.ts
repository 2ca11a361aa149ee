import type { ApiAnswer, ApiClient } from '../../../harness/api-client.js';
import type { World } from '../../told/world.js';

/** The runs of the control that wait for whoever performs it. */
export async function perform(api: ApiClient, world: World, said: object): Promise<string> {
  const { items } = (await api.get(`/occurrences?control=${world.the('control').key}&status=expected,missed`)).body;
  const done: string[] = [];
  for (const { id } of items) {
    const { key, status } = await api.must(`/occurrences/${id}/perform`, said);
    done.push(`${key} ${status.replaceAll('_', ' ')}`);
  }
  return done.join(', ');
}

/** Draws from the runs of a span, all of them, and judges each by what it left. */
export async function tested(
  api: ApiClient,
  world: World,
  name: string,
  [from, until]: [string, string],
): Promise<ApiAnswer['body']> {
  const { items } = await api.must(`${world.at(name)}/draw`, { from, until, seed: 'second look', size: 8 });
  const runs = (await api.get(`/occurrences?control=${world.the('control').key}&limit=50`)).body.items;
  for (const { place, key: drawn } of items) {
    const run = runs.find(({ key }: { key: string }) => key === drawn);
    const fine = run?.status === 'performed' && (run.performance?.links ?? []).length > 0;
    const said = fine ? { result: 'pass' } : { result: 'exception', note: 'Late, or with nothing to show' };
    await api.must(`${world.at(name)}/judge`, { place, ...said });
  }
  return (await api.get(world.at(name))).body;
}
