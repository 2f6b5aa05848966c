// The picture of a morning, as SVG: the same in the page and, drawn as PNG, in the chat channel.
import { escape, percent, points } from './words.mjs'

const [width, height] = [960, 420]
const ink = '#1a1a1a'
const quiet = '#475467'
const grey = '#858e9b'
const focus = '#00508a'

function text(x, y, words, { size = 18, weight = 400, fill = ink, anchor = 'start' } = {}) {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escape(words)}</text>`
}
const round = n => Number(n.toFixed(1))

/** Weekly losses inside their frozen limits on the left, what can and cannot be graded on the right. */
export function morningPicture(figures) {
  const { weeks, limits } = figures
  const x = i => round(40 + i * 470 / Math.max(1, weeks.length - 1))
  const y = value => round(330 - (value - limits.lower) / (limits.upper - limits.lower) * 190)
  const last = weeks.at(-1)
  const line = weeks.map(({ per1000 }, i) => `${x(i)},${y(per1000)}`).join(' ')
  const limit = (value, name) => `<path d="M40 ${y(value)}H510" stroke="${quiet}" stroke-dasharray="${name === 'mean' ? '4 4' : 'none'}"/>${text(522, y(value) + 6, `${value.toFixed(1)} ${name}`, { size: 16, fill: quiet })}`
  const arms = figures.armsMature
    ? [text(650, 150, `${points(figures.diff)} points`, { size: 30, weight: 600, fill: focus }), text(650, 176, `wizard − control, ${points(figures.diffLow)} to ${points(figures.diffHigh)}`, { size: 16, fill: quiet })]
    : [text(650, 150, 'too young', { size: 30, weight: 600 }), text(650, 176, 'wizard − control: seven days not over', { size: 16, fill: quiet })]
  return frame(`Churn, morning of ${figures.asOf}`, `Data to the end of ${figures.knownTo}`, [
    text(40, 110, 'Customers lost in a week, of 1,000 at risk', { size: 16, weight: 600 }),
    limit(limits.upper, 'limit'),
    limit(limits.mean, 'mean'),
    limit(limits.lower, 'limit'),
    `<polyline points="${line}" fill="none" stroke="${grey}" stroke-width="3" stroke-linejoin="round"/>`,
    `<circle cx="${x(weeks.length - 1)}" cy="${y(last.per1000)}" r="8" fill="${focus}"/>`,
    text(40, 380, `Last whole week, to ${last.end}: ${last.per1000.toFixed(1)}, ${figures.lastWeekSignal ? 'a signal' : 'inside its limits: no news'}`, { size: 16, fill: quiet }),
    text(650, 110, 'Accounts recovered', { size: 16, weight: 600 }),
    ...arms,
    text(650, 236, 'Monthly logo churn', { size: 16, weight: 600 }),
    text(650, 276, figures.gradedOn, { size: 30, weight: 600 }),
    text(650, 302, `first grade, in ${figures.daysToGrading} days`, { size: 16, fill: quiet }),
    text(650, 328, `${percent(figures.baseline)} scores 0.0, ${percent(figures.target)} scores 1.0`, { size: 16, fill: quiet }),
  ])
}

/** What stands where the picture would, on a morning that cannot be shown: the reasons, and no figure. */
export function noPicture(day, problems) {
  return frame(`No figures this morning, ${day}`, 'Nothing of another day is shown in their place.', problems.slice(0, 6).map((problem, i) => text(40, 130 + 32 * i, problem.length > 96 ? `${problem.slice(0, 95)}…` : problem)))
}

function frame(title, under, parts) {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Inter, sans-serif" role="img" aria-label="${escape(title)}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(40, 50, title, { size: 26, weight: 600 }),
    text(40, 76, under, { size: 16, fill: quiet }),
    ...parts,
    '</svg>',
  ].join('\n')
}
