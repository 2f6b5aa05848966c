import process from 'node:process'
import { defineCommand } from 'citty'
import { CliError } from '../../packages/slidev-companion/src/errors'
import { buildArtifacts, differences, NOT_MADE, PROJECT, writeArtifacts } from '../effects/kpi/artifacts'

export default defineCommand({
  meta: {
    name: 'artifacts',
    description: 'scenario.yaml → dataset → figures, digests and charts. --check only says what differs.',
  },
  args: {
    check: { type: 'boolean', description: 'compare with what is committed; exit 1 if anything differs' },
    data: {
      type: 'string',
      description: 'a folder with your own customers.csv, tickets.csv, survey.csv, emails.csv',
      valueHint: 'folder',
    },
    root: { type: 'string', description: 'the folder that holds artifacts/scenario.yaml', default: PROJECT },
  },
  async run({ args }) {
    const files = await buildArtifacts({ root: args.root, dataDir: args.data })
    const count = Object.keys(files).length
    const changed = await differences(args.root, files)
    if (args.check) {
      if (changed.length > 0) {
        const found = `${changed.length} of ${count} files differ`
        throw new CliError([...changed, { found, fix: 'npm run artifacts' }])
      }
      console.log(`${count} files of artifacts/1-data and artifacts/2-kpi are as the scenario gives them`)
      return
    }
    await writeArtifacts(args.root, files)
    for (const { file } of changed.filter(({ found }) => found !== NOT_MADE))
      console.log(file)
    console.log(`${count} files, ${changed.length} changed`)
    process.exitCode = 0
  },
})
