import { numberFormat } from '../../lib/formats.js';

const units = ['byte', 'kilobyte', 'megabyte'] as const;

/** `340 kB`. @param size bytes @param language as in BCP 47 */
export function sizeText(size: number, language: string): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, size)) / 3));
  const unit = units[step] ?? 'byte';
  return numberFormat(language, { style: 'unit', unit, maximumFractionDigits: step > 1 ? 1 : 0 }).format(
    size / 1000 ** step,
  );
}
