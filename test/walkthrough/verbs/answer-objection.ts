import type { StepOf } from '../scenario-schema.ts'
import { command, idOf, type Play, rowsIn } from '../stage.ts'

/** Answers the newest objection of that voter to the notice, the unanswered one first. */
export async function answerObjection(play: Play, step: StepOf<'answer-objection'>): Promise<void> {
  const noticeId = idOf(play, 'notice', step.notice)
  const rows = rowsIn(await play.cast.as(play.cast.clerk, 'GET', `/api/matters/${play.matterId}/objections`))
  const theirs = rows.filter((row) => row['noticeId'] === noticeId && row['code'] === step.voter)
  const row = theirs.find((candidate) => candidate['answer'] === undefined) ?? theirs.at(-1)
  // Where there is none, the product must say so.
  const objectionId = String(row?.['id'] ?? '00000000-0000-4000-8000-000000000000')
  await command(play, step.by, 'answer-objection', { noticeId, objectionId, upheld: step.upheld, text: step.text })
}
