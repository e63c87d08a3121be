import type { Figure, Section } from './figure.ts'
import { rounded } from './statistics.ts'

/** A section's figures as lines of text for a terminal, its promises below them; without a line break at the end. */
export function sectionText({ name, title }: Section, figures: readonly Figure[], seconds: number): string {
  const rows = figures.map((figure) => [figure.name, valueText(figure), partsText(figure), verdict(figure)])
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => width(row[column] ?? ''))))
  const lines = rows.map((row, n) => {
    const cells = row.map((cell, column) => pad(cell, widths[column] ?? 0))
    const note = figures[n]?.note
    return `  ${cells.join('  ').trimEnd()}${note === undefined ? '' : `\n      ${note}`}`
  })
  return [`${name}: ${title} (${seconds.toFixed(0)} s)`, ...lines, ...promiseLines(figures)].join('\n')
}

function promiseLines(figures: readonly Figure[]): string[] {
  const promises = figures.flatMap(({ promise }) => promise ?? [])
  return [...Map.groupBy(promises, ({ text }) => text)].map(([text, same]) => {
    const kept = same.filter(({ holds }) => holds).length
    return `  promise: ${text}: ${kept === same.length ? 'holds' : `DOES NOT HOLD in ${same.length - kept} of ${same.length} figures`}`
  })
}

function valueText({ value, unit }: Figure): string {
  return `${number(value)} ${unit}`.trim()
}

function partsText({ parts = {} }: Figure): string {
  return Object.entries(parts)
    .filter(([, value]) => value !== 0)
    .map(([part, value]) => `${part} ${number(value)}`)
    .join(', ')
}

function verdict({ promise }: Figure): string {
  return promise === undefined ? '' : promise.holds ? 'holds' : 'DOES NOT HOLD'
}

const number = (value: number): string => rounded(value).toLocaleString('en-US', { maximumSignificantDigits: 6 })

/** Chinese signs take two columns. */
const width = (text: string): number => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0)

const pad = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)))
