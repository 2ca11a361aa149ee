/** In which a page is taken: with what people have in it, with nothing, with 20,000 items, and where the server fails. */
export const states = ['sample', 'none', 'many', 'error'] as const;
export type State = (typeof states)[number];

export const stateTitles: Record<State, string> = {
  sample: 'With sample data',
  none: 'With nothing',
  many: 'With many items',
  error: 'Where the server fails',
};
