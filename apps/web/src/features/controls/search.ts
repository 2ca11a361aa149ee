/** What the address of the list of controls says. */
export const controlsSearch = [
  ...(['q', 'status', 'type', 'automation', 'stage', 'market', 'covers', 'attested'] as const),
  ...(['failing', 'missed', 'mine', 'sort', 'of'] as const),
] as const;
