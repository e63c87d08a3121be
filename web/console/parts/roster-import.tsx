import { useState } from 'preact/hooks'
import * as z from 'zod'
import { rosterWords } from '#shared/text/console/roster-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { useAsking } from '../data/asking.ts'
import { useWords } from '../data/console.tsx'
import { newId } from '../data/entry.ts'
import { Button, RefusalBox, Sheet } from './act-button.tsx'
import { TextField } from './field.tsx'
import { RosterFaults } from './roster-faults.tsx'
import { RosterPreview } from './roster-preview.tsx'

const words = z.object({ zh: z.string(), en: z.string() })
const previewAnswer = z.object({
  memberCount: z.int(),
  added: z.int(),
  changed: z.array(z.object({ list: z.string(), code: z.string(), fields: z.array(z.string()) })),
  unchanged: z.int(),
  missing: z.int(),
  faults: z.array(
    z.object({
      row: z.int(),
      column: z.object({ header: z.string(), letter: z.string().optional() }),
      reason: z.string(),
      sentence: words,
      value: z.string(),
    }),
  ),
})
export type RosterChange = z.infer<typeof previewAnswer>

/** As much as the server reads. */
const fileAtMost = 6 * 1024 * 1024

interface Chosen {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** One id for one file: pressing again after a lost answer imports nothing twice. */
  readonly commandId: string
}

/** Choose a file, see what it would change, import it whole or not at all. */
export function RosterImport({ village, imported }: { village: string; imported: () => void }) {
  const say = useWords(rosterWords)
  const asking = useAsking()
  const [file, setFile] = useState<Chosen>()
  const [list, setList] = useState('')
  const [preview, setPreview] = useState<RosterChange>()
  const [phase, setPhase] = useState<'choose' | 'reading' | 'look' | 'importing' | 'done' | 'large'>('choose')

  const doorOf = (door: 'preview' | 'import', commandId: string) => {
    const query = new URLSearchParams({
      ...(list.trim() === '' ? {} : { list: list.trim() }),
      ...(door === 'import' ? { commandId } : {}),
    })
    return `/api/villages/${village}/roster/${door}?${query.toString()}`
  }
  const look = async (chosen: Chosen) => {
    setPhase('reading')
    setPreview(undefined)
    const { name, bytes, commandId } = chosen
    setPreview(
      await asking.ask({ method: 'POST', path: doorOf('preview', commandId), file: { name, bytes } }, previewAnswer),
    )
    setPhase('look')
  }
  const choose = async (picked: File | undefined) => {
    if (picked === undefined) return
    if (picked.size > fileAtMost) return setPhase('large')
    const chosen = { name: picked.name, bytes: new Uint8Array(await picked.arrayBuffer()), commandId: newId() }
    setFile(chosen)
    await look(chosen)
  }
  const put = async ({ name, bytes, commandId }: Chosen) => {
    setPhase('importing')
    const done = await asking.ask(
      { method: 'POST', path: doorOf('import', commandId), file: { name, bytes } },
      previewAnswer,
    )
    setPhase(done === undefined ? 'look' : 'done')
    if (done === undefined) return
    setPreview(done)
    imported()
  }

  const busy = phase === 'reading' || phase === 'importing'
  const needsList =
    preview?.faults.some(
      ({ column, reason }) => reason === 'no-column' && column.header.startsWith(rosterWords.list.zh),
    ) ?? false
  return (
    <section>
      <h2>{say('import')}</h2>
      <p class="soft">{say('columns')}</p>
      <label class="file">
        <input
          type="file"
          accept=".xlsx,.csv"
          disabled={busy}
          onChange={(event) => {
            const picked = event.currentTarget.files?.[0]
            void choose(picked)
            // The mended file has the same name and may be chosen again.
            event.currentTarget.value = ''
          }}
        />
        <Icon name="add" />
        <span>{say(file === undefined ? 'choose' : 'chooseOther')}</span>
      </label>
      {file === undefined ? null : <p class="soft">{say('chosen', { name: file.name })}</p>}
      <div role="status">
        {busy ? (
          <label>
            {say(phase === 'reading' ? 'reading' : 'importing')}
            <progress />
          </label>
        ) : null}
        {phase === 'large' ? <p class="fault">{say('tooLarge')}</p> : null}
        {phase === 'done' && preview !== undefined ? (
          <p class="box">
            <Icon name="done" /> {say('done', { added: preview.added, changed: preview.changed.length })}
          </p>
        ) : null}
        {asking.lost ? <p class="fault">{say('lost')}</p> : null}
      </div>
      <RefusalBox refusal={asking.refusal} />
      {phase === 'look' && file !== undefined && (needsList || list !== '') ? (
        <Sheet
          onSend={() => {
            const again = { ...file, commandId: newId() }
            setFile(again)
            void look(again)
          }}
        >
          <TextField
            name="list"
            label={say('listName')}
            hint={say('listHint')}
            maxLength={20}
            value={list}
            onValue={setList}
          />
          <Button type="submit" plain>
            {say('lookAgain')}
          </Button>
        </Sheet>
      ) : null}
      {phase === 'look' && preview !== undefined && preview.faults.length > 0 ? (
        <RosterFaults faults={preview.faults} />
      ) : null}
      {phase !== 'done' && preview !== undefined && preview.faults.length === 0 && file !== undefined ? (
        <RosterPreview change={preview} busy={busy} onImport={() => void put(file)} />
      ) : null}
    </section>
  )
}
