import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldEvents } from '#shared/workflow/matter.ts'
import { recounted } from '#test/support/recounted.ts'
import { ballotPaper, deliberation, deliberationProcedure, must, reach } from './deliberation.ts'
import { naiveCount } from './naive-count.ts'
import { households, organizer } from './people.ts'
import { attempts, tryOut } from './random-commands.ts'

const { stages, acts } = deliberationProcedure().definition
const sendsBackTo = Object.values(acts).flatMap(({ require = [] }) => require.flatMap(({ sendTo }) => sendTo ?? []))

test('whatever is sent in whatever order: nothing throws, stages follow the procedure, the chain folds to the matter, refusals change nothing', async () => {
  const reached = new Set<string>()
  await fc.assert(
    fc.asyncProperty(attempts, async (list) => {
      const matter = deliberation()
      for (const attempt of list) {
        const [before, length] = [matter.matter(), matter.events().length]
        const result = tryOut(matter, attempt)
        if (!result.ok) {
          expect(matter.matter()).toBe(before)
          expect(matter.events()).toHaveLength(length)
        }
        expect(foldEvents(matter.events())).toEqual(matter.matter())
        reached.add(matter.matter().stage)
      }
      for (const event of matter.events()) {
        if (event.type === 'StageEntered')
          expect(stages.find(({ id }) => id === event.from)?.moves.map(({ to }) => to)).toContain(event.to)
        if (event.type === 'SentBack') expect(sendsBackTo).toContain(event.to)
      }
      for (const poll of matter.matter().slices.poll.polls) {
        if (poll.state !== 'closed') continue
        const { presentCount, votedCount } = poll.turnout
        expect(presentCount).toBeGreaterThanOrEqual(votedCount)
        expect(poll.tally.electorate).toBeGreaterThanOrEqual(poll.tally.present)
        expect(poll.tally.present).toBeGreaterThanOrEqual(poll.tally.cast)
        expect(await recounted(matter.published(poll.id))).toMatchObject({ agrees: true })
      }
    }),
    { numRuns: 150 },
  )
  // The walk is worth something only if it gets about.
  expect([...reached].toSorted()).toEqual(stages.map(({ id }) => id).toSorted())
})

const paper = fc.record({
  voter: fc.integer({ min: 1, max: 14 }),
  choices: fc.array(fc.constantFrom('a', 'b', 'c', 'abstain'), { minLength: 0, maxLength: 4 }),
  channel: fc.constantFrom<'link' | 'assisted'>('link', 'assisted'),
})
const election = fc.record({
  weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 10, maxLength: 10 }),
  recused: fc.subarray(['h01', 'h02', 'h05', 'h09'], { maxLength: 3 }),
  secret: fc.boolean(),
  max: fc.integer({ min: 1, max: 3 }),
  papers: fc.array(paper, { maxLength: 40 }),
})

const codeOf = (voter: number) => `h${String(voter).padStart(2, '0')}`

test('the counts of random ballots are those of a naive recount: strangers, recused voters and repeats never count', () => {
  fc.assert(
    fc.property(election, ({ weights, recused, secret, max, papers }) => {
      const members = households(10, weights)
      const { matter, topicId } = reach('discuss', members)
      const { id: pollId } = must(matter.does(organizer, 'open-poll', ballotPaper(topicId, { recused, secret, max })))
      for (const { voter, choices, channel } of papers) matter.votes(pollId, codeOf(voter), choices, channel)
      must(matter.does(organizer, 'close-poll', { pollId }))
      const poll = matter.matter().slices.poll.polls[0]
      if (poll?.state !== 'closed') throw new Error('the poll was not counted')
      const naive = naiveCount({
        members,
        recused,
        max,
        present: ['h01', 'h02'],
        papers: papers.map((one) => ({ ...one, code: codeOf(one.voter) })),
      })
      const { counts, electorate, present, cast } = poll.tally
      expect({ counts, electorate, present, cast, votedCount: poll.turnout.votedCount }).toEqual(naive)
    }),
    { numRuns: 300 },
  )
})

test('the order in which votes come never changes a tally, nor the published ballots', () => {
  fc.assert(
    fc.property(
      election.chain((setting) =>
        fc.tuple(
          fc.constant(setting),
          fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], { minLength: 10 }),
          fc.array(fc.subarray(['a', 'b', 'c']), { minLength: 10, maxLength: 10 }),
        ),
      ),
      ([{ weights, recused, secret, max }, order, wishes]) => {
        const run = (voters: readonly number[]) => {
          const { matter, topicId } = reach('discuss', households(10, weights))
          const { id: pollId } = must(
            matter.does(organizer, 'open-poll', ballotPaper(topicId, { recused, secret, max })),
          )
          for (const voter of voters) {
            const wish = (wishes[voter - 1] ?? []).slice(0, max)
            matter.votes(pollId, codeOf(voter), wish.length === 0 ? ['abstain'] : wish)
          }
          must(matter.does(organizer, 'close-poll', { pollId }))
          return { poll: matter.matter().slices.poll.polls[0], file: matter.published(pollId) }
        }
        expect(run(order)).toEqual(run(order.toSorted((a, b) => a - b)))
      },
    ),
    { numRuns: 100 },
  )
})
