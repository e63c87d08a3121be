import type { FormDefinition } from './form.ts'

/** The head of an agenda (议): which meeting, where and when. Its topics are chosen beside the form, not typed again. */
export const agendaForm: FormDefinition = {
  id: 'agenda',
  version: '1',
  title: { zh: '会议议程', en: 'Agenda' },
  survey: [
    {
      type: 'text',
      name: 'kind',
      label: { zh: '会议类型', en: 'Kind of meeting' },
      hint: { zh: '例如：村民代表会议', en: "For example: villagers' representatives' assembly" },
      required: true,
      parameters: { maxLength: 40 },
    },
    {
      type: 'text',
      name: 'place',
      label: { zh: '地点', en: 'Place' },
      required: true,
      parameters: { maxLength: 100 },
    },
    {
      type: 'date',
      name: 'heldOn',
      label: { zh: '日期', en: 'Day' },
      required: true,
    },
    {
      type: 'text',
      name: 'heldAt',
      label: { zh: '时间', en: 'Time' },
      hint: { zh: '例如 19:30', en: 'For example 19:30' },
      required: true,
      constraint: "regex(., '([01][0-9]|2[0-3]):[0-5][0-9]')",
      constraintMessage: { zh: '时间请写成 19:30 这样', en: 'Please write the time like 19:30' },
      parameters: { maxLength: 5 },
    },
    {
      type: 'text',
      name: 'note',
      label: { zh: '备注', en: 'Note' },
      appearance: 'multiline',
      parameters: { maxLength: 500 },
    },
  ],
  choices: {},
}
