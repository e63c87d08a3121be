import { parseExpression } from './expression.ts'
import type { ExpressionTree } from './expression.ts'
import { fieldTypes, isFieldType } from './fields/field-types.ts'
import type { FieldCodec, FieldSetting } from './fields/codec.ts'
import type { FormDefinition, SurveyRow } from './form-definition.ts'
import { inOrderOfRelevance } from './relevance-order.ts'
import type { FormFault } from './reason.ts'
import { choiceFaults, rowFaults } from './row-faults.ts'

export type { FormDefinition, SurveyRow } from './form-definition.ts'

/** Longest form: far more questions than anybody should be asked at a door. */
export const maxRows = 500

/** A row of the survey, its expressions parsed. */
export interface CompiledField {
  readonly row: SurveyRow
  readonly codec: FieldCodec
  readonly setting: FieldSetting
  readonly required: boolean | ExpressionTree
  readonly relevant?: ExpressionTree
  readonly constraint?: ExpressionTree
}

export interface CompiledForm {
  readonly definition: FormDefinition
  /** In the order of the survey, notes included. */
  readonly fields: readonly CompiledField[]
  /** The same fields, each after those that decide whether it is asked. */
  readonly byRelevance: readonly CompiledField[]
}

export type CompiledOutcome = { ok: true; form: CompiledForm } | { ok: false; faults: readonly FormFault[] }

export interface CompileOptions {
  /** Further names that expressions may read: facts handed in with the answers (see `lookups` of `validateAnswers`). */
  readonly lookups?: readonly string[]
}

/**
 * Reads a form once and for all: names are unique, lists exist, parameters are in range, every expression parses and
 * reads only names that exist, and no question decides, directly or in a circle, whether it is itself asked. Faults
 * name the cell (`survey[3].constraint`), those of expressions last.
 */
export function compileForm(definition: FormDefinition, { lookups = [] }: CompileOptions = {}): CompiledOutcome {
  if (definition.survey.length > maxRows) {
    return { ok: false, faults: [{ field: 'survey', reason: 'too-many-rows', limit: maxRows }] }
  }
  const faults: FormFault[] = [...choiceFaults(definition), ...rowFaults(definition, lookups)]
  const names = [...definition.survey.filter(mayBeRead).map((row) => row.name), ...lookups]
  const fields = definition.survey.flatMap((row, index) =>
    isFieldType(row.type) ? [compileField(row, definition, cellParser(`survey[${index}]`, names, faults))] : [],
  )
  if (faults.length > 0) return { ok: false, faults }
  const byRelevance = inOrderOfRelevance(fields)
  if (byRelevance.ok) return { ok: true, form: { definition, fields, byRelevance: byRelevance.fields } }
  const circle = definition.survey.findIndex((row) => row.name === byRelevance.circle)
  return { ok: false, faults: [{ field: `survey[${circle}].relevant`, reason: 'relevant-circle' }] }
}

type Cell = 'required' | 'relevant' | 'constraint'
type CellParser = (cell: Cell, text: string | undefined) => ExpressionTree | undefined

function cellParser(row: string, names: readonly string[], faults: FormFault[]): CellParser {
  return (cell, text) => {
    if (text === undefined) return undefined
    const parsed = parseExpression(text, { names, current: cell === 'constraint' })
    if (parsed.ok) return parsed.tree
    faults.push({ field: `${row}.${cell}`, ...parsed.fault })
    return undefined
  }
}

function compileField(row: SurveyRow, { choices }: FormDefinition, parse: CellParser): CompiledField {
  const { required = false } = row
  const codec = fieldTypes[row.type]
  const list = row.choices !== undefined && Object.hasOwn(choices, row.choices) ? choices[row.choices] : undefined
  const relevant = parse('relevant', row.relevant)
  const constraint = parse('constraint', row.constraint)
  return {
    row,
    codec,
    setting: {
      parameter: (name) => row.parameters?.[name] ?? codec.parameters[name]?.usual ?? 0,
      choices: new Set(list?.map((choice) => choice.name)),
    },
    required: typeof required === 'string' ? (parse('required', required) ?? false) : required,
    ...(relevant && { relevant }),
    ...(constraint && { constraint }),
  }
}

/** A note has nothing to read. A row of unknown type is at fault already: its readers are not, so its name counts. */
function mayBeRead({ type }: SurveyRow): boolean {
  return !isFieldType(type) || fieldTypes[type].takesAnswer
}
