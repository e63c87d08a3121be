import { useRef, useState } from 'preact/hooks'
import { compileForm } from '#shared/forms/form.ts'
import type { FormFault } from '#shared/forms/reason.ts'
import { validateAnswers } from '#shared/forms/validate.ts'
import { visitForm } from '#shared/forms/visit-form.ts'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import { visitWords } from '#shared/text/console/visit-words.ts'
import { saysOf } from '../data/says.ts'
import { now, today } from '../data/clock.ts'
import { useConsole, useDraft, useLang, useWords } from '../data/console.tsx'
import type { Attachment } from '../data/entry.ts'
import { command, openMatter, openedBy } from '../data/entry.ts'
import type { MatterOfVisit } from '../data/visit-matters.ts'
import { Button, Sheet } from './act-button.tsx'
import { More } from './field.tsx'
import type { RawAnswers } from './form-fields.tsx'
import { FormFields } from './form-fields.tsx'
import { HouseholdField } from './household-field.tsx'
import { VisitTarget, aNewOne, automaticTitle } from './visit-target.tsx'

const compiled = compileForm(visitForm)
if (!compiled.ok) throw new Error('the visit form is broken')
const { form } = compiled

/** The day is asked only of those who write down yesterday's visit today. */
const rare = ['visitedOn']
const usual = form.fields.map(({ row }) => row.name).filter((name) => !rare.includes(name))

const empty: { raw: RawAnswers; photos: readonly Attachment[]; matter: string } = { raw: {}, photos: [], matter: '' }

export interface SavedVisit {
  readonly commandId: string
  /** Its matter, or what it is called until that is open. */
  readonly matter: string
}

interface VisitFormProps {
  readonly village: string
  readonly matters: readonly MatterOfVisit[]
  /** From the address: somebody came from that matter. */
  readonly wanted: string | undefined
  readonly mayOpen: boolean
  readonly onSaved: (saved: SavedVisit) => void
}

export function VisitForm({ village, matters, wanted, mayOpen, onSaved }: VisitFormProps) {
  const say = useWords(visitWords)
  const frame = useWords(consoleWords)
  const lang = useLang()
  const { outbox } = useConsole()
  const { values, set, forget, restored } = useDraft(`visit ${village}`, empty)
  const [faults, setFaults] = useState<readonly FormFault[]>([])
  const [busy, setBusy] = useState(false)
  const sheet = useRef<HTMLDivElement>(null)
  const { raw, photos } = values
  const matter = targetOf([values.matter, wanted], matters, mayOpen)
  const fill = (change: RawAnswers) => {
    setFaults((before) => before.filter(({ field }) => !(field in change)))
    set({ raw: { ...raw, ...change } })
  }
  const save = async () => {
    if (busy || matter === undefined) return
    const taken = photos.map(({ blobId }) => blobId)
    const checked = validateAnswers(form, { ...raw, photos: taken }, { now: now(), today: today() })
    if (!checked.ok) {
      setFaults(checked.faults)
      const [first] = checked.faults
      sheet.current?.querySelector<HTMLElement>(`[name="${first?.field ?? ''}"]`)?.focus()
      return
    }
    setBusy(true)
    const { photos: _ids, ...answers } = checked.answers
    const open = matter === aNewOne ? opening(village, automaticTitle(today(), lang)) : undefined
    if (open !== undefined) await outbox.send(open, { goOn: true })
    const household = answers['household']
    const visit = command(
      'record-visit',
      { answers, recordedAt: now() },
      {
        village,
        matter: open === undefined ? matter : openedBy(open),
        says: saysOf(visitWords.says, {
          household: typeof household === 'string' ? household : gistOf(answers['needs']),
        }),
        attachments: photos,
      },
    )
    await outbox.send(visit, { goOn: true })
    await forget()
    onSaved({ commandId: visit.commandId, matter: visit.matter ?? '' })
  }
  if (matter === undefined) return <p class="box">{say('noMatter')}</p>
  const fields = {
    form,
    raw,
    onRaw: fill,
    faults,
    photos: {
      field: 'answers.photos',
      taken: photos,
      onPhotos: (taken: readonly Attachment[]) => set({ photos: taken }),
    },
    own: {
      household: (refusal) => {
        const row = form.fields.find((field) => field.row.name === 'household')?.row
        return row === undefined ? null : (
          <HouseholdField
            row={row}
            village={village}
            value={typeof raw['household'] === 'string' ? raw['household'] : ''}
            onValue={(household) => fill({ household })}
            refusal={refusal}
          />
        )
      },
    },
  } as const satisfies Parameters<typeof FormFields>[0]
  return (
    <div ref={sheet}>
      {restored ? (
        <p class="box">
          {frame('restored')}{' '}
          <button type="button" class="small plain" onClick={() => void forget()}>
            {frame('startAfresh')}
          </button>
        </p>
      ) : null}
      <Sheet onSend={() => void save()}>
        <FormFields {...fields} only={usual} />
        <More title={say('otherDay')}>
          <FormFields {...fields} only={rare} />
        </More>
        <VisitTarget matters={matters} chosen={matter} onChosen={(id) => set({ matter: id })} mayOpen={mayOpen} />
        <Button type="submit" busy={busy}>
          {say('save')}
        </Button>
      </Sheet>
    </div>
  )
}

/** The first wish that can be, else the likeliest matter, else a new one; undefined where somebody may not open any. */
function targetOf(wishes: readonly (string | undefined)[], matters: readonly MatterOfVisit[], mayOpen: boolean) {
  const possible = wishes.find((id) => (id === aNewOne && mayOpen) || matters.some((matter) => matter.id === id))
  return possible ?? matters[0]?.id ?? (mayOpen ? aNewOne : undefined)
}

/** Enough to know it again among others that wait. */
const gistOf = (needs: unknown): string => {
  const text = String(needs).replaceAll('\n', ' ')
  return text.length > 14 ? `${text.slice(0, 14)}…` : text
}

const opening = (village: string, title: string) =>
  openMatter(village, title, saysOf(visitWords.opensMatter, { title }))
