import type { Stripped } from '#shared/views/strip-household.ts'
import { topicWords } from '#shared/text/console/topic-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { useLang, useWords } from '../data/console.tsx'
import { Button } from './act-button.tsx'

interface PrivateCheckProps {
  /** What was taken out when the text was filled in. */
  readonly removed: readonly string[]
  /** None after the text was changed by hand: it cannot be put back into another text. */
  readonly onPutBack: (() => void) | undefined
  /** What is still in the text. */
  readonly still: Stripped['removed']
  /** Somebody has said that it may stay. */
  readonly asIs: boolean
  readonly onStrip: () => void
  readonly onAsIs: () => void
}

/** Before anything goes public: what tells which household it is, taken out or still in. */
export function PrivateCheck({ removed, onPutBack, still, asIs, onStrip, onAsIs }: PrivateCheckProps) {
  const say = useWords(topicWords)
  const comma = useLang() === 'zh' ? '、' : ', '
  return (
    <div role="status">
      {removed.length === 0 ? null : (
        <div class="box" data-removed>
          <p>
            <Icon name="lock" /> <strong>{say('stripped', { what: removed.join(comma) })}</strong>
          </p>
          <p class="soft">{say('strippedWhy')}</p>
          {onPutBack === undefined ? null : (
            <Button small plain onClick={onPutBack}>
              {say('putBack')}
            </Button>
          )}
        </div>
      )}
      {still.length === 0 ? null : (
        <div class={asIs ? 'box' : 'alert'} data-still>
          <p>
            <Icon name="warning" /> {say(asIs ? 'leftIn' : 'still', { what: still.join(comma) })}
          </p>
          <div class="row">
            <Button small onClick={onStrip}>
              {say('strip')}
            </Button>
            {asIs ? null : (
              <Button small plain onClick={onAsIs}>
                {say('anyway')}
              </Button>
            )}
          </div>
        </div>
      )}
    </div>
  )
}
