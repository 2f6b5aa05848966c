import type { CodeMap } from './unicode'

type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number]

interface State { matrix: Matrix, font?: CodeMap }

/** What a content stream has set so far: where it paints, and with which font; ISO 32000-1, 8.4. */
export class GraphicsState {
  /** Where text begins, in points of the page. */
  at: [x: number, y: number] = [0, 0]
  private now: State = { matrix: [1, 0, 0, 1, 0, 0] }
  private readonly saved: State[] = []

  get font(): CodeMap | undefined {
    return this.now.font
  }

  /** Follows an operator that sets something; any other leaves the state as it is. */
  follow(operator: string, operands: string[], fontOf: (key: string | undefined) => CodeMap | undefined): void {
    switch (operator) {
      case 'q':
        this.saved.push(this.now)
        break
      case 'Q':
        this.now = this.saved.pop() ?? this.now
        break
      case 'cm':
        this.now = { ...this.now, matrix: this.multiplied(operands.map(Number) as Matrix) }
        break
      case 'Tf':
        this.now = { ...this.now, font: fontOf(operands[0]) }
        break
      case 'Tm':
        this.at = this.transformed(Number(operands[4]), Number(operands[5]), 1)
    }
  }

  private multiplied([a, b, c, d, e, f]: Matrix): Matrix {
    return [...this.transformed(a, b, 0), ...this.transformed(c, d, 0), ...this.transformed(e, f, 1)]
  }

  private transformed(x: number, y: number, one: 0 | 1): [number, number] {
    const [a, b, c, d, e, f] = this.now.matrix
    return [x * a + y * c + one * e, x * b + y * d + one * f]
  }
}
