let table: Map<string, Uint8Array> | undefined

/** Encodes as GB18030 by turning the platform's own decoder round: every two- and four-byte code, decoded once. */
export function encodeGb18030(text: string): Uint8Array {
  table ??= invert()
  const codes = table
  return Buffer.concat(
    [...text].map((sign) => {
      const code = sign.charCodeAt(0) < 0x80 ? Buffer.from(sign, 'latin1') : codes.get(sign)
      if (code === undefined) throw new Error(`no GB18030 code for ${sign}`)
      return code
    }),
  )
}

function invert(): Map<string, Uint8Array> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, Uint8Array>()
  const note = (...code: number[]) => {
    const sign = decoder.decode(Uint8Array.from(code))
    if ([...sign].length === 1 && sign !== '\ufffd' && !found.has(sign)) found.set(sign, Uint8Array.from(code))
  }
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) note(lead, trail)
  }
  // four bytes: 0x81–0x84 hold the rest of the basic plane, 0x95 the part of the second plane with 𠮷
  for (const first of [0x81, 0x82, 0x83, 0x84, 0x95]) {
    for (let rest = 0; rest < 10 * 126 * 10; rest += 1) {
      note(first, 0x30 + Math.floor(rest / 1260), 0x81 + (Math.floor(rest / 10) % 126), 0x30 + (rest % 10))
    }
  }
  return found
}
