import { meanOf as cutMean } from '#shared/blocks/evaluation/state.ts'
import { evaluateWords } from '#shared/text/console/evaluate-words.ts'
import { useWords } from '../data/console.tsx'
import type { Evaluation } from '../data/room.ts'
import { Meter } from './turnout.tsx'

const scale = [5, 4, 3, 2, 1] as const

/** One topic's scores: the mean, how many gave what, and what was said, in no order that tells who. */
export function Scores({ said, asked }: { said: readonly Evaluation[]; asked: number | undefined }) {
  const say = useWords(evaluateWords)
  if (said.length === 0) return <p class="soft">{say('noAnswers')}</p>
  const comments = said.map(({ comment }) => comment).filter((text) => text !== '')
  return (
    <>
      <p class="turnout-figure" data-mean={meanOf(said)}>
        <span>{say('mean')}</span>
        <span class="figure">{shownMean(said).toFixed(1)}</span>
        <span>{say('outOf')}</span>
        <span>{say('answered', { n: said.length, all: asked })}</span>
      </p>
      <table class="tally-table">
        <thead>
          <tr>
            <th scope="col">{say('score')}</th>
            <th scope="col" class="n">
              {say('people')}
            </th>
          </tr>
        </thead>
        {scale.map((score) => {
          const n = said.filter((one) => one.score === score).length
          return (
            <tbody key={score}>
              <tr>
                <th scope="row">{say('scoreN', { n: score })}</th>
                <td class="n">{n}</td>
              </tr>
              <tr class="bar-row">
                <td colSpan={2}>
                  <Meter part={n} whole={said.length} />
                </td>
              </tr>
            </tbody>
          )
        })}
      </table>
      {comments.length === 0 ? null : (
        <>
          <p class="label">{say('said')}</p>
          <ul>
            {comments.map((text) => (
              <li class="text">{text}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

export const meanOf = (said: readonly Evaluation[]): number =>
  said.length === 0 ? 0 : said.reduce((sum, { score }) => sum + score, 0) / said.length

/** As board and story show it. */
export const shownMean = (said: readonly Evaluation[]): number =>
  said.length === 0 ? 0 : cutMean({ sum: said.reduce((sum, { score }) => sum + score, 0), count: said.length })
