import { storyPageWords } from '#shared/text/console/story-words.ts'
import type { Story } from '#shared/views/story.ts'
import { Status } from '../../parts/status.tsx'
import { useWords } from '../data/console.tsx'

/** Why the story can be believed: what was checked just now, and the digest to compare with later. */
export function StoryChain({ chain }: { chain: Story['chain'] }) {
  const say = useWords(storyPageWords)
  const { unbroken, foldsToState, length: n, digest } = chain
  const well = unbroken && foldsToState
  const key = well ? 'checkedHow' : unbroken ? 'brokenState' : 'brokenLink'
  return (
    <section class="chain" data-verified={well}>
      <h2>{say('chain')}</h2>
      <p>
        <Status kind={well ? 'good' : 'bad'} icon={well ? 'lock' : 'warning'}>
          {say(well ? 'verified' : 'broken')}
        </Status>
      </p>
      <p>{say(key, { n })}</p>
      <p class="label">{say('digest')}</p>
      <p>
        <code class="digest">{digest}</code>
      </p>
      <p class="soft">{say('digestWhy')}</p>
    </section>
  )
}
