import { describe, expect, it } from 'vitest'
import { agendaForm } from '#shared/forms/agenda-form.ts'
import { compileForm } from '#shared/forms/form.ts'
import type { FormDefinition } from '#shared/forms/form.ts'
import { formReasons } from '#shared/forms/reason.ts'
import { visitForm } from '#shared/forms/visit-form.ts'
import { formWords, sentenceOf } from '#shared/forms/words.ts'
import { formOf } from './support/forms.ts'

const faultsOf = (definition: FormDefinition) => {
  const outcome = compileForm(definition)
  return outcome.ok ? [] : outcome.faults.map(({ field, reason }) => `${field} ${reason}`)
}

describe('compiling a form', () => {
  it.each([visitForm, agendaForm])('takes the form $id', (definition) => {
    expect(faultsOf(definition)).toEqual([])
  })

  it('names every cell at fault', () => {
    const definition = formOf(
      [
        { type: 'text', name: '姓名', parameters: { maxLength: 0, colour: 3, constructor: 1 } },
        { type: 'integer', name: '姓名', relevant: '. > 1' },
        { type: 'text', name: '_secret', label: { zh: ' ', en: 'x' } },
        { type: 'select_one', name: 'a' },
        { type: 'select_one', name: 'b', choices: 'toString' },
        { type: 'note', name: 'n', required: true, constraint: '1', relevant: '${n}' },
        { type: 'date', name: 'c', constraint: '. <= tomorrow()', required: '${nobody} = 1' },
        { type: 'text', name: 'd', parameters: { maxLength: Number.NaN } },
      ],
      {
        empty: [],
        twice: [
          { name: 'x', label: { zh: '甲', en: 'A' } },
          { name: 'x', label: { zh: '乙', en: '' } },
          { name: 'two words', label: { zh: '丙', en: 'C' } },
        ],
      },
    )
    expect(faultsOf(definition)).toEqual([
      'choices.empty list-empty',
      'choices.twice[1].name name-taken',
      'choices.twice[1].label label-missing',
      'choices.twice[2].name bad-name',
      'survey[0].parameters.maxLength bad-parameter',
      'survey[0].parameters.colour unknown-parameter',
      'survey[0].parameters.constructor unknown-parameter',
      'survey[1].name name-taken',
      'survey[2].name bad-name',
      'survey[2].label label-missing',
      'survey[3].choices list-missing',
      'survey[4].choices unknown-list',
      'survey[5].required no-answer-here',
      'survey[5].constraint no-answer-here',
      'survey[7].parameters.maxLength bad-parameter',
      'survey[1].relevant expression-current',
      'survey[5].relevant expression-unknown-name',
      'survey[6].constraint expression-unknown-function',
      'survey[6].required expression-unknown-name',
    ])
  })

  it('shows the position inside an expression', () => {
    const outcome = compileForm(formOf([{ type: 'text', name: 'a', constraint: '. = ${b}' }]))
    expect(outcome).toMatchObject({ faults: [{ field: 'survey[0].constraint', at: 4, word: 'b' }] })
  })

  it('refuses questions that decide in a circle whether they are asked', () => {
    const definition = formOf([
      { type: 'text', name: 'far', relevant: '${a} = 1' },
      { type: 'text', name: 'a', relevant: '${b} = 1' },
      { type: 'text', name: 'b', relevant: '${a} = 1' },
    ])
    expect(faultsOf(definition)).toEqual(['survey[1].relevant relevant-circle'])
    expect(faultsOf(formOf([{ type: 'text', name: 'a', relevant: "${a} = ''" }]))).toHaveLength(1)
  })

  it('knows lookups as names, and lets no question take theirs', () => {
    const asking = formOf([{ type: 'text', name: 'a', relevant: '${village.poor} > 0' }])
    expect(compileForm(asking, { lookups: ['village.poor'] }).ok).toBe(true)
    expect(compileForm(asking, { lookups: ['a', 'village.poor'] })).toMatchObject({
      faults: [{ reason: 'name-taken' }],
    })
  })

  it('refuses a form longer than anybody should be asked', () => {
    const rows = Array.from({ length: 501 }, (_, n) => ({ type: 'text' as const, name: `q${n}` }))
    expect(faultsOf(formOf(rows))).toEqual(['survey too-many-rows'])
    expect(
      faultsOf(formOf(rows.slice(1).map((row, n) => ({ ...row, ...(n > 0 && { relevant: `\${q${n}} = 1` }) })))),
    ).toEqual([])
  })
})

describe('the sentences of forms', () => {
  it('has one in each language for every reason', () => {
    expect(Object.keys(formWords).toSorted()).toEqual([...formReasons].toSorted())
    for (const words of Object.values(formWords)) {
      expect(words.zh).toMatch(/\p{Script=Han}/u)
      expect(words.en).toMatch(/^[A-Z][\x20-\x7e…]+$/)
    }
  })

  it('fills in the figures, and lets the form speak for itself', () => {
    expect(sentenceOf({ field: 'a', reason: 'text-too-long', limit: 40 }).en).toBe('Too long: at most 40 characters')
    expect(sentenceOf({ field: 'a', reason: 'expression-unexpected', word: '$&' }).zh).toContain('“$&”')
    const message = { zh: '时间请写成 {limit}', en: 'as written' }
    expect(sentenceOf({ field: 'a', reason: 'constraint', message })).toEqual(message)
  })
})
