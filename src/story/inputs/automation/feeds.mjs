// What a morning is written from: this morning's figures and three feeds of chant, each checked before it is believed.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import process from 'node:process'

export const today = process.env.REPORT_DAY ?? new Date().toISOString().slice(0, 10)

const NUMBERS = ['windowRate', 'windowLow', 'windowHigh', 'windowLost', 'windowAtRisk', 'lastWeekLost', 'lastWeekAtRisk', 'lastWeekPer1000', 'baseline', 'daysToGrading']
const chant = (...args) => execFileSync('chant', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** The answers of some readers by name; what one of them throws becomes a problem in words, and the others are still asked. */
export function ask(readers) {
  const problems = []
  const answers = Object.entries(readers).map(([name, read]) => {
    try {
      return [name, read()]
    }
    catch (error) {
      problems.push(String(error.message).split('\n')[0])
      return [name, undefined]
    }
  })
  return { ...Object.fromEntries(answers), problems }
}

/** This morning's figures. Those of another day are late, and a figure that is no number is malformed. */
export function readFigures() {
  const file = `metrics/${today}.json`
  const fail = (what) => {
    throw new Error(`${file}: ${what}`)
  }
  if (!existsSync(file))
    fail('missing')
  const figures = parsed(file, readFileSync(file, 'utf8'))
  if (figures.asOf !== today)
    fail(`late: it is of ${figures.asOf}, today is ${today}`)
  const wrong = NUMBERS.filter(key => !Number.isFinite(figures[key]))
  if (wrong.length > 0)
    fail(`malformed: ${wrong.join(', ')} should be a number`)
  if (!Array.isArray(figures.weeks) || figures.weeks.length === 0 || figures.weeks.some(week => !Number.isFinite(week.per1000)))
    fail('malformed: weeks should be a list, each with per1000')
  return figures
}

/** What happened to the specs in the last day, oldest first. */
export const readActivity = () => chant('activity', '--since', '1d').split('\n').filter(Boolean).sort()

/** How many specs stand where. A failed one is a problem, whatever the exit code of the run was. */
export function readStatus() {
  const name = 'chant status --json'
  const { counts } = parsed(name, chant('status', '--json'))
  if (!Number.isInteger(counts?.completed) || !Number.isInteger(counts?.failed))
    throw new Error(`${name}: malformed: no counts`)
  if (counts.failed > 0)
    throw new Error(`${name}: ${counts.failed} spec(s) failed`)
  return counts
}

/** Every spec with its status and labels. */
export function readSpecs() {
  const name = 'chant export'
  const specs = parsed(name, chant('export', '--format', 'json', '--fields', 'id,type,status,title,labels'))
  if (!Array.isArray(specs))
    throw new Error(`${name}: malformed: no list`)
  return specs
}

function parsed(name, text) {
  try {
    return JSON.parse(text)
  }
  catch {
    throw new Error(`${name}: malformed: no JSON`)
  }
}
