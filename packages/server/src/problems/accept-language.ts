import type { Locale } from '@splot/definition'

/** Returns Polish or English, whichever an `Accept-Language` header prefers, or `null`. Pure. */
export function acceptLanguage(header: string | undefined): Locale | null {
  let best: { locale: Locale; weight: number } | null = null
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const language = tag.split('-')[0]
    if (language !== 'pl' && language !== 'en') continue
    const quality = parameters.find((one) => one.trim().startsWith('q='))?.trim()
    const weight = quality === undefined ? 1 : Number(quality.slice(2)) || 0
    if (weight > 0 && weight > (best?.weight ?? 0)) best = { locale: language, weight }
  }
  return best?.locale ?? null
}
