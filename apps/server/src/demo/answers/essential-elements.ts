/** What the models of the demonstration stand on; of how much is kept comes how faithful a franchise is. */
export const essentialElements: readonly string[] = [
  'Partnerstwo gminy z organizacją społeczną',
  'Koordynator usługi na pełny etat',
  'Zlecenie od samorządu na co najmniej rok',
  'Próbny miesiąc pracy przed zatrudnieniem',
  'Opiekun stanowiska dla każdej nowej osoby',
  'Plan rozwoju każdego pracownika',
  'Standard usługi zapisany prostym językiem',
  'Zgłaszanie usług telefonicznie i przez internet',
  'Rezerwa finansowa na trzy miesiące',
  'Miesięczny przegląd wskaźników',
  'Współpraca z powiatowym urzędem pracy',
  'Rada odbiorców usługi',
]
