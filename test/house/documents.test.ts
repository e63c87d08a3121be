import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { readContext } from '#infra/aws/context.ts'
import { root } from './source.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const operate = read('docs/operate.md')
const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')))

/** First cells of the table under a heading, taken out of their backticks. */
function firstCells(heading: string): string[] {
  const section = operate.split(/^## /m).find((part) => part.startsWith(heading)) ?? ''
  return [...section.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )
}

/** What the context is asked for, by asking it. */
function contextKeys(): string[] {
  const asked: string[] = []
  try {
    readContext((name) => {
      asked.push(name)
      return undefined
    })
  } catch (error) {
    // Nothing was given: it says what is missing, once it has asked for everything.
    if (!(error instanceof Error)) throw error
  }
  return asked
}

describe.each(['README.md', 'docs/operate.md', 'docs/messages.md'])('%s', (path) => {
  test('names no command that does not exist', () => {
    const named = [...read(path).matchAll(/npm run ([a-z][a-z-]*)/g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(0)
    expect([...new Set(named)].filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })

  test('gives no setting to a deploy that the deploy does not know', () => {
    const given = [...read(path).matchAll(/(?<=\s|`)-c ([A-Za-z]+)=/g)].map(([, name = '']) => name)
    const known = [...contextKeys(), 'name']
    expect(given.filter((name) => !known.includes(name))).toEqual([])
  })
})

describe('docs/operate.md', () => {
  test('lists every setting of a deployment, and no other', () => {
    expect(firstCells('Settings').toSorted()).toEqual(contextKeys().toSorted())
  })

  test('lists every alarm, and no other', () => {
    const source = read('infra/aws/alarms.ts')
    const rung = [...source.matchAll(/\bring\(\s*['`]([A-Za-z]+)/g)].map(([, id = '']) => id)
    const tables = source.includes('`${event}-${id}`') ? ['ReadThrottleEvents', 'WriteThrottleEvents'] : []
    const listed = firstCells('Alarms').map((name) => name.replace('-…', ''))
    expect(listed.toSorted()).toEqual([...rung, ...tables].toSorted())
  })

  test('leads nowhere but to headings and files that are there', () => {
    const headings = [...operate.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
      text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    )
    const links = [...operate.matchAll(/\]\(([^)]+)\)/g)].map(([, to = '']) => to)
    const broken = links.filter((to) =>
      to.startsWith('#') ? !headings.includes(to.slice(1)) : read(join('docs', to)).length === 0,
    )
    expect(broken).toEqual([])
  })
})
