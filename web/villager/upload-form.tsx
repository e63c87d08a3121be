import type { ComponentChildren } from 'preact'
import { Hidden } from '../parts/hidden.tsx'

/** A signed form of the store: the browser posts the file there itself. */
export interface SignedForm {
  readonly url: string
  readonly fields: Readonly<Record<string, string>>
}

interface UploadFormProps extends SignedForm {
  readonly id: string
  /**
   * `image/*` or `audio/*`. Never with `capture`: iPhones would then open the camera whatever is asked for (WebKit,
   * WKFileUploadPanel), and a recording made before could not be chosen; Android offers its recorder without it.
   */
  readonly accept: string
  readonly label: string
  readonly hint: string
  readonly send: string
  /** The heading. */
  readonly children: ComponentChildren
}

/** Sends one file without script. It comes last: the store ignores every field behind it (S3, "POST Object"). */
export function UploadForm({ id, url, fields, accept, label, hint, send, children }: UploadFormProps) {
  return (
    <form method="post" action={url} encType="multipart/form-data">
      <h2>{children}</h2>
      {Object.entries(fields).map(([name, value]) => (
        <Hidden name={name} value={value} />
      ))}
      <div class="field">
        <label for={id}>{label}</label>
        <p class="soft" id={`${id}-hint`}>
          {hint}
        </p>
        <input id={id} type="file" name="file" accept={accept} required aria-describedby={`${id}-hint`} />
      </div>
      <button class="big plain" type="submit">
        {send}
      </button>
    </form>
  )
}
