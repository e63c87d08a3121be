import { describe, expect, it } from 'vitest'
import type { Tally } from '#shared/decision/tally.ts'
import { count } from '#shared/decision/tally.ts'
import { minutesOf } from '#shared/outputs/minutes-of.ts'
import type { ClosedPoll } from '#shared/outputs/paper.ts'
import { resultOf } from '#shared/outputs/result-of.ts'
import { sheetToText } from '#shared/outputs/sheet-text.ts'
import { isUnanimous } from '#shared/outputs/unanimous.ts'
import { sheetPage } from '#web/staff/sheet-page.tsx'
import { renderPage } from '#web/page.tsx'
import { ballotPaper, must, reach } from '#test/workflow/deliberation.ts'
import { households, organizer } from '#test/workflow/people.ts'

const paper = { village: '伊和背村', lang: 'zh' } as const
const minutes = { ...paper, attendance: [], staffNames: new Map<string, string>() }

function matterWith(secret: boolean, ...choices: readonly string[]) {
  const { matter, topicId } = reach('discuss', households(8))
  const { id: pollId } = must(matter.does(organizer, 'open-poll', ballotPaper(topicId, { secret })))
  for (const [n, choice] of choices.entries()) matter.votes(pollId, `h0${n + 1}`, [choice])
  must(matter.does(organizer, 'close-poll', { pollId }))
  return matter.matter()
}

describe('a secret vote in which all chose alike', () => {
  const matter = matterWith(true, 'a', 'a', 'a', 'a', 'a')

  it('is told to whoever makes minutes or notice of it: everybody will know how they voted', () => {
    const sheets = [minutesOf(matter, minutes), must(resultOf(matter, {}, paper))]
    for (const { cautions } of sheets) {
      expect(cautions).toHaveLength(1)
      expect(cautions?.[0]).toContain('投了票的5户选得都一样')
    }
    expect(must(resultOf(matter, {}, { ...paper, lang: 'en' })).cautions?.[0]).toContain('all 5 households')
  })

  it('says so on the screen alone: neither in the text nor on paper', () => {
    const sheet = must(resultOf(matter, {}, paper))
    expect(sheetToText(sheet)).not.toContain('选得都一样')
    const html = renderPage(sheetPage(sheet, 'zh'))
    expect(html).toMatch(/<p class="box warned away">.*选得都一样/)
    expect(html).toContain('@media print{.away{display:none}}')
  })

  it.each([
    ['of which one chose otherwise', matterWith(true, 'a', 'a', 'b', 'a', 'a')],
    ['of which one abstained', matterWith(true, 'a', 'a', 'abstain', 'a', 'a')],
    ['that was not secret', matterWith(false, 'a', 'a', 'a', 'a', 'a')],
  ])('is not said of one %s', (_name, other) => {
    expect(minutesOf(other, minutes)).not.toHaveProperty('cautions')
    expect(must(resultOf(other, {}, paper))).not.toHaveProperty('cautions')
  })
})

describe('all chose alike', () => {
  const tally = (max: number, ...papers: readonly (readonly string[])[]): Pick<ClosedPoll, 'tally'> => ({
    tally: tallied(max, papers),
  })
  const tallied = (max: number, papers: readonly (readonly string[])[]): Tally =>
    count({
      choices: ['a', 'b', 'c'],
      max,
      ballots: papers.map((choices) => ({ choices, weight: 1, count: 1 })),
      paper: [],
      electorate: 9,
      present: papers.length,
      cast: papers.filter(({ length }) => length > 0).length,
      rule: {},
    })

  it.each([
    ['the same two of three', tally(2, ['a', 'b'], ['a', 'b']), true],
    ['one of the two otherwise', tally(2, ['a', 'b'], ['a', 'c']), false],
    ['one only one of them', tally(2, ['a', 'b'], ['a']), false],
    ['to abstain', tally(1, [], []), true],
    ['but one abstained', tally(1, ['a'], []), false],
    ['when nobody voted', tally(1), false],
    ['when one voted', tally(1, ['b']), true],
  ])('%s', (_name, poll, expected) => {
    expect(isUnanimous(poll)).toBe(expected)
  })
})

describe('minutes and notice of a vote', () => {
  const matter = matterWith(true, 'a', 'b', 'a', 'b', 'a')
  const polls = matter.slices.poll.polls.map((poll) =>
    poll.state === 'closed' ? { ...poll, turnout: { ...poll.turnout, reissued: 2, mandates: 1 } } : poll,
  )
  const told = { ...matter, slices: { ...matter.slices, poll: { polls } } }

  it.each([
    ['minutes', sheetToText(minutesOf(told, minutes))],
    ['notice', sheetToText(must(resultOf(told, {}, paper)))],
  ])('the %s print the digest, the ways of voting, links made anew and mandates, by number', (_name, text) => {
    const [poll] = polls
    expect(text).toContain(`文件校验码：${poll?.state === 'closed' ? poll.fileDigest : ''}`)
    expect(text).toContain('链接5')
    expect(text).toContain('补发链接2次，旧链接作废。')
    expect(text).toContain('书面委托别人投票的：1户。')
    expect(text).not.toContain('household h0')
  })
})
