import type { Electorate, Scenario } from './scenario.ts'

export interface Voter {
  readonly list: string
  readonly code: string
  readonly name: string
  readonly weight: number
}

export type RangeRead =
  | { readonly ok: true; readonly codes: readonly string[] }
  | { readonly ok: false; readonly reason: string }

const numbered = /^(.*?)(\d+)$/

/** `["h01..h03", "h33"]` is h01, h02, h03, h33. A range keeps its prefix and its width and runs upwards. */
export function expandVoters(entries: readonly string[]): RangeRead {
  const codes: string[] = []
  for (const entry of entries) {
    const [first = '', last, ...more] = entry.split('..')
    if (last === undefined) {
      codes.push(first)
      continue
    }
    const [, prefix = '', from = ''] = numbered.exec(first) ?? []
    const [, lastPrefix = '', to = ''] = numbered.exec(last) ?? []
    const broken = from === '' || to === '' || prefix !== lastPrefix || from.length !== to.length || more.length > 0
    if (broken || Number(from) > Number(to)) return { ok: false, reason: `"${entry}" is no range of voters` }
    for (let n = Number(from); n <= Number(to); n += 1) codes.push(`${prefix}${String(n).padStart(from.length, '0')}`)
  }
  return { ok: true, codes }
}

/** All codes of an electorate, in order: prefix and number, as wide as the count. */
export function codesOf({ prefix, count }: Electorate): string[] {
  return Array.from({ length: count }, (_, n) => `${prefix}${String(n + 1).padStart(String(count).length, '0')}`)
}

/** Every voter of every electorate. Those the file does not name get an invented name that stands nowhere else in it. */
export function rollsOf(scenario: Scenario): Voter[] {
  const wholeText = JSON.stringify(scenario)
  const invented = inventedNames((name) => wholeText.includes(name))
  return Object.entries(scenario.electorates).flatMap(([list, electorate]) =>
    codesOf(electorate).map((code, n) => ({
      list,
      code,
      name: electorate.names?.[code] ?? invented.next().value,
      weight: electorate.weights?.[n] ?? 1,
    })),
  )
}

const families = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎'
const firsts = '建秀志玉文桂国淑德春永凤金兰福海长梅成素广莲振霞宝翠庆琴树芬'
const seconds = '华英明珍军兰平芳林梅山花江云强香生霞民琴东萍友娥忠菊才莲义凤'

/** The same names in the same order every time, none twice. */
function* inventedNames(taken: (name: string) => boolean): Generator<string, string> {
  const total = families.length * firsts.length * seconds.length
  // A stride that shares no factor with the total walks over every combination once.
  let stride = Math.floor(total * 0.618)
  while (gcd(stride, total) !== 1) stride += 1
  for (let n = 0; ; n += 1) {
    const at = (n * stride) % total
    const family = families[at % families.length]
    const first = firsts[Math.floor(at / families.length) % firsts.length]
    const second = seconds[Math.floor(at / families.length / firsts.length)]
    const name = `${family}${first}${second}${n >= total ? Math.floor(n / total) : ''}`
    if (!taken(name)) yield name
  }
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}
