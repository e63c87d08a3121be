import type { Words } from '../../language.ts'

/** What stands in a text where something pointed at one household. */
export const privateWords = {
  household: { zh: '某户', en: 'one household' },
  number: { zh: '（号码略）', en: '(number left out)' },
  amount: { zh: '（数额略）', en: '(sum left out)' },
  illness: { zh: '（病情略）', en: '(illness left out)' },
} as const satisfies Record<string, Words>

/** Signs after a name that belong to it: whose home, and how people call each other. */
export const afterNames = {
  home: '(?:他|她)?(?:一)?家(?:里)?|这户|户',
  people: '大爷|大娘|大妈|大叔|大婶|大伯|大哥|大姐|大嫂|爷爷|奶奶|叔叔|阿姨|师傅|老汉|老太|嫂子|老师|书记|主任|某某|某',
} as const

/** Before a family name: an elder is called so. `小` is left alone: young animals are called so as well. */
export const beforeNames = '老'

/** Family names of two signs. */
export const doubleSurnames = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '皇甫',
  '尉迟',
  '东方',
  '慕容',
  '司徒',
  '夏侯',
  '呼延',
  '完颜',
]

/** Illnesses as people say them, the longer before the shorter. */
export const illnesses =
  '(?:肝|肺|胃|肠|乳腺|宫颈|食道|食管|脑)癌|癌症|尿毒症|糖尿病|精神分裂症|精神病|抑郁症|脑梗死?|脑血栓|脑出血|脑溢血|脑瘤|心脏病|冠心病|' +
  '肝硬化|乙肝|肝炎|肺结核|结核病?|艾滋病|白血病|肿瘤|偏瘫|瘫痪|残疾|高血压|布病|尘肺病?'

/** A clause about being ill: how much it cost points at somebody. */
export const aboutIllness = '看病|治病|住院|手术|化疗|透析|医药费|医疗费|药费|吃药|大病|病'

/** A sum of money, in figures or in words. */
export const sums =
  '(?:[0-9０-９][0-9０-９,，.．]*|[一二两三四五六七八九十百千万零〇几]+)(?:多|来)?[百千万亿]*(?:多)?(?:元|块钱?|万元?|千块?|百块?)(?:左右|上下)?'
