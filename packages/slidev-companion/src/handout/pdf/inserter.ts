/**
 * Returns what puts artifact marks into a content stream: neighbours with the same mark share it,
 * and no byte of the content changes.
 */
export function inserter(source: string, onArtifact: () => void) {
  let out = ''
  let copied = 0
  let open = ''
  let last = 0
  const put = (offset: number, text: string) => {
    out += source.slice(copied, offset) + text
    copied = offset
  }
  const close = () => {
    if (open)
      put(last, '\nEMC')
    open = ''
  }
  return {
    close,
    artifact(start: number, end: number, mark = '/Artifact BMC\n') {
      if (open !== mark) {
        close()
        put(start, mark)
        open = mark
        onArtifact()
      }
      last = end
    },
    finish() {
      close()
      return out + source.slice(copied)
    },
  }
}
