import type { Poll } from '#shared/blocks/poll/state.ts'
import { unanimousCautions } from '#shared/outputs/unanimous.ts'
import { Cautions } from '../../staff/cautions.tsx'
import { useLang } from '../data/console.tsx'

/** Of secret votes in which all chose alike: what must be known before notice and minutes are made of them. */
export function Unanimous({ polls }: { polls: readonly Poll[] }) {
  const lang = useLang()
  const sheet = {
    title: '',
    parts: [],
    ...unanimousCautions(
      polls.filter((poll) => poll.state === 'closed'),
      lang,
    ),
  }
  return <Cautions sheet={sheet} lang={lang} />
}
