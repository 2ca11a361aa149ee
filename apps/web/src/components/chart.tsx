import { useComputedColorScheme } from '@mantine/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as take } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, type ReactElement } from 'react';

take([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

interface Props {
  option: object;
  /** What it shows, in a sentence; the figures stand in the table below it. */
  label: string;
  height?: number;
}

/** A chart, still: it begins at zero, and is told apart by form as well as by colour. Its table twin stands beside it. */
export default function Chart({ option, label, height = 240 }: Props): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const dark = useComputedColorScheme('light') === 'dark';
  useEffect(() => {
    const { current } = box;
    if (current === null) return undefined;
    const chart = init(current, null, { renderer: 'svg' });
    const ink = dark ? '#c9cfd6' : '#343a40';
    const line = dark ? '#4a5058' : '#d8dde3';
    const axis = {
      axisLabel: { color: ink },
      axisLine: { lineStyle: { color: line } },
      splitLine: { lineStyle: { color: line } },
    };
    const { xAxis, yAxis, ...more } = option as { xAxis: { axisLabel?: object }; yAxis: object };
    chart.setOption({
      animation: false,
      // In SVG a font that is inherited takes its size along.
      textStyle: { fontFamily: getComputedStyle(current).fontFamily, fontSize: 12, color: ink },
      grid: { left: 8, right: 16, top: 34, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, itemGap: 24, textStyle: { color: ink } },
      tooltip: { trigger: 'axis', confine: true },
      ...more,
      xAxis: { ...axis, ...xAxis, axisLabel: { ...axis.axisLabel, ...xAxis.axisLabel } },
      yAxis: { ...axis, ...yAxis },
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option, dark]);
  return <div ref={box} role="img" aria-label={label} style={{ height }} />;
}
