import type { ComponentChildren } from 'preact'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import type { CompiledForm, SurveyRow } from '#shared/forms/form.ts'
import type { FormFault } from '#shared/forms/reason.ts'
import { askedIn } from '#shared/forms/validate.ts'
import { sentenceOf } from '#shared/forms/words.ts'
import { now, today } from '../data/clock.ts'
import { useLang } from '../data/console.tsx'
import type { Attachment } from '../data/entry.ts'
import { ChipsField } from './chips-field.tsx'
import { ChoiceField, TextField } from './field.tsx'
import { PhotoPicker } from './photo-picker.tsx'
import type { InputType } from './typed-input.tsx'

/** What somebody has filled in so far, by the names of the rows; not yet checked. */
export type RawAnswers = Readonly<Record<string, unknown>>

interface FormFieldsProps {
  readonly form: CompiledForm
  readonly raw: RawAnswers
  readonly onRaw: (change: RawAnswers) => void
  /** What the phone found, see `validateAnswers`, or what the server said. */
  readonly faults?: readonly FormFault[]
  readonly refusal?: ToldRefusal | undefined
  /** Pictures of the form's image row; their ids are put into the command's data when they are up. */
  readonly photos?: {
    readonly field: Attachment['field']
    readonly taken: readonly Attachment[]
    readonly onPhotos: (photos: readonly Attachment[]) => void
  }
  /** Rows asked in another way than their type says, by name. */
  readonly own?: Readonly<Record<string, (refusal: ToldRefusal | undefined) => ComponentChildren>>
  /** Only these rows; all that are asked when left out. For forms in several parts. */
  readonly only?: readonly string[]
}

/** The questions of a form as its definition says, those alone that are asked given the answers so far. */
export function FormFields(props: FormFieldsProps) {
  const { form, raw, faults = [], refusal, own = {}, only } = props
  const asked = askedIn(form, raw, { now: now(), today: today() })
  const rows = form.fields.filter(({ row: { name } }) => asked.has(name) && only?.includes(name) !== false)
  return (
    <>
      {rows.map(({ row }) => {
        const told = toldOf(faults.find(({ field }) => field === row.name)) ?? refusal
        return <div key={row.name}>{own[row.name]?.(told) ?? <FormField {...props} row={row} told={told} />}</div>
      })}
    </>
  )
}

/** A fault the phone found, in the shape in which fields show refusals. */
export function toldOf(fault: FormFault | undefined): ToldRefusal | undefined {
  if (fault === undefined) return undefined
  return { code: 'invalid', field: fault.field, reason: fault.reason, sentence: sentenceOf(fault) }
}

const inputTypes: Partial<Record<SurveyRow['type'], InputType>> = { date: 'date', integer: 'number' }

/** As long as fits side by side on a small phone. */
const chipAtMost = 12

interface FieldProps extends FormFieldsProps {
  readonly row: SurveyRow
  readonly told: ToldRefusal | undefined
}

function FormField({ form, raw, onRaw, photos, row, told }: FieldProps) {
  const lang = useLang()
  const { name, type } = row
  const label = row.label[lang]
  const field = {
    name,
    label,
    optional: row.required === undefined || row.required === false,
    refusal: told,
    ...(row.hint === undefined ? {} : { hint: row.hint[lang] }),
  }
  switch (type) {
    case 'note':
      return <p class="soft">{label}</p>
    case 'image': {
      if (photos === undefined) return null
      const { maxPhotos = 9 } = row.parameters ?? {}
      return (
        <PhotoPicker
          label={label}
          field={photos.field}
          photos={photos.taken}
          onPhotos={photos.onPhotos}
          atMost={maxPhotos}
        />
      )
    }
    case 'select_one':
    case 'select_multiple': {
      const list = form.definition.choices[row.choices ?? ''] ?? []
      const choices = list.map((choice) => ({ key: choice.name, text: choice.label[lang] }))
      const several = type === 'select_multiple'
      const short = list.every((choice) => choice.label.zh.length <= chipAtMost)
      const Shape = short ? ChipsField : ChoiceField
      const onValue = (value: readonly string[]) => onRaw({ [name]: several ? value : value[0] })
      return <Shape {...field} choices={choices} value={chosenOf(raw[name])} onValue={onValue} several={several} />
    }
    case 'text':
    case 'date':
    case 'integer':
    case 'decimal':
      return (
        <TextField
          {...field}
          value={typeof raw[name] === 'string' ? raw[name] : ''}
          onValue={(value) => onRaw({ [name]: value })}
          type={inputTypes[type] ?? 'text'}
          multiline={row.appearance === 'multiline'}
          {...(row.parameters?.['maxLength'] === undefined ? {} : { maxLength: row.parameters['maxLength'] })}
        />
      )
    default:
      return type satisfies never
  }
}

const chosenOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : typeof value === 'string' ? [value] : []
