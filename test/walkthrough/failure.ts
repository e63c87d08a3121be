import type { RefusalCode } from '#shared/refusal.ts'

/** The product said no, with a code and a sentence. Thrown on its way up to the step, which may have wanted just that. */
export class Refused extends Error {
  readonly code: RefusalCode
  readonly sentence: string

  constructor(code: RefusalCode, sentence: string, where: string) {
    super(`refused with ${code} (${sentence}) at ${where}`)
    this.code = code
    this.sentence = sentence
  }
}

/** Something is not as the scenario or the contract of the doors says. */
export class Failed extends Error {}

export function check(holds: boolean, otherwise: () => string): void {
  if (!holds) throw new Failed(otherwise())
}
