import type { Lang } from '#shared/language.ts'
import { deskWords } from '#shared/text/console/desk-words.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import type { Age } from '#shared/views/stage-ages.ts'
import { useLang, useWords } from '../data/console.tsx'
import type { Band } from '../data/bands.ts'
import { runningIn } from '../data/bands.ts'

/** The oldest first, so that what stands longest begins at the edge. */
export const ages: readonly Age[] = ['over6m', '3to6m', '1to3m', 'under1m']

/** Of a row: its height and where its bar lies in it, in em, so that the picture grows with the text beside it. */
const row = { height: 1.8, top: 0.35, bar: 1.1 } as const

interface StagePictureProps {
  /** Names the picture's own words among others on the page. */
  readonly id: string
  readonly name: string
  readonly bands: readonly Band[]
  /** How many matters the whole width stands for: the same for all pictures that stand together. */
  readonly full: number
}

/** How many matters stand in which stage, and how old they are there: a bar for each stage, told in words too. */
export function StagePicture({ id, name, bands, full }: StagePictureProps) {
  const say = useWords(deskWords)
  const lang = useLang()
  const running = bands.filter(({ end }) => !end)
  const share = (n: number) => `${Math.floor((n * 10_000) / full) / 100}%`
  return (
    <div class="stages">
      <div aria-hidden="true">
        {running.map((band) => (
          <span key={band.id}>{band.title[lang]}</span>
        ))}
      </div>
      <svg role="img" aria-labelledby={`${id}-t ${id}-d`} height={`${running.length * row.height}em`}>
        <title id={`${id}-t`}>{say('picture', { place: name, n: runningIn(bands) })}</title>
        <desc id={`${id}-d`}>{inWords(running, lang)}</desc>
        {running.map((band, n) => {
          const y = `${n * row.height + row.top}em`
          return (
            <g key={band.id}>
              <rect class="track" y={y} width="100%" height={`${row.bar}em`} />
              {ages.map((age, a) => {
                const before = ages.slice(0, a).reduce((sum, older) => sum + band.count.ages[older], 0)
                const here = band.count.ages[age]
                return here === 0 ? null : (
                  <rect class={`age-${age}`} x={share(before)} y={y} width={share(here)} height={`${row.bar}em`} />
                )
              })}
            </g>
          )
        })}
      </svg>
      <div aria-hidden="true" class="n">
        {running.map((band) => (
          <span key={band.id}>{band.count.total}</span>
        ))}
      </div>
    </div>
  )
}

/** The same as a sentence; stages in which nothing stands are left out. */
function inWords(bands: readonly Band[], lang: Lang): string {
  const say = wordsIn(deskWords, lang)
  const [pause, stop] = lang === 'zh' ? ['，', '；'] : [', ', '; ']
  const told = bands
    .filter(({ count }) => count.total > 0)
    .map(({ title, count }) => {
      const parts = ages
        .filter((age) => count.ages[age] > 0)
        .map((age) => say('pictureAge', { age: say(age), n: count.ages[age] }))
      return say('pictureStage', { stage: title[lang], n: count.total, ages: parts.join(pause) })
    })
  return told.length === 0 ? say('pictureNone') : told.join(stop)
}

/** What the patterns mean, and the patterns themselves: once on a page. */
export function StageLegend() {
  const say = useWords(deskWords)
  return (
    <div class="legend">
      <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
        <defs>
          <pattern id="age-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect class="ground" width="6" height="6" />
            <rect class="mark" width="3" height="6" />
          </pattern>
          <pattern id="age-dots" width="7" height="7" patternUnits="userSpaceOnUse">
            <rect class="ground" width="7" height="7" />
            <circle class="mark" cx="3.5" cy="3.5" r="1.4" />
          </pattern>
        </defs>
      </svg>
      <p class="label">{say('legend')}</p>
      <ul>
        {ages.map((age) => (
          <li key={age}>
            <svg width="2em" height="1.1em" aria-hidden="true" focusable="false">
              <rect class={`age-${age}`} width="100%" height="100%" />
            </svg>
            <span>{say(age)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
