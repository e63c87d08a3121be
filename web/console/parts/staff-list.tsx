import { useState } from 'preact/hooks'
import * as z from 'zod'
import { peopleWords } from '#shared/text/console/people-words.ts'
import { roleWords } from '#shared/text/console/me-words.ts'
import { useAsking } from '../data/asking.ts'
import { useLang, useWords } from '../data/console.tsx'
import { useVillageStaff } from '../data/matter.ts'
import { Button, RefusalBox } from './act-button.tsx'
import { Loaded } from './loaded.tsx'
import { SignInLink } from './sign-in-link.tsx'

/** Everybody who works for a village, with what an administrator can do for each. */
export function StaffList({ village }: { village: string }) {
  const say = useWords(peopleWords)
  const view = useVillageStaff(village)
  return (
    <section>
      <h2>{say('here')}</h2>
      <Loaded view={view}>
        {({ staff }) =>
          staff.length === 0 ? <p>{say('nobody')}</p> : staff.map((one) => <OnePerson key={one.id} {...one} />)
        }
      </Loaded>
    </section>
  )
}

function OnePerson({ id, name, roles }: { id: string; name: string; roles: readonly string[] }) {
  const say = useWords(peopleWords)
  const lang = useLang()
  const asking = useAsking()
  const [ended, setEnded] = useState(false)
  const end = async () => {
    const path = `/api/staff/${encodeURIComponent(id)}/sessions`
    setEnded((await asking.ask({ method: 'DELETE', path }, z.looseObject({}))) !== undefined)
  }
  const called = roles.flatMap((role) =>
    Object.entries(roleWords).flatMap(([key, words]) => (key === role ? [words[lang]] : [])),
  )
  return (
    <article class="card">
      <h3>{name}</h3>
      <p class="soft">
        {called.join(lang === 'zh' ? '、' : ', ')} · {id}
      </p>
      <RefusalBox refusal={asking.refusal} />
      <div class="people-acts">
        <SignInLink login={id} name={name} />
        <Button small plain busy={asking.busy} onClick={() => void end()}>
          {say('endAll')}
        </Button>
      </div>
      <p role="status">{ended ? say('ended', { name }) : asking.lost ? say('lost') : ''}</p>
    </article>
  )
}
