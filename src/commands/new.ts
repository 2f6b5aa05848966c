import { basename, join, relative, resolve } from 'node:path'
import process from 'node:process'
import { defineCommand } from 'citty'
import { CliError } from '../../packages/slidev-companion/src/errors'
import { nameOf } from '../company/scenario'
import { makeCompany, updateCompany } from '../effects/company/make'

const PROJECT = join(import.meta.dirname, '../..')

export default defineCommand({
  meta: {
    name: 'new',
    description: 'Makes a company\'s own deck in a folder beside this project.',
  },
  args: {
    folder: { type: 'positional', required: false, description: 'an empty or new folder' },
    name: { type: 'string', description: 'the company\'s name; else made from the folder\'s', valueHint: 'name' },
    update: { type: 'boolean', description: 'bring this project\'s package to a folder that was made before' },
  },
  async run({ args }) {
    if (!args.folder)
      throw new CliError({ found: 'name a folder for the deck', fix: 'npm run new -- ../our-deck' })
    const folder = resolve(args.folder)
    const shown = relative(process.cwd(), folder) || '.'
    if (args.update) {
      const tarball = await updateCompany(PROJECT, folder)
      console.log(`${shown} has the package ${tarball}.\n\n  cd ${args.folder}\n  npm install ./${tarball}`)
      return
    }
    await makeCompany(PROJECT, folder, args.name ?? nameOf(basename(folder)))
    console.log(`${shown} is a deck of its own. Edit artifacts/scenario.yaml there; its README has the commands.`)
    console.log(`\n  cd ${args.folder}\n  npm install\n  npm run artifacts\n  npm start`)
  },
})
