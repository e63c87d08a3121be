import { refusals } from '#shared/refusal.ts'
import { isReasonKey } from '#shared/text/reason-sentences.ts'
import type { Call, Heard } from '#test/support/door.ts'

/** Marks that turn the reading direction or steer a terminal have no business in a sentence, whatever was sent. */
const unreadable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

/** What is wrong with an answer of the API, as one sentence; undefined when it is a success or a proper refusal. */
export function faultOf(heard: Heard): string | undefined {
  const { status, json, refusal, text } = heard
  if (status >= 500) return `answered ${status}`
  if (status < 300) return undefined
  if (json === undefined) return `answered ${status} with no JSON: ${text.slice(0, 80)}`
  if (refusal === undefined) return `answered ${status} with no proper refusal: ${text.slice(0, 200)}`
  const { code, field, reason, sentence, faults = [] } = refusal
  if (refusals[code].status !== status) return `refused with ${code} and status ${status}`
  if (code === 'invalid' && field === undefined) return 'refused as invalid and named no field'
  if (faults.some((fault) => fault.field === '')) return 'named a fault without its field'
  const unsaid = [reason, ...faults.map((fault) => fault.reason)].find((one) => one !== undefined && !isReasonKey(one))
  if (unsaid !== undefined) return `gave a reason that has no sentence: ${unsaid.slice(0, 40)}`
  if (unreadable.test(sentence.zh) || unreadable.test(sentence.en))
    return 'said a sentence with control or direction marks'
  if (sentence.zh.length > 500 || sentence.en.length > 500) return 'said a sentence of more than 500 characters'
  return undefined
}

/** What is wrong with a page that answers a villager's form or link. */
export function faultOfPage({ status, mark, text, headers }: Heard): string | undefined {
  if (status >= 500) return `answered ${status}`
  if (/<script|<img src=x/i.test(text)) return 'wrote what was sent into the page unescaped'
  if (status === 303) return headers.get('location')?.startsWith('/') === true ? undefined : 'led nowhere'
  if (status === 200 && mark === undefined) return undefined
  const said = Object.entries(refusals).find(([code]) => code === mark)
  if (said === undefined) return `answered ${status} and no known refusal`
  return said[1].status === status ? undefined : `showed ${mark} with status ${status}`
}

/** A request as it can be read in a report. */
export function shown({ method, path, body }: Call): string {
  const said = body instanceof Uint8Array ? `<${body.length} bytes>` : String(body)
  return `${method} ${path.slice(0, 120)} ${said.slice(0, 300)}`
}

/** Many requests with the same fault are one entry, with the first of them as its example. */
export class Faults {
  readonly #seen = new Map<string, { count: number; example: string }>()

  add(where: string, fault: string | undefined, example: () => string): void {
    if (fault === undefined) return
    const key = `${where}: ${fault}`
    const known = this.#seen.get(key)
    if (known === undefined) this.#seen.set(key, { count: 1, example: example() })
    else known.count += 1
  }

  list(): string[] {
    return [...this.#seen].map(([key, { count, example }]) => `${key} (${count} times), first: ${example}`)
  }
}
