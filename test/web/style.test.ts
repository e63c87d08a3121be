import { describe, expect, it } from 'vitest'
import { paperStyle, screenStyle } from '#web/style.ts'

const schemes = [...screenStyle.matchAll(/:root\{([^}]*)\}/g)].map(([, rules = '']) =>
  Object.fromEntries([...rules.matchAll(/--(\w+):(#\w+)/g)].map(([, name = '', colour = '']) => [name, colour])),
)

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const full = colour.length === 4 ? colour.replace(/[^#]/g, '$&$&') : colour
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(full.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string | undefined, other: string | undefined): number {
  const [light = 0, dark = 0] = [luminance(one ?? '#000'), luminance(other ?? '#000')].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

describe('the style', () => {
  it('keeps 4.5:1 for text in light and in dark, and 3:1 for the lines of inputs', () => {
    expect(schemes).toHaveLength(2)
    for (const scheme of schemes) {
      for (const text of ['ink', 'soft', 'act', 'bad'])
        for (const ground of ['paper', 'wash'])
          expect(contrast(scheme[text], scheme[ground])).toBeGreaterThanOrEqual(4.5)
      expect(contrast(scheme['onact'], scheme['act'])).toBeGreaterThanOrEqual(4.5)
      expect(contrast(scheme['line'], scheme['paper'])).toBeGreaterThanOrEqual(3)
    }
  })

  it('asks nothing that Chrome 57 does not know and it matters', () => {
    for (const style of [screenStyle, paperStyle])
      expect(style).not.toMatch(
        /gap:|:is\(|:where\(|:has\(|inset:|aspect-ratio|&|clamp\(|min\(|max\(|dvh|@container|@layer|grid/,
      )
  })

  it('has main text of 18 px at least, lines of 1.5 and targets of 60 px', () => {
    expect(screenStyle).toContain('html{font-size:112.5%}')
    expect(screenStyle).toMatch(/body\{[^}]*line-height:1\.6/)
    for (const [, height] of screenStyle.matchAll(/line-height:([\d.]+)|rem\/([\d.]+) /g))
      expect(Number(height ?? 1.5)).toBeGreaterThanOrEqual(1.5)
    expect(screenStyle).not.toMatch(/font-size:0?\.\d/)
    for (const target of ['go', 'big', 'pick', 'field input'])
      expect(new RegExp(`\\.${target}[^{]*\\{[^}]*min-height:60px`).test(screenStyle)).toBe(true)
  })
})
