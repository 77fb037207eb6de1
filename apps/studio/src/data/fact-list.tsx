import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  joinPointer,
  type JsonSchema,
  type JsonValue,
  type WorkflowDefinition,
} from '@splot/definition'
import { changeAt, setAt, withFile } from '@splot/definition/edit'
import { useRun } from '../draft/draft-context.ts'
import { CheckField } from '../parts/check-field.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Fields } from '../parts/fields.tsx'
import { TextField } from '../parts/text-field.tsx'
import { TypedField } from '../parts/typed-field.tsx'
import { usePlaceInAddress } from '../places/use-focused-place.ts'
import { useEditedFile } from '../properties/edited-file.ts'
import { NewName } from '../properties/new-name.tsx'
import { kindOf, ValueSchemaField } from '../properties/value-schema-field.tsx'
import { NameLinks } from '../references/name-links.tsx'
import { UsedIn } from '../references/used-in.tsx'
import { factsOf, firstOf, withFactSchema, type Fact } from './first-fact.ts'

/** The small facts of a case: what each is and what it is at the start. */
export function FactList(): ReactNode {
  const { t } = useTranslation()
  const at = usePlaceInAddress()
  const { value } = useEditedFile()
  const facts = factsOf(value as unknown as WorkflowDefinition)
  const put = usePutFact()
  return (
    <section className="st-section">
      <h2>{t('data.facts')}</h2>
      <p className="st-quiet">{t('data.factsLead')}</p>
      {facts.length === 0 && <p className="st-quiet">{t('data.noFacts')}</p>}
      <div className="st-list">
        {facts.map((fact) => {
          const place = joinPointer('/context', fact.name)
          const schema = joinPointer('/contextSchema/properties', fact.name)
          return (
            <Disclosure
              key={fact.name}
              place={place}
              open={[place, schema].some((one) => at === one || at.startsWith(`${one}/`))}
              title={
                <>
                  <b>{fact.name}</b>{' '}
                  <span className="st-quiet">
                    {t(`properties.valueKinds.${kindOf(fact.schema)}`)}
                  </span>
                </>
              }
            >
              {() => <FactFields fact={fact} place={place} schemaPlace={schema} />}
            </Disclosure>
          )
        })}
      </div>
      <NewName
        label={t('data.newFact')}
        taken={facts.map(({ name }) => name)}
        pattern="^[a-z][A-Za-z0-9]*$"
        onName={(name) => put(name, { type: 'string' }, null)}
      />
    </section>
  )
}

/** Returns what says of a fact what it is and what it is at the start, in one edit. */
function usePutFact(): (name: string, schema: JsonSchema, first: JsonValue) => void {
  const { path } = useEditedFile()
  const run = useRun()
  return (name, schema, first) =>
    run({
      label: { pl: `Zmień daną „${name}”`, en: `Change the fact “${name}”` },
      together: `${path}#/context/${name}`,
      apply: (files) =>
        withFile(files, path, (file) =>
          changeAt(setAt(file, joinPointer('/context', name), first), '/contextSchema', (all) =>
            withFactSchema(all as JsonSchema | undefined, name, schema, first),
          ),
        ),
    })
}

function FactFields(props: { fact: Fact; place: string; schemaPlace: string }): ReactNode {
  const { t } = useTranslation()
  const { name, schema, first } = props.fact
  const workflow = useEditedFile().value as unknown as WorkflowDefinition
  const put = usePutFact()
  return (
    <Fields>
      <ValueSchemaField
        label={t('properties.valueKind')}
        schema={schema}
        place={props.schemaPlace}
        onChange={(next) =>
          put(name, next, kindOf(next) === kindOf(schema) ? first : firstOf(next))
        }
      />
      <FirstValue
        fact={props.fact}
        place={props.place}
        onChange={(next) => put(name, schema, next)}
      />
      <UsedIn name={{ kind: 'variable', inside: workflow.id, id: name }} />
      <div className="sp-actions">
        <NameLinks name={{ kind: 'variable', inside: workflow.id, id: name }} title={name} />
      </div>
    </Fields>
  )
}

function FirstValue(props: {
  fact: Fact
  place: string
  onChange: (first: JsonValue) => void
}): ReactNode {
  const { t } = useTranslation()
  const { fact, place, onChange } = props
  const { first, schema } = fact
  const label = t('data.first')
  if (Array.isArray(first) && first.length === 0)
    return <p className="st-quiet">{t('data.firstList')}</p>
  if (typeof first === 'object' && first !== null)
    return <p className="st-quiet">{t('data.firstComplex')}</p>
  const kind = kindOf(schema)
  if (kind === 'boolean')
    return <CheckField label={label} checked={first === true} place={place} onChange={onChange} />
  if (kind === 'number')
    return (
      <TypedField
        numeric
        label={label}
        value={typeof first === 'number' ? String(first) : ''}
        onChange={(text) => {
          const number = Number(text.replace(',', '.'))
          if (text.trim() === '') onChange(null)
          else if (Number.isFinite(number)) onChange(number)
        }}
      />
    )
  return (
    <TextField
      label={label}
      value={typeof first === 'string' ? first : ''}
      place={place}
      onChange={(text) => onChange(text === '' ? null : text)}
    />
  )
}
