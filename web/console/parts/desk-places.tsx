import { deskWords } from '#shared/text/console/desk-words.ts'
import type { Desk } from '#shared/views/desk.ts'
import { Icon } from '../../parts/icon.tsx'
import { Status } from '../../parts/status.tsx'
import { isVillage } from '../data/area.ts'
import type { Band } from '../data/bands.ts'
import { bandsOf, endedIn, fullOf, runningIn } from '../data/bands.ts'
import { useWords } from '../data/console.tsx'
import { More } from './field.tsx'
import { StageLegend, StagePicture } from './stage-picture.tsx'
import { StageTable } from './stage-table.tsx'
import { VillageMatters } from './village-matters.tsx'

type Area = Desk['children'][number] & { readonly bands: readonly Band[] }

/** More areas than these where nothing runs are folded away below the others. */
const quietAtOnce = 6
const isQuiet = ({ bands, overdue }: Area) => runningIn(bands) === 0 && endedIn(bands) === 0 && overdue === 0

/** What stands in which stage, here and in every area right below, in order of their codes. */
export function DeskPlaces({ desk }: { desk: Desk }) {
  const say = useWords(deskWords)
  const { place, procedures } = desk
  const whole = bandsOf(desk.stages, procedures)
  const village = isVillage(place.code)
  const children = village ? [] : desk.children
  const below = children.map((child) => ({ ...child, bands: bandsOf(child.stages, procedures) }))
  const full = fullOf(below.map(({ bands }) => bands))
  const about = { ...place, name: say('whole', { place: place.name }), bands: whole }
  const quiet = below.filter(isQuiet)
  const folded = quiet.length > quietAtOnce && quiet.length < below.length
  const list = (areas: readonly Area[]) => (
    <ul class="list places">
      {areas.map(({ code, name, bands, overdue }) => (
        <li key={code} class="card">
          <h4>
            <a href={`/console/desk/${code}`}>
              <span>{name}</span> <Icon name="next" />
            </a>
          </h4>
          <Sums bands={bands} late={overdue} />
          {runningIn(bands) === 0 ? null : <StagePicture id={`p${code}`} name={name} bands={bands} full={full} />}
        </li>
      ))}
    </ul>
  )
  return (
    <section>
      <h2>{say('stands')}</h2>
      <p class="soft">{say('standsHint')}</p>
      <StageLegend />
      <div class="whole">
        <h3>{village ? place.name : about.name}</h3>
        <Sums bands={whole} />
        <StagePicture id="whole" name={place.name} bands={whole} full={fullOf([whole])} />
      </div>
      {below.length === 0 ? null : (
        <>
          <h3>{say('within')}</h3>
          {list(folded ? below.filter((area) => !isQuiet(area)) : below)}
          {folded ? <More title={say('quiet', { n: quiet.length })}>{list(quiet)}</More> : null}
        </>
      )}
      <StageTable places={[about, ...below]} />
      {village ? <VillageMatters code={place.code} /> : null}
    </section>
  )
}

function Sums({ bands, late }: { bands: readonly Band[]; late?: number }) {
  const say = useWords(deskWords)
  const [running, ended] = [runningIn(bands), endedIn(bands)]
  return (
    <p class="row sum">
      <span>{running === 0 ? say('pictureNone') : say('running', { n: running })}</span>
      {ended === 0 ? null : <span class="soft">{say('ended', { n: ended })}</span>}
      {late === undefined || late === 0 ? null : <Status kind="bad">{say('lateHere', { n: late })}</Status>}
    </p>
  )
}
