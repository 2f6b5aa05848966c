import { codeBlock } from '../../packages/slidev-companion/src/guide/fences'
import { codeSpan, slug, words } from '../../packages/slidev-companion/src/guide/mdbook'

const COPIED: [RegExp, string][] = [
  // The digests lie in the workspace as well, and are shown once.
  [/^3-workspace\/\.chant\/context\/kpi-churn-q1\/(.+)$/, 'digests/$1'],
  [/^2-kpi\/digests\/(.+)$/, 'digests/$1'],
  [/^2-kpi\/charts\/(.+)\.paper\.svg$/, 'charts/$1.svg'],
  [/^2-kpi\/([^/]+\.sql)$/, 'queries/$1'],
  [/^3-workspace\/\.chant\/specs\/(.+)$/, 'specs/$1'],
  [/^3-workspace\/\.chant\/(.+)$/, 'config/$1'],
  // The guide shows a morning's picture as SVG; its PNG is for chat channels.
  [/^3-workspace\/(.+(?<!\.png))$/, 'workspace/$1'],
  [/^4-transcripts\/(.+\.(?:trycmd|json))$/, 'transcripts/$1'],
]

/** Of what a file says of itself, in characters. */
const MOST_WORDS = 90

/**
 * Returns where an artifact is copied to in the guide; undefined for what the guide does not carry.
 */
export function copyOf(path: string): string | undefined {
  for (const [pattern, to] of COPIED) {
    if (pattern.test(path))
      return `artifacts/${path.replace(pattern, to)}`
  }
  return undefined
}

/**
 * mdBook publishes a .md file only as a chapter, and a spec's front matter is no chapter: so a
 * Markdown artifact is shown as it is on one page a folder, and links to it lead there.
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

/** What a folder of example files holds. */
const FOLDERS: Record<string, string> = {
  charts: 'The pictures of this guide; charts are drawn from the results of the queries below.',
  queries: 'One SQL file a metric, with its unit, its window and its definition in its first lines.',
  digests: 'The pages that an analyst wrote down before an agent ran; a fourth came after the rejection.',
  config: 'How chant is set up in the repository: the gate, the agents, the prompt that they share.',
  specs: 'Every task that was given to an agent, as the four weeks leave it, with its approvals.',
  workspace: 'The repository around it: the report, the product code with its tests, and the morning run.',
  transcripts: [
    'Each step as it was typed and printed, with exit codes; steps.json has their order and hour.',
    'Tests hold them against the recorded git objects;',
    'that the real program printed them is proved by a replay: npm run story -- --check.',
  ].join(' '),
}

/**
 * Returns in a few words what a file is, out of its own text: its first heading, its name as a query, its
 * first command.
 */
function describe(name: string, text: string): string {
  const found = /\.svg$/.test(name)
    ? /<title[^>]*>([^<]+)/.exec(text)?.[1]
    : /\.trycmd$/.test(name)
      ? /^\$ (.+)/.exec(text)?.[1]
      : /^(?:-- name: |# |\/\/ |\/\*\* ?)(?!!)(.+?)(?: \*\/)?$/m.exec(text)?.[1]
  if (found === undefined || name.endsWith('.json'))
    return ''
  const cut = found.length > MOST_WORDS ? `${found.slice(0, MOST_WORDS).replace(/\s+\S*$/, '')} …` : found
  return `: ${name.endsWith('.trycmd') ? codeSpan(cut) : words(cut)}`
}

/**
 * Returns the list of the example files, and a page a folder that shows its Markdown files as they
 * are.
 */
export function artifactPages(outputs: Record<string, string>): Record<string, string> {
  const files = Object.keys(outputs).filter(file => file.startsWith('artifacts/'))
  const folders = [...new Set(files.map(folderOf))]
  const entry = (file: string) =>
    `- [${nameOf(file)}](${linkTo(file).slice('artifacts/'.length)})${describe(file, outputs[file] ?? '')}`
  const lists = folders.map((folder) => {
    const entries = files.filter(file => folderOf(file) === folder).map(entry)
    return [
      `## ${folderTitle(folder)}`,
      ...(FOLDERS[folder] ? [FOLDERS[folder]] : []),
      entries.join('\n'),
    ].join('\n\n')
  })
  const pages: Record<string, string> = {
    'artifacts/index.md': `# All example files\n\n${lists.join('\n\n')}\n`,
  }
  for (const folder of folders) {
    const texts = files.filter(file => folderOf(file) === folder && file.endsWith('.md'))
    const full = texts.map(file => inFull(file, outputs[file]!)).join('\n\n')
    if (texts.length > 0)
      pages[`artifacts/${folder}.md`] = `# ${folderTitle(folder)}: the files in full\n\n${full}\n`
  }
  return pages
}

function inFull(file: string, text: string): string {
  const name = nameOf(file)
  return `## ${name} {#${slug(name)}}\n\n${codeBlock(text, text.startsWith('---\n') ? 'text' : 'markdown')}`
}
