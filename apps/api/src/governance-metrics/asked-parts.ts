import type { SliceMeasured } from '../../../../database/governance-metrics/spans.js';
import { addedUp, grainFor, partsIn } from '../../../../domain/metric/grain.js';
import type { Metric } from '../../../../domain/metric/metric.js';
import { sliceKey, type Slice } from '../../../../domain/metric/slice.js';
import { folded } from '../../../../domain/text/folded.js';
import { invalidRequest } from '../problems/problem.js';

/** Parts of each side at most: with more, the comparison is of something else. */
const mostParts = 100;
/** Names that a refusal offers. */
const offered = 20;

/** A part, with the slices whose values make it. */
export interface PartSlices {
  name: string;
  slices: number[];
}

interface PartsAsked {
  /** Null: there are no parts, and nothing to compare with. */
  by: string | null;
  with: PartSlices[];
  without: PartSlices[];
  notes: string[];
}

/** How parts are asked for. */
export interface Parts {
  slice: Slice;
  by?: string | undefined;
  of?: string | undefined;
  against?: string | undefined;
  outOf?: string | undefined;
}

interface Asked extends Parts {
  /** The markets where it was, unless other parts are named. */
  usual: readonly string[];
}

/** Which parts have it and which do not. @throws Problem `invalid-request` what is no part, with those that there are */
export function partsAsked(metric: Metric, measured: readonly SliceMeasured[], asked: Asked): PartsAsked {
  if (asked.of !== undefined) return partsNamed(metric, measured, { ...asked, of: asked.of });
  const ofProgram = partsOfProgram(metric, measured, asked);
  if (ofProgram !== null) return ofProgram;
  const { slice } = asked;
  const stray = (['by', 'against', 'outOf'] as const).find((name) => asked[name] !== undefined);
  if (stray !== undefined)
    throw invalidRequest([{ path: stray, message: 'goes with the parts where it was. Say which (of).' }]);
  const key = sliceKey(slice, metric.dimensions);
  const whole = measured.find((one) => sliceKey(one.slice, metric.dimensions) === key);
  return {
    ...{ by: null, with: whole ? [{ name: '', slices: [whole.id] }] : [], without: [] },
    notes: [
      ...(whole ? [] : ['There are no values of it in these times.']),
      'Say where it was (of) to compare with where it was not.',
    ],
  };
}

/** The markets of the program where the metric is cut by market, as far as they have values; null: nothing fits. */
function partsOfProgram(metric: Metric, measured: readonly SliceMeasured[], asked: Asked): PartsAsked | null {
  const { slice, usual, by = 'market' } = asked;
  if (usual.length === 0 || by !== 'market' || slice['market'] !== undefined) return null;
  if (!metric.dimensions.includes('market') || asked.against !== undefined || asked.outOf !== undefined) return null;
  const grain = grainFor(measured, { asked: slice, dimension: 'market' });
  if (grain === null || 'choose' in grain) return null;
  const there = new Set(partsIn(grain.cuts, 'market').map(({ name }) => folded(name)));
  const [told, missing] = [true, false].map((has) => usual.filter((name) => there.has(folded(name)) === has));
  if (told === undefined || told.length === 0) return null;
  const parts = partsNamed(metric, measured, { ...asked, by, of: told.map(partWritten).join(',') });
  const without = missing?.length ? ` It has no values of ${missing.join(', ')}.` : '';
  return { ...parts, notes: [`Where it was: in the markets of the program.${without}`, ...parts.notes] };
}

function partsNamed(metric: Metric, measured: readonly SliceMeasured[], asked: Parts & { of: string }): PartsAsked {
  const { of, against } = asked;
  const by = dimensionAsked(metric, asked);
  const { parts, added } = partsBy(metric, measured, asked, by);
  const having = chosen(parts, of, { path: 'of', by });
  const rest = parts.filter((part) => !having.includes(part));
  const without = against === undefined ? rest : chosen(parts, against, { path: 'against', by });
  if (without.some((part) => having.includes(part)))
    throw invalidRequest([{ path: 'against', message: 'names a part where it was. Leave it out of one of the two.' }]);
  if (without.length > mostParts)
    throw invalidRequest([
      { path: 'against', message: `is missing: there are ${without.length} others. Name ${mostParts} at most.` },
    ]);
  const alone = without.length === 0 ? ['There is no other part to compare with.'] : [];
  return { by, with: having, without, notes: [...added, ...alone] };
}

function dimensionAsked({ dimensions }: Metric, { slice, by }: Parts): string {
  const free = dimensions.filter((name) => slice[name] === undefined);
  const usual = free.includes('market') ? 'market' : free.length === 1 ? free[0] : undefined;
  const meant = by ?? usual;
  if (meant !== undefined && free.includes(meant)) return meant;
  const offer = free.length === 0 ? 'Ask about a wider slice.' : `Say one of ${free.join(', ')}.`;
  const why = by === undefined ? 'is missing.' : `${by.slice(0, 40)} is no dimension by which it is cut here.`;
  throw invalidRequest([{ path: 'by', message: `${why} ${offer}` }]);
}

function partsBy(
  metric: Metric,
  measured: readonly SliceMeasured[],
  { slice, outOf }: Parts,
  dimension: string,
): { parts: PartSlices[]; added: string[] } {
  const ways = outOf === undefined ? undefined : dimensionsNamed(outOf, metric);
  const grain = grainFor(measured, { asked: slice, dimension, chosen: ways });
  if (grain === null)
    throw invalidRequest([
      { path: 'of', message: `cannot be told: there are no values by ${dimension} in these times.` },
    ]);
  if ('choose' in grain) {
    const choice = grain.choose.map((way) => way.join(', ')).join('; or by ');
    throw invalidRequest([
      { path: 'outOf', message: `is missing: its values by ${dimension} are cut by ${choice}. Say out of which.` },
    ]);
  }
  const parts = partsIn(grain.cuts, dimension).map(({ name, cuts }) => ({ name, slices: cuts.map(({ id }) => id) }));
  return { parts, added: addedUp(grain.dimensions, { asked: slice, dimension }) };
}

/** A part as it is named, which may hold a comma. */
export function partWritten(name: string): string {
  return name.replace(/[\\,]/g, '\\$&');
}

/** Those that are named; what holds a comma has a backslash before it. */
function chosen(parts: readonly PartSlices[], said: string, { path, by }: { path: string; by: string }): PartSlices[] {
  const names = (said.match(/(?:\\.|[^,\\])+/gs) ?? []).map((name) => name.trim().replace(/\\(.)/gs, '$1'));
  const found = names.map((name) => {
    const part = parts.find((one) => folded(one.name) === folded(name));
    if (part) return part;
    const there = parts.slice(0, offered).map((one) => one.name);
    const more = parts.length > offered ? ` and ${parts.length - offered} more` : '';
    throw invalidRequest([
      {
        path,
        message: `names "${name.slice(0, 60)}", which has no values by ${by} in these times. There are ${there.join(', ')}${more}.`,
      },
    ]);
  });
  if (found.length === 0) throw invalidRequest([{ path, message: 'names no part.' }]);
  if (found.length > mostParts)
    throw invalidRequest([{ path, message: `names ${found.length} parts. Name ${mostParts} at most.` }]);
  return [...new Set(found)];
}

/** The dimensions out of which finer values are added up. @throws Problem `invalid-request` of `outOf` */
export function dimensionsNamed(said: string, { dimensions }: Metric): string[] {
  const names = said.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !dimensions.includes(name));
  if (unknown !== undefined)
    throw invalidRequest([
      {
        path: 'outOf',
        message: `"${unknown.slice(0, 40)}" is no dimension of it. It is cut by ${dimensions.join(', ')}.`,
      },
    ]);
  return names;
}
