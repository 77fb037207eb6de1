/** Texts of publishing. */
export const publishTexts = {
  pl: {
    title: 'Publikacja',
    lead: 'Gdy opublikujesz, ta wersja zacznie obowiązywać wszystkich. Możesz to potem cofnąć.',
    steps: 'Co zostało do zrobienia',
    state: { done: 'Gotowe:', open: 'Do zrobienia:', unknown: 'Sprawdzamy:' },
    step: {
      changes: {
        done: 'są zmiany do opublikowania.',
        open: 'w tej wersji nic się nie zmieniło.',
        unknown: 'co się zmieniło.',
      },
      current: {
        done: 'wersja wychodzi od tego, co obowiązuje.',
        open: 'w międzyczasie opublikowano inną wersję.',
        unknown: 'od czego wersja wychodzi.',
      },
      errors: {
        done: 'nie ma błędów.',
        open: 'popraw błędy ({{count}}).',
        unknown: 'czy są błędy.',
      },
      warnings: {
        done: 'każde ostrzeżenie ma powód.',
        open: 'podaj powód ostrzeżeń ({{count}}).',
        unknown: 'czy są ostrzeżenia.',
      },
      cases: {
        done: 'wiadomo, co stanie się ze sprawami.',
        open: 'wskaż, dokąd idą sprawy ({{count}}).',
        unknown: 'co stanie się ze sprawami.',
      },
      reason: {
        done: 'wpisano powód.',
        open: 'wpisz powód publikacji.',
        unknown: 'powód.',
      },
    },
    see: {
      check: 'Zobacz sprawdzenie',
      fate: 'Zobacz, co stanie się ze sprawami',
      differences: 'Zobacz różnice',
    },
    warnings: 'Ostrzeżenia',
    warningsLead:
      'Ostrzeżenie nie wstrzymuje publikacji, ale trzeba powiedzieć, dlaczego jest w porządku.',
    warningReason: 'Dlaczego to jest w porządku',
    policy: 'Co ze sprawami w toku',
    policies: {
      follow: 'Przenieś te, którym nic nie grozi',
      mapped: 'Przenieś wszystkie, które się da',
      pinned: 'Zostaw wszystkie przy starych zasadach',
    },
    policyHints: {
      follow:
        'Sprawy, w których nic nie przepada i żaden termin nie przyspiesza, pójdą dalej według nowej wersji. Pozostałe skończą się na starych zasadach.',
      mapped:
        'Sprawy pójdą dalej według nowej wersji, tam gdzie wskazano. Te, których nie można przenieść, skończą się na starych zasadach.',
      pinned: 'Nowa wersja będzie dotyczyć tylko nowych spraw.',
    },
    reason: 'Powód publikacji',
    reasonHint: 'Zostanie na zawsze w dzienniku zdarzeń.',
    publish: 'Opublikuj',
    notYet: 'Jeszcze nie',
    confirm: 'Opublikować tę wersję?',
    closed: {
      published: 'Ta wersja jest opublikowana.',
      discarded: 'Ta wersja została porzucona.',
    },
    toReleases: 'Zobacz wydania',
    proposed: 'Czeka na zatwierdzenie',
    proposedBy: 'Do publikacji zgłasza: {{who}}.',
    waitForOther: 'Zatwierdzić musi inny administrator.',
    decisionReason: 'Powód decyzji',
    approve: 'Zatwierdź i opublikuj',
    reject: 'Oddaj do poprawy',
    outdated: 'W międzyczasie opublikowano inną wersję',
    outdatedText: 'Dołącz to, co teraz obowiązuje. Twoje zmiany zostaną.',
    update: 'Dołącz obowiązujące zmiany',
    clashes: 'Te części zmieniono w obu wersjach inaczej. Uzgodnij je, zanim dołączysz resztę:',
  },
  en: {
    title: 'Publish',
    lead: 'Once published, this version is in force for everybody. You can take it back later.',
    steps: 'What remains to be done',
    state: { done: 'Done:', open: 'To do:', unknown: 'Checking:' },
    step: {
      changes: {
        done: 'there are changes to publish.',
        open: 'nothing has changed in this draft.',
        unknown: 'what has changed.',
      },
      current: {
        done: 'the draft begins from what is in force.',
        open: 'another version was published meanwhile.',
        unknown: 'what the draft begins from.',
      },
      errors: {
        done: 'there are no errors.',
        open: 'correct the errors ({{count}}).',
        unknown: 'whether there are errors.',
      },
      warnings: {
        done: 'every warning has a reason.',
        open: 'give a reason for the warnings ({{count}}).',
        unknown: 'whether there are warnings.',
      },
      cases: {
        done: 'it is known what happens to cases.',
        open: 'say where cases go ({{count}}).',
        unknown: 'what happens to cases.',
      },
      reason: {
        done: 'a reason is given.',
        open: 'give a reason for publishing.',
        unknown: 'the reason.',
      },
    },
    see: {
      check: 'See the check',
      fate: 'See what happens to cases',
      differences: 'See the differences',
    },
    warnings: 'Warnings',
    warningsLead: 'A warning does not stop publishing, but it must be said why it is all right.',
    warningReason: 'Why this is all right',
    policy: 'What about running cases',
    policies: {
      follow: 'Move those that are safe',
      mapped: 'Move all that can be moved',
      pinned: 'Leave all of them with the old rules',
    },
    policyHints: {
      follow:
        'Cases that lose nothing and whose deadlines do not come sooner go on by the new version. The others end by the old rules.',
      mapped:
        'Cases go on by the new version, where you said. Those that cannot be moved end by the old rules.',
      pinned: 'The new version counts for new cases only.',
    },
    reason: 'Reason for publishing',
    reasonHint: 'It is kept in the audit log for ever.',
    publish: 'Publish',
    notYet: 'Not yet',
    confirm: 'Publish this version?',
    closed: {
      published: 'This draft is published.',
      discarded: 'This draft was discarded.',
    },
    toReleases: 'See the releases',
    proposed: 'Waits for approval',
    proposedBy: 'Proposed by: {{who}}.',
    waitForOther: 'Another administrator has to approve it.',
    decisionReason: 'Reason for the decision',
    approve: 'Approve and publish',
    reject: 'Give back to be changed',
    outdated: 'Another version was published meanwhile',
    outdatedText: 'Take in what is in force now. Your changes stay.',
    update: 'Take in what is in force',
    clashes:
      'These parts were changed differently in both. Settle them before the rest is taken in:',
  },
}
