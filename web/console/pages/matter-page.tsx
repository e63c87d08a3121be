import { useRoute } from 'preact-iso'
import { procedures } from '#shared/procedures/procedures.ts'
import { matterWords } from '#shared/text/console/matter-words.ts'
import { Steps } from '../../parts/steps.tsx'
import { useLang, useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import { useMatter, usePlace } from '../data/matter.ts'
import { Screen } from '../parts/frame.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { MatterDiscussion } from '../parts/matter-discussion.tsx'
import { MatterFollowUp } from '../parts/matter-follow-up.tsx'
import { MatterShare } from '../parts/matter-share.tsx'
import { MatterTopics } from '../parts/matter-topics.tsx'
import { MatterVisits } from '../parts/matter-visits.tsx'
import { NextStep } from '../parts/next-step.tsx'

/** One matter at a glance: how far it is, what comes next, and all its parts. */
export function MatterPage() {
  const say = useWords(matterWords)
  const { params } = useRoute()
  const view = useMatter(params['id'])
  const place = usePlace(view.value?.matter.place).value?.place.name
  return (
    <Screen
      title={view.value?.matter.title ?? say('listTitle')}
      back="/console/matters"
      {...(place === undefined ? {} : { above: place })}
    >
      <Loaded view={view}>{(here) => <Parts here={here} />}</Loaded>
    </Screen>
  )
}

function Parts({ here }: { here: MatterHere }) {
  const lang = useLang()
  const { procedure, stage } = here.matter
  const stages = procedures(procedure.id, procedure.version)?.definition.stages ?? []
  return (
    <>
      <Steps lang={lang} current={stage} stages={stages.filter((one) => one.end !== true)} />
      <NextStep here={here} />
      <MatterVisits here={here} />
      <MatterTopics here={here} />
      <MatterDiscussion here={here} />
      <MatterFollowUp here={here} />
      <MatterShare here={here} />
    </>
  )
}
