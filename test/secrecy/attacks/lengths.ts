import type { Attacks, Lean } from '../evidence.ts'
import { keysOf } from './rows-of.ts'

/** Whether a request that was sent was as long as a form with this choice, and with no other, would be. */
export const lengths: Attacks = ({ network }) => {
  const fits: Lean = (code, ballot) => {
    const form = new URLSearchParams(keysOf(ballot).map((key) => ['choices', key])).toString().length
    const likely = [form, form + '&confirm=yes'.length]
    return (network.get(code) ?? []).filter(({ sent }) => likely.includes(sent)).length
  }
  return new Map([['requests as long as the choice', fits]])
}
