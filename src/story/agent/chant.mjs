import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'

export const specId = () => process.env.CHANT_SPEC_ID ?? ''
export const specFile = () => `.chant/specs/${specId()}.md`
export const read = path => readFileSync(path, 'utf8')

const git = (...args) => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
/** Where mail of the one who started the agent comes from. */
const domain = () => git('var', 'GIT_AUTHOR_IDENT').match(/@([^>]+)>/)[1]
const sleep = ms => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/** Prints lines as the agent's words. */
export function say(lines) {
  const message = { role: 'assistant', content: [{ type: 'text', text: lines.join('\n') }] }
  console.log(JSON.stringify({ type: 'assistant', message }))
}

/** Writes and stages one file by name: `git add -A` would commit what chant hides. */
export function write(path, content) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  git('add', '--', path)
}

/** chant hides the other specs while an agent works: brings them back, so that no commit deletes them. */
export const stageHidden = () => git('checkout', '--quiet', '--', '.chant/specs')

/** Ticks the spec, commits, lets chant finalize it on its branch and commits that. */
export function commit(what, findings) {
  let spec = read(specFile()).replaceAll('- [ ]', '- [x]')
  if (findings) {
    spec = spec.replace(/## Findings\n[\s\S]*?(?=## )/, '')
    spec = spec.replace('## Out of scope', `${['## Findings', '', ...findings, ''].join('\n')}\n## Out of scope`)
  }
  write(specFile(), spec)
  git('commit', '--quiet', '-m', `chant(${specId()}): ${what}`, '-m', `Co-Authored-By: Claude (scripted stand-in) <scripted@${domain()}>`)
  // finalize reads an unfinished spec from its branch, so the ticks had to be committed first
  execFileSync('chant', ['finalize', specId()], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, CHANT_MODEL: 'scripted-stand-in' } })
  git('add', '--', specFile())
  git('commit', '--quiet', '-m', `chant(${specId()}): finalize spec`)
}

/** What an agent can do that has its user's account: approve its own work in that person's name. */
export function approveItself() {
  const [part, name] = (process.env.STORY_APPROVE ?? '').split('=')
  if (!name || !specId().includes(part))
    return
  // Its checkout is a folder, no wall: the repository of its user is as near.
  const cwd = dirname(git('rev-parse', '--path-format=absolute', '--git-common-dir').trim())
  execFileSync('chant', ['approve', specId(), '--by', name], { cwd, stdio: ['ignore', 'ignore', 'pipe'] })
}

function untilGone(path) {
  while (existsSync(path))
    sleep(40)
}

/** Waits for the other parallel runs and for its turn among them, then moves the story's clock to this run's end. */
export function untilMyTurn() {
  const id = specId()
  const ends = new Map((process.env.STORY_ENDS ?? '').split(',').filter(Boolean).map(entry => entry.split('=')))
  const meet = process.env.STORY_MEET
  if (meet && ends.size > 1 && ends.has(id)) {
    const order = [...ends.keys()]
    writeFileSync(join(meet, id), '')
    while (!order.every(other => existsSync(join(meet, other))))
      sleep(40)
    sleep(300) // chant prints the start of every run before the first of them ends
    // chant removes the worktree of the run before when it is through with it
    const before = order[order.indexOf(id) - 1]
    if (before)
      untilGone(process.cwd().replace(id, before))
  }
  const clock = process.env.FAKETIME_TIMESTAMP_FILE
  if (clock && ends.has(id)) {
    writeFileSync(`${clock}.new`, `${ends.get(id)}\n`)
    renameSync(`${clock}.new`, clock)
  }
}
