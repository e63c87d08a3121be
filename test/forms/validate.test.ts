import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaForm } from '#shared/forms/agenda-form.ts'
import { formReasons } from '#shared/forms/reason.ts'
import { validateAnswers } from '#shared/forms/validate.ts'
import { visitForm } from '#shared/forms/visit-form.ts'
import { compiled, formOf } from './support/forms.ts'

const context = { now: '2026-03-01T02:00:00.000Z', today: '2026-03-01' }

const warning = compiled(
  formOf([
    { type: 'integer', name: '户主年龄', required: true },
    { type: 'text', name: 'carer', relevant: "${needsCare} = 'x' or ${kin} != ''", required: '${户主年龄} >= 60' },
    { type: 'select_multiple', name: '致贫原因', choices: 'causes' },
    { type: 'text', name: 'kin', relevant: "${户主年龄} >= 60 and selected(${致贫原因}, '因病')" },
    { type: 'text', name: 'needsCare' },
    { type: 'integer', name: 'members', constraint: '. > 0 and . <= ${户主年龄}' },
  ]),
)

describe('checking answers', () => {
  it('keeps what was asked and answered, in the order of the form', () => {
    const raw = { kin: '女儿', members: '3', 致贫原因: ['因病'], 户主年龄: '67', carer: '张三', needsCare: '' }
    const outcome = validateAnswers(warning, raw, context)
    expect(outcome).toEqual({
      ok: true,
      answers: { 户主年龄: 67, carer: '张三', 致贫原因: ['因病'], kin: '女儿', members: 3 },
    })
    expect(outcome.ok && Object.keys(outcome.answers)).toEqual(['户主年龄', 'carer', '致贫原因', 'kin', 'members'])
  })

  it('drops what was not asked, unread, and what hangs on it too', () => {
    const raw = { 户主年龄: 50, 致贫原因: ['因病'], kin: { not: 'text' }, carer: '张三' }
    expect(validateAnswers(warning, raw, context)).toEqual({ ok: true, answers: { 户主年龄: 50, 致贫原因: ['因病'] } })
  })

  it('requires by expression, and only while the question is asked', () => {
    const raw = { 户主年龄: 60, needsCare: 'x' }
    expect(validateAnswers(warning, raw, context)).toEqual({
      ok: false,
      faults: [{ field: 'carer', reason: 'required' }],
    })
    expect(validateAnswers(warning, { 户主年龄: 59, needsCare: 'x' }, context).ok).toBe(true)
  })

  it('tells one mistake once: rules over a faulty answer stay silent', () => {
    const outcome = validateAnswers(warning, { 户主年龄: 'old', members: 3, needsCare: 'x' }, context)
    expect(outcome).toEqual({ ok: false, faults: [{ field: '户主年龄', reason: 'not-integer' }] })
  })

  it('lists faults in the order of the form, unknown fields last and cut short', () => {
    const extra = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`x${n}`, 1]))
    const outcome = validateAnswers(warning, { ...extra, members: 0 }, context)
    const faults = outcome.ok ? [] : outcome.faults
    expect(faults.slice(0, 3).map((fault) => fault.reason)).toEqual(['required', 'constraint', 'unknown-field'])
    expect(faults).toHaveLength(22)
  })

  it('takes the form at the time it is given, not at a clock', () => {
    const visit = compiled(visitForm)
    const raw = { needs: '修路', visitedOn: '2026-03-01' }
    expect(validateAnswers(visit, raw, context).ok).toBe(true)
    expect(validateAnswers(visit, raw, { ...context, today: '2026-02-28' })).toMatchObject({
      faults: [{ field: 'visitedOn', reason: 'constraint', message: { en: expect.stringContaining('future') } }],
    })
  })

  it('reads lookups beside the answers', () => {
    const form = compiled(formOf([{ type: 'text', name: 'a', required: '${village.poor} > 0' }]), {
      lookups: ['village.poor'],
    })
    expect(validateAnswers(form, {}, { ...context, lookups: { 'village.poor': 2 } }).ok).toBe(false)
    expect(validateAnswers(form, {}, { ...context, lookups: { 'village.poor': 0 } }).ok).toBe(true)
    expect(validateAnswers(form, {}, context).ok).toBe(true)
  })

  it.each([null, undefined, 'text', 5, [], true])('refuses %j in place of answers', (raw) => {
    expect(validateAnswers(warning, raw, context)).toEqual({
      ok: false,
      faults: [{ field: '', reason: 'not-answers' }],
    })
  })

  it('never throws on any JSON, and checking its own answers again changes nothing', () => {
    const forms = [compiled(visitForm), compiled(agendaForm), warning]
    const names = forms.flatMap((form) => form.fields.map((field) => field.row.name))
    const keys = fc.constantFrom(...names, '__proto__', 'constructor', 'x')
    const likely = fc.constantFrom('67', '2026-03-01', '19:30', ['因病'], ['water', 'roads'], ['photo001'], '修路', 'x')
    const sheets = fc.dictionary(keys, fc.oneof(likely, fc.jsonValue()))
    fc.assert(
      fc.property(fc.constantFrom(...forms), fc.oneof(sheets, fc.jsonValue()), (form, raw) => {
        const outcome = validateAnswers(form, raw, context)
        if (outcome.ok)
          expect(validateAnswers(form, JSON.parse(JSON.stringify(outcome.answers)), context)).toEqual(outcome)
        else for (const fault of outcome.faults) expect(formReasons).toContain(fault.reason)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the forms of the house', () => {
  it('takes a visit with nothing but its needs', () => {
    expect(validateAnswers(compiled(visitForm), { needs: '盼着通水' }, context)).toEqual({
      ok: true,
      answers: { needs: '盼着通水' },
    })
  })

  it('asks a visit for its needs', () => {
    expect(validateAnswers(compiled(visitForm), { photos: [] }, context)).toEqual({
      ok: false,
      faults: [{ field: 'needs', reason: 'required' }],
    })
  })

  it.each(['00:00', '19:30', '23:59'])('takes %s as the time of a meeting', (heldAt) => {
    const raw = { kind: '村民代表会议', place: '村部', heldOn: '2026-03-08', heldAt }
    expect(validateAnswers(compiled(agendaForm), raw, context).ok).toBe(true)
  })

  it.each(['24:00', '7:30', '19:60', '19点'])('refuses %s, in the words of the form', (heldAt) => {
    const raw = { kind: '村民代表会议', place: '村部', heldOn: '2026-03-08', heldAt }
    expect(validateAnswers(compiled(agendaForm), raw, context)).toMatchObject({
      faults: [{ field: 'heldAt', reason: 'constraint', message: { en: 'Please write the time like 19:30' } }],
    })
  })
})
