import { describe, expect, it } from 'vitest'
import { loadDeck } from '../../packages/slidev-companion/src/deck/load'
import { proseForPaper } from '../../src/forms/paper'

function paper(guide: string, files: Record<string, string> = {}, besideNotes = false): string {
  const { slides } = loadDeck('slides.md', { read: file => file === 'slides.md' ? `# Title\n\n::guide::\n\n${guide}\n` : undefined })
  return proseForPaper(slides[0]!, new Set(['run']), { read: path => files[path], list: () => Object.keys(files) }, { besideNotes })
}
const lines = (count: number) => Array.from({ length: count }, (_, i) => `line ${i + 1}`).join('\n')

describe('reader\'s prose on paper', () => {
  it('shows the file that a sentence announces', () => {
    expect(paper('This is the script:\n\n<ArtifactFile path="3-workspace/a.sh" />', { '3-workspace/a.sh': 'echo 1\n' }))
      .toBe('This is the script:\n\n[`a.sh`](artifacts/3-workspace/a.sh)\n\n```bash\necho 1\n```')
  })

  it('shows a long file by its first lines, and says how many more there are', () => {
    const text = paper('<ArtifactFile path="3-workspace/a.sh" />', { '3-workspace/a.sh': lines(100) })
    expect(text).toContain('line 12\n… 88 lines\n```')
    expect(text).not.toContain('line 13')
  })

  it('shows a Markdown file as it reads, tables as tables', () => {
    expect(paper('<ArtifactFile path="3-workspace/a.md" />', { '3-workspace/a.md': '# A\n\n| a |\n|---|\n| 1 |\n' }))
      .toBe('[`a.md`](artifacts/3-workspace/a.md)\n\n> # A\n>\n> | a |\n> |---|\n> | 1 |')
  })

  it('shows of a long recording the lines that matter, and folds nothing', () => {
    const recording = { '4-transcripts/run.trycmd': `$ chant work\n${lines(30)}\n` }
    expect(paper('<Transcript step="run" matters="5$" />', recording))
      .toBe('```console\n$ chant work\n… 4 lines\nline 5\n… 9 lines\nline 15\n… 9 lines\nline 25\n… 5 lines\n[exit code 0]\n```')
  })

  it('cuts what is longer than a reader of paper needs, and more of it where notes stand beside it', () => {
    const recorded = `\`\`\`console\n${lines(75)}\n\`\`\``
    expect(paper(recorded)).toContain('line 12\n… 63 lines')
    expect(paper(recorded, {}, true)).toContain('line 10\n… 65 lines')
  })

  it('leads a link to a sheet where the slide has one', () => {
    expect(paper('[a](03-research.md#run), [b](/run), [c](03-research.md#gone)')).toBe('[a](#run), [b](#run), [c](03-research.md#gone)')
  })
})
