import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import writeExcel from 'write-excel-file/node'
import { readTable } from '#functions/roster/read-table.ts'
import { readZip } from '#functions/roster/zip.ts'
import { packZip } from '#functions/roster/pack-zip.ts'
import { encodeGb18030 } from './gb18030.ts'

const rows = [
  ['名单', '编号', '姓名', '票数'],
  ['户', '001', '㛃䶮𠮷', '3'],
  ['代表', 'D-2', '娜仁·图雅', '12'],
]
const text = rows.map((row) => row.join(',')).join('\r\n')
const utf8 = (content: string) => new TextEncoder().encode(content)

async function reasonOf(bytes: Uint8Array, name = 'roster.csv') {
  const read = await readTable(bytes, name)
  return read.ok ? 'read' : `${read.refusal.code} ${read.refusal.field} ${read.refusal.reason}`
}

async function rowsOf(bytes: Uint8Array, name = 'roster.csv') {
  const read = await readTable(bytes, name)
  return read.ok ? read.value : read.refusal
}

const workbook = async (cells: readonly (readonly (string | number | null)[])[]) =>
  new Uint8Array(
    await writeExcel(cells.map((row) => row.map((value) => (value === null ? null : { value })))).toBuffer(),
  )

/** The workbook with its first sheet's markup replaced. */
async function withSheet(sheetData: string) {
  const zip = readZip(await workbook([['a']]), { entries: 100, inflated: 1e7, ratio: 1000 }, () => true)
  if (!zip.ok) throw new Error(zip.reason)
  const entries = new Map(zip.entries)
  const space = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  entries.set(
    'xl/worksheets/sheet1.xml',
    utf8(`<?xml version="1.0"?><worksheet xmlns="${space}"><sheetData>${sheetData}</sheetData></worksheet>`),
  )
  return packZip(entries)
}

describe('delimited text', () => {
  test('UTF-8 with and without byte order mark', async () => {
    expect(await rowsOf(utf8(text))).toEqual(rows)
    expect(await rowsOf(utf8(`\ufeff${text}`))).toEqual(rows)
  })

  test('GB18030 with characters of two and four bytes', async () => {
    expect(encodeGb18030('村𠮷')).toHaveLength(6)
    expect(await rowsOf(encodeGb18030(text))).toEqual(rows)
  })

  test('the bytes Chinese Excel writes for 编号,姓名', async () => {
    const bytes = Uint8Array.from([
      0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0d, 0x0a, 0x31, 0x2c, 0xc0, 0xee,
    ])
    expect(await rowsOf(bytes)).toEqual([
      ['编号', '姓名'],
      ['1', '李'],
    ])
  })

  test('UTF-16 with tabs, as Excel saves "Unicode text"', async () => {
    const bytes = Buffer.from(`\ufeff${rows.map((row) => row.join('\t')).join('\r\n')}`, 'utf16le')
    expect(await rowsOf(bytes, 'roster.txt')).toEqual(rows)
    expect(await rowsOf(Buffer.from(bytes).swap16(), 'roster.txt')).toEqual(rows)
  })

  test('semicolons, quotes with line breaks, and empty rows keep their places', async () => {
    expect(await rowsOf(utf8('a;b\n"x;1\ny";2\n\n3;4\n;\n\n'))).toEqual([['a', 'b'], ['x;1\ny', '2'], [], ['3', '4']])
  })

  test('what is too much is refused', async () => {
    expect(await reasonOf(utf8('1\n'.repeat(20_000)))).toBe('read')
    expect(await reasonOf(utf8('1\n'.repeat(20_001)))).toBe('too-large file too-many-rows')
    expect(await reasonOf(utf8('1,'.repeat(51)))).toBe('too-large file too-many-columns')
    expect(await reasonOf(new Uint8Array(5 * 1024 * 1024 + 1))).toBe('too-large file file-too-large')
  })
})

describe('workbooks', () => {
  test('what was written is read back, numbers as people see them', async () => {
    const cells = [
      ['编号', '姓名', '电话'],
      [1, '㛃䶮𠮷', 13_800_001_111],
      [null, null, null],
      ['003', '娜仁·图雅', null],
    ]
    expect(await rowsOf(await workbook(cells), 'a.xlsx')).toEqual([
      ['编号', '姓名', '电话'],
      ['1', '㛃䶮𠮷', '13800001111'],
      [],
      ['003', '娜仁·图雅'],
    ])
  })

  test('any table of text comes back the same', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('村', '𠮷', 'a', '1', '·', '<', '&', '"'),
      minLength: 1,
      maxLength: 8,
    })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(table, async (cells) => {
        expect(await rowsOf(await workbook(cells), 'a.xlsx')).toEqual(cells)
      }),
      { numRuns: 25 },
    )
  })

  test('what Excel keeps of a long number is spelled out', async () => {
    expect(await rowsOf(await workbook([[110_105_194_912_310_000]]), 'a.xlsx')).toEqual([['110105194912310000']])
  })

  test.each([
    ['a row a thousand million rows down', '<row r="1000000000"><c r="A1000000000"><v>1</v></c></row>'],
    ['a row number in another spelling', '<row r="1e9"><c r="A1"><v>1</v></c></row>'],
    ['a row number behind an entity', '<row r="&#49;e9"><c r="A1"><v>1</v></c></row>'],
    ['a cell a million columns to the right', '<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>'],
    ['a wide table behind a comment', `<!-- <c x=" --><row r='900000'><c r='XFD900000'><v>1</v></c></row>`],
  ])('%s is refused at once', async (_what, markup) => {
    expect(await reasonOf(await withSheet(markup), 'a.xlsx')).toBe('too-large file file-unpacks-too-large')
  })

  test('styled empty cells far to the right and below do no harm', async () => {
    const markup =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c><c r="IV1" s="0"/></row><row r="3000"><c r="A3000" s="0"/></row>'
    expect(await rowsOf(await withSheet(markup), 'a.xlsx')).toEqual([['编号']])
  })
})

describe('zip bombs', () => {
  const limits = { entries: 3, inflated: 1_000_000, ratio: 200 }
  const all = () => true

  /** One entry whose headers claim `claimed` bytes. */
  function zipOf(data: Uint8Array, claimed: number) {
    const packed = deflateRawSync(data)
    const zip = Buffer.from(packZip(new Map([['a.xml', packed]])))
    const directory = zip.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
    zip.writeUInt16LE(8, 8)
    zip.writeUInt16LE(8, directory + 10)
    zip.writeUInt32LE(claimed, directory + 24)
    return zip
  }

  test('a size over the limit is refused as declared', () => {
    expect(readZip(zipOf(new Uint8Array(10), 2_000_000), limits, all)).toEqual({ ok: false, reason: 'too-large' })
  })

  test('a ratio over the limit is refused as declared', () => {
    expect(readZip(zipOf(new Uint8Array(900_000), 900_000), limits, all)).toEqual({ ok: false, reason: 'too-large' })
  })

  test('a header that declares less than there is is refused when it is passed', () => {
    expect(readZip(zipOf(new Uint8Array(5_000_000), 100), limits, all)).toEqual({ ok: false, reason: 'damaged' })
  })

  test('too many entries, or one name twice, are refused', () => {
    const many = new Map(['a', 'b', 'c', 'd'].map((name) => [name, utf8(name)]))
    expect(readZip(packZip(many), limits, all)).toEqual({ ok: false, reason: 'too-large' })
    const twice = packZip(new Map(['a', 'b'].map((name) => [name, utf8('x')])))
    const doubled = Buffer.from(twice.toString('latin1').replaceAll('b', 'a'), 'latin1')
    expect(readZip(doubled, limits, all)).toEqual({ ok: false, reason: 'damaged' })
  })

  test('a workbook of blown-up markup is refused in a sentence', async () => {
    const bomb = Buffer.from(zipOf(new Uint8Array(40_000_000).fill(32), 40_000_000))
    expect(await reasonOf(bomb, 'a.xlsx')).toBe('too-large file file-unpacks-too-large')
  })
})

describe('other files', () => {
  test.each([
    ['an empty file', new Uint8Array(), 'a.csv', 'file-empty'],
    ['only blank lines', utf8('\n\n,,\n'), 'a.csv', 'file-empty'],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'a.xls', 'file-old-excel'],
    ['a PDF', utf8('%PDF-1.7'), 'a.pdf', 'file-not-a-table'],
    ['a photo', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'a.xlsx', 'file-not-a-table'],
    ['a web page named .xls', utf8('<html><table><tr><td>1</td></tr></table></html>'), 'a.xls', 'file-web-page'],
    ['text named .xlsx', utf8('1,2'), 'a.xlsx', 'file-damaged'],
    ['bytes with zeros', Uint8Array.from([65, 0, 66]), 'a.csv', 'file-not-a-table'],
    ['bytes of no encoding', Uint8Array.from([0x81, 0xff, 0xff]), 'a.csv', 'file-unknown-encoding'],
    ['an open quote', utf8('a,"b\n1,2'), 'a.csv', 'file-damaged'],
    ['another zip', packZip(new Map([['word/document.xml', utf8('<x/>')]])), 'a.docx', 'file-not-a-table'],
  ])('%s is refused with a sentence', async (_what, bytes, name, reason) => {
    expect(await reasonOf(bytes, name)).toBe(`invalid file ${reason}`)
  })

  test('no bytes make it throw', async () => {
    const start = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0xff, 0xfe], [0xef, 0xbb, 0xbf], [0x22])
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 300 }), async (first, rest) => {
        await readTable(Uint8Array.from([...first, ...rest]), 'a.csv')
      }),
    )
  })

  test('no damage to a workbook makes it throw', async () => {
    const sound = await workbook(rows)
    const place = fc.nat({ max: sound.length - 1 })
    const hurts = fc.array(fc.tuple(place, fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(hurts, fc.option(place), async (places, cut) => {
        const bytes = sound.slice(0, cut ?? sound.length)
        for (const [at, byte] of places) if (at < bytes.length) bytes[at] = byte
        await readTable(bytes, 'a.xlsx')
      }),
      { numRuns: 200 },
    )
  })
})
