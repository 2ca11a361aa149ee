/** The names of the layers of a rota. */
export function layersOf(body: Readonly<Record<string, unknown>>): string[] {
  const layers = body['layers'];
  if (!Array.isArray(layers)) return [];
  return layers.flatMap((layer: unknown) =>
    typeof layer === 'object' && layer !== null && 'name' in layer && typeof layer.name === 'string'
      ? [layer.name]
      : [],
  );
}
