# Skrivebordets ord på dansk. Samme beskeder og argumenter som i locales/en/vagt.ftl; en test holder øje.

### labels

kind-availability = tilgængelighedshændelse
kind-security = fortroligheds-/integritetshændelse
kind-supplier = hændelse hos leverandør
kind-personal-data = brud på persondatasikkerheden
kind-rule-violation = overtrædelse af reglerne

level-none = ingen
level-low = lav
level-moderate = moderat
level-high = høj

confidentiality = fortrolighed
integrity = integritet
availability = tilgængelighed

reach-person = én person
reach-team = et team
reach-department = en afdeling
reach-municipality = hele kommunen
reach-citizens = borgere og virksomheder

data-no = ingen
data-unknown = ukendt
data-ordinary = almindelige
data-confidential = fortrolige
data-sensitive = følsomme

severity-minor = mindre
severity-moderate = moderat
severity-major = større
severity-serious = alvorlig

role-council = byrådet
role-chief-executive = kommunaldirektør
role-top-security-officer = øverste sikkerhedsansvarlige (ØS)
role-it-chief = it-chef
role-it-on-call = it-vagten
role-director = direktør
role-system-owner = systemejer
role-system-responsible = systemansvarlig
role-system-administrator = systemadministrator
role-dpo = databeskyttelsesrådgiver (DPO)
role-isg = informationssikkerhedsgruppen (ISG)
role-digitalisation-consultant = digitaliseringskonsulent
role-administrative-consultant = administrativ konsulent
role-lawyer = jurist
role-crisis-management = krisestab
role-manager = nærmeste leder
role-hr = personaleafdelingen (HR)
role-supplier = leverandør

role-short-council = byrådet
role-short-chief-executive = kommunaldir.
role-short-top-security-officer = ØS
role-short-it-chief = it-chef
role-short-it-on-call = it-vagten
role-short-director = direktør
role-short-system-owner = systemejer
role-short-system-responsible = systemansv.
role-short-system-administrator = sysadmin
role-short-dpo = DPO
role-short-isg = ISG
role-short-digitalisation-consultant = digi-kons.
role-short-administrative-consultant = adm.-kons.
role-short-lawyer = jurist
role-short-crisis-management = krisestab
role-short-manager = leder
role-short-hr = HR
role-short-supplier = leverandør

state-operational = i drift
state-maintenance = vedligehold
state-unknown = ukendt
state-degraded = nedsat drift
state-partial-outage = delvist nede
state-major-outage = nede

phase-investigating = undersøges
phase-identified = årsag fundet
phase-monitoring = overvåges
phase-resolved = løst
phase-scheduled = planlagt
phase-in-progress = i gang
phase-verifying = kontrolleres
phase-completed = afsluttet
phase-unknown = ukendt

step-todo = mangler
step-done = udført
step-skipped = sprunget over
step-waiting = venter
step-not-applicable = ikke relevant

clock-registration = registrering
clock-joint-decision = fælles beslutning
clock-inform = orientering
clock-next-update = næste opdatering
clock-dpo-report = rapport til DPO

clock-state-running = løber
clock-state-overdue = overskredet
clock-state-kept = overholdt
clock-state-broken = ikke overholdt

question-life-at-risk = Er liv eller velfærd i fare?
question-hostile = Er det en ondsindet handling?
question-personal-data-involved = Kan personoplysninger være berørt?
question-supplier-fault = Ligger fejlen hos en leverandør?
question-supplier-compromised = Kan leverandøren være kompromitteret?
question-safeguard-deviation = Manglede en sikring, eller var den slået fra eller omgået?
question-press-asking = Spørger pressen?
question-workaround-used = Arbejdes der efter nødprocedure?
question-same-cause = Er årsagen den samme som i en anden åben hændelse?
question-convene-isg = Skal informationssikkerhedsgruppen indkaldes?
question-many-people = Flere personer berørt end profilens grænse, eller en beskyttet adresse?
question-supplier-late = Er leverandøren forsinket, eller er der ikke aftalt en genopretningstid?

answer-yes = ja
answer-no = nej
answer-unknown = vides ikke endnu

audience-users = berørte brugere
audience-owners = systemejer og systemansvarlig
audience-citizens = borgere og virksomheder
audience-press = pressen
audience-supplier = leverandøren
audience-dpo = DPO
audience-isg = ISG

criticality-normal = normal
criticality-important = vigtigt
criticality-critical = kritisk

format-statuspage = Statuspage
format-rss = RSS
format-atom = Atom

rule-high-on-critical = høj konsekvens på et kritisk system
rule-down-for-many = nede for borgerne eller hele kommunen
rule-grave-data-out = mange personers fortrolige eller følsomme oplysninger, eller en beskyttet adresse, kan være kommet ud
rule-life-at-risk = liv eller velfærd er i fare
rule-hostile-inside = en ondsindet aktør er inde
rule-several-critical = flere kritiske systemer er ramt
rule-high-on-important = høj konsekvens på et vigtigt system
rule-moderate-on-critical = mindst moderat konsekvens på et kritisk system
rule-wide-reach = mindst moderat konsekvens for borgerne eller hele kommunen
rule-data-moderate = personoplysninger er berørt, og konsekvensen er mindst moderat
rule-grave-data-touched = fortrolige eller følsomme personoplysninger er berørt
rule-press-asking = pressen spørger
rule-moderate-impact = mindst moderat konsekvens
rule-data-possible = personoplysninger er eller kan være berørt
rule-department-reach = mindst en hel afdeling er ramt
rule-nothing-more = ingen regel kræver mere

doubt-personal-data = hvis personoplysninger viser sig at være berørt: { $level }
doubt-life-at-risk = hvis liv eller velfærd viser sig at være i fare: { $level }
doubt-hostile = hvis en ondsindet aktør viser sig at være inde: { $level }
doubt-people-touched = hvis mange personer eller en beskyttet adresse viser sig at være berørt: { $level }

### time

time-moment = <1 min
time-minutes = { $minutes } min
time-hours = { $hours } t { $minutes } min
time-days = { $days } d
time-overdue = overskredet { $duration }
time-ago = for { $duration } siden
time-day = { $day }.{ $month }.
time-day-year = { $day }{ $year }
time-on-day = { $day } { $time }
time-with-zone = { $time } ({ $zone })

### refusals

refusal-policy = { $error } ({ $rows })
refusal-empty-title = Hændelsen skal have en titel.
refusal-empty-title-hint = Skriv med få ord, hvad der ikke virker.
refusal-empty-text = Notatet er tomt.
refusal-empty-text-hint = Skriv, hvad der skete, eller hvad der er aftalt.
refusal-reason-missing = Der mangler en begrundelse.
refusal-reason-missing-hint = Én linje er nok; den gemmes i bevisloggen.
refusal-in-future = { $given } ligger i fremtiden.
refusal-in-future-hint = Angiv et tidspunkt, der er passeret; passer tidspunktet, så tjek enhedens ur.
refusal-reported-before-discovered = En hændelse kan ikke være meldt, før den er opdaget.
refusal-reported-before-discovered-hint = Ret et af de to tidspunkter.
refusal-awareness-unjustified = Kendskab senere end opdagelsen skal begrundes.
refusal-awareness-unjustified-hint = Skriv, hvorfor det først da stod klart, at der er tale om et brud.
refusal-unknown-incident = Hændelsen findes ikke.
refusal-unknown-incident-hint = »vagt incident list --all« viser dem alle.
refusal-unknown-step = Tjeklisten har ikke trinnet { $step }.
refusal-unknown-step-hint = »vagt incident show« viser hændelsens trin.
refusal-unknown-system = Registret har ikke systemet { $system }.
refusal-unknown-system-hint = Brug et navn fra systems.toml, eller indlæs filen igen.
refusal-unknown-person = Kontaktlisten har ingen { $person }.
refusal-unknown-person-hint = Brug initialer fra people.toml, eller indlæs filen igen.
refusal-unknown-feed = Intet feed ved navn { $feed } er tilføjet med kommando.
refusal-unknown-feed-hint = »vagt feed list« viser dem; feeds fra suppliers.toml fjernes dér.
refusal-feed-exists = Der er allerede et feed ved navn { $feed }.
refusal-feed-exists-hint = Giv det nye et andet navn, eller fjern det gamle først.
refusal-unknown-outage = Nedbruddet findes ikke, eller det er ovre.
refusal-closed = { $incident } er lukket.
refusal-closed-hint = Genåbn den med en begrundelse; et notat kan tilføjes uden.
refusal-not-closed = { $incident } er allerede åben.
refusal-step-waits = { $step } venter på { $first }.
refusal-step-waits-hint = Udfør først »{ $title }«, eller spring det over med en begrundelse.
refusal-step-waits-for-answer = { $step } venter på et svar.
refusal-step-waits-for-answer-hint = Svar først: { $question }
refusal-step-not-applicable = { $step } er ikke relevant for denne hændelse.
refusal-step-not-applicable-hint = Det bliver det, hvis konsekvens, omfang, oplysninger eller et svar siger det.
refusal-step-not-settled = { $step } er hverken udført eller sprunget over.
refusal-not-asked = { $step } stiller ikke det spørgsmål.
refusal-not-asked-hint = Svar i det trin, der spørger: { $question }
refusal-wrong-role = { $step } hører til: { $role }; { $person } har ikke den rolle.
refusal-wrong-role-hint = Kan udføre det: { $holders }. Har en af dem gjort det, så angiv hvem med --by.
refusal-link-circle = En hændelse kan ikke være en del af sig selv eller af en af sine egne dele.
refusal-link-circle-hint = Vælg den hændelse, der dækker begge, som den overordnede.
refusal-nothing-changed = Sådan står det allerede; der er intet at registrere.

### failures

failure-bad-address = »{ $given }« er ikke en webadresse.
failure-bad-address-hint = Den skal begynde med https:// (eller http://) og nævne en server.
failure-no-file = Filen kan ikke læses: { $reason }
failure-no-file-hint = Tjek stien og rettighederne til filen.
failure-private-address = { $host } ligger på vores eget net.
failure-private-address-hint = Er det meningen, så tilføj eller tjek feedet med --internal.
failure-name-unknown = Navnet { $host } kan ikke slås op.
failure-name-unknown-hint = Tjek stavningen; fejler andre også, er DNS eller netværket nede.
failure-refused = { $host } tager ikke imod forbindelser.
failure-refused-hint = Tjek porten; ellers er leverandørens server nede.
failure-timed-out = Intet helt svar inden for { $seconds } sek.
failure-timed-out-hint = Der prøves igen automatisk; ring til leverandøren, hvis det varer ved.
failure-tls = Certifikatet godkendes ikke: { $reason }
failure-tls-hint = Tjek dato og tid på denne enhed; ellers giv leverandøren besked.
failure-status = Serveren svarer med fejl { $code }.
failure-status-sign-in-hint = Den kræver login: brug leverandørens offentlige statusadresse.
failure-status-gone-hint = Adressen er ikke længere rigtig: find den nye hos leverandøren.
failure-status-busy-hint = Vi spørger for ofte: sæt every_seconds højere for feedet.
failure-status-server-hint = Fejlen er hos leverandøren; der prøves igen automatisk.
failure-status-hint = Åbn adressen i en browser, og se, hvad den siger.
failure-redirect = Serveren viser videre til { $to }, og det følges ikke.
failure-redirect-hint = Angiv den adresse for feedet, hvis den er leverandørens.
failure-too-large = Svaret er større end { $limit } MB.
failure-too-large-hint = Det er næppe et statusfeed; tjek adressen.
failure-unasked-not-modified = Serveren svarer »uændret« på et første spørgsmål.
failure-unasked-not-modified-hint = Noget mellem os og leverandøren svarer forkert, ofte en proxy.
failure-broken = Forbindelsen blev afbrudt: { $reason }
failure-broken-hint = Der prøves igen automatisk; tjek netværket, hvis alle feeds fejler.
failure-html = Det er en webside, ikke et feed.
failure-html-titled = Det er en webside (»{ $title }«), ikke et feed.
failure-html-hint = Se på siden efter RSS, Atom eller API; bag et login: brug den offentlige adresse.
failure-other-json = Det er JSON, men ikke et feedformat, der kendes her.
failure-broken-json = Det er JSON, der er afbrudt eller beskadiget: { $reason }
failure-other-xml = Det er XML, men hverken RSS eller Atom.
failure-empty = Svaret er tomt.
failure-garbage = Svaret er ikke læsbar tekst af nogen kendt slags.
failure-not-a-feed-hint = Tjek adressen; --format gennemtvinger et format.
failure-unreadable = Det begynder som { $format }, men kan ikke læses: { $reason }
failure-unreadable-hint = Prøv igen om lidt; bliver det ved, så giv leverandøren besked.

### timeline

timeline-program = vagt
timeline-device = { $who } oprettede en enhed med bogstavet { $letter }
timeline-people =
    { $who } indlæste kontaktlisten: { $count ->
         [one] 1 person
        *[other] { $count } personer
    }
timeline-systems =
    { $who } indlæste { $count ->
         [one] 1 system
        *[other] { $count } systemer
    }
timeline-suppliers =
    { $who } indlæste { $count ->
         [one] 1 leverandør
        *[other] { $count } leverandører
    }
timeline-playbook = { $who } indlæste drejebogen »{ $title }«
timeline-registered = { $who } registrerede »{ $title }« ({ $kind })
timeline-reported-by = { $sentence }, meldt af { $reporter }
timeline-amended = { $who } ændrede { $changes }
timeline-change = { $what } fra { $old } til { $new }
timeline-change-new = { $what } til { $new }
timeline-title = titlen
timeline-impact = konsekvensen
timeline-reach = omfanget
timeline-personal-data = personoplysninger
timeline-the-systems = systemerne
timeline-reporter = melderen
timeline-awareness = tidspunktet for kendskab
timeline-nothing = ingenting
timeline-quoted = »{ $text }«
timeline-severity-set = { $who } satte alvorlighedsgraden til { $level }: { $reason }
timeline-note = { $who } noterede: { $text }
timeline-handler = { $who } overdrog behandlingen til { $person }
timeline-handler-self = { $who } overtog behandlingen
timeline-linked = { $who } gjorde hændelsen til en del af { $parent }
timeline-step-done = { $who } udførte »{ $step }«
timeline-step-skipped = { $who } sprang »{ $step }« over
timeline-step-reopened = { $who } genåbnede »{ $step }«
timeline-recorded-by = { $sentence } (noteret af { $who })
timeline-with-reason = { $sentence }: { $reason }
timeline-clock-kept = { $clock }: overholdt
timeline-clock-broken = { $clock }: { $late } for sent
timeline-clock-resumed = { $clock }: løber igen
timeline-answer = { $question } { $answer }
timeline-closed = { $who } lukkede hændelsen
timeline-reopened = { $who } genåbnede hændelsen
timeline-feed-added = { $who } tilføjede feedet { $feed }
timeline-feed-removed = { $who } fjernede feedet { $feed }
timeline-claimed = { $supplier } melder: { $state }
timeline-claimed-part = { $name }: { $state }
timeline-claimed-gone = { $name }: ikke længere på listen
timeline-claimed-incident = »{ $title }« ({ $phase })
timeline-outage-raised = Nedbrud: »{ $title }«, { $state } ({ $phase })
timeline-outage-changed = Nedbrud ændret: »{ $title }«, { $state } ({ $phase })
timeline-outage-ended = Nedbrud ovre: »{ $title }«
timeline-late = { $sentence } (skete { $when }, indført senere)
timeline-void = UGYLDIG: { $sentence } – { $reason }

### clocks

clock-left = { $duration } tilbage
clock-kept = overholdt, { $duration } i god tid
clock-late = { $duration } for sent
clock-line = { $clock }: { $phrase }
clock-source-policy = politik { $row }
clock-source-profile = profil
clock-basis-policy = pligt: politik { $row } · længde: profil
clock-basis-practice = god praksis · længde: profil

### commands

announce-outage = Nedbrud
announce-outage-over = Virker igen
announce-overdue = Overskredet
announce-not-kept = Intet bliver gemt
announce-not-kept-line = det, der indføres nu, findes kun på skærmen
cli-no-terminal = vagten skal have en terminal
cli-no-terminal-hint = `vagt --help` viser de kommandoer, der kan undvære den
cli-waits-for-other = en anden vagt bruger { $path }; venter på, at den slutter
cli-left-unkept = { $count } indførsler kunne ikke gemmes og er tabt: disken tog ikke imod dem
cli-left-unkept-hint = skaf plads, eller ret mappens rettigheder; `vagt log verify` viser, hvad der er gemt
cli-screen-failed = terminalen svigtede: { $reason }
cli-demo-failed = demoen kan ikke stilles op: { $reason }
cli-demo-over = Demoens lager er smidt væk. `--keep MAPPE` beholder det.
cli-demo-kept = Demoens lager er gemt i { $path }.
cli-feed-added = { $id }: tilføjet
cli-feed-removed = { $id }: læses ikke længere
cli-feed-none = Ingen feeds endnu. `vagt feed add URL` tilføjer et.
cli-feed-in-file = { $id } kommer fra suppliers.toml
cli-feed-in-file-hint = fjern det i filen i stedet
cli-bad-feed = «{ $given }» er ikke et feed-id: kun bogstaver, tal og - _ .
cli-feed-read = læst { $ago }
cli-feed-never = aldrig læst
cli-feed-warning = sært: { $text }
cli-feed-nothing = intet åbent

cli-note = bemærk
cli-unknown-language = «{ $given }» er ikke et sprog i vagt: brug da eller en
cli-bad-person = «{ $given }» er ikke et person-id: kun bogstaver, tal og - _ .
cli-bad-system = «{ $given }» er ikke et system-id: kun bogstaver, tal og - _ .
cli-bad-step = «{ $given }» er ikke et trin-id: som receive.record
cli-bad-answer = «{ $given }» er ikke et svar: som hostile=no, med yes, no eller unknown
cli-bad-time = «{ $given }» er ikke et tidspunkt
cli-bad-time-hint = som 03:12, 2026-11-24 03:12 eller 2026-11-24T02:12:00Z
cli-bad-incident = «{ $given }» er ikke et hændelses-id
cli-bad-incident-hint = som 26-A14; `vagt incident list --all` viser dem
cli-unknown-incident = der er ingen hændelse { $given }
cli-unknown-incident-hint = `vagt incident list --all` viser dem alle
cli-did-you-mean = mente du «{ $name }»?
cli-nothing-open = Ingen åbne hændelser.
cli-open = åben
cli-closed = lukket
cli-closed-with-missing = lukket, selv om { $count ->
    [one] ét påkrævet trin
   *[other] { $count } påkrævede trin
  } hverken er udført eller sprunget over
cli-log-whole = hel: { $records } logposter, { $devices ->
    [one] én enhed
   *[other] { $devices } enheder
  }
cli-log-problems = IKKE hel: { $count ->
    [one] ét problem
   *[other] { $count } problemer
  }
cli-log-store-same = anden kopi: { $count ->
    [one] den samme logpost
   *[other] de samme { $count } logposter
  }
cli-log-store-missing = anden kopi: { $count ->
    [one] én logpost
   *[other] { $count } logposter
  } mangler dér; journalen har det hele
cli-log-store-different = anden kopi: { $count ->
    [one] én logpost er ikke den samme dér; en
   *[other] { $count } logposter er ikke de samme dér; en
  } af de to er ændret
cli-log-store-extra = anden kopi: { $count ->
    [one] én logpost
   *[other] { $count } logposter
  } findes dér, men ikke i journalen
cli-log-store-not-compared = anden kopi: ikke sammenlignet; den mangler, kan ikke læses eller bruges af en anden vagt
cli-log-fingerprint = fingeraftryk: { $digits }
cli-check-ok = { $file }: i orden
cli-check-nothing = intet at kontrollere: der er ingen opsætning endnu
cli-check-failed-hint = indtil de er rettet, gælder det seneste gode indhold
log-in-use = en anden vagt arbejder på { $path }
log-in-use-hint = luk den først, eller brug en anden mappe med --data
log-no-access = { $path } kan ikke læses eller skrives: { $reason }
log-no-access-hint = intet er registreret; se mappens rettigheder efter, eller brug en anden med --data
log-full = der er ikke plads på disken til { $path }
log-full-hint = intet er registreret; skaf plads, og gør det igen
log-newer = loggen er skrevet af en nyere vagt (logpostversion { $version })
log-newer-hint = intet er ændret; brug det nyere program
log-io = { $path }: { $reason }
log-io-hint = intet er registreret; se mappen efter, eller brug en anden med --data
log-vanished = { $path } er flyttet, slettet eller erstattet, mens vagt kørte
log-vanished-hint = intet er registreret; sæt den tilbage, hvor den var, og gør det igen
log-too-long = det ville give en logpost på { $bytes } byte, længere end loggen gemmer
log-too-long-hint = intet er registreret; gør det kortere
log-out-of-order = loggen fortsætter ved { $expected }, ikke ved { $found }; intet er registreret
log-problem-hash = indholdet passer ikke til sin hash
log-problem-shape = ikke en logpost
log-problem-newer = skrevet af en nyere vagt (logpostversion { $version })
log-problem-unfinished = en ufærdig linje, aldrig bekræftet
log-problem-link = nævner ikke logposten før sig
log-problem-gap = der mangler logposter: her skulle { $expected } stå
log-problem-clock = dens ur er ikke senere end den forriges
log-problem-device = hører til en anden enheds kæde
told-store-made = arbejdskopien manglede og er dannet igen fra journalen ({ $records } logposter); intet er tabt
told-store-rebuilt = arbejdskopien var beskadiget og er dannet igen fra journalen ({ $records } logposter); intet er tabt, den beskadigede er gemt som { $aside }
told-store-unavailable = arbejdskopien kan ikke åbnes ({ $why }); journalen bruges alene, og intet er tabt
told-torn = en ufærdig logpost på { $bytes } byte er lagt til side; den var aldrig bekræftet
told-healed = slutningen af journalen var beskadiget og er gjort hel fra arbejdskopien ({ $records } logposter); intet er tabt
told-damaged = { $lines } linjer i journalen kan ikke læses; resten er i brug, `vagt log verify` viser hvor
told-read-only = mappen kan ikke skrives: intet bliver gemt

### screen

pane-incidents = Hændelser
pane-outages = Nedbrud
pane-checklist = Tjekliste
pane-roster = Vagtliste
pane-facts = Hændelse
pane-timeline = Forløb

action-register = registrér hændelse
action-tick = kryds trin af
action-skip-step = spring trin over
action-reopen-step = fjern kryds
action-note = skriv notat
action-assign = tildel
action-severity = sæt alvorlighed
action-amend = ret oplysninger
action-close = luk hændelse
action-reopen = genåbn hændelse
action-register-from-outage = registrér hændelse ud fra nedbrud
action-open = åbn
action-filter = filtrér
action-show-closed = vis eller skjul lukkede
action-poll = spørg leverandørerne nu
action-copy = kopiér nummer eller id
action-move-up = en række op
action-move-down = en række ned
action-page-up = en side op
action-page-down = en side ned
action-first = første række
action-last = sidste række
action-next-pane = næste rude
action-previous-pane = forrige rude
action-pane-1 = første rude
action-pane-2 = anden rude
action-pane-3 = tredje rude
action-pane-4 = fjerde rude
action-next-field = næste felt
action-previous-field = forrige felt
action-choose-next = næste værdi
action-choose-previous = forrige værdi
action-pick = vælg
action-submit = gem
action-start-afresh = begynd forfra
action-help = hjælp
action-back = tilbage
action-quit = afslut

field-title = titel
field-kind = art
field-systems = systemer
field-discovered = opdaget
field-reported = meldt
field-reporter = meldt af
field-confidentiality = fortrolighed
field-integrity = integritet
field-availability = tilgængelighed
field-reach = omfang
field-personal-data = personoplysn.
field-note = notat
field-done-by = udført af
field-severity = alvorlighed
field-reason = begrundelse
field-handler = behandles af

fact-proposed = { $level } (foreslået)
fact-set-by = sat af { $who }: { $reason }
fact-status = status
fact-nobody = ingen endnu
fact-impact = påvirkning
fact-registered = registreret
fact-awareness = kendskab
fact-outage = nedbrud
fact-parent = del af
fact-part = har del
fact-system = system

form-register = Registrér hændelse
form-amend = Ret oplysninger
form-step = Kryds trin af
form-skip = Spring trin over
form-severity = Sæt alvorlighed
form-note = Skriv notat
form-assign = Hvem behandler den
form-close = Luk hændelse
form-reopen = Genåbn hændelse
form-severity-proposed = Reglerne foreslår: { $level }
form-close-missing = { $count ->
    [one] Et påkrævet trin er
   *[other] { $count } påkrævede trin er
  } hverken udført eller sprunget over.

fault-no-time = Det er ikke et tidspunkt; som 02:40 eller 23-11 02:40.
fault-unanswered = Mangler svar (ukendt er også et svar): { $question }
fault-nobody-picked = Vælg en person.

roster-for-step = Til trinnet
roster-chain = Tilkaldeliste
roster-suppliers = Leverandører
roster-vacant = ubesat
roster-no-number = intet nummer

ui-too-small = Terminalen er { $columns }x{ $rows }; vagt skal bruge { $least }. Gør vinduet større eller skriften mindre. Intet går tabt.
ui-demo = DEMO
ui-loading = åbner …
ui-loading-line = Loggen åbnes …
ui-open = { $count ->
    [one] 1 åben
   *[other] { $count } åbne
  }
ui-overdue = { $count ->
    [one] 1 overskredet
   *[other] { $count } overskredne
  }
ui-down = { $count } nedbrud
ui-clock = { $weekday ->
    [1] man
    [2] tir
    [3] ons
    [4] tor
    [5] fre
    [6] lør
   *[7] søn
  } { $day } { $time }
ui-on-call = Vagt: { $name }
ui-on-call-nobody = Vagt: ingen
ui-no-feeds = ingen feeds
ui-offline = egen forbindelse nede?
ui-feeds-asking = { $count ->
    [one] spørger 1 feed
   *[other] spørger { $count } feeds
  }
ui-feeds-none-read = { $count ->
    [one] feedet kan ikke læses
   *[other] ingen af { $count } feeds kan læses
  }
ui-feeds = { $count ->
    [one] 1 feed
   *[other] { $count } feeds
  }, for { $age } siden
ui-feeds-unread = { $count ->
    [one] 1 feed
   *[other] { $count } feeds
  }, { $unread } ukendt, for { $age } siden
ui-trouble-full = disken er fuld
ui-trouble-read-only = ingen skriveret
ui-trouble-vanished = mappen er væk
ui-trouble-ended = loggen er standset
ui-not-kept = GEMMES IKKE: { $why }
ui-keeping = gemmer …
ui-kept = alt er gemt
ui-config-problem = { $problem } (vagt config check)
ui-filter = Filter:
ui-filter-count = { $count ->
    [one] 1 træffer
   *[other] { $count } træffere
  }
ui-with-closed = med lukkede
ui-nothing-open = Intet er åbent. { $key } registrerer en hændelse.
ui-nothing-matches = Intet passer.
ui-no-outages = Ingen nedbrud.
ui-no-outages-no-feeds = Ingen feeds læses. „vagt feed add URL“ tilføjer et.
ui-no-systems = intet system tilknyttet
ui-no-checklist = Her vises den valgte hændelses tjekliste.
ui-no-playbook = Hændelsens drejebog er ikke i loggen.
ui-due = om { $duration }
ui-late = { $duration } over
ui-good-practice = god praksis
ui-closed = lukket
ui-open-one = åben
ui-recalling = Forløbet hentes …
ui-entry-not-kept = (ikke gemt endnu)
ui-waits-for = Venter på: { $step }
ui-waits-for-answer = Venter på svar: { $question }
ui-done-by = Udført af { $who }, { $at }
ui-skipped-by = Sprunget over af { $who }, { $at }
ui-no-answer = ikke besvaret
ui-none-picked = ingen valgt
ui-pick-search = søg:
ui-draft-restored = Hentet frem fra det, du skrev før.
ui-help-title = Genvejstaster
ui-legend-incidents = !!! alvorlig · !! større · ! moderat · ⚑ overskredet
ui-legend-outages = ▼ nede · ▽ delvist · ≈ nedsat · ◇ vedligehold · ? ukendt
ui-legend-steps = [ ] mangler · [x] udført · [-] sprunget over · [.] venter · * påkrævet
ui-confirm-quit-title = Ikke alt er gemt
ui-confirm-quit = { $count ->
    [one] En post er
   *[other] { $count } poster er
  } endnu ikke på disken og går tabt, hvis vagt slutter nu.
ui-confirm-quit-keys = { $leave }: afslut alligevel · { $stay }: bliv

key-space = Mellemrum

notice-registered = { $incident } er registreret. Første trin er valgt.
notice-changed = { $incident } er rettet.
notice-step-done = Udført: { $step }
notice-step-skipped = Sprunget over: { $step }
notice-step-reopened = Skal gøres igen: { $step }
notice-noted = Noteret på { $incident }.
notice-assigned = Behandles af { $person }.
notice-closed = { $incident } er lukket.
notice-reopened = { $incident } er åben igen.
notice-copied = Kopieret: { $what }
notice-asking = Spørger alle leverandører …
notice-loading = Loggen åbnes stadig; intet registreres endnu.
notice-draft-kept = Det, du skrev, er gemt; det står der, når du åbner formularen igen.
notice-drafts-waiting = { $count ->
    [one] En formular var
   *[other] { $count } formularer var
  } halvt udfyldt, da vagt sluttede; åbn den igen, så står det der.
notice-no-incident = Ingen hændelse er valgt. { $key } registrerer en.
notice-no-step = Intet trin er valgt.
notice-no-outage = Intet nedbrud er valgt.
notice-nothing-to-copy = Her er intet at kopiere.
notice-go-to-checklist = Trin krydses af i tjeklisten: { $key } går derhen.
notice-unbound = { $keys } gør intet her. { $help } viser genvejstasterne.
notice-vanished = Datamappen er væk; alt holdes her. Sæt den tilbage, så skrives det.
notice-leaving = Venter på disken og går så. q eller Ctrl-C går straks.
notice-repaired = { $records } beskadigede logposter blev repareret fra den anden kopi; intet er tabt.
notice-rebuilt = Arbejdskopien var beskadiget og er lavet igen ud fra journalen; intet er tabt.
notice-recovered = vagt sluttede ikke rigtigt sidst; intet er tabt.
