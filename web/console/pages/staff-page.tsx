import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import * as z from 'zod'
import { meWords } from '#shared/text/console/me-words.ts'
import { peopleWords } from '#shared/text/console/people-words.ts'
import { hasRole, useConsole, useView, useWords } from '../data/console.tsx'
import { Button, Sheet } from '../parts/act-button.tsx'
import { TextField } from '../parts/field.tsx'
import { Screen } from '../parts/frame.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { RegisterStaff } from '../parts/register-staff.tsx'
import { StaffList } from '../parts/staff-list.tsx'

const place = z.looseObject({ code: z.string(), name: z.string() })
const placeAnswer = z.object({ place, children: z.array(place) })

const villageDigits = 12

/** Who works at a place: for administrators, who register people and hand out links to sign in. */
export function StaffPage() {
  const { place: code = '' } = useRoute().params
  const { me } = useConsole()
  const say = useWords(peopleWords)
  const country = code === '0'
  const here = useView(country ? undefined : `/api/places/${code}`, placeAnswer)
  const called = useWords(meWords)('wholeCountry')
  const above = country ? called : (here.value?.place.name ?? '')
  return (
    <Screen title={say('title')} back="/console/me" above={above}>
      {hasRole(me, 'administrator', code) ? <People code={code} /> : <p class="box">{say('notYours')}</p>}
      {country ? <AnyPlace /> : <Loaded view={here}>{({ children }) => <Within places={children} />}</Loaded>}
    </Screen>
  )
}

function People({ code }: { code: string }) {
  const [round, setRound] = useState(0)
  const isVillage = code.length === villageDigits
  return (
    <>
      {/* Of larger places the server lists nobody; whoever is registered there is told by name. */}
      {isVillage ? <StaffList key={round} village={code} /> : null}
      <RegisterStaff place={code} saved={() => setRound(round + 1)} />
    </>
  )
}

function Within({ places }: { places: readonly z.infer<typeof place>[] }) {
  const say = useWords(peopleWords)
  if (places.length === 0) return null
  return (
    <section>
      <h2>{say('within')}</h2>
      {places.map(({ code, name }) => (
        <a key={code} class="card" href={`/console/staff/${code}`}>
          {name}
        </a>
      ))}
    </section>
  )
}

/** From the whole country one goes to a place by its code. */
function AnyPlace() {
  const say = useWords(peopleWords)
  const { route } = useLocation()
  const [code, setCode] = useState('')
  return (
    <section>
      <h2>{say('within')}</h2>
      <Sheet onSend={() => (/^\d{2,12}$/.test(code.trim()) ? route(`/console/staff/${code.trim()}`) : undefined)}>
        <TextField
          name="code"
          label={say('otherPlace')}
          hint={say('otherPlaceHint')}
          maxLength={12}
          value={code}
          onValue={setCode}
        />
        <Button type="submit" plain>
          {say('go')}
        </Button>
      </Sheet>
    </section>
  )
}
