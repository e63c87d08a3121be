import { describe, expect, it } from 'vitest'
import { heldPoll } from '#test/support/held-poll.ts'
import { recounted } from '#test/support/recounted.ts'
import { besideAnnounced } from '#shared/decision/announced-digest.ts'
import { canonical } from '#shared/canonical.ts'
import { digestOf } from '#functions/digest.ts'
import { pollFileSchema } from '#shared/decision/poll-file.ts'

const small = heldPoll({ weights: Array(6).fill(1) })
const big = heldPoll({ weights: [13, 2, 3, 1, 1, 7, 2, 2, 5, 4, 3, 3], max: 2 })

describe('a published file', () => {
  it.each([
    ['of one choice each', small],
    ['of weights and several choices', big],
    ['of a named poll', heldPoll({ weights: [3, 1, 1, 2, 1, 1], max: 2, secret: false })],
  ])(
    '%s is found to be as it was published, and says the digest that stands on record',
    async (_name, { text, poll }) => {
      const found = await recounted(text)
      expect(found.differences).toEqual([])
      expect(found.agrees).toBe(true)
      expect(poll).toMatchObject({ state: 'closed', fileDigest: found.digest })
      expect(found.sentence.zh).toContain(found.digest)
    },
  )

  it('says its result in what it counts: households, or votes where one stands for several', async () => {
    expect((await recounted(small.text)).sentence.zh).toContain('应到6户，实到5户')
    expect((await recounted(big.text)).sentence.zh).toMatch(/应到46票.*票/)
  })

  it('is not enough without the digest that was announced', async () => {
    const found = await recounted(small.text)
    const announced = found.digest ?? ''
    expect(besideAnnounced(found, announced)).toMatchObject({ agrees: true, digest: announced })
    expect(besideAnnounced(found, announced.replace(/.$/, '_'))).toMatchObject({
      agrees: false,
      differences: [{ zh: expect.stringContaining(announced) }],
    })
    // The count alone, in the form of files that hold no chain, agrees with itself and still is not what was announced.
    const { count } = pollFileSchema.parse(JSON.parse(small.text))
    const stripped = await recounted(JSON.stringify(count))
    expect(stripped.agrees).toBe(true)
    expect(besideAnnounced(stripped, announced).agrees).toBe(false)
    const broken = await recounted(small.text.replace('"secret":true', '"secret":false'))
    expect(besideAnnounced(broken, announced)).toBe(broken)
  })

  it('fixes at opening what is counted at closing', () => {
    const { events } = pollFileSchema.parse(JSON.parse(small.text))
    expect(small.poll?.definition).toMatch(/^[\w-]{43}$/)
    expect(events[0]).toMatchObject({ type: 'opened', definition: small.poll?.definition })
  })

  it('holds no single paper of a poll with weights or several choices', () => {
    const { count } = pollFileSchema.parse(JSON.parse(big.text))
    expect(count.ballots).toEqual([])
    expect(count.linked).toMatchObject({ voters: 10 })
  })

  it('is never taken with one letter changed, wherever it stands', async () => {
    const bytes = Buffer.from(small.text)
    for (let at = 0; at < bytes.length; at++) {
      const other = Buffer.from(bytes)
      other[at] = (other[at] ?? 0) === 0x30 ? 0x31 : 0x30
      expect((await recounted(other.toString('utf8'))).agrees, `byte ${at}`).toBe(false)
    }
  })

  it('is never taken with one letter more or less', async () => {
    for (let at = 0; at <= small.text.length; at += 3) {
      expect((await recounted(`${small.text.slice(0, at)} ${small.text.slice(at)}`)).agrees).toBe(false)
      if (at < small.text.length)
        expect((await recounted(small.text.slice(0, at) + small.text.slice(at + 1))).agrees).toBe(false)
    }
  })

  it('is never taken with one field changed, not even when its digest is made to fit', async () => {
    const onRecord = big.poll?.state === 'closed' ? big.poll.fileDigest : ''
    const file: unknown = JSON.parse(big.text)
    const leaves = leavesOf(file).filter((path) => path[0] !== 'digest' && path[0] !== 'format')
    expect(leaves.length).toBeGreaterThan(60)
    for (const path of leaves) {
      const forged = Object(changedAt(file, path))
      const { digest: _digest, ...rest } = forged
      const text = canonical({ ...rest, digest: digestOf(canonical(rest)) })
      const found = await recounted(text)
      // A forger may make chain and digest anew as well; the digest then is not the one in minutes and notice.
      expect(found.agrees ? found.digest : undefined, path.join('.')).not.toBe(onRecord)
    }
  })
})

type Path = readonly string[]

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))
}

function changedAt(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined)
    return typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${String(value)}0`
  const entries = Object.entries(Object(value)).map(([name, inner]) => [
    name,
    name === key ? changedAt(inner, rest) : inner,
  ])
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)
}
