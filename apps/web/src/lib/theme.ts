import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent. Red is for what is late or broken, amber for what soon will be. */
const harbour: MantineColorsTuple = [
  '#eaf3fb',
  '#d3e4f3',
  '#a5c8e8',
  '#73aadd',
  '#4b90d3',
  '#3280cd',
  '#1f6fb8',
  '#1c5d99',
  '#144d82',
  '#073f6e',
];

/** Of the button that ends or refuses something: white is read on it, by day and by night. */
export const graveColour = 'red.9';

export const theme = createTheme({
  primaryColor: 'harbour',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { harbour },
  defaultRadius: 'sm',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans Thai", sans-serif',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.4rem' }, h2: { fontSize: '1.1rem' }, h3: { fontSize: '1rem' } },
  },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm' } },
    Textarea: { defaultProps: { autosize: true, minRows: 3, maxRows: 12 } },
    Modal: { defaultProps: { centered: true } },
  },
});
