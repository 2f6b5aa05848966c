import type PptxGenJS from 'pptxgenjs'
import type { NativeChart, NativeSeries, PptxConfig } from './config'

export type ChartColors = Required<PptxConfig>['colors']

/** Office's own. */
const OFFICE: ChartColors = { series: ['2F6EBA', 'C55A11', '548235', '7F6000'], bounds: '8C8C8C' }

const LINE = 2.25
const THIN = 0.75
/** Points of type: legible from the last row, small enough for five names on half a slide. */
const TYPE = 11
const TITLE = 12
/** Of categories on one axis. */
const MOST_NAMES = 14

/** Puts a chart on a slide, at a place in inches. */
export function addChart(
  slide: PptxGenJS.Slide,
  chart: NativeChart,
  place: PptxGenJS.PositionProps,
  colors = OFFICE,
): void {
  const { kind, title, alt, series, bounds = [], format = 'General', from, to } = chart
  const options: PptxGenJS.IChartOpts = {
    ...place,
    altText: alt,
    title,
    showTitle: true,
    titleFontSize: TITLE,
    showLegend: series.length + bounds.length > 1,
    legendPos: 'b',
    legendFontSize: TYPE,
    catAxisLabelFontSize: TYPE,
    valAxisLabelFontSize: TYPE,
    valAxisLabelFormatCode: format,
    valAxisMinVal: from,
    valAxisMaxVal: to,
    catAxisLabelFrequency: String(Math.ceil(chart.categories.length / MOST_NAMES)),
    valGridLine: { style: 'none' },
  }
  if (kind === 'bars') {
    slide.addChart('bar' as PptxGenJS.CHART_NAME, rowsOf(chart, series), {
      ...options,
      ...marked(format, colorsOf(chart, colors)),
      barDir: 'bar',
      catAxisOrientation: 'maxMin' as 'minMax', // the library takes both, its types one
      valAxisHidden: true,
      dataLabelPosition: 'outEnd',
    })
    return
  }
  // Of several types, because a type has one kind of line and one of mark.
  const type = 'line' as PptxGenJS.CHART_NAME
  const drawn = { type, data: rowsOf(chart, series), options: lineOptions(chart, colors) }
  const thin = { type, data: rowsOf(chart, bounds), options: boundOptions(chart, colors) }
  slide.addChart([drawn, ...bounds.length > 0 ? [thin] : []] as never, options as never)
}

// -- internal --

function rowsOf({ categories }: NativeChart, series: readonly NativeSeries[]): PptxGenJS.OptsChartData[] {
  return series.map(({ name, values }) => ({ name, labels: [...categories], values: [...values] as number[] }))
}

function marked(format: string, colors: readonly string[]): PptxGenJS.IChartOpts {
  return { chartColors: [...colors], showValue: true, dataLabelFormatCode: format, dataLabelFontSize: TYPE }
}

/**
 * Returns a colour for each series: the library takes any where the list ends, and gives the bars of one
 * series all of them.
 */
function colorsOf({ series }: NativeChart, { series: colors }: ChartColors): string[] {
  return series.map((_, i) => colors[i % colors.length]!)
}

function lineOptions(chart: NativeChart, colors: ChartColors): PptxGenJS.IChartOpts {
  const { kind, format = 'General' } = chart
  const points = kind === 'points'
  return {
    ...marked(format, colorsOf(chart, colors)),
    showValue: points,
    dataLabelPosition: 'r',
    lineSize: points ? 0 : LINE,
    lineDataSymbol: points ? 'circle' : 'none',
    lineDataSymbolSize: 9,
  }
}

function boundOptions(
  { kind, series, bounds = [] }: NativeChart,
  { bounds: color }: ChartColors,
): PptxGenJS.IChartOpts {
  const points = kind === 'points'
  return {
    chartColors: [...series, ...bounds].map(() => color),
    lineSize: points ? 0 : THIN,
    lineDataSymbol: points ? 'dash' : 'none',
    lineDataSymbolSize: 12,
  }
}
