import { crc32, deflateRawSync } from 'node:zlib'

const local = (name: Buffer, packed: Buffer, data: Buffer): Buffer => {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  facts(head, 8, packed, data, name)
  return Buffer.concat([head, name, packed])
}

const central = (name: Buffer, packed: Buffer, data: Buffer, offset: number): Buffer => {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(20, 6)
  facts(head, 10, packed, data, name)
  head.writeUInt32LE(offset, 42)
  return Buffer.concat([head, name])
}

function facts(head: Buffer, at: number, packed: Buffer, data: Buffer, name: Buffer): void {
  head.writeUInt16LE(8, at)
  head.writeUInt32LE(crc32(data), at + 6)
  head.writeUInt32LE(packed.length, at + 10)
  head.writeUInt32LE(data.length, at + 14)
  head.writeUInt16LE(name.length, at + 18)
}

/** A workbook of a few kilobytes whose one sheet unpacks to so many bytes of blanks. Layout: PKWARE APPNOTE 4.3. */
export function zipBomb(bytes: number): Uint8Array {
  const entries = [
    ['xl/workbook.xml', Buffer.from('<workbook/>')],
    ['xl/worksheets/sheet1.xml', Buffer.alloc(bytes, 32)],
  ] as const
  const files: Buffer[] = []
  const listed: Buffer[] = []
  for (const [title, data] of entries) {
    const [name, packed] = [Buffer.from(title), deflateRawSync(data)]
    listed.push(central(name, packed, data, Buffer.concat(files).length))
    files.push(local(name, packed, data))
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(listed).length, 12)
  end.writeUInt32LE(Buffer.concat(files).length, 16)
  return Buffer.concat([...files, ...listed, end])
}

const boundary = 'x-cunyi'
const part = (name: string, content: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`

/** Multi-part bodies as broken senders make them, with the header that announces them. */
export const brokenMultiparts: readonly { readonly type: string; readonly body: string }[] = [
  { type: `multipart/form-data; boundary=${boundary}`, body: part('choices', 'yes') },
  { type: `multipart/form-data; boundary=${boundary}`, body: `--${boundary}\r\nContent-Disposition: form-data` },
  { type: 'multipart/form-data', body: part('choices', 'yes') },
  { type: 'multipart/form-data; boundary=', body: '----' },
  { type: `multipart/form-data; boundary=${'b'.repeat(5000)}`, body: '' },
  { type: 'multipart/mixed; boundary="\u00e9"', body: part('text', '不同意') },
]
