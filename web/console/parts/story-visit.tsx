import { visitForm } from '#shared/forms/visit-form.ts'
import { storyPageWords } from '#shared/text/console/story-words.ts'
import type { Story } from '#shared/views/story.ts'
import { useLang, useWords } from '../data/console.tsx'
import { answersIn } from '../data/visits.ts'
import { KeptPhotos } from './kept-photo.tsx'

/** What was heard at one door. */
export function StoryVisit({ visit }: { visit: Story['visits'][number] }) {
  const say = useWords(storyPageWords)
  const lang = useLang()
  const { household, needs, areas, photos } = answersIn({ data: { answers: visit.answers } })
  const whose = household ?? say('noName')
  const about = areas.map((name) => visitForm.choices['areas']?.find((one) => one.name === name)?.label[lang] ?? name)
  return (
    <>
      <p class="about">{whose}</p>
      {needs === '' ? null : <p class="said">{needs}</p>}
      {about.length === 0 ? null : <p class="soft">{about.join(lang === 'zh' ? '、' : ', ')}</p>}
      <KeptPhotos ids={photos} of={say('photoOf', { what: whose })} />
    </>
  )
}
