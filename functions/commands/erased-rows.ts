import { evaluationRow } from '#shared/blocks/evaluation/commands.ts'
import { objectionRow } from '#shared/blocks/notice/commands.ts'
import { markRow, rollRow } from '#shared/blocks/poll/rows.ts'
import { erasedMark } from '#shared/text/erasure-words.ts'
import * as z from 'zod'

/** A row without what it held of a person; undefined where it holds nothing, because it was erased before for instance. */
export type Change = (body: unknown) => object | undefined

export const visitRow = z.looseObject({ id: z.string(), answers: z.record(z.string(), z.unknown()) })

/** Day and subjects of the visit stay, so that it still counts; whose door it was and what was said there do not. */
export const withoutHousehold: Change = (body) => {
  const visit = visitRow.parse(body)
  const { household, needs, photos, ...plain } = visit.answers
  if (household === undefined && photos === undefined && needs === erasedMark) return undefined
  return { ...visit, answers: { ...plain, needs: erasedMark } }
}

export const raiserRow = z.looseObject({
  topicId: z.string(),
  name: z.exactOptional(z.string()),
  phone: z.exactOptional(z.string()),
})

export const withoutContact: Change = (body) => {
  const { topicId, name, phone } = raiserRow.parse(body)
  return name === undefined && phone === undefined ? undefined : { topicId }
}

/** How it was decided stays; the answer goes too, for it speaks to the person and of what they said. */
export const withoutObjection: Change = (body) => {
  const row = objectionRow.parse(body)
  if (row.text === erasedMark && (row.answer === undefined || row.answer === erasedMark)) return undefined
  return { ...row, text: erasedMark, ...(row.answer === undefined ? {} : { answer: erasedMark }) }
}

/** The score stays: it is part of the mean. */
export const withoutComment: Change = (body) => {
  const row = evaluationRow.parse(body)
  return row.comment === '' || row.comment === erasedMark ? undefined : { ...row, comment: erasedMark }
}

/** In a frozen electorate code and weight stay: who may vote was fixed when the poll was opened, and is counted by code. */
export const withoutName =
  (code: string): Change =>
  (body) => {
    const { members } = rollRow.parse(body)
    if (!members.some((one) => one.code === code && one.name !== erasedMark)) return undefined
    return { members: members.map((one) => (one.code === code ? { ...one, name: erasedMark } : one)) }
  }

/** Who watched while a vote was entered for somebody else is written by name alone. */
export const withoutWitness =
  (name: string | undefined): Change =>
  (body) => {
    const mark = markRow.parse(body)
    return name !== undefined && mark.witness?.trim() === name.trim() ? { ...mark, witness: erasedMark } : undefined
  }
