import { tokensOf } from '#test/walkthrough/secrecy/join.ts'
import { digestsOf } from '#test/walkthrough/secrecy/suspect.ts'
import type { Attacks, Evidence, Lean } from '../evidence.ts'
import type { Said } from './rows-of.ts'
import { keysOf, saidIn, speaksOf } from './rows-of.ts'

/** Whatever speaks of one voter and of nobody else: does it name a choice, or hold a digest of one? */
export const joins: Attacks = (evidence) => {
  const texts = textsByVoter(evidence)
  const weights = new Map(evidence.voters.map(({ code, weight }) => [code, weight]))
  const named: Lean = (code, ballot) =>
    (texts.get(code) ?? []).reduce((sum, { words }) => sum + keysOf(ballot).filter((key) => words.has(key)).length, 0)
  const digested: Lean = (code, ballot) => {
    const keys = keysOf(ballot)
    const weight = weights.get(code) ?? 1
    const contents = [
      keys.join('+'),
      JSON.stringify(keys),
      JSON.stringify({ choices: keys }),
      JSON.stringify(Object.fromEntries(keys.map((key) => [key, weight]))),
      `${evidence.pollId}${code}${keys.join('+')}`,
    ]
    const digests = contents.flatMap(digestsOf)
    return (texts.get(code) ?? []).filter(({ text }) => digests.some((digest) => text.includes(digest))).length
  }
  return new Map([
    ['a choice beside the voter', named],
    ['a digest beside the voter', digested],
  ])
}

function textsByVoter(evidence: Evidence): Map<string, Said[]> {
  const { main, stream, urn, log, files } = evidence
  const voters = speaksOf(evidence)
  const texts = new Map<string, Said[]>()
  const things = [...[...main, ...stream, ...urn].map(({ value }) => value), ...log].map(saidIn)
  for (const said of [...things, ...files.map((text) => ({ text, words: tokensOf(text) }))]) {
    const [one, other] = voters(said)
    if (one !== undefined && other === undefined) texts.set(one, [...(texts.get(one) ?? []), said])
  }
  return texts
}
