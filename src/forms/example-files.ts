import { codeBlock } from '../../packages/slidev-companion/src/guide/fences'
import { slug } from '../../packages/slidev-companion/src/guide/mdbook'

const COPIED: [RegExp, string][] = [
  [/^2-kpi\/digests\/(.+)$/, 'digests/$1'],
  [/^2-kpi\/charts\/(.+)\.paper\.svg$/, 'charts/$1.svg'],
  [/^2-kpi\/([^/]+\.sql)$/, 'queries/$1'],
  [/^3-workspace\/\.chant\/specs\/(.+)$/, 'specs/$1'],
  [/^3-workspace\/\.chant\/(.+)$/, 'config/$1'],
  // The guide shows a morning's picture as SVG; its PNG is for chat channels.
  [/^3-workspace\/(.+(?<!\.png))$/, 'workspace/$1'],
  [/^4-transcripts\/(.+\.(?:trycmd|json))$/, 'transcripts/$1'],
]

/** Returns where an artifact is copied to in the guide; undefined for what the guide does not carry. */
export function copyOf(path: string): string | undefined {
  for (const [pattern, to] of COPIED) {
    if (pattern.test(path))
      return `artifacts/${path.replace(pattern, to)}`
  }
  return undefined
}

/**
 * mdBook publishes a .md file only as a chapter, and a spec's front matter is no chapter: so a Markdown artifact is shown as it is
 * on one page a folder, and links to it lead there.
 */
export function linkTo(copy: string): string {
  return copy.endsWith('.md') ? `artifacts/${folderOf(copy)}.md#${slug(nameOf(copy))}` : copy
}

function folderOf(copy: string): string {
  return copy.split('/')[1]!
}

function nameOf(copy: string): string {
  return copy.split('/').slice(2).join('/')
}

/** Returns the name of a folder of example files, as a heading. */
export function folderTitle(folder: string): string {
  return `${folder[0]!.toUpperCase()}${folder.slice(1)}`
}

/** Returns the list of the example files, and a page a folder that shows its Markdown files as they are. */
export function artifactPages(outputs: Record<string, string>): Record<string, string> {
  const files = Object.keys(outputs).filter(file => file.startsWith('artifacts/'))
  const folders = [...new Set(files.map(folderOf))]
  const lists = folders.map(folder => `## ${folderTitle(folder)}\n\n${files.filter(file => folderOf(file) === folder).map(file => `- [${nameOf(file)}](${linkTo(file).slice('artifacts/'.length)})`).join('\n')}`)
  const pages: Record<string, string> = { 'artifacts/index.md': `# All example files\n\n${lists.join('\n\n')}\n` }
  for (const folder of folders) {
    const texts = files.filter(file => folderOf(file) === folder && file.endsWith('.md'))
    if (texts.length > 0)
      pages[`artifacts/${folder}.md`] = `# ${folderTitle(folder)}: the files in full\n\n${texts.map(file => `## ${nameOf(file)} {#${slug(nameOf(file))}}\n\n${codeBlock(outputs[file]!, outputs[file]!.startsWith('---\n') ? 'text' : 'markdown')}`).join('\n\n')}\n`
  }
  return pages
}
