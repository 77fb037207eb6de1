import { useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * Returns the ref of a box that shows what is typed by itself and is written only where it shows
 * something else than `text`: a key needs no rendering before the frame that shows it.
 */
export function useShownText<Box extends HTMLInputElement | HTMLTextAreaElement>(
  text: string,
): RefObject<Box | null> {
  const box = useRef<Box>(null)
  useLayoutEffect(() => {
    if (box.current !== null && box.current.value !== text) box.current.value = text
  })
  return box
}
