/** A colour in sRGB, each channel 0 to 1. */
export type Rgb = [number, number, number]

/** Returns the colour of `#RRGGBB`. */
export function rgbOf(hex: string): Rgb {
  return [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as Rgb
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map(linear) as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Returns the contrast ratio of two colours, 1 to 21 (WCAG 2.1, 1.4.3). */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** What a kind of colour blindness leaves of a colour: Machado, Oliveira and Fernandes 2009, severity 1, in linear RGB. */
const MACHADO = {
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
} as const

export type Sight = 'normal' | keyof typeof MACHADO | 'grey'

/** Returns a colour in linear RGB as it is seen, or printed in grey. */
function seen(rgb: Rgb, sight: Sight): Rgb {
  if (sight === 'grey')
    return Array.from({ length: 3 }, () => luminance(rgb)) as Rgb
  const light = rgb.map(linear) as Rgb
  if (sight === 'normal')
    return light
  return MACHADO[sight].map(row => Math.min(1, Math.max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2]))) as Rgb
}

/** Returns CIELAB (D65) of a colour in linear RGB. */
function labOf([r, g, b]: Rgb): Rgb {
  const [x, y, z] = [
    (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
    0.2126729 * r + 0.7151522 * g + 0.072175 * b,
    (0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883,
  ].map(t => t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29) as Rgb
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** Returns how far two colours lie apart to an eye, CIEDE2000; above 2 most eyes see it. */
export function distance(a: Rgb, b: Rgb, sight: Sight = 'normal'): number {
  return deltaE(labOf(seen(a, sight)), labOf(seen(b, sight)))
}

const RAD = Math.PI / 180

/** CIEDE2000 of two CIELAB colours, as Sharma, Wu and Dalal write it (2005). */
export function deltaE([l1, a1, b1]: Rgb, [l2, a2, b2]: Rgb): number {
  const mean7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7
  const g = 0.5 * (1 - Math.sqrt(mean7 / (mean7 + 25 ** 7)))
  const [x1, x2] = [a1 * (1 + g), a2 * (1 + g)]
  const [c1, c2] = [Math.hypot(x1, b1), Math.hypot(x2, b2)]
  const hue = (x: number, y: number) => x === 0 && y === 0 ? 0 : (Math.atan2(y, x) / RAD + 360) % 360
  const [h1, h2] = [hue(x1, b1), hue(x2, b2)]
  const turn = c1 * c2 === 0 ? 0 : ((h2 - h1 + 540) % 360) - 180
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin(turn / 2 * RAD)
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2]
  const h = c1 * c2 === 0 ? h1 + h2 : Math.abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2
  const t = 1 - 0.17 * Math.cos((h - 30) * RAD) + 0.24 * Math.cos(2 * h * RAD) + 0.32 * Math.cos((3 * h + 6) * RAD) - 0.2 * Math.cos((4 * h - 63) * RAD)
  const sl = 1 + 0.015 * (l - 50) ** 2 / Math.sqrt(20 + (l - 50) ** 2)
  const sc = 1 + 0.045 * c
  const sh = 1 + 0.015 * c * t
  const rt = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * RAD)
  const [dL, dC, dh] = [(l2 - l1) / sl, (c2 - c1) / sc, dH / sh]
  return Math.sqrt(dL ** 2 + dC ** 2 + dh ** 2 + rt * dC * dh)
}
