import type { Lang } from '#shared/language.ts'
import { groupedDigits } from '#shared/outputs/delivery-text.ts'
import { deliveryWords } from '#shared/text/delivery-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { Delivery } from '../queries/outputs-delivery.ts'
import type { Value } from './xlsx.ts'
import { tableToXlsx } from './xlsx.ts'

/** In characters; an ideograph takes two. */
const widths = [
  ['code', 10],
  ['name', 14],
  ['phone', 14],
  ['sms', 70],
  ['smsByCode', 70],
  ['link', 50],
  ['digits', 12],
] as const

/** Personal links as a workbook for the township's SMS system, one row a person. Phones as far as the roster holds them. */
export function linksSheet(people: readonly Delivery[], lang: Lang): Promise<Uint8Array> {
  const say = wordsIn(deliveryWords, lang)
  const columns = widths.map(([name, width]) => ({ title: say(name), width }))
  const rows = people.map((one): Value[] => [
    one.code,
    one.name,
    one.phone,
    one.sms,
    one.smsByCode,
    one.url,
    one.digits === undefined ? undefined : groupedDigits(one.digits),
  ])
  return tableToXlsx(say('sheet'), columns, rows)
}
