import type { FormDefinition } from './form.ts'

/** A visit to a household (访): what people want, hope for and need. Nothing asked that the platform knows already. */
export const visitForm: FormDefinition = {
  id: 'visit',
  version: '1',
  title: { zh: '走访记录', en: 'Visit' },
  survey: [
    {
      type: 'text',
      name: 'household',
      label: { zh: '走访的户', en: 'Household' },
      hint: { zh: '户主姓名', en: 'Name of the head of the household' },
      parameters: { maxLength: 40 },
    },
    {
      type: 'date',
      name: 'visitedOn',
      label: { zh: '走访日期', en: 'Day of the visit' },
      hint: { zh: '不填就是今天', en: 'Today when left empty' },
      constraint: '. <= today()',
      constraintMessage: { zh: '走访日期不能晚于今天', en: 'The day of the visit cannot be in the future' },
    },
    {
      type: 'text',
      name: 'needs',
      label: { zh: '想啥、盼啥、需要啥', en: 'What they want, hope for and need' },
      required: true,
      appearance: 'multiline',
      parameters: { maxLength: 2000 },
    },
    {
      type: 'select_multiple',
      name: 'areas',
      label: { zh: '涉及哪些方面', en: 'What it is about' },
      choices: 'areas',
    },
    {
      type: 'image',
      name: 'photos',
      label: { zh: '照片', en: 'Photos' },
      hint: { zh: '可以不拍，最多 9 张', en: 'Not needed; at most 9' },
      parameters: { maxPhotos: 9 },
    },
  ],
  choices: {
    areas: [
      { name: 'industry', label: { zh: '产业', en: 'Farming and trade' } },
      { name: 'housing', label: { zh: '住房', en: 'Housing' } },
      { name: 'water', label: { zh: '饮水', en: 'Drinking water' } },
      { name: 'roads', label: { zh: '道路', en: 'Roads' } },
      { name: 'jobs', label: { zh: '就业', en: 'Jobs' } },
      { name: 'schooling', label: { zh: '教育', en: 'Schooling' } },
      { name: 'health', label: { zh: '医疗', en: 'Health care' } },
      { name: 'environment', label: { zh: '环境', en: 'Environment' } },
      { name: 'other', label: { zh: '其他', en: 'Other' } },
    ],
  },
}
