/**
 * What people of the demonstration write, by what it is about: long enough for every field that asks
 * for it. All of it is made up.
 */
const texts = {
  // the call
  recruitmentCall:
    'Szukamy partnerstw co najmniej dwóch osób prawnych, które chcą założyć spółdzielnię socjalną świadczącą usługi użyteczności publicznej. Zapewniamy diagnozę, szkolenia, doradztwo i udział w konkursie modeli.',
  competitionCall:
    'Partnerstwa po diagnozie i szkoleniach zgłaszają modele spółdzielni socjalnych. Najlepsze otrzymują środki na test trwający od trzech do sześciu miesięcy; oceniamy potencjał wdrożeniowy, efektywność i innowacyjność.',
  mission:
    '§ 5 statutu: celem jest wspieranie osób zagrożonych wykluczeniem, rozwój usług społecznych w gminie i tworzenie miejsc pracy dla osób długo pozostających bez zatrudnienia.',

  // the application
  problem:
    'W naszej gminie mieszka ponad osiemset osób po siedemdziesiątym piątym roku życia; co trzecia z nich prowadzi gospodarstwo sama. Ośrodek pomocy społecznej zapewnia usługi opiekuńcze dwudziestu ośmiu osobom, a na liście oczekujących jest drugie tyle. Rodziny wyjechały do pracy w mieście i nie są w stanie pomagać na co dzień. Jednocześnie od ponad roku bez pracy pozostaje dwustu czternastu mieszkańców, w większości kobiet po pięćdziesiątce. Mają doświadczenie w opiece nad bliskimi, ale żadnych dokumentów, które by je potwierdzały, a autobus do miasta powiatowego jeździ dwa razy dziennie. Te dwa problemy nigdy nie były rozwiązywane razem.',
  problemInDepth:
    'Rozmowy z mieszkańcami pokazały, że brakuje przede wszystkim pomocy w drobnych sprawach: zakupów, dojazdu do lekarza, ciepłego posiłku, naprawy kranu. Z takich spraw składa się samodzielność; kiedy nie ma ich kto załatwić, kończy się ona przeprowadzką do domu pomocy, za którego pobyt gmina dopłaca średnio cztery tysiące złotych miesięcznie.',
  existingServices:
    'Ośrodek pomocy społecznej zatrudnia trzy opiekunki i zleca usługi firmie z miasta powiatowego. Firma nie przyjmuje zleceń w weekendy ani z miejscowości oddalonych o więcej niż piętnaście kilometrów. Koło gospodyń wiejskich prowadzi raz w tygodniu klub seniora. Powiatowy urząd pracy oferuje staże, po których zatrudnienie znajduje co piąta osoba.',
  economicIdea:
    'Spółdzielnia będzie świadczyć usługi opiekuńcze i sąsiedzkie na zlecenie gminy, a w wolnych godzinach sprzedawać je rodzinom, które mieszkają daleko i chcą mieć pewność, że ktoś zagląda do rodziców. Drugim źródłem przychodu będzie dowóz obiadów gotowanych w kuchni świetlicy. Z rozmów z gminą i z dwudziestoma rodzinami wynika, że zlecenia wystarczą na sześć miejsc pracy w pierwszym roku. Ceny uzgodniliśmy ze skarbniczką gminy.',
  resources:
    'Gmina udostępni świetlicę z kuchnią o powierzchni osiemdziesięciu metrów kwadratowych, po remoncie z 2024 roku, z podjazdem i toaletą dla osób na wózkach. Stowarzyszenie wnosi samochód dostawczy i zespół: kierowniczkę z doświadczeniem w prowadzeniu usług oraz psycholożkę na pół etatu. Partnerzy mają księgowość i prawo do używania programu do planowania wizyt.',
  integrationPath:
    'Droga zaczyna się od spotkania informacyjnego w ośrodku pomocy i rozmowy z doradcą. Potem są cztery tygodnie warsztatów, w których uczestnicy poznają pracę w spółdzielni i siebie nawzajem, miesiąc praktyki u boku opiekunki i umowa na okres próbny. Po trzech miesiącach każdy ma plan rozwoju i opiekuna stanowiska, a po roku może zostać członkiem spółdzielni z prawem głosu. Kto potrzebuje więcej czasu, przechodzi dany etap ponownie, bez utraty miejsca.',
  scoreProblem:
    'Problem opisany liczbami z rejestrów ośrodka pomocy i urzędu pracy; związek między brakiem usług a bezrobociem kobiet po pięćdziesiątce jest przekonujący.',
  scorePartnership:
    'Partnerzy mają uzupełniające się zasoby, lokal jest zapewniony umową. Zakres zadań gminy w pierwszym półroczu wymaga doprecyzowania.',
  scoreIdea:
    'Pomysł ma płacących odbiorców, a gmina potwierdziła zlecenia. Sprzedaż rodzinom spoza gminy opiera się na dwudziestu rozmowach, warto to sprawdzić w diagnozie.',
  scoreReadiness: 'Delegowane osoby znają się od lat i prowadziły już razem klub seniora.',
  rejection:
    'Wniosek nie spełnia warunku udziału: lider nie należy do podmiotów uprawnionych, o których mówi regulamin naboru. Braku tego nie można usunąć przez uzupełnienie wniosku.',
  duplicate:
    'Ten sam lider złożył w tym naborze inny wniosek. Regulamin pozwala liderowi na jeden aktywny wniosek, a wcześniejszy nie został wycofany w ciągu dwóch dni roboczych.',
  premises:
    'Lokal przy ul. Szkolnej 4 gmina oddaje w użyczenie na pięć lat: sala, kuchnia i warsztat.',
  objection:
    'Ocena pomija tabelę danych z części „Problem”, w której podaliśmy liczbę osób oczekujących na usługi wraz ze źródłem. Prosimy o ponowną ocenę tego kryterium z uwzględnieniem tabeli.',
  appealDecision:
    'Sprawdzono wniosek i kartę oceny. Tabela danych była częścią wniosku złożonego w terminie i odnosi się wprost do kryterium, którego dotyczy odwołanie.',

  // diagnosis
  groupProfile:
    'Grupę tworzą osoby pozostające bez pracy dłużej niż rok, w wieku od czterdziestu pięciu do sześćdziesięciu lat; siedem na dziesięć to kobiety. Większość ma wykształcenie zawodowe, połowa opiekowała się przez lata rodzicami albo dziećmi z niepełnosprawnością. Największą przeszkodą jest dojazd, drugą brak wiary, że ktoś je zatrudni. Osoby te chętnie pracują rano i w małych zespołach, potrzebują stałego opiekuna i jasnych zadań. Do udziału w projekcie zgłosiło się już czternaście z nich, osiem odbyło rozmowę z doradcą zawodowym.',
  serviceStandard:
    'Opiekunka przychodzi o umówionej godzinie, nie później niż kwadrans po czasie; zastępstwo jest znane odbiorcy dzień wcześniej.',
  competitors:
    'Usługi świadczy jedna firma z miasta powiatowego, w cenie 45 zł za godzinę, bez weekendów i bez dojazdu do sześciu sołectw. Dwie osoby prywatne oferują opiekę bez umowy. Nikt nie łączy opieki z dowozem posiłków.',
  governance:
    'Decyzje strategiczne podejmuje walne zgromadzenie, w którym każdy członek ma jeden głos. Zarząd liczy dwie osoby, jedną wskazuje zespół. Raz w tygodniu odbywa się odprawa, na której pracownicy układają grafik. Partnerzy spotykają się co miesiąc, protokół trafia do wszystkich członków spółdzielni. Spory rozstrzyga rada partnerów.',
  observations:
    'Świetlica jest używana codziennie przed południem, kuchnia stoi pusta po czternastej. Wejście ma podjazd, droga od przystanku nie ma chodnika. W klubie seniora było siedemnaście osób, z których pięć dowiozła sołtyska.',
  premisesNotes: 'Kuchnia wymaga drugiego zlewu i odbioru sanitarnego.',
  keyFindings:
    'Rozmówca potwierdza kolejkę do usług i gotowość gminy do zlecenia ich na rok. Obawia się zastępstw w wakacje i w czasie chorób.',
  diagnosisSummary:
    'Diagnoza potwierdza problem opisany we wniosku: na usługi czeka dwadzieścia dziewięć osób, a ich liczba wzrosła w ciągu roku o jedną trzecią. Gmina ma w budżecie środki na zlecenie i umie je ogłosić z klauzulami społecznymi. Grupa docelowa jest liczna i dotarto do czternastu zainteresowanych. Słabą stroną jest sprzedaż poza gminą: ceny nie były rozmawiane z odbiorcami, a zespół nie ma osoby, która by się nią zajęła. Lokal nadaje się po niewielkich pracach. Partnerstwo działa sprawnie, choć decyzje opierają się na jednej osobie.',
  typeChangeReason:
    'Z wizyty wynika, że usługi są nie tylko miejscem pracy, ale główną potrzebą gminy: czeka na nie dwadzieścia dziewięć osób. Model łączący pracę z usługami lepiej oddaje zamiar partnerstwa niż sama reintegracja.',
  commentsHandled:
    'Uwzględniono liczbę osób oczekujących podaną przez ośrodek pomocy; ocena popytu bez zmian.',

  // support and training
  adviceTopics: 'Kalkulacja kosztu godziny usługi, stawki i obciążenie pracowników.',
  sessionProgramme:
    'Moduł prowadzi od pomysłu do rachunku: rano koszty stałe i zmienne na przykładzie kuchni, po przerwie cena godziny usługi i próg opłacalności, po południu praca zespołów nad własnymi liczbami z pomocą trenerki.',
  trainerReport: 'Zespoły policzyły własny próg opłacalności; dwa wrócą do cen.',
  goalsReview:
    'Zespół przygotował biznesplan, policzył koszt godziny usługi i uzgodnił z gminą zakres zlecenia. Ukończył wszystkie obowiązkowe moduły, a wizyta studyjna zmieniła plan zatrudnienia: pierwsza będzie koordynatorka.',
  teamStrengths:
    'Zgrany zespół, dobra znajomość odbiorców, pisemna deklaracja gminy i realistyczne liczby w pierwszym roku działania.',
  teamRisks:
    'Sprzedaż usług poza gminą jest zadaniem jednej osoby. Kuchnia czeka na odbiór, a jego opóźnienie przesunie dowóz posiłków.',
  waiverReason:
    'Nieobecność na jednym module wynikała z choroby; zespół odrobił materiał z doradczynią i oddał komplet ćwiczeń.',

  // the competition
  groupRecruitment:
    'Informacja o pracy trafia do ludzi tam, gdzie bywają: w ośrodku pomocy, w sklepie, na zebraniu wiejskim i u listonosza. Pracownicy socjalni zapraszają na spotkanie otwarte, po którym każdy może umówić rozmowę w swoim sołectwie. Wybieramy razem z doradcą zawodowym, patrząc na motywację i na to, czy dana osoba lubi pracę z ludźmi; brak doświadczenia nie jest przeszkodą. Lista rezerwowa liczy pięć osób, żeby choroba albo wyjazd nie zatrzymały usługi. O przyjęciu i o odmowie mówimy osobiście, z podaniem powodu.',
  independencePath:
    'Przez pierwszy kwartał zespół prowadzi kierowniczka z organizacji partnerskiej, a pracownicy uczą się grafiku, rozliczeń i rozmów z odbiorcami. Od czwartego miesiąca grafik układa zespół, od szóstego jedna osoba prowadzi rozliczenia pod okiem księgowej. Po roku zarząd przejmuje osoba wybrana spośród pracowników, a partner zostaje w radzie. Każdy etap kończy rozmowa o tym, co się udało i czego jeszcze brakuje; jeśli zespół uzna, że nie jest gotowy, etap trwa miesiąc dłużej. Po osiemnastu miesiącach spółdzielnia działa bez kierowniczki.',
  serviceNeed:
    'Na usługi opiekuńcze czeka dwadzieścia dziewięć osób, a obecny wykonawca nie dojeżdża do sześciu sołectw i nie pracuje w weekendy. Z ankiety wśród rodzin wynika, że dwie trzecie zapłaciłoby za dodatkowe godziny, gdyby przychodziła stale ta sama osoba. Ośrodek pomocy szacuje, że każdy rok pobytu seniora we własnym domu zamiast w placówce oszczędza gminie około czterdziestu ośmiu tysięcy złotych. Potrzeby będą rosły: za pięć lat osób po siedemdziesiątym piątym roku życia będzie o jedną czwartą więcej.',
  safety:
    'Każda opiekunka ma przeszkolenie z pierwszej pomocy i przenoszenia osób leżących, a jej pierwsze dwa tygodnie to praca w parze. Klucze odbiorców są w sejfie i wydaje się je za podpisem. Telefon dyżurny działa całą dobę. O każdym zdarzeniu powstaje notatka, a raz w miesiącu zespół omawia je z kierowniczką i zmienia sposób pracy.',
  workersSupport:
    'Każda osoba ma opiekuna stanowiska, z którym rozmawia raz w tygodniu, i psycholożkę dostępną w środy. Przez pierwsze trzy miesiące pracuje się w niepełnym wymiarze, żeby pogodzić pracę z opieką nad bliskimi. Dojazd zapewnia samochód spółdzielni, a grafik jest znany na dwa tygodnie naprzód. Po kryzysie zdrowotnym wraca się do pracy stopniowo. Raz na kwartał zespół ma dzień na szkolenie wybrane przez siebie.',
  planSummary:
    'Spółdzielnia zatrudni sześć osób, w tym cztery zagrożone wykluczeniem, i będzie prowadzić opiekę sąsiedzką: stałą, drobną pomoc seniorom w ich domach, z dowozem obiadów gotowanych w świetlicy. Usługę zleca gmina, dodatkowe godziny kupują rodziny. Nowością jest sposób organizacji: jeden koordynator zna wszystkich odbiorców, opiekunki mieszkają w tych samych miejscowościach co podopieczni, a rada odbiorców co kwartał ocenia jakość. W teście sprawdzimy, czy koszt godziny mieści się w stawce gminy, czy praca blisko domu zatrzymuje ludzi w zatrudnieniu i czy seniorzy rzadziej trafiają do szpitala. Doświadczenia opiszemy w manualu, który każda gmina dostanie bezpłatnie.',
  innovation:
    'Dotychczas opieka i aktywizacja zawodowa były dwoma osobnymi zadaniami z osobnymi budżetami. Model łączy je w jednym miejscu: usługa, której brakuje, jest jednocześnie pracą dla tych, którzy jej szukają. Nowe są trzy rozwiązania: opiekunki sąsiedzkie zatrudnione w miejscu zamieszkania, wspólny grafik opieki i posiłków, który skraca dojazdy o jedną trzecią, oraz rada odbiorców mająca wpływ na standard. Żadna z czternastu spółdzielni, z którymi rozmawialiśmy, nie stosuje wszystkich trzech jednocześnie.',
  diagnosisAnswer: 'Analizę popytu uzupełniono o ceny podane przez dwadzieścia siedem rodzin.',
  market:
    'Głównym odbiorcą jest gmina, która w budżecie na przyszły rok zapisała sto dwadzieścia tysięcy złotych na usługi opiekuńcze i planuje zlecić je z klauzulą społeczną. Drugą grupą są rodziny: w ankiecie wzięło udział sto dwanaście gospodarstw, z których czterdzieści jeden kupiłoby średnio sześć godzin miesięcznie po 45 zł. Trzecią są dwie sąsiednie gminy bez własnych opiekunek; rozmowy są na etapie listu intencyjnego. Konkurencją jest jedna firma z miasta, droższa o dojazd, i opieka nierejestrowana, tańsza, ale bez zastępstw i ubezpieczenia. Naszą przewagą jest bliskość, stałość osób i posiłek w pakiecie. Największym ryzykiem jest zwłoka w ogłoszeniu zlecenia, dlatego przez pierwsze dwa miesiące przychody oparto tylko na sprzedaży rodzinom, liczonej ostrożnie: o jedną trzecią niżej, niż wynika z ankiety. Ceny sprawdzimy ponownie po drugim miesiącu testu, rozmawiając z rodzinami, które zrezygnowały lub nie zamówiły.',
  pricing:
    'Koszt godziny wynosi 38,50 zł: wynagrodzenie z pochodnymi 31 zł, dojazdy 3 zł, koordynacja i administracja 4,50 zł. Cena dla gminy to 45 zł, tyle, ile płaci dziś; rodziny płacą tyle samo, a przy pakiecie dziesięciu godzin 42 zł. Obiad z dowozem kosztuje 25,55 zł. Przy trzystu godzinach miesięcznie spółdzielnia pokrywa koszty, nadwyżka idzie na fundusz zastępstw i rezerwę na trzy miesiące wynagrodzeń.',
  sustainability:
    'Po teście usługa utrzyma się z umowy z gminą zawartej na co najmniej dwanaście miesięcy i ze sprzedaży rodzinom. Pracownicy, którzy ukończą kurs opiekunki, będą mogli przyjmować zlecenia na usługi specjalistyczne, wyceniane wyżej. Spółdzielnia odkłada dziesięć procent przychodu, aż zgromadzi rezerwę na trzy miesiące. Partnerzy zobowiązali się do wsparcia w drugim roku: gmina lokalem bez czynszu, stowarzyszenie księgowością. Sprzęt kupiony w teście zostaje w spółdzielni. Gdyby zlecenie gminy spadło o połowę, zespół utrzyma cztery z sześciu etatów. Decyzję o tym podejmie walne zgromadzenie na podstawie wyników półrocza.',
  userParticipation:
    'Rada odbiorców liczy siedem osób: pięcioro seniorów i dwoje członków rodzin. Spotyka się co kwartał, widzi wyniki ankiet i reklamacje, opiniuje zmiany w standardzie i w grafiku. Pracownicy mają w niej głos doradczy. Wnioski rady i odpowiedzi zarządu wiszą w świetlicy. W czasie testu rada spotyka się co miesiąc, a jej uwagi są częścią sprawozdania, także te, których nie uwzględniono, z podaniem powodu.',
  measurement:
    'Liczymy godziny usług, punktualność, ciągłość (ile osób odwiedza jednego odbiorcę w miesiącu) i reklamacje; źródłem jest program do planowania wizyt. Zadowolenie odbiorców mierzymy co miesiąc krótką rozmową telefoniczną, prowadzoną przez osobę spoza zespołu. U pracowników mierzymy postępy w samodzielności czterostopniową skalą, na początku, w połowie i na końcu testu. Wyniki porównujemy z wartościami sprzed testu i z danymi ośrodka pomocy z poprzedniego roku. Dane zbieramy bez nazwisk, pod numerem odbiorcy.',
  replicability:
    'Model da się wdrożyć w każdej gminie, w której działa organizacja społeczna, a samorząd jest gotów zlecić usługę na rok. Niezbędne są: koordynator na etacie, lokal z telefonem i samochód; kuchnię może zastąpić umowa z jadłodajnią. Wszystkie wzory – umowy, karty usługi, grafik, ankiety – przekażemy bezpłatnie w wersji do edycji. Najtrudniejsze do powtórzenia jest zaufanie do koordynatora, dlatego manual opisze krok po kroku pierwsze trzy miesiące. Gminy liczące mniej niż cztery tysiące mieszkańców powinny działać wspólnie.',
  accessibility:
    'Świetlica ma podjazd, toaletę dla osób na wózkach i pętlę indukcyjną w sali spotkań. Zlecenia przyjmujemy telefonicznie, przez internet i osobiście. Umowa i karta usługi są napisane prostym językiem i wydrukowane dużą czcionką. Tłumacza języka migowego zamawiamy na dwa dni przed spotkaniem; pracownicy przejdą szkolenie z obsługi osób słabowidzących.',
  cardPotential:
    'Zespół i zasoby odpowiadają skali testu; lokal jest zapewniony, a zlecenie gminy potwierdzone uchwałą. Harmonogram jest ciasny w pierwszym miesiącu, bo odbiór kuchni zależy od terminu inspekcji. Zadania partnerów są rozdzielone jasno, a osoby na kluczowe stanowiska wskazane z imienia.',
  cardEffectiveness:
    'Koszt godziny policzono rzetelnie i można go sprawdzić w biznesplanie; założenia sprzedaży są ostrożne. Budżet testu odpowiada zadaniom. Wskaźniki mają wartości wyjściowe i źródła. Zastrzeżenie budzi jedynie liczba godzin w trzecim miesiącu, która zakłada pełną obsadę bez zwolnień lekarskich.',
  cardInnovation:
    'Połączenie opieki sąsiedzkiej z zatrudnieniem w miejscu zamieszkania jest w tej skali nowe, a rada odbiorców daje modelowi cechę, której nie mają znane rozwiązania. Opis tego, co można zmienić bez utraty istoty modelu, pozwala wdrożyć go w innych gminach; warto poszerzyć go o gminy miejskie.',
  cardStrengths: 'Potwierdzone zlecenie gminy, zgrany zespół i wiarygodny rachunek kosztów usługi.',

  cardObjection:
    'Uzasadnienie oceny nie odnosi się do tej części wniosku: liczby, których brak zarzucono, są w załączonej tabeli. Prosimy o ocenę z uwzględnieniem całego wniosku.',
  cardAppealDecision:
    'Porównano uzasadnienie oceny z wnioskiem i załącznikami. Rozstrzygnięcie opiera się na tym, co wniosek zawierał w dniu złożenia, bez późniejszych wyjaśnień.',
  aidRejection:
    'Wnioskowana kwota razem z pomocą de minimis otrzymaną dotąd przekracza dopuszczalny limit trzech lat. Brak ten nie podlega uzupełnieniu.',

  // the test
  comparison:
    'Punktem odniesienia są dane ośrodka pomocy z poprzedniego roku i lista osób oczekujących z dnia rozpoczęcia testu, bez grupy kontrolnej.',
  researchConsent:
    'Zgody zbiera koordynatorka w czasie pierwszej wizyty, na formularzu w prostym języku; odmowa nie wpływa na usługę.',
  highlights:
    'Ruszył dowóz obiadów: przez pierwszy tydzień do sześciu osób, pod koniec miesiąca do piętnastu. Zatrudniono dwie opiekunki, które przeszły cztery tygodnie warsztatów. Rada odbiorców spotkała się po raz pierwszy i poprosiła o stałe godziny wizyt.',
  changesMade: 'Grafik układany na dwa tygodnie zamiast na miesiąc, na prośbę opiekunek.',
  lesson: 'Pierwszą wizytę lepiej odbyć we dwoje, z kimś, kogo odbiorca już zna.',
  visitFinding: 'Brak kart usług z dwóch dni; godziny w grafiku i na listach płac się różnią.',
  incident: 'Opiekunka poślizgnęła się na schodach odbiorcy i skręciła nadgarstek.',
  incidentAction: 'Wezwano pogotowie, zapewniono zastępstwo.',
  incidentFollowUp: 'Sprawdzono wejścia u wszystkich odbiorców i kupiono obuwie antypoślizgowe.',
  terminationGrounds:
    'Mimo dwóch wezwań implementator nie przedstawił dokumentów księgowych za drugi miesiąc, a wizyta bez zapowiedzi wykazała, że usługi nie są świadczone od dziesięciu dni. Wyjaśnienia złożone po terminie nie zawierały dowodów.',
  peopleSecured:
    'Odbiorców przejął ośrodek pomocy od następnego dnia; dwie opiekunki zatrudniła gmina, pozostałym wypłacono odprawy i wskazano doradcę.',
  implementerPosition: 'Implementator nie zgadza się z oceną wizyty, uznaje brak dokumentów.',
  changeDescription:
    'W trakcie testu okazało się, że zapotrzebowanie na posiłki jest większe, a na sprzątanie mniejsze, niż zakładano. Prosimy o przesunięcie środków i godzin między tymi zadaniami; suma budżetu i liczba etatów się nie zmieniają.',
  changeDecision: 'Zmiana nie narusza celu testu i mieści się w granicach umowy.',
  extensionGoal:
    'Trzy dodatkowe miesiące pozwolą sprawdzić usługę zimą, gdy potrzeby seniorów są największe, a dojazdy najtrudniejsze, i zmierzyć, czy zespół utrzymuje jakość przy zastępstwach w okresie zachorowań. Wyniki uzupełnią manual.',
  founderChange:
    'Parafia wycofuje się z partnerstwa z powodu zmiany proboszcza; jej zadania i udziały przejmuje stowarzyszenie, które współpracuje z nami od początku testu.',
  finalSummary:
    'Test trwał trzy miesiące i objął pięćdziesiąt osób w dwunastu sołectwach. Zatrudniono sześć osób, w tym cztery zagrożone wykluczeniem; po teście pracuje pięć. Koszt godziny wyniósł 30 zł i jest niższy od zakładanego, głównie dzięki krótszym dojazdom. Zadowolenie odbiorców oceniono na 4,2 w skali do pięciu, najniżej w pierwszym miesiącu, gdy zmieniały się godziny wizyt. Potwierdziły się trzy założenia: opieka sąsiedzka mieści się w stawce gminy, praca blisko domu zatrzymuje ludzi, a wspólny grafik opieki i posiłków skraca dojazdy. Nie udało się rozpocząć warsztatów w planowanym terminie. Gmina zleciła usługę na następny rok, a dwie sąsiednie pytają o wdrożenie. Największą nauką jest znaczenie koordynatorki: bez jednej osoby, która zna wszystkich, model nie działa. Manual opisuje tę rolę krok po kroku.',
  evidence: 'Program do planowania wizyt, listy płac i ankiety odbiorców z trzech miesięcy.',
  socialEffects:
    'Dwadzieścia dziewięć osób z listy oczekujących otrzymało pomoc, z czego jedenaście pierwszy raz w życiu. Cztery osoby przeszły od długotrwałego bezrobocia do umowy o pracę, dwie zapisały się na kurs opiekunki medycznej. Trzy rodziny odłożyły decyzję o domu pomocy. W świetlicy powstał klub, do którego przychodzą także ci, którzy usług nie potrzebują. Sąsiedzi zaczęli zgłaszać koordynatorce, gdy ktoś dłużej nie wychodzi z domu; w ten sposób dwa razy udało się wezwać pomoc na czas. Gmina objęła ten sposób zgłaszania programem usług społecznych.',
  unintended: 'Prywatni opiekunowie podnieśli stawki; część z nich przyszła do pracy u nas.',
  peopleStories:
    'Pani, która przez sześć lat opiekowała się matką, dziś uczy nowe osoby pracy z chorymi.',
  finalModel:
    'Model składa się z czterech części. Pierwszą jest partnerstwo gminy i organizacji społecznej, które zakładają spółdzielnię i podpisują umowę o podziale zadań: gmina zleca usługę i daje lokal, organizacja prowadzi zespół przez pierwszy rok. Drugą jest koordynator na pełnym etacie, który zna wszystkich odbiorców, układa z zespołem grafik i odbiera telefon dyżurny. Trzecią jest zespół opiekunek sąsiedzkich, rekrutowanych w miejscowościach, w których mieszkają odbiorcy; każda osoba przechodzi cztery tygodnie warsztatów, miesiąc praktyki i ma opiekuna stanowiska. Czwartą jest rada odbiorców, która co kwartał ocenia jakość. Usługa zaczyna się od wizyty, w czasie której koordynator i odbiorca spisują kartę: co, kiedy, przez kogo, co w razie choroby. Wizyty trwają od pół godziny do trzech, obiad przywozi ta sama osoba, która pomaga w domu. Grafik powstaje na dwa tygodnie i jest wspólny dla opieki i posiłków, co skraca dojazdy o jedną trzecią. Reklamację rozpatruje koordynator następnego dnia roboczego. Rozliczenie z gminą jest miesięczne, na podstawie kart usług. Po dwunastu miesiącach zarząd obejmuje osoba wybrana z zespołu, a po osiemnastu spółdzielnia działa samodzielnie. W teście zmieniono dwie rzeczy: pierwszą wizytę odbywają dwie osoby, a grafik jest układany na dwa tygodnie zamiast na miesiąc. Nie zmieniły się zasady, bez których model traci sens: jeden koordynator, praca w miejscu zamieszkania, umowa z gminą na co najmniej rok i głos odbiorców. Resztę można dostosować do miejsca, zasobów i zwyczajów gminy.',
  conditionsOfUse:
    'Model wdraża się z gminą, która ma w budżecie środki na usługi co najmniej na rok. Potrzebne są trzy miesiące przygotowań, zanim ruszy pierwsza wizyta: zatrudnienie koordynatora, rekrutacja i warsztaty, umowa na lokal, zgłoszenie kuchni. Na początek wystarczą trzy opiekunki i piętnastu odbiorców. Rezerwa na trzy miesiące wynagrodzeń powinna być zgromadzona przed startem albo poręczona przez partnera. Nazwę i znaki projektu wolno używać z podaniem źródła finansowania. Zmiany w elementach niezbędnych uzgadnia się z mentorem.',
  notRecommendedFor:
    'Miasta powyżej pięćdziesięciu tysięcy mieszkańców, gdzie opiekunki nie znają sąsiadów, i gminy bez organizacji społecznej gotowej prowadzić zespół.',
  policy:
    'Zlecenia usług społecznych powinny trwać co najmniej rok, a koszt koordynacji być osobną pozycją. Warto dopuścić łączenie usług opiekuńczych z posiłkami w jednym zamówieniu i uznawać praktykę w opiece nad bliskimi przy kursach zawodowych.',
  validation:
    'Wyniki są udokumentowane i zgodne ze sprawozdaniami miesięcznymi. Model działa w warunkach gminy wiejskiej, koszt godziny jest niższy od zakładanego, a gmina zleciła usługę na następny rok. Trwałość zatrudnienia zmierzono w krótkim czasie, manual powinien to jasno powiedzieć. Opis elementów niezbędnych jest kompletny.',

  // the manual
  reviewComment: 'Brakuje wzoru karty usługi, do której odsyła ten rozdział.',
  catalogue:
    'Opieka sąsiedzka: spółdzielnia socjalna zatrudnia mieszkańców do pomocy seniorom w tych samych miejscowościach. Sześć miejsc pracy, pięćdziesięciu odbiorców, koszt godziny 30 zł. Model sprawdzony w gminie wiejskiej; potrzebne są zlecenie gminy na rok, koordynator i lokal z kuchnią. Manual zawiera wzory umów, grafik i arkusz kosztów.',
  thirdPartyRights:
    'Zdjęcia wykonała fotografka ze stowarzyszenia i przekazała prawa pisemną umową.',
  ministryRemarks: 'Prosimy o uzupełnienie oznaczeń funduszu na okładce i stronie tytułowej.',

  // social franchise
  whyModel:
    'Mamy ten sam problem co gmina, w której model powstał: rośnie liczba samotnych seniorów, a opiekunek nie ma. Byliśmy tam z wizytą i widzieliśmy, jak działa wspólny grafik opieki i posiłków. Przekonał nas koszt godziny, który mieści się w naszej stawce, i to, że praca trafia do ludzi, których znamy z ośrodka pomocy.',
  localNeed:
    'W gminie mieszka czterysta dwanaście osób po siedemdziesiątym piątym roku życia, o jedną piątą więcej niż pięć lat temu. Ośrodek pomocy zapewnia opiekę osiemnastu z nich, dwadzieścia dwie czekają. Najbliższa firma świadcząca usługi odmówiła dojazdu do czterech sołectw. Bez pracy od ponad roku pozostaje dziewięćdziesiąt osób, w większości kobiet mieszkających w tych samych miejscowościach. Rada gminy przyjęła w marcu program usług społecznych i przewidziała w nim pięćdziesiąt tysięcy złotych na zlecenie. Spotkanie z mieszkańcami zgromadziło sześćdziesiąt osób.',
  franchiseTeam:
    'Zespół poprowadzi pracowniczka socjalna z dwunastoletnim doświadczeniem, koordynatorem będzie były kierownik świetlicy. Księgowość i kadry prowadzi stowarzyszenie, które od ośmiu lat zatrudnia asystentów osób z niepełnosprawnościami.',
  adviserConclusion:
    'Franczyzobiorca zna potrzeby gminy i ma potwierdzone finansowanie. Lokal i samochód są gotowe, umowa z gminą uzgodniona. Do rozpoczęcia brakuje jedynie obsady stanowiska koordynatora; mentor pomoże w rekrutacji i w pierwszych grafikach.',
  brandTerms:
    'Franczyzobiorca używa nazwy i znaku modelu wraz z nazwą własną; materiały pokazuje mentorowi przed drukiem.',
  qualityTerms:
    'Elementy niezbędne pozostają bez zmian. Raz na kwartał franczyzobiorca przekazuje wskaźniki, a mentor odwiedza go dwa razy w roku. Odstępstwo zgłasza się na miesiąc naprzód, z opisem, co je zastąpi i jak zostanie zmierzone.',
  exitTerms:
    'Każda strona może odejść po trzech miesiącach od wypowiedzenia; wzory i wiedza zostają u franczyzobiorcy, znak przestaje być używany.',
  notOperating: 'Gmina przesunęła ogłoszenie zlecenia o pół roku; zespół czeka z rekrutacją.',
  staffWaiver:
    'Koordynatorka zaczyna pracę w drugim tygodniu testu; do tego czasu grafik układa kierowniczka spółdzielni.',
  mentoring: 'Pierwszy grafik opieki i posiłków, rozmowa z gminą o umowie.',
  mentoringAdvice: 'Zatrudnić koordynatora przed opiekunkami.',

  // personal data
  requestExtension: 'Dane są w kilku sprawach, część w archiwum papierowym.',
} as const

/** What a text of the demonstration can be about. */
export type ProseSubject = keyof typeof texts

/** Returns what people write about these subjects, in Polish, one after the other. Pure. */
export const prose = (...subjects: ProseSubject[]): string =>
  subjects.map((subject) => texts[subject]).join(' ')
