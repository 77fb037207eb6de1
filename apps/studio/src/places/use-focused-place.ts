import { useEffect } from 'react'
import { useLocation } from 'react-router'

/** Returns the place in the address (`?at=<JSON Pointer>`); `''` without one. */
export function usePlaceInAddress(): string {
  return placeIn(useLocation().search)
}

function placeIn(search: string): string {
  return new URLSearchParams(search).get('at') ?? ''
}

/**
 * Gives the focus to the place in the address, each time somebody is led there: the element with the
 * longest `data-place` that is this JSON Pointer or leads to it. Call it when the places are shown.
 */
export function useFocusedPlace(): void {
  const { search, key } = useLocation()
  useEffect(() => {
    const at = placeIn(search)
    if (at === '') return undefined
    // after the frame, which gives the focus to the page
    const frame = requestAnimationFrame(() => focusPlace(at))
    return () => cancelAnimationFrame(frame)
  }, [search, key])
}

/** Gives the focus to the element of a place, or of what it lies in. Returns whether there is one. */
export function focusPlace(at: string): boolean {
  const elements = [...document.querySelectorAll<HTMLElement>('[data-place]')]
  const found = elements
    .filter(({ dataset }) => leadsTo(dataset['place'] ?? '', at))
    .sort((a, b) => (b.dataset['place'] ?? '').length - (a.dataset['place'] ?? '').length)[0]
  if (found === undefined) return false
  if (!found.matches('a, button, input, select, textarea, [tabindex]')) found.tabIndex = -1
  found.scrollIntoView({ block: 'center' })
  found.focus({ preventScroll: true })
  return true
}

function leadsTo(place: string, at: string): boolean {
  return place !== '' && (at === place || at.startsWith(`${place}/`))
}
