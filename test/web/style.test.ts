import { describe, expect, it } from 'vitest'
import { looks } from '#web/style/looks.ts'
import { tokens } from '#web/style/tokens.ts'

const schemes = [...tokens.matchAll(/:root\{([^}]*)\}/g)].map(([, rules = '']) =>
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

const onScreens = Object.entries(looks).filter(([look]) => look !== 'paper')

describe('the colours', () => {
  it('keep 4.5:1 for text in light and in dark, and 3:1 for the lines of what can be pressed', () => {
    expect(schemes).toHaveLength(2)
    for (const scheme of schemes) {
      for (const text of ['ink', 'soft', 'act', 'good', 'warn', 'bad', 'calm'])
        for (const ground of ['paper', 'wash'])
          expect(contrast(scheme[text], scheme[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
      for (const state of ['good', 'warn', 'bad', 'calm'])
        for (const text of ['ink', 'soft', 'act', state])
          expect(contrast(scheme[text], scheme[`${state}wash`]), `${text} on ${state}wash`).toBeGreaterThanOrEqual(4.5)
      expect(contrast(scheme['onact'], scheme['act'])).toBeGreaterThanOrEqual(4.5)
      for (const ground of ['paper', 'wash']) expect(contrast(scheme['line'], scheme[ground])).toBeGreaterThanOrEqual(3)
    }
  })

  it('come from the tokens alone, so that both schemes have each of them', () => {
    const [light = {}, dark = {}] = schemes
    expect(Object.keys(dark)).toEqual(Object.keys(light))
    for (const [, sheet] of onScreens) {
      const rules = sheet.replace(/:root\{[^}]*\}/g, '')
      expect(rules).not.toMatch(/#[0-9a-f]{3}|rgb|hsl/i)
      for (const [, token = ''] of rules.matchAll(/var\(--(\w+)\)/g)) expect(tokens).toContain(`--${token}:`)
    }
  })
})

describe('the sheets of screens', () => {
  it.each(onScreens)('%s has main text of 18 px at least and lines of 1.5', (_look, sheet) => {
    expect(sheet).toContain('html{font-size:112.5%')
    expect(sheet).toMatch(/body\{[^}]*line-height:1\.6/)
    for (const [, height] of sheet.matchAll(/line-height:([\d.]+)|rem\/([\d.]+) /g))
      expect(Number(height ?? 1.5)).toBeGreaterThanOrEqual(1.5)
    expect(sheet).not.toMatch(/font-size:0?\.\d|letter-spacing/)
  })

  it('has targets of 60 px', () => {
    for (const target of ['go', 'big', 'pick input\\+span', 'field input'])
      expect(looks.screen).toMatch(new RegExp(`\\.${target}[^{]*\\{[^}]*min-height:6\\dpx`))
  })

  it('shows the focus, on the whole card where the button in it has none of its own', () => {
    expect(looks.screen).toMatch(/button:focus,input:focus[^{]*\{outline:3px solid var\(--act\)/)
    expect(looks.screen).toMatch(/\.pick input:focus\+span\{outline:3px solid var\(--act\)/)
    expect(looks.screen).not.toContain('outline:0')
    expect(looks.screen).not.toContain('outline:none')
  })

  it('tells the chosen card and the current step by more than colour', () => {
    expect(looks.form).toMatch(/input:checked\+span\{[^}]*border:4px[^}]*font-weight:bold/)
    expect(looks.form).toContain('input:checked+span::after')
    expect(looks.told).toMatch(/\.steps \[aria-current\]\{[^}]*border-width:4px[^}]*font-weight:bold/)
    expect(looks.told).toMatch(/\.steps \.ahead\{border-style:dashed/)
  })

  it('carries no more than its page shows', () => {
    expect(looks.form).not.toMatch(/th,td|\.steps|\.code|\.face/)
    expect(looks.receipt).not.toMatch(/th,td|\.steps|\.pick|\.face/)
    expect(looks.screen.length).toBeGreaterThan(looks.form.length)
  })
})
