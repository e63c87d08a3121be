/** What is being counted: persons, households (一户一票, or households a representative stands for), or plain votes. */
export type Unit = 'people' | 'households' | 'votes'
