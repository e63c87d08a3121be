import { compileForm } from '#shared/forms/form.ts'
import type { CompileOptions, CompiledForm, FormDefinition, SurveyRow } from '#shared/forms/form.ts'

type LooseRow = Omit<SurveyRow, 'label'> & Partial<Pick<SurveyRow, 'label'>>

/** A small form over one list, `causes`; labels are made up where a test does not care. */
export function formOf(rows: readonly LooseRow[], choices: FormDefinition['choices'] = causes): FormDefinition {
  const survey = rows.map((row) => ({ label: { zh: row.name, en: row.name }, ...row }))
  return { id: 'test', version: '1', title: { zh: '测试', en: 'Test' }, survey, choices }
}

export function compiled(definition: FormDefinition, options?: CompileOptions): CompiledForm {
  const outcome = compileForm(definition, options)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.form
}

const causes: FormDefinition['choices'] = {
  causes: [
    { name: '因病', label: { zh: '因病', en: 'Illness' } },
    { name: '因学', label: { zh: '因学', en: 'Schooling' } },
    { name: '3', label: { zh: '其他', en: 'Other' } },
  ],
}
