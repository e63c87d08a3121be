import type { Words } from '../language.ts'
import { fieldTypes, isFieldType } from './fields/field-types.ts'
import type { FormDefinition, SurveyRow } from './form-definition.ts'
import { namePattern } from './expression/scan.ts'
import type { FormFault, FormReason } from './reason.ts'

/** What is wrong with the rows of a survey, expressions aside. */
export function rowFaults(definition: FormDefinition, taken: readonly string[]): FormFault[] {
  const seen = new Set(taken)
  return definition.survey.flatMap((row, index) => {
    const faults = [...nameFaults(row.name, seen), ...cellFaults(row, definition)]
    seen.add(row.name)
    return faults.map(([cell, reason]) => ({ field: `survey[${index}].${cell}`, reason }))
  })
}

/** What is wrong with the lists of choices. */
export function choiceFaults({ choices }: FormDefinition): FormFault[] {
  return Object.entries(choices).flatMap(([list, entries]) => {
    if (entries.length === 0) return [{ field: `choices.${list}`, reason: 'list-empty' as const }]
    const seen = new Set<string>()
    return entries.flatMap(({ name, label }, index) => {
      const faults = [...choiceNameFaults(name, seen), ...labelFaults(label)]
      seen.add(name)
      return faults.map(([cell, reason]) => ({ field: `choices.${list}[${index}].${cell}`, reason }))
    })
  })
}

type CellFault = readonly [cell: string, reason: FormReason]

/** `_` first is kept for the platform (and `__proto__` is nobody's question). */
function nameFaults(name: string, seen: ReadonlySet<string>): CellFault[] {
  if (!namePattern.test(name) || name.startsWith('_')) return [['name', 'bad-name']]
  return seen.has(name) ? [['name', 'name-taken']] : []
}

/** XLSForm joins chosen names with spaces, so a name has none; it may begin with a digit. */
function choiceNameFaults(name: string, seen: ReadonlySet<string>): CellFault[] {
  if (!namePattern.test(`x${name}`) || name === '') return [['name', 'bad-name']]
  return seen.has(name) ? [['name', 'name-taken']] : []
}

function labelFaults(label: Words): CellFault[] {
  return label.zh.trim() === '' || label.en.trim() === '' ? [['label', 'label-missing']] : []
}

function cellFaults(row: SurveyRow, definition: FormDefinition): CellFault[] {
  if (!isFieldType(row.type)) return [['type', 'unknown-type']]
  const { takesAnswer } = fieldTypes[row.type]
  const idle = takesAnswer ? [] : (['required', 'constraint'] as const).filter((cell) => row[cell] !== undefined)
  return [
    ...labelFaults(row.label),
    ...listFaults(row, definition),
    ...parameterFaults(row),
    ...idle.map((cell): CellFault => [cell, 'no-answer-here']),
  ]
}

function listFaults({ type, choices }: SurveyRow, definition: FormDefinition): CellFault[] {
  if (choices === undefined) return fieldTypes[type].takesChoices ? [['choices', 'list-missing']] : []
  return Object.hasOwn(definition.choices, choices) ? [] : [['choices', 'unknown-list']]
}

function parameterFaults({ type, parameters = {} }: SurveyRow): CellFault[] {
  const ranges = fieldTypes[type].parameters
  return Object.entries(parameters).flatMap(([name, value]): CellFault[] => {
    const range = Object.hasOwn(ranges, name) ? ranges[name] : undefined
    if (!range) return [[`parameters.${name}`, 'unknown-parameter']]
    return value >= range.least && value <= range.most ? [] : [[`parameters.${name}`, 'bad-parameter']]
  })
}
