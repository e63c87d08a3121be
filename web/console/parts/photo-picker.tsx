import { useState } from 'preact/hooks'
import { consoleWords } from '#shared/text/console/frame-words.ts'
import { Icon } from '../../parts/icon.tsx'
import { attach, scaled } from '../data/attach.ts'
import { useConsole, useWords } from '../data/console.tsx'
import type { Attachment } from '../data/entry.ts'
import { useKeptAddress } from '../data/kept-address.ts'

interface PhotoPickerProps {
  readonly label: string
  readonly field: Attachment['field']
  readonly photos: readonly Attachment[]
  readonly onPhotos: (photos: readonly Attachment[]) => void
  readonly atMost?: number
}

/** Photos, if somebody wants to add some: kept and scaled on the phone at once, sent with the act. Never asked for. */
export function PhotoPicker({ label, field, photos, onPhotos, atMost = 9 }: PhotoPickerProps) {
  const { keep } = useConsole()
  const say = useWords(consoleWords)
  const [unread, setUnread] = useState(false)
  const take = async (files: readonly File[]) => {
    setUnread(false)
    const taken: Attachment[] = []
    for (const file of files.slice(0, atMost - photos.length)) {
      try {
        taken.push(await attach(keep, await scaled(file), { kind: 'photo', field }))
      } catch {
        setUnread(true)
      }
    }
    onPhotos([...photos, ...taken])
  }
  return (
    <div class="field">
      <span class="label">{label}</span>
      {unread ? (
        <p class="fault" role="alert">
          {say('photoNotRead')}
        </p>
      ) : null}
      <ul class="photos">
        {photos.map((photo, n) => (
          <li key={photo.blobId}>
            <Preview blobId={photo.blobId} alt={say('photoN', { n: n + 1 })} />
            <button type="button" class="small plain" onClick={() => onPhotos(photos.filter((one) => one !== photo))}>
              {say('removePhoto', { n: n + 1 })}
            </button>
          </li>
        ))}
      </ul>
      {photos.length >= atMost ? null : (
        <label class="file">
          <input
            type="file"
            accept="image/*"
            multiple
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])]
              // The same photo may be taken again after it was removed.
              event.currentTarget.value = ''
              void take(files)
            }}
          />
          <Icon name="photo" />
          <span>{say('addPhoto')}</span>
        </label>
      )}
    </div>
  )
}

function Preview({ blobId, alt }: { blobId: string; alt: string }) {
  const address = useKeptAddress(blobId)
  return address === undefined ? null : <img src={address} alt={alt} />
}
