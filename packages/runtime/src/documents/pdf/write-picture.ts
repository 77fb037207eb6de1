import type { ContentBlock } from '@splot/forms'
import type { Sheet } from './sheet.ts'
import type { Reading } from './write-blocks.ts'

/** Points of a pixel: 96 of them to the inch, as browsers show them. */
const pixel = 0.75
/** No picture takes more of the height of a page. */
const tallest = 480

/** Writes a picture that is there, as wide as it is or as there is room, with its words for who does not see it. */
export function writePicture(
  sheet: Sheet,
  { picture, text }: Extract<ContentBlock, { type: 'picture' }>,
  { locale, pictures }: Reading,
): void {
  const bytes = pictures.get(picture.sha256)
  if (!bytes) return
  const scale = Math.min(pixel, sheet.width / picture.width, tallest / picture.height)
  const size = { width: picture.width * scale, height: picture.height * scale }
  sheet.space(10)
  sheet.picture(bytes, text[locale], size)
  sheet.space(4)
}
