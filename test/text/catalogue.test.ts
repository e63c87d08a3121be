import type { Words } from '#shared/language.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { refusal, refusalCodes } from '#shared/refusal.ts'
import { fieldInWords, fieldNames } from '#shared/text/field-names.ts'
import { fillIn, placeholdersOf } from '#shared/text/fill-in.ts'
import { isMessageKey, messageTexts, textOfMessage } from '#shared/text/message-texts.ts'
import { reasonSentences, sentenceOfReason } from '#shared/text/reason-sentences.ts'
import { refusalSentences } from '#shared/text/refusal-sentences.ts'
import { sentenceOf, sentencesOf } from '#shared/text/sentence-of.ts'

const root = join(import.meta.dirname, '../..')
const han = /\p{Script=Han}/u

/** Reasons of a file reader's own that never reach a refusal. */
const inner = ['functions/roster/zip.ts']

function sources(folder: string): [path: string, text: string][] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => /\.tsx?$/.test(path) && !inner.includes(path))
    .map((path) => [path, readFileSync(join(root, path), 'utf8')])
}

/** Which figures a sentence holds. Chinese counts with a measure word (户, 人) where English needs none. */
const figuresIn = (text: string) => new Set(placeholdersOf(text).filter((name) => name !== 'unit'))

/** What leads out of a language must be read in the other. */
const inBoth = new Set(['otherLanguage', 'language', 'chinese', 'english'])

const words = z.object({ zh: z.string(), en: z.string() })

/** Every table of sentences that a file `…-words.ts` exports, by file and name. */
async function tablesOfWords(): Promise<Record<string, Readonly<Record<string, Words>>>> {
  const found: Record<string, Readonly<Record<string, Words>>> = {}
  for (const [path] of sources('shared/text').filter(([name]) => name.endsWith('-words.ts'))) {
    const exported: Record<string, unknown> = await import(join(root, path))
    for (const [name, value] of Object.entries(exported)) {
      const table = z.record(z.string(), words).safeParse(value)
      if (table.success) found[`${path} ${name}`] = table.data
    }
  }
  return found
}

const all = [...sources('shared'), ...sources('functions')]

describe('the catalogue', () => {
  it('says every refusal in both languages, what happened and what to do', () => {
    for (const code of refusalCodes) {
      const { zh, en, what, next } = refusalSentences[code]
      expect(zh).toMatch(/^[^a-z]+。$/)
      expect(en).toMatch(/^[A-Z].*\.$/)
      expect(en).not.toMatch(han)
      expect(zh).toBe(what.zh + next.zh)
      expect(en).toBe(`${what.en} ${next.en}`)
      expect(zh.length).toBeLessThanOrEqual(60)
    }
  })

  it('has a sentence for every reason that the source can give', () => {
    const literals = all.flatMap(([path, text]) =>
      [...text.matchAll(/reason: '([a-z-]+)'/g)].map(([, reason = '']) => [path, reason] as const),
    )
    const custom = all.flatMap(([path, text]) =>
      [...text.matchAll(/message: '([a-z-]+)'|error: '([a-z-]+)'|, '([a-z]+(?:-[a-z]+)+)'\s*,?\s*\)$/gm)]
        .filter(
          () =>
            path.startsWith('shared/workflow') ||
            path.startsWith('shared/blocks') ||
            path.startsWith('shared/decision'),
        )
        .map(([, message, error, last]) => [path, message ?? error ?? last ?? ''] as const),
    )
    const returned = all
      .filter(([path]) => path === 'shared/workflow/block.ts' || path === 'shared/workflow/compile.ts')
      .flatMap(([path, text]) =>
        [...text.matchAll(/(?:return|\?|:) '([a-z]+-[a-z-]+)'/g)].map(([, reason = '']) => [path, reason] as const),
      )
    expect(literals.length).toBeGreaterThan(60)
    expect(custom.length).toBeGreaterThan(5)
    for (const [path, reason] of [...literals, ...custom, ...returned])
      expect(sentenceOfReason(reason), `${reason} in ${path}`).toBeDefined()
    for (const stage of ['visit', 'act', 'closed'])
      expect(sentenceOfReason(`stage-is-${stage}`)?.zh).toContain('这一步')
  })

  it('writes each sentence in its own language with the same placeholders', async () => {
    const tables = { reasonSentences, fieldNames, messageTexts, ...(await tablesOfWords()) }
    expect(Object.keys(tables).length).toBeGreaterThan(30)
    for (const [table, rows] of Object.entries(tables))
      for (const [key, { zh, en }] of Object.entries(rows)) {
        const at = `${table}.${key}`
        expect(figuresIn(zh), at).toEqual(figuresIn(en))
        const bare = (text: string) => text.replace(/\{\w+\}/g, '').replace(/[^\p{L}]/gu, '')
        if (bare(zh) !== '' && !inBoth.has(key)) expect(zh, at).toMatch(han)
        if (bare(en) !== '' && !inBoth.has(key)) expect(en, at).not.toMatch(han)
        if (table !== 'messageTexts') expect(zh, at).not.toMatch(/\p{Script=Han}[,;:?!]/u)
      }
  })

  it('has a text for every message that is sent, with just the figures that come along', () => {
    const sent = all.flatMap(([, text]) => [...text.matchAll(/says:([^{]*?),\s*with: \{([^}]*)\}/g)])
    const said = new Set<string>()
    for (const [, says = '', figures = ''] of sent)
      for (const [, key = ''] of says.matchAll(/'([a-z]+-[a-z-]+)'/g)) {
        said.add(key)
        expect(isMessageKey(key), key).toBe(true)
        const names = [...figures.matchAll(/(?:^|,)\s*(\w+)(?=\s*(?::|,|$))/g)].map(([, name = '']) => name)
        if (isMessageKey(key)) expect(names, key).toEqual(expect.arrayContaining(placeholdersOf(messageTexts[key].zh)))
      }
    expect([...said].toSorted()).toEqual(Object.keys(messageTexts).toSorted())
  })
})

describe('a refusal in words', () => {
  it('names the field and the reason', () => {
    const said = sentencesOf(refusal('invalid', { field: 'choices[2].text', reason: 'missing' }))
    expect(said.zh).toBe('填写的内容有误。请改正后再提交。选项第3项的内容：这一项没有填。')
    expect(said.en).toBe(
      'Something in the form is not right. Please correct it and send it again. Choices 3, Text: This is missing.',
    )
  })

  it('fills in the limit of a form and does without it', () => {
    const fault = { field: 'answers.needs', reason: 'text-too-long', limit: 2000 }
    const known = sentenceOf({ code: 'invalid', field: fault.field, reason: fault.reason, faults: [fault] }, 'en')
    expect(known).toContain('at most 2000 characters')
    expect(sentenceOf(refusal('invalid', { field: 'answers.needs', reason: 'text-too-long' }), 'en')).toMatch(
      /: Too long\.$/,
    )
  })

  it("gives a form's own sentence, and a reason that is a sentence already, as they are", () => {
    const fault = {
      field: 'answers.visitedOn',
      reason: 'constraint',
      message: { zh: '走访日期不能晚于今天', en: 'Not in the future' },
    }
    const said = sentencesOf({ code: 'invalid', field: fault.field, reason: fault.reason, faults: [fault] })
    expect(said.zh).toMatch(/走访日期：走访日期不能晚于今天。$/)
    expect(said.en).toMatch(/Not in the future\.$/)
    expect(sentenceOf(refusal('wrong-stage', { reason: '先等等' }), 'zh')).toMatch(/先等等。$/)
  })

  it('leaves no placeholder open and says no field the catalogue does not know as if it did', () => {
    for (const reason of ['expression-unexpected', 'number-too-small', 'duplicate', 'stage-is-act', 'constructor'])
      expect(sentenceOf(refusal('invalid', { field: 'x', reason }), 'zh')).not.toMatch(/[{}]|undefined|function/)
    expect(fieldInWords('constructor', 'en')).toBe('"constructor"')
    expect(fieldInWords('', 'zh')).toBe('')
  })
})

describe('messages', () => {
  it('write days as people say them and leave out what is not there', () => {
    const zh = textOfMessage({ says: 'poll-opened', with: { question: '修路吗？', until: '2026-11-25' } }, 'zh')
    expect(zh).toContain('11月25日')
    const open = textOfMessage({ says: 'poll-opened', with: { question: 'The road?', until: '' } }, 'en')
    expect(open).toBe('A vote has begun: The road? Please use your own link; the village clerk will help.')
  })

  it('never read what people wrote as a placeholder', () => {
    expect(fillIn('{a}[ ({b})]', { a: '{b}', b: '{a}[x]' })).toBe('{b} ({a}[x])')
  })
})
