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
refusal-in-future = { $given } er ikke indtruffet endnu.
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


### screen
