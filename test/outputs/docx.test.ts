import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sheetToDocx } from '#functions/outputs/docx.ts'
import { readZip } from '#functions/roster/zip.ts'
import { minutesSheet } from '#shared/outputs/minutes-sheet.ts'
import type { Sheet } from '#shared/outputs/sheet.ts'
import { minutes } from './inputs.ts'

async function markupOf(sheet: Sheet, part = /^word\/document\.xml$/) {
  const zip = readZip(await sheetToDocx(sheet), { entries: 100, inflated: 10_000_000, ratio: 1000 }, (name) =>
    part.test(name),
  )
  if (!zip.ok) throw new Error(zip.reason)
  return [...zip.entries.values()].map((entry) => new TextDecoder().decode(entry)).join('\n')
}

describe('a Word file', () => {
  test('holds every word of the sheet', async () => {
    const text = (await markupOf(minutesSheet(minutes))).replaceAll(/<[^>]+>/g, '')
    for (const said of [
      '伊和背村议贫会会议纪要',
      '应到46人，实到32人',
      '塞外红',
      '口蘑',
      '等镇里的勘测结果',
      '娜仁·图雅',
      '本次只征求意见',
    ]) {
      expect(text).toContain(said)
    }
  })

  test('is A4 with the margins and fonts of official papers, and numbers its pages', async () => {
    const markup = await markupOf(minutesSheet(minutes))
    expect(markup).toMatch(/<w:pgSz[^>]*w:w="11906"[^>]*w:h="16838"/)
    expect(markup).toMatch(/<w:pgMar[^>]*w:top="2098"/)
    expect(markup).toContain('w:eastAsia="宋体"')
    expect(await markupOf(minutesSheet(minutes), /^word\/styles\.xml$/)).toContain('w:eastAsia="仿宋"')
    expect(await markupOf(minutesSheet(minutes), /^word\/footer\d\.xml$/)).toContain('PAGE')
  })

  test('stays well-formed whatever people typed', async () => {
    const words = fc.string({ unit: 'binary', maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(words, async (typed) => {
        const sheet: Sheet = {
          title: typed,
          subtitle: typed,
          parts: [
            { kind: 'paragraph', text: `${typed}\n<&>\u0000\u000b` },
            { kind: 'table', head: [typed], rows: [[typed, typed], []] },
            { kind: 'facts', rows: [] },
            { kind: 'list', items: [typed] },
          ],
        }
        const markup = await markupOf(sheet)
        // oxlint-disable-next-line no-control-regex
        expect(markup).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
        expect(markup).toContain('&lt;&amp;&gt;')
      }),
      { numRuns: 20 },
    )
  })
})
