/** The functions of the platform: the folder under `functions/`, the asset and the construct's prop carry the same name. */
export const functionNames = ['villager', 'api', 'stream', 'schedule', 'photos', 'messages'] as const

export type FunctionName = (typeof functionNames)[number]
