import { useEffect, useState } from 'preact/hooks'
import type { Sheet } from '#shared/outputs/sheet.ts'
import type { NoticeOrder } from '#shared/outputs/preview-notice.ts'
import type { Result } from '#shared/result.ts'
import { noticeWords } from '#shared/text/console/notice-words.ts'
import type { StaffRole } from '#shared/workflow/actor.ts'
import { staffRoles } from '#shared/workflow/actor.ts'
import { now } from '../data/clock.ts'
import { hasRole, useConsole, useLang, useWords } from '../data/console.tsx'
import type { MatterHere } from '../data/matter.ts'
import { usePlace } from '../data/matter.ts'
import { RefusalBox } from './act-button.tsx'
import { SheetView } from './sheet-view.tsx'
import { told } from './told.ts'

/** The notice as it will hang, by the very rules that will publish it; they are large and come when somebody looks. */
export function PreviewNotice({ here: { matter }, order }: { here: MatterHere; order: NoticeOrder }) {
  const say = useWords(noticeWords)
  const lang = useLang()
  const { me } = useConsole()
  const village = usePlace(matter.place).value?.place.name ?? matter.place
  const [made, setMade] = useState<Result<Sheet>>()
  const { subject, text, days } = order
  useEffect(() => {
    let left = false
    void import('#shared/outputs/preview-notice.ts').then(({ previewNotice }) => {
      if (left) return
      const roles: StaffRole[] = staffRoles.filter((role) => hasRole(me, role, matter.place))
      const actor = { kind: 'staff', id: me.id, name: me.name, roles } as const
      setMade(previewNotice(matter, { subject, text, days }, { village, lang, now: now(), actor }))
    })
    return () => {
      left = true
    }
  }, [matter, subject, text, days, village, lang, me])
  if (made === undefined) return <p class="soft">{say('previewing')}</p>
  return made.ok ? <SheetView sheet={made.value} /> : <RefusalBox refusal={told(made.refusal)} />
}
