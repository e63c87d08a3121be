import { createPublicKey } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawPaper, unblind } from '#web/sealed/blinding.ts'
import type { BlindedPaper } from '#web/sealed/blinding.ts'
import { sealHolds as holdsInBrowser } from '#web/sealed/seal-holds.ts'
import { newSeal, sealHolds, signBlinded } from '#functions/seal.ts'
import type { FreshSeal } from '#shared/blocks/poll/sealed.ts'
import type { World } from '#functions/world.ts'
import { liveVillage } from '#test/commands/live-village.ts'

let world: World
let close: () => Promise<void>
let seal: FreshSeal
let n: bigint
beforeAll(async () => {
  ;({ world, close } = await liveVillage(1))
  seal = await newSeal(world)
  const spki = { key: Buffer.from(seal.key, 'base64url'), format: 'der', type: 'spki' } as const
  n = numberIn(createPublicKey(spki).export({ format: 'jwk' }).n ?? '')
})
afterAll(() => close())

const e = 65_537n
const numberIn = (text: string): bigint => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`)
const times = (a: bigint, b: bigint): bigint => (a * b) % n
const mod = (a: bigint): bigint => ((a % n) + n) % n

/** By squaring: RSAVP1. */
function power(base: bigint, exponent: bigint): bigint {
  let [result, square, rest] = [1n, mod(base), exponent]
  for (; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = times(result, square)
    square = times(square, square)
  }
  return result
}

/** Euclid's: the number by which this one is 1 modulo n. */
function inverseOf(number: bigint): bigint {
  let [a, b, s, t] = [mod(number), n, 1n, 0n]
  while (b > 0n) {
    const q = a / b
    ;[a, b, s, t] = [b, a - q * b, t, s - q * t]
  }
  return mod(s)
}

async function signed(): Promise<{ drawn: BlindedPaper; blindSignature: string; signature: string }> {
  const drawn = await drawPaper(seal.key)
  const blindSignature = (await signBlinded(world, seal, drawn.blinded)) ?? ''
  return { drawn, blindSignature, signature: await unblind(seal.key, drawn, blindSignature) }
}

describe('a blind signature, reckoned anew by the formulas of RFC 9474', () => {
  test('is s = z^d mod n of the blinded message z, and without the blinding z^d · inv (4.3, 4.4)', async () => {
    const { drawn, blindSignature, signature } = await signed()
    expect(power(numberIn(blindSignature), e)).toBe(numberIn(drawn.blinded))
    expect(numberIn(signature)).toBe(times(numberIn(blindSignature), numberIn(drawn.inverse)))
  })

  test('is of the padded number times r^e: blinding taken off, what was signed ends as EMSA-PSS does (4.2)', async () => {
    const { drawn, signature } = await signed()
    const padded = power(numberIn(signature), e)
    expect(times(numberIn(drawn.blinded), power(numberIn(drawn.inverse), e))).toBe(padded)
    expect(padded & 0xffn).toBe(0xbcn)
  })

  test('holds as RSASSA-PSS with SHA-384 and a salt of 48 bytes, to the server’s library and to the browser’s', async () => {
    const { drawn, signature } = await signed()
    for (const [serial, holds] of [
      [drawn.serial, true],
      [`${drawn.serial.slice(0, -1)}${drawn.serial.endsWith('2') ? '3' : '2'}`, false],
    ] as const) {
      expect(sealHolds(seal.key, serial, signature)).toBe(holds)
      expect(await holdsInBrowser(seal.key, serial, signature)).toBe(holds)
    }
  })

  test('fits every number the server ever saw equally well: for each pair there is one blinding that joins them', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, signed))
    for (const { drawn, blindSignature } of all)
      for (const { signature } of all) {
        const joining = times(numberIn(blindSignature), inverseOf(numberIn(signature)))
        expect(times(power(numberIn(signature), e), power(joining, e))).toBe(numberIn(drawn.blinded))
      }
  })

  test('is not made of what is no number of the key: too short, too large, otherwise written', async () => {
    const { blinded } = await drawPaper(seal.key)
    const large = Buffer.alloc(256, 0xff).toString('base64url')
    for (const wrong of ['', blinded.slice(0, -2), `${blinded}AA`, `${blinded}=`, large])
      expect(await signBlinded(world, seal, wrong)).toBeUndefined()
  })

  test('cannot be made with another deployment’s secret', async () => {
    const { blinded } = await drawPaper(seal.key)
    const stranger = { ...world, secret: () => Promise.resolve('another secret of thirty-two bytes at least') }
    await expect(signBlinded(stranger, seal, blinded)).rejects.toThrow('authenticate')
  })
})
