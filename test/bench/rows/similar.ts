import { languages, similarTexts, type Language } from '../../factories/similar-texts.js';
import { figure } from '../figure.js';
import { BenchProblem, type Extent, type Row } from '../row.js';
import type { BenchStack } from '../stack/bench-stack.js';
import { crowdOf } from '../stack/crowd.js';

const sizes = ({ quick, items }: Extent) =>
  quick ? { cases: items ?? 2_000, rounds: 1 } : { cases: items ?? 100_000, rounds: 7 };

/** What is told by each pair, and the title by which it is on record. */
const asked = languages.flatMap((language) =>
  similarTexts[language].map(({ asked: body, title }) => ({ language, body, title })),
);

/** “Seen before?” while somebody types: how long it takes among many, and whether what was told before stands first. */
export const similar: Row = {
  name: 'similar',
  title: 'cases like what is being typed, in six languages, through the API with a token',
  size: (extent) => {
    const { cases, rounds } = sizes(extent);
    return `${asked.length} texts asked among ${cases} cases, one after the other, ${rounds} rounds, in turns`;
  },
  async measure(bench) {
    const { cases, rounds } = sizes(bench.extent);
    const stack = await bench.stack();
    await stack.startApi();
    const key = await seedCases(stack, cases);
    bench.say(`${cases} cases are made`);
    const [took, floor]: [number[], number[]] = [[], []];
    let first = 0;
    // Once round before: connections have planned what they are asked.
    for (let round = 0; round <= rounds; round += 1) {
      const [ours, bare]: [number[], number[]] = [[], []];
      for (const { body, title } of asked) {
        const [answer, ms] = await timed(() => stack.admin.post('/cases/similar', body));
        const [, plain] = await timed(() => stack.admin.get(`/cases/${key}`));
        if (answer.status !== 200) throw new BenchProblem(`${answer.status} ${JSON.stringify(answer.body)}`);
        if (round === rounds && answer.body.items[0]?.title === title) first += 1;
        ours.push(ms);
        bare.push(plain);
      }
      bench.say(`p95 ${late(ours).toFixed(1)} ms, of a case by its key ${late(bare).toFixed(1)} ms`);
      if (round === 0) continue;
      took.push(late(ours));
      floor.push(late(bare));
    }
    return [
      figure({
        ...{ name: '95 of 100 are answered within', unit: 'ms', samples: took },
        floor: { samples: floor, is: 'similar: a case by its key, through the same API' },
        target: { of: 'value', bound: 'at most', limit: 150 },
      }),
      figure({
        ...{ name: 'what was told before stands first', unit: '%', samples: [(100 * first) / asked.length] },
        target: { of: 'value', bound: 'at least', limit: 90 },
      }),
    ];
  },
};

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  const answer = await work();
  return [answer, performance.now() - began];
}

function late(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? NaN;
}

/** The known texts in a crowd of others, each as it is reported and closed long ago; gives the key of one. */
async function seedCases(stack: BenchStack, cases: number): Promise<string> {
  const { dataSource, admin } = stack;
  const given = { source: 'internal_review', likelihood: 2, impact: 2 };
  const { id, key } = await admin.must('/cases', { ...given, title: 'One', text: 'One' });
  const [row] = await dataSource.query<{ columns: string }[]>(
    `SELECT string_agg(quote_ident(column_name), ', ') AS columns FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = 'cases' AND column_name NOT IN ('id', 'number', 'title', 'text', 'status')`,
  );
  const known = languages.flatMap((language: Language) =>
    similarTexts[language].map(({ title, text }) => ({ title, text })),
  );
  const each = 5_000;
  for (let from = 0; from < cases; from += each) {
    const texts = [...(from === 0 ? known : []), ...crowdOf(Math.min(each, cases - from), from + 1)];
    await dataSource.query(
      `INSERT INTO cases (id, title, text, status, ${row?.columns ?? ''})
       SELECT gen_random_uuid(), x.title, x.text, 'closed', ${row?.columns ?? ''}
       FROM json_to_recordset($2::json) AS x(title text, text text), (SELECT ${row?.columns ?? ''} FROM cases WHERE id = $1) like_it`,
      [id, JSON.stringify(texts)],
    );
  }
  await dataSource.query('VACUUM ANALYZE cases');
  await dataSource.query('VACUUM ANALYZE search_texts');
  return key as string;
}
