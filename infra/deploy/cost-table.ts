import type { Estimate, Line } from './estimate.ts'
import { functionWords, itemWords } from './item-words.ts'
import { households } from './load.ts'
import type { Item, PriceList } from './prices.ts'
import { pad } from './width.ts'

const nameOf = ({ item, of }: Pick<Line, 'item' | 'of'>): string =>
  of === undefined ? itemWords[item] : `${itemWords[item]}: ${functionWords[of]}`

const costOf = ({ standing, use }: Line): number => standing + use

export interface Size {
  readonly name: string
  readonly estimate: Estimate
}

/** The estimates side by side as lines for a terminal: each line of cost, totals, cost of a village, the three largest, what is left out. */
export function costTable(sizes: readonly Size[], prices: PriceList, region: string, measuredAt: string): string[] {
  const money = moneyIn(prices.currency)
  const rows = (sizes[0]?.estimate.lines ?? []).map((line, n) => [
    `${nameOf(line)}${prices.prices[line.item].reckoned === undefined ? '' : ' *'}`,
    ...sizes.map(({ estimate }) => {
      const same = estimate.lines[n]
      return same === undefined ? '' : money(costOf(same))
    }),
  ])
  const table = [
    ['每月 a month', ...sizes.map(({ name }) => name)],
    ...rows,
    ['合计 total', ...sizes.map(({ estimate }) => money(estimate.total))],
    ['每村 for each village', ...sizes.map(({ estimate }) => money(estimate.total / estimate.villages))],
  ]
  return [
    ...aligned(table),
    '',
    ...sizes.map(({ name, estimate }) => `${name}: 最大三项 three largest: ${largest(estimate, money)}`),
    '',
    ...notes(sizes, prices, region, measuredAt),
  ]
}

function largest({ lines, total }: Estimate, money: (amount: number) => string): string {
  const three = lines.toSorted((a, b) => costOf(b) - costOf(a)).slice(0, 3)
  return three
    .map((line) => `${nameOf(line)} ${money(costOf(line))} (${Math.round((100 * costOf(line)) / total)}%)`)
    .join('; ')
}

function notes(sizes: readonly Size[], prices: PriceList, region: string, measuredAt: string): string[] {
  const used = new Set(sizes.flatMap(({ estimate }) => estimate.lines.map(({ item }) => item)))
  const reckoned = Map.groupBy(
    [...used].flatMap((item) => prices.prices[item].reckoned ?? []),
    ({ en }) => en,
  )
  const remembered = [...used].filter((item) => prices.prices[item].asOf === 'remembered')
  return [
    `价格表 ${prices.region}，${prices.date} 整理，标价、不计免费额度和批量折扣；用量按每村 ${households} 户的估计（infra/deploy/load.ts）和 ${measuredAt.slice(0, 10)} 的实测。`,
    `Prices of ${prices.region} as of ${prices.date}: list prices without free allowances and discounts; use as reckoned for a village of ${households} households (infra/deploy/load.ts), units as measured on ${measuredAt.slice(0, 10)}.`,
    ...elsewhere(prices, region),
    ...[...reckoned.values()].flatMap(([how]) => (how === undefined ? [] : [`* ${how.zh}。 ${how.en}.`])),
    ...rememberedNote(remembered),
    '不包括：短信费、域名和备案、证书、税、技术支持和人员。 Not included: text messages, domain and its filing, tax, support, people.',
  ]
}

function elsewhere(prices: PriceList, region: string): string[] {
  return prices.region.split(', ').includes(region)
    ? []
    : [
        `没有 ${region} 的价格表，用的是 ${prices.region} 的。 There is no price list for ${region}: other regions are up to a quarter dearer.`,
      ]
}

function rememberedNote(items: readonly Item[]): string[] {
  const names = items.map((item) => itemWords[item]).join(', ')
  return items.length === 0 ? [] : [`未能核对的价格 prices not checked against a page: ${names}`]
}

/** Cents matter to a village, not to a province. */
function moneyIn(currency: 'USD' | 'CNY') {
  const sign = currency === 'CNY' ? '¥' : '$'
  return (amount: number): string => {
    const digits = amount >= 1000 ? 0 : 2
    if (amount > 0 && amount < 0.005) return `< ${sign}0.01`
    return `${sign}${amount.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`
  }
}

/** The first column to the left, numbers to the right. */
export function aligned(table: readonly (readonly string[])[]): string[] {
  const widest = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => pad(row[column] ?? '', 0).width)))
  return table.map((row) =>
    row
      .map((cell, column) => {
        const { blanks } = pad(cell, widest[column] ?? 0)
        return column === 0 ? `${cell}${blanks}` : `${blanks}${cell}`
      })
      .join('  ')
      .trimEnd(),
  )
}
