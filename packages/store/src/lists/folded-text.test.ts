import { expect, it } from 'vitest'
import { foldedText, foldedTextHas } from './folded-text.ts'

it('[ST41] folds every Polish letter, composed or decomposed, upper or lower case', () => {
  expect(foldedText('ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż')).toBe('acelnoszz acelnoszz')
  expect(foldedText('Zażółć'.normalize('NFD'))).toBe(foldedText('ZAŻÓŁĆ'))
})

it('[ST41] folds search words as it folds what is searched', () => {
  expect(foldedTextHas(foldedText('Straße Łódź'), 'ŁÓDŹ  straße')).toBe(true)
  expect(foldedTextHas(foldedText('Łódź'), 'lodzka')).toBe(false)
})
