/** Every table that the API reads or writes through the object mapper. */
export const entities: (new () => object)[] = [];
