import { accepted, rejected } from './codec.ts'
import type { Decoded, FieldSetting } from './codec.ts'

/** Keeps a number between the row's `min` and `max`. */
export function bounded(number: number, setting: FieldSetting): Decoded {
  const [least, most] = [setting.parameter('min'), setting.parameter('max')]
  if (number < least) return rejected('number-too-small', least)
  if (number > most) return rejected('number-too-large', most)
  // Never -0: JSON writes it as 0 and a digest must not see two zeros.
  return accepted(number === 0 ? 0 : number)
}
