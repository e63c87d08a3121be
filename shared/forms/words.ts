import type { Words } from '../language.ts'
import type { FormFault, FormReason } from './reason.ts'

/** What people are told, for every reason; `{limit}` and `{word}` are filled in by `sentenceOf`. */
export const formWords: Record<FormReason, Words> = {
  'not-answers': { zh: '没有收到可以识别的填报内容', en: 'No readable answers were received' },
  'unknown-field': { zh: '表单里没有这一项', en: 'The form has no such question' },
  required: { zh: '这一项必须填写', en: 'Please answer this question' },
  constraint: { zh: '填写的内容不符合要求', en: 'The answer does not meet the requirement' },
  'not-text': { zh: '请填写文字', en: 'Please enter text' },
  'text-too-long': { zh: '内容太长，最多 {limit} 个字', en: 'Too long: at most {limit} characters' },
  'control-character': {
    zh: '内容里有无法显示的字符，请删去后重填',
    en: 'The text holds invisible control characters',
  },
  'direction-override': {
    zh: '内容里有改变文字方向的字符，请删去后重填',
    en: 'The text holds marks that turn its direction',
  },
  'broken-character': { zh: '内容里有残缺的字符，请重新输入', en: 'The text holds a broken character' },
  'not-integer': { zh: '请填写整数', en: 'Please enter a whole number' },
  'not-decimal': { zh: '请填写数字，小数最多 6 位', en: 'Please enter a number with at most 6 decimals' },
  'number-too-small': { zh: '数字太小，不能小于 {limit}', en: 'Too small: at least {limit}' },
  'number-too-large': { zh: '数字太大，不能大于 {limit}', en: 'Too large: at most {limit}' },
  'not-date': { zh: '请填写日期，例如 2026-03-01', en: 'Please enter a date such as 2026-03-01' },
  'date-does-not-exist': { zh: '没有这一天，请检查年月日', en: 'There is no such day between 1900 and 2199' },
  'not-choice': { zh: '请从选项中选择', en: 'Please choose from the list' },
  'unknown-choice': { zh: '选项里没有这一个', en: 'This is not one of the choices' },
  'not-photos': { zh: '照片没有传好，请重新添加', en: 'The photos were not attached properly' },
  'too-many-photos': { zh: '照片太多，最多 {limit} 张', en: 'Too many photos: at most {limit}' },
  'too-many-rows': { zh: '表单太长，最多 {limit} 行', en: 'The form is too long: at most {limit} rows' },
  'unknown-type': { zh: '没有这种题型', en: 'There is no such type of question' },
  'bad-name': {
    zh: '名称要以文字开头，只能用文字、数字、下划线、短横和点，最多 64 个字符',
    en: 'A name begins with a letter and holds letters, digits, _, - and . only, at most 64',
  },
  'name-taken': { zh: '名称重复', en: 'This name is used twice' },
  'label-missing': { zh: '缺少中文或英文标签', en: 'The label is missing in one language' },
  'list-missing': { zh: '选择题没有写明选项表', en: 'A select question needs a list of choices' },
  'unknown-list': { zh: '没有这个选项表', en: 'There is no such list of choices' },
  'list-empty': { zh: '选项表是空的', en: 'The list of choices is empty' },
  'unknown-parameter': { zh: '这种题型没有这个参数', en: 'This type of question has no such parameter' },
  'bad-parameter': { zh: '参数的值超出范围', en: 'The value of the parameter is out of range' },
  'no-answer-here': {
    zh: '说明行不收答案，不能设必填或校验',
    en: 'A note takes no answer: it cannot be required or checked',
  },
  'relevant-circle': {
    zh: '显示条件互相依赖，绕成了圈',
    en: 'The conditions for showing questions go round in a circle',
  },
  'expression-too-long': { zh: '表达式太长', en: 'The expression is too long' },
  'expression-too-deep': { zh: '表达式括号套得太深', en: 'The expression is nested too deeply' },
  'expression-unexpected': { zh: '表达式在“{word}”处读不下去', en: 'The expression cannot be read at "{word}"' },
  'expression-unfinished': {
    zh: '表达式没有写完，可能少了括号或引号',
    en: 'The expression is unfinished: a bracket or quote may be missing',
  },
  'expression-full-width': {
    zh: '表达式里的“{word}”是中文标点，请改用英文半角',
    en: 'Use the half-width sign instead of "{word}"',
  },
  'expression-name': { zh: '${…} 里的名称写法不对', en: 'The name inside ${…} is not written properly' },
  'expression-number': { zh: '数字“{word}”太大', en: 'The number "{word}" is too large' },
  'expression-unknown-name': { zh: '没有名为“{word}”的项', en: 'There is nothing named "{word}"' },
  'expression-unknown-function': { zh: '没有函数“{word}”', en: 'There is no function "{word}"' },
  'expression-arity': {
    zh: '函数“{word}”的参数个数不对',
    en: 'The function "{word}" was given the wrong number of arguments',
  },
  'expression-current': { zh: '单独的点“.”只能用在校验条件里', en: 'A lone "." means something in a constraint only' },
  'pattern-not-literal': {
    zh: 'regex 的样式要直接写在引号里',
    en: 'The pattern of regex must be written out in quotes',
  },
  'pattern-too-long': { zh: 'regex 的样式太长', en: 'The pattern of regex is too long' },
  'pattern-invalid': { zh: 'regex 的样式写法不对', en: 'The pattern of regex is not well-formed' },
  'pattern-unsafe': {
    zh: 'regex 的样式可能算不完，请不要在重复里再套重复或多选',
    en: 'The pattern of regex might never finish: do not repeat what repeats or branches',
  },
}

/** The sentence for a fault: the form's own when it has one, else the catalogue's with its figures filled in. */
export function sentenceOf(fault: FormFault): Words {
  const words = fault.message ?? formWords[fault.reason]
  if (fault.message) return words
  const fill = (text: string) =>
    text.replace('{limit}', () => String(fault.limit ?? '')).replace('{word}', () => fault.word ?? '')
  return { zh: fill(words.zh), en: fill(words.en) }
}
