import type { Picture } from '@splot/forms'

const endings = { 'image/png': 'png', 'image/jpeg': 'jpg' } as const

/** Returns the name of a picture’s file in an e-book. Pure. */
export function pictureFile({ sha256, type }: Picture): string {
  return `pictures/${sha256}.${endings[type]}`
}
