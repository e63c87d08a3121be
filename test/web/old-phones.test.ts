import { describe, expect, it } from 'vitest'
import type { Lang } from '#shared/language.ts'
import type { Page } from '#web/page.tsx'
import { renderPage } from '#web/page.tsx'
import { pagesWith } from './pages.ts'
import { unsupportedIn } from './unsupported.ts'

/** What browsers of 2017 do not know and nobody misses there. */
const degrades: Readonly<Record<string, string>> = {
  'prefers-color-scheme': 'the page stays light',
  'font-family-system-ui': 'Safari 10 goes on to PingFang SC, the next in the list',
  'extended-system-fonts': 'the next monospaced face in the list',
  'css-appearance': 'spelt with the prefix all of them know; buttons without it have a gloss on iOS',
  'css-page-break': 'page-break-inside is known by all; only other properties of the family are not',
}

/** Parts that no list of features has: whatever is not named here is newer or has no use yet. */
const sides = ['top', 'right', 'bottom', 'left']
const knownProperties = new Set([
  ...['margin', 'padding', 'border'].flatMap((box) => [box, ...sides.map((side) => `${box}-${side}`)]),
  ...['color', 'style', 'width'].flatMap((part) => [
    `border-${part}`,
    ...sides.map((side) => `border-${side}-${part}`),
  ]),
  ...sides,
  ...(
    '-webkit-appearance -webkit-text-size-adjust align-content align-items align-self background border-collapse ' +
    'border-radius border-spacing box-shadow box-sizing clear color content counter-increment counter-reset cursor display ' +
    'fill flex flex-basis flex-direction flex-grow flex-shrink flex-wrap float font font-family font-size font-style ' +
    'font-weight height justify-content line-height list-style max-height max-width min-height min-width opacity order ' +
    'outline outline-color outline-offset overflow overflow-wrap overflow-x overflow-y page-break-after ' +
    'page-break-before page-break-inside pointer-events position size stroke stroke-dasharray stroke-linecap ' +
    'stroke-linejoin stroke-width table-layout text-align text-anchor text-decoration text-indent text-overflow transform ' +
    'transform-origin transition vector-effect vertical-align visibility white-space width word-break word-wrap z-index'
  ).split(' '),
])
const laterProperties: Readonly<Record<string, string>> = {
  'accent-color': 'radios keep the colour of the system',
  'color-scheme': 'fields keep the colours of the light page, which is the one those browsers show',
}
const knownCondition = /^(print|\(m(ax|in)-width:\d+(rem|px)\)|\(prefers-color-scheme:dark\)|\(forced-colors:active\))$/
const knownFunctions = ['var', 'calc', 'rotate']
const knownPseudos =
  'root focus active checked lang before after not first-child last-child nth-child only-child'.split(' ')

/** All that a sheet asks of a browser of that age beyond what it can do or do without. */
async function tooNewIn(css: string): Promise<string[]> {
  const { features, root } = await unsupportedIn(css)
  const found = new Set(features.filter((feature) => !(feature in degrades)))
  root.walkDecls(({ prop, value }) => {
    if (!prop.startsWith('--') && !knownProperties.has(prop) && !(prop in laterProperties)) found.add(prop)
    for (const [, name = ''] of value.matchAll(/([\w-]+)\(/g))
      if (!knownFunctions.includes(name)) found.add(`${name}()`)
  })
  root.walkAtRules(({ name, params }) => {
    if (name !== 'page' && !(name === 'media' && knownCondition.test(params))) found.add(`@${name} ${params}`)
  })
  root.walkRules(({ selector }) => {
    for (const [, name = ''] of selector.matchAll(/::?([\w-]+)/g))
      if (!knownPseudos.includes(name)) found.add(`:${name}`)
  })
  return [...found]
}

/** Elements and attributes of HTML as Chrome 57 and Safari 10 have them, as far as pages use them. */
const knownElements = new Set(
  (
    'html head meta title style body header main section article nav footer aside h1 h2 h3 h4 h5 h6 p div span strong em ' +
    'b i small sub sup br hr a ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td time figure ' +
    'figcaption blockquote pre code details summary form fieldset legend label input textarea select option button output ' +
    'progress meter audio source img svg g path rect circle ellipse line polyline polygon text tspan title desc'
  ).split(' '),
)
const knownAttributes =
  /^(aria-[a-z]+|data-[a-z-]+|accept|action|alt|autocomplete|capture|charset|checked|class|cols|colspan|content|controls|cx|cy|d|datetime|disabled|download|enctype|fill|focusable|for|headers|height|hidden|href|hreflang|id|inputmode|lang|maxlength|max|method|min|minlength|multiple|name|open|pattern|placeholder|points|preload|preserveaspectratio|r|readonly|rel|required|role|rows|rowspan|rx|ry|scope|selected|size|span|src|start|step|stroke|style|tabindex|title|transform|type|value|viewbox|width|x|x1|x2|y|y1|y2)$/
const inputTypes = ['hidden', 'text', 'tel', 'radio', 'checkbox', 'file', 'password']

function tooNewInHtml(html: string): string[] {
  const found = new Set<string>()
  const bare = html.replace(/<!doctype html>|<style>[^]*?<\/style>/g, '')
  for (const [, name = '', rest = ''] of bare.matchAll(/<([a-zA-Z][\w-]*)((?:[^>"]|"[^"]*")*)>/g)) {
    if (!knownElements.has(name)) found.add(`<${name}>`)
    for (const [, attribute = '', value = ''] of rest.matchAll(/\s([^\s"'>/=]+)(?:="([^"]*)")?/g)) {
      if (!knownAttributes.test(attribute.toLowerCase())) found.add(`${attribute}=`)
      if (name === 'input' && attribute === 'type' && !inputTypes.includes(value)) found.add(`type=${value}`)
    }
  }
  return [...found]
}

/** The sheets as they are sent, each once, by the first page that has it. */
const sheets = new Map(
  [...new Map(onPhones('zh').map(([name, page]) => [sheetOf(page), name]))].map(([sheet, name]) => [name, sheet]),
)

/** Sheets for the printer are for staff. */
function onPhones(lang: Lang): [name: string, page: Page][] {
  return Object.entries(pagesWith('今年庭院种什么', lang)).filter(([, { look }]) => look !== 'paper')
}

function sheetOf(page: Page): string {
  return [...renderPage(page).matchAll(/<style>([^]*?)<\/style>/g)].map(([, sheet]) => sheet).join('\n')
}

describe('a phone from 2017', () => {
  it.each([...sheets])('knows all that the sheet of "%s" needs', async (_name, css) => {
    expect(await tooNewIn(css)).toEqual([])
  })

  it.each([
    ['a{display:grid}', 'css-grid'],
    ['a{display:flex;gap:8px}', 'flexbox-gap'],
    ['a:has(b){color:red}', 'css-has'],
    ['a:focus-visible{color:red}', 'css-focus-visible'],
    ['a{b &{color:red}}', 'css-nesting'],
    ['a{inset:0}', 'css-logical-props'],
    ['a{width:clamp(1px,2px,3px)}', 'css-math-functions'],
    ['a{height:100dvh}', 'viewport-unit-variants'],
    ['a{aspect-ratio:1}', 'aspect-ratio'],
    ['@supports(display:grid){a{color:red}}', '@supports (display:grid)'],
    ['a{width:min(1px,2px)}', 'min()'],
    ['a:is(b){color:red}', ':is'],
  ])('would be failed by %s', async (css, feature) => {
    expect(await tooNewIn(css)).toContain(feature)
  })

  it('needs every excuse that is listed', async () => {
    const used = new Set<string>()
    for (const css of sheets.values()) {
      const { features, root } = await unsupportedIn(css)
      for (const feature of features) used.add(feature)
      root.walkDecls(({ prop }) => void used.add(prop))
    }
    for (const excuse of [...Object.keys(degrades), ...Object.keys(laterProperties)])
      expect([...used]).toContain(excuse)
  })

  it.each(['zh', 'en'] as const)('knows all that the pages are made of (%s)', (lang) => {
    const wrong = onPhones(lang).flatMap(([name, page]) =>
      tooNewInHtml(renderPage(page)).map((feature) => `${name}: ${feature}`),
    )
    expect(wrong).toEqual([])
  })

  it('would be failed by newer parts of HTML', () => {
    const newer =
      '<dialog><search>x</search></dialog><button popovertarget="a"></button><img src="a" loading="lazy"><input type="date">'
    expect(tooNewInHtml(newer)).toEqual(['<dialog>', '<search>', 'popovertarget=', 'loading=', 'type=date'])
  })
})
