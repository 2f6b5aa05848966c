import type { Chart, ChartTable } from './chart'
import { NO_DATA } from '../facts'
import { place, toSvg } from './draw'
import { label } from './text'
import { WIDTH } from './tokens'

/** Returns the picture that stands where there is nothing to draw: it says so, and its table shows what there is. */
export function emptyChart(table: ChartTable): Chart {
  const empty = { ...table, alt: `No picture: there is ${NO_DATA} for it.`, focus: NO_DATA }
  const says = place(() => label(WIDTH / 2, 150, 'No data', table.title, { anchor: 'middle', size: 18 }))
  return { ...empty, svg: toSvg({ ...empty, margins: { top: 0, right: 0, bottom: 0, left: 0 }, marks: [says] }) }
}
