import { sentenceOfItem } from '#shared/text/today-words.ts'
import type { TodayItem } from '#shared/views/today-items.ts'
import { Icon } from '../../parts/icon.tsx'
import { useLang } from '../data/console.tsx'
import { todayWays } from '../data/today-ways.ts'

interface TodayLinesProps {
  readonly items: readonly TodayItem[]
  /** Beside the matter's title where there are several villages. */
  readonly villages: ReadonlyMap<string, string>
}

/** What waits, one line each, each a way to where it is done. */
export function TodayLines({ items, villages }: TodayLinesProps) {
  const lang = useLang()
  return (
    <ul class="list">
      {items.map((item) => {
        const { icon, to } = todayWays[item.kind]
        const late = Number(item.with['days'] ?? 0) < 0
        const village = villages.size > 1 ? villages.get(item.place) : undefined
        return (
          <li key={`${item.matterId} ${item.kind} ${item.subjectId ?? item.with['who'] ?? ''}`}>
            <a class={`card line${late ? ' late' : ''}`} href={to(item)}>
              <Icon name={late ? 'late' : icon} />
              <span>
                {sentenceOfItem(item, lang)}
                <small class="soft">
                  {[village, item.matterTitle].filter((text) => text !== undefined).join(' · ')}
                </small>
              </span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}
