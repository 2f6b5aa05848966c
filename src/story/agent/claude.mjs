// The scripted agent: it plays the model's part in the recorded story. It is no model.
// chant calls it as `claude` in the spec's own checkout. It reads the files that the spec names, computes every figure
// from them, writes the target files, commits on chant's branch and prints its answer in the stream-json form chant reads.
//
// Settings of the replay, all optional:
//   STORY_ENDS    "id=YYYY-MM-DD HH:MM:SS,…": when each run ends on the story's clock; with several ids also their order
//   STORY_MEET    folder in which parallel runs wait for each other
//   STORY_CRASH   part of an id: that run dies half way with exit code 1
//   STORY_CLASH   "1": the members also write one shared file
//   STORY_APPROVE "part of an id=name": that run approves its own work in that person's name
import process from 'node:process'
import { approveItself, commit, read, say, specFile, specId, stageHidden, untilMyTurn, write } from './chant.mjs'
import { daily } from './daily.mjs'
import { list, scalar } from './front.mjs'
import { member } from './member.mjs'
import { plan } from './plan.mjs'
import { research } from './research.mjs'

function scriptFor(spec) {
  if (scalar(spec, 'type') === 'research')
    return research
  if (list(spec, 'labels').includes('planning'))
    return plan
  if (list(spec, 'labels').includes('kpi-daily'))
    return daily
  return list(spec, 'target_files').some(path => path.startsWith('product/')) ? member : undefined
}

function work() {
  stageHidden()
  const spec = read(specFile())
  const script = scriptFor(spec)
  if (!script)
    throw new Error(`there is no script for spec ${specId()}: it plays research, planning, product work and daily reports`)
  const { before, perform } = script(spec)
  if (before)
    say(before)
  untilMyTurn()
  const { what, files, answer, findings } = perform()
  for (const [path, content] of Object.entries(files))
    write(path, content)
  commit(what, findings)
  approveItself()
  say(answer())
}

if (process.argv[2] === '--version') {
  console.log('0.0.0 (claude: scripted-stand-in)')
}
else {
  try {
    work()
  }
  catch (error) {
    console.error(`scripted agent: ${error.message}`)
    process.exitCode = 1
  }
}
