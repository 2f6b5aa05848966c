import type { ArtifactsOptions } from '../effects/kpi/artifacts'
import process from 'node:process'
import { defineCommand } from 'citty'
import { CliError } from '../../packages/slidev-companion/src/errors'
import { countChanges, describeChanges } from '../../packages/slidev-companion/src/machine/describe-changes'
import { refuse } from '../data/read'
import { readNotice } from '../effects/deck/read-deck'
import {
  buildArtifacts,
  differences,
  explainOwnData,
  PROJECT,
  writeArtifacts,
} from '../effects/kpi/artifacts'
import { progressOn } from '../effects/progress'

export default defineCommand({
  meta: {
    name: 'artifacts',
    description: 'scenario.yaml → dataset → figures, digests and charts. --check only says what differs.',
  },
  args: {
    check: { type: 'boolean', description: 'compare with what is committed; exit 1 if anything differs' },
    data: {
      type: 'string',
      description: 'a folder with your own customers, tickets, survey and emails, as .csv or .parquet',
      valueHint: 'folder',
    },
    mapping: { type: 'string', description: 'your names of files and columns, a YAML file', valueHint: 'map.yaml' },
    explain: { type: 'boolean', description: 'only say what is read of --data, and what is refused' },
    root: { type: 'string', description: 'the folder that holds artifacts/scenario.yaml', default: PROJECT },
  },
  async run({ args }) {
    const { root, data: dataDir, mapping } = args
    if (dataDir === undefined && (mapping !== undefined || args.explain))
      throw new CliError({ found: '--mapping and --explain are about your own data', fix: 'add --data <folder>' })
    const progress = progressOn()
    const options = { root, dataDir, mapping, progress }
    if (args.explain)
      return explain(options)
    const files = await buildArtifacts(options).finally(progress.end)
    const count = Object.keys(files).length
    if (args.check) {
      const changed = await differences(root, files)
      if (changed.length > 0) {
        const found = `${changed.length} of ${count} files differ`
        throw new CliError([...changed, { found, fix: 'npm run artifacts' }])
      }
      console.log(`${count} files of artifacts/1-data and artifacts/2-kpi are as the scenario gives them`)
      sayWhatIsLeftOut(root)
      return
    }
    const changed = await writeArtifacts(root, files)
    describeChanges(changed, files, file => `artifacts/${file}`).forEach(line => console.log(line))
    console.log(`${count} files, ${countChanges(changed, files)}`)
    sayWhatIsLeftOut(root)
    process.exitCode = 0
  },
})

function sayWhatIsLeftOut(root: string): void {
  const notice = readNotice(root)
  if (notice !== undefined)
    console.log(notice)
}

async function explain(options: ArtifactsOptions): Promise<void> {
  const { lines, problems } = await explainOwnData(options).finally(options.progress?.end)
  console.log(lines.join('\n'))
  refuse(problems)
  console.log('nothing is refused; nothing was written')
  process.exitCode = 0
}
