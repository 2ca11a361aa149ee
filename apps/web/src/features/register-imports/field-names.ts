import { useTexts } from '../../lib/texts.js';

/** What a field is called, as the page calls it. */
export function useFieldNames(): (name: string) => string {
  const t = useTexts();
  return (name) => t(`registerImport.field.${name}` as 'registerImport.field.title');
}
