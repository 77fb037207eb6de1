import type { DocumentBlock, DocumentDefinition } from '../document/types.ts'
import type { FormDefinition, FormField } from '../form/types.ts'
import { joinPointer } from '../source/pointer.ts'
import type { LocalText } from '../text.ts'
import { likelySensitive } from './sensitive-words.ts'
import { looksUntranslated, readingLength } from './reading.ts'

/** Advice on how something is written. It never stops publishing. */
export interface WritingAdvice {
  /** `writing.…`, stable. */
  code: string
  /** JSON Pointer in the file. */
  path: string
  message: LocalText
  hint: LocalText
}

/** Longest question people take in at once, in words. */
const mostWordsOfLabel = 25
const mostWordsOfHelp = 60
/** What needs somebody to explain it. */
const needsHelp = new Set(['file', 'rich', 'signature'])

function advice(path: string, code: string, message: LocalText, hint: LocalText): WritingAdvice {
  return { code: `writing.${code}`, path, message, hint }
}

/**
 * Returns advice on what the author of a form wrote: labels, help, headings, length, words for pictures, data that
 * look sensitive. Pure.
 */
export function lintWriting(form: FormDefinition): WritingAdvice[] {
  return form.pages.flatMap((page, p) => {
    const at = `/pages/${p}`
    return [
      ...headings(page, at),
      ...page.sections.flatMap((section, s) =>
        fieldsAdvice(section.fields, joinPointer(at, 'sections', s, 'fields'), false),
      ),
    ]
  })
}

/** Headings people and screen readers find their way by. */
function headings(page: FormDefinition['pages'][number], at: string): WritingAdvice[] {
  const found: WritingAdvice[] = []
  page.sections.forEach((section, s) => {
    const here = joinPointer(at, 'sections', s)
    if (!section.title && page.sections.length > 1)
      found.push(
        advice(
          here,
          'heading-missing',
          {
            pl: 'Strona ma kilka części, a ta nie ma tytułu.',
            en: 'The page has several sections, and this one has no title.',
          },
          {
            pl: 'Nadaj tytuł: po nim ludzie i czytniki ekranu znajdują drogę.',
            en: 'Give it a title: people and screen readers find their way by it.',
          },
        ),
      )
    if (section.title && section.title.pl === page.title.pl && page.sections.length === 1)
      found.push(
        advice(
          joinPointer(here, 'title'),
          'heading-repeated',
          {
            pl: 'Tytuł części powtarza tytuł strony.',
            en: 'The title of the section repeats that of the page.',
          },
          {
            pl: 'Usuń go albo napisz, czego dotyczy część.',
            en: 'Remove it, or say what it is about.',
          },
        ),
      )
  })
  return found
}

function fieldsAdvice(
  fields: readonly FormField[],
  at: string,
  isProtected: boolean,
): WritingAdvice[] {
  return [
    ...sameLabels(fields, at),
    ...picturesWithoutWords(fields, at),
    ...fields.flatMap((field, n) => {
      const here = joinPointer(at, n)
      const inside = isProtected || field.sensitive === true
      return [
        ...labelAdvice(field, here),
        ...helpAdvice(field, here),
        ...sensitiveAdvice(field, here, inside),
        ...fieldsAdvice(field.fields ?? [], joinPointer(here, 'fields'), inside),
      ]
    }),
  ]
}

function labelAdvice({ label, type }: FormField, at: string): WritingAdvice[] {
  const found: WritingAdvice[] = []
  const here = joinPointer(at, 'label')
  const long = (['pl', 'en'] as const).find(
    (locale) => readingLength(label[locale]) > mostWordsOfLabel,
  )
  if (long)
    found.push(
      advice(
        joinPointer(here, long),
        'label-long',
        {
          pl: `Pytanie ma ${readingLength(label[long])} słów. Najwyżej ${mostWordsOfLabel} da się przeczytać za jednym razem.`,
          en: `The question has ${readingLength(label[long])} words. People take in at most ${mostWordsOfLabel} at once.`,
        },
        {
          pl: 'Skróć pytanie, a wyjaśnienie przenieś do podpowiedzi.',
          en: 'Shorten the question and move the explanation to the help.',
        },
      ),
    )
  if (/[:;]\s*$/.test(label.pl) || /[:;]\s*$/.test(label.en))
    found.push(
      advice(
        here,
        'label-colon',
        { pl: 'Etykieta kończy się dwukropkiem.', en: 'The label ends with a colon.' },
        {
          pl: 'Usuń go: etykieta stoi nad polem.',
          en: 'Remove it: the label stands above the field.',
        },
      ),
    )
  if (isShouted(label.pl) || isShouted(label.en))
    found.push(
      advice(
        here,
        'label-capitals',
        { pl: 'Etykieta jest pisana wielkimi literami.', en: 'The label is written in capitals.' },
        {
          pl: 'Napisz ją zwykłymi literami: łatwiej się czyta.',
          en: 'Write it in ordinary letters: it is easier to read.',
        },
      ),
    )
  if (looksUntranslated(label))
    found.push(
      advice(
        joinPointer(here, 'en'),
        'label-untranslated',
        {
          pl: 'Etykieta brzmi tak samo po polsku i po angielsku.',
          en: 'The label is the same in Polish and English.',
        },
        { pl: 'Przetłumacz jedną z nich.', en: 'Translate one of them.' },
      ),
    )
  if (type === 'boolean' && /^(czy\s+nie|nie\s)/i.test(label.pl))
    found.push(
      advice(
        here,
        'question-negative',
        {
          pl: 'Pytanie na tak albo nie jest zaprzeczone: nie wiadomo, co znaczy „tak”.',
          en: 'A question for yes or no is negated: nobody knows what “yes” means.',
        },
        { pl: 'Zapytaj twierdząco.', en: 'Ask it without “not”.' },
      ),
    )
  return found
}

/** Words of more than four letters, all capitals: identifiers such as PESEL may be. */
function isShouted(text: string): boolean {
  const letters = text.replaceAll(/[^\p{L}]/gu, '')
  return letters.length > 12 && letters === letters.toUpperCase()
}

function helpAdvice({ label, help, type }: FormField, at: string): WritingAdvice[] {
  if (!help)
    return needsHelp.has(type)
      ? [
          advice(
            at,
            'help-missing',
            {
              pl: 'To pole trudno wypełnić bez podpowiedzi.',
              en: 'This field is hard to answer without help.',
            },
            {
              pl: 'Napisz, co dołączyć albo opisać i skąd to wziąć.',
              en: 'Say what to attach or describe, and where to find it.',
            },
          ),
        ]
      : []
  const here = joinPointer(at, 'help')
  if (plain(help.pl) === plain(label.pl) || plain(help.en) === plain(label.en))
    return [
      advice(
        here,
        'help-repeats',
        { pl: 'Podpowiedź powtarza pytanie.', en: 'The help repeats the question.' },
        { pl: 'Usuń ją albo napisz coś więcej.', en: 'Remove it, or say something more.' },
      ),
    ]
  const long = (['pl', 'en'] as const).find(
    (locale) => readingLength(help[locale]) > mostWordsOfHelp,
  )
  return long
    ? [
        advice(
          joinPointer(here, long),
          'help-long',
          {
            pl: `Podpowiedź ma ${readingLength(help[long])} słów. Mało kto przeczyta więcej niż ${mostWordsOfHelp}.`,
            en: `The help has ${readingLength(help[long])} words. Hardly anybody reads more than ${mostWordsOfHelp}.`,
          },
          {
            pl: 'Skróć ją albo przenieś do informacji nad polem.',
            en: 'Shorten it, or move it to an information above the field.',
          },
        ),
      ]
    : []
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function sameLabels(fields: readonly FormField[], at: string): WritingAdvice[] {
  const seen = new Set<string>()
  return fields.flatMap(({ label, type }, n) => {
    const key = plain(label.pl)
    if (type === 'info' || key === '') return []
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    return [
      advice(
        joinPointer(at, n, 'label'),
        'label-repeated',
        {
          pl: 'Obok stoi pole z tą samą etykietą.',
          en: 'A field beside it has the same label.',
        },
        { pl: 'Napisz, czym się różnią.', en: 'Say what tells them apart.' },
      ),
    ]
  })
}

const aboutPictures = /opis|podpis|alt|description|caption/i

/** A picture that is shown to others needs words for those who do not see it. */
function picturesWithoutWords(fields: readonly FormField[], at: string): WritingAdvice[] {
  const hasWords = fields.some(
    ({ type, key, label }) =>
      (type === 'text' || type === 'longtext') &&
      (aboutPictures.test(key) || aboutPictures.test(label.pl) || aboutPictures.test(label.en)),
  )
  if (hasWords) return []
  return fields.flatMap((field, n) =>
    field.type === 'file' && field.accept?.every((type) => type.startsWith('image/'))
      ? [
          advice(
            joinPointer(at, n),
            'picture-words',
            {
              pl: 'Przyjmujesz zdjęcie, a nie pytasz, co na nim jest.',
              en: 'A picture is taken, but nobody is asked what it shows.',
            },
            {
              pl: 'Dodaj obok krótki tekst „Opis zdjęcia” dla osób, które go nie widzą.',
              en: 'Add a short text “Description of the picture” beside it, for those who do not see it.',
            },
          ),
        ]
      : [],
  )
}

function sensitiveAdvice(field: FormField, at: string, isProtected: boolean): WritingAdvice[] {
  const word = isProtected ? undefined : likelySensitive(field)
  return word === undefined
    ? []
    : [
        advice(
          at,
          'sensitive-data',
          {
            pl: `To pole wygląda na dane szczególnej kategorii („${word}”), a nie jest tak oznaczone.`,
            en: `This field looks like special-category data (“${word}”) but is not marked so.`,
          },
          {
            pl: 'Oznacz je jako dane szczególnej kategorii i wskaż, kto je widzi, albo zapytaj inaczej.',
            en: 'Mark it as special-category data and say who sees it, or ask otherwise.',
          },
        ),
      ]
}

/** Returns advice on the headings of a document template: none is skipped. Pure. */
export function lintDocumentWriting(document: DocumentDefinition): WritingAdvice[] {
  let chapter = false
  return document.body.flatMap((block: DocumentBlock, n) => {
    if (block.type !== 'heading') return []
    if ((block.level ?? 2) === 2) {
      chapter = true
      return []
    }
    return chapter
      ? []
      : [
          advice(
            joinPointer('/body', n),
            'heading-order',
            {
              pl: 'Nagłówek podrozdziału stoi przed pierwszym nagłówkiem rozdziału.',
              en: 'The heading of a part stands before the first heading of a chapter.',
            },
            { pl: 'Zmień go na nagłówek rozdziału.', en: 'Make it the heading of a chapter.' },
          ),
        ]
  })
}
