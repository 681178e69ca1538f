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
level-unknown = ukendt

confidentiality = fortrolighed
integrity = integritet
availability = tilgængelighed

reach-person = én person
reach-team = et team
reach-department = en afdeling
reach-municipality = hele kommunen
reach-citizens = borgere og virksomheder
reach-unknown = ukendt

data-no = ingen
data-unknown = ukendt
data-ordinary = almindelige
data-confidential = fortrolige
data-sensitive = følsomme
data-confidential-such-as = fortrolige: CPR-nr., økonomi
data-sensitive-such-as = følsomme: helbred, tro, fagforening, race

person-unknown = ukendt

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
question-personal-data-involved = Er personoplysninger berørt?
question-supplier-fault = Ligger fejlen hos en leverandør?
question-supplier-compromised = Kan leverandøren være kompromitteret?
question-safeguard-deviation = Manglede en sikring, eller var den slået fra eller omgået?
question-press-asking = Spørger pressen?
question-workaround-used = Arbejdes der efter nødprocedure?
question-same-cause = Er årsagen den samme som i en anden åben hændelse?
question-convene-isg = Skal informationssikkerhedsgruppen indkaldes?
question-many-people = Flere personer berørt end profilens grænse, eller en beskyttet adresse?
question-many-people-than = Er flere end { $count } personer berørt, eller en beskyttet adresse?
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
format-json-feed = JSON Feed
format-azure-rss = Azure
format-aws-rss = AWS (RSS)
format-aws = AWS
format-alertmanager = Alertmanager
format-zabbix = Zabbix
format-icinga2 = Icinga 2
format-prtg = PRTG

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
doubt-impact = hvis fortrolighed, integritet eller tilgængelighed viser sig at være hårdt ramt: { $level }
doubt-reach = hvis hele kommunen eller borgerne viser sig at være ramt: { $level }
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

refusal-policy = { $error } ({ $rows }).
refusal-empty-title = Hændelsen skal have en titel.
refusal-empty-title-hint = Skriv med få ord, hvad der ikke virker.
refusal-empty-text = Her mangler en tekst.
refusal-empty-text-hint = Skriv, hvad der skete, eller hvad der er aftalt.
refusal-reason-missing = Der mangler en begrundelse.
refusal-reason-missing-hint = Én linje er nok; den gemmes i bevisloggen.
refusal-in-future = { $given } ligger i fremtiden.
refusal-before-incident = { $given } ligger før hændelsen, der blev opdaget { $discovered }.
refusal-before-incident-hint = Angiv et tidspunkt efter det; en note må række et år tilbage.
refusal-in-future-hint = Angiv et tidspunkt, der er passeret; passer tidspunktet, så tjek enhedens ur.
refusal-reported-before-discovered = En hændelse kan ikke være meldt, før den er opdaget.
refusal-reported-before-discovered-hint = Ret et af de to tidspunkter.
refusal-began-after-discovered = En hændelse kan ikke være begyndt, efter at den blev opdaget: { $discovered }.
refusal-began-after-discovered-hint = Ret tidspunktet, eller lad det stå tomt, så længe ingen ved det.
refusal-awareness-unjustified = Kendskab senere end opdagelsen skal begrundes.
refusal-awareness-unjustified-hint = Skriv, hvorfor det først da stod klart, at der er tale om et brud.
refusal-attached-already = Filen er allerede vedhæftet som { $name }.
refusal-attached-already-hint = Den samme fil skal kun vedhæftes én gang. Skriv en note, hvis der er mere at sige om den.
refusal-unknown-incident = Hændelsen findes ikke.
refusal-unknown-incident-hint = »vagt incident list --all« viser dem alle.
refusal-unknown-step = Tjeklisten har ikke trinnet { $step }.
refusal-unknown-step-hint = »vagt incident show« viser hændelsens trin.
refusal-unknown-system = Registret har ikke systemet { $system }.
refusal-unknown-system-hint = Brug et id fra systems.toml. Står det der: »vagt config check« siger, hvad der er galt med filen.
refusal-unknown-person = Kontaktlisten har ingen { $person }.
refusal-unknown-person-hint = Angiv personens id som i people.toml (id = …); står det der, siger »vagt config check«, hvad der er galt.
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
refusal-no-advice-asked = { $step } spørger ikke, hvad DPO'en råder til.
refusal-no-advice-asked-hint = Rådet hører til en beslutning; skriv det i en note.
refusal-wrong-role = { $step } hører til: { $role }; { $person } har ikke den rolle.
refusal-flag = ; fra kommandolinjen med { $flag }
refusal-wrong-role-hint = Kan udføre det: { $holders }. Har en af dem gjort det, så angiv hvem{ $flag }.
refusal-another-did-it = Gjorde en anden det: vælg den, der står inde for det, og skriv, hvem der gjorde det.
refusal-link-circle = En hændelse kan ikke være en del af sig selv eller af en af sine egne dele.
refusal-link-circle-hint = Vælg den hændelse, der dækker begge, som den overordnede.
refusal-nothing-changed = Sådan står det allerede; der er intet at registrere.

### failures

failure-bad-address = »{ $given }« er ikke en webadresse.
failure-bad-address-hint = Den skal begynde med https:// (eller http://) og nævne en server.
failure-no-file = Filen kan ikke læses: { $reason }
failure-no-file-hint = Tjek stien og rettighederne til filen.
failure-token-not-set = Tokenet mangler: { $name } er ikke sat i miljøet.
failure-token-not-set-hint = Sæt variablen dér, hvor vagt startes, og start den igen.
failure-token-no-file = Tokenet kan ikke læses: { $reason }
failure-token-no-file-hint = Tjek stien efter token i suppliers.toml, og at filen er din.
failure-token-open-to-others = Andre kan læse tokenets fil { $path }, så det bruges ikke.
failure-token-open-to-others-hint = Tag deres rettigheder fra dem: chmod 600 og filens sti.
failure-token-unfit = Tokenet indeholder tegn, der ikke kan sendes.
failure-token-unfit-hint = Det skal være én linje af almindelige bogstaver, cifre og tegn.
failure-token-in-the-open = Tokenet sendes ikke over http: alle undervejs kunne læse det.
failure-token-in-the-open-hint = Brug leverandørens https-adresse.
failure-private-address = { $host } ligger på vores eget net.
failure-private-address-hint = Er det meningen: --internal ved kommandoen, internal = true i suppliers.toml.
failure-name-unknown = Navnet { $host } kan ikke slås op.
failure-name-unknown-hint = Tjek stavningen; fejler andre også, er DNS eller netværket nede.
failure-refused = { $host } tager ikke imod forbindelser.
failure-refused-hint = Tjek porten; ellers er leverandørens server nede.
failure-timed-out = Intet helt svar inden for { $seconds } sek.
failure-timed-out-hint = En åben vagt prøver selv igen; ring til leverandøren, hvis det varer ved.
failure-tls = Certifikatet godkendes ikke: { $reason }
failure-tls-hint = Tjek dato og tid på denne enhed; ellers giv leverandøren besked.
failure-status = Serveren svarer med fejl { $code }.
failure-status-sign-in-hint = Den kræver login: brug leverandørens offentlige statusadresse.
failure-status-gone-hint = Adressen er ikke længere rigtig: find den nye hos leverandøren.
failure-status-busy-hint = Vi spørger for ofte: sæt every_seconds højere for feedet.
failure-status-server-hint = Fejlen er hos leverandøren; en åben vagt prøver selv igen.
failure-status-hint = Åbn adressen i en browser, og se, hvad den siger.
failure-redirect = Serveren viser videre til { $to }, og det følges ikke.
failure-redirect-hint = Angiv den adresse for feedet, hvis den er leverandørens.
failure-too-large = Svaret er større end { $limit } MB.
failure-too-many-parts = Svaret har langt flere dele, end et statusfeed har.
failure-too-large-hint = Det er næppe et statusfeed; tjek adressen.
failure-unasked-not-modified = Serveren svarer »uændret« på et første spørgsmål.
failure-unasked-not-modified-hint = Noget mellem os og leverandøren svarer forkert, ofte en proxy.
failure-broken = Forbindelsen blev afbrudt: { $reason }
failure-broken-hint = En åben vagt prøver selv igen; tjek netværket, hvis alle feeds fejler.
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
timeline-key = { $who } underskriver med en ny nøgle: { $why }
timeline-repair = Loggen blev repareret: { $what }
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
timeline-not-known = { $who } noterede, at konsekvensen for fortrolighed, integritet og tilgængelighed endnu er ukendt
timeline-title = titlen
timeline-impact = konsekvensen
timeline-reach = omfanget
timeline-began = tidspunktet, hvor det begyndte
timeline-personal-data = personoplysninger
timeline-the-systems = systemerne
timeline-reporter = melderen
timeline-awareness = tidspunktet for kendskab
timeline-nothing = ingenting
timeline-quoted = »{ $text }«
timeline-severity-set = { $who } satte alvorlighedsgraden til { $level }: { $reason }
timeline-attached = { $who } vedhæftede { $name } ({ $bytes })
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
timeline-no-chief = ingen IT-chef var sat ind: ingen kunne kontrolleres
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
cli-dumb-terminal = vagten kan ikke tegnes her: TERM={ $term } er en terminal, der kun skriver linje for linje
cli-dumb-terminal-hint = brug en anden terminal, eller sæt TERM til den rigtige, som TERM=xterm-256color; `vagt --help` viser kommandoerne
cli-waits-for-other = en anden vagt bruger { $path }; venter på, at den slutter
cli-left-unkept = { $count } indførsler kunne ikke gemmes og er tabt: disken tog ikke imod dem
cli-left-unkept-hint = skaf plads, eller ret mappens rettigheder; `vagt log verify` viser, hvad der er gemt
cli-screen-failed = terminalen svigtede: { $reason }
cli-demo-failed = demoen kan ikke stilles op: { $reason }
cli-demo-own = demoen har sit eget lager og sine egne folk; --data og --as gælder ikke for den
cli-demo-own-hint = »vagt demo --keep MAPPE« beholder lageret
cli-demo-over = Demoens lager er smidt væk. `--keep MAPPE` beholder det.
cli-demo-kept = Demoens lager er gemt i { $path }. »vagt demo --keep { $path }« fortsætter på det; kommandoer: »vagt --data { $path }/data --config { $path }/config …«
cli-feed-added = { $id }: tilføjet
cli-feed-removed = { $id }: læses ikke længere
cli-feed-none = Ingen feeds endnu. `vagt feed add URL` tilføjer et.
cli-feed-in-file = { $id } kommer fra suppliers.toml
cli-feed-in-file-hint = fjern det i filen i stedet
cli-bad-feed = «{ $given }» er ikke et feed-id: kun bogstaver, tal og - _ .
cli-feed-secret = adressen rummer et navn eller en adgangskode; det tilføjede bliver i loggen for altid, så intet er registreret
cli-feed-secret-hint = brug leverandørens offentlige statusadresse uden login: https://vært/…; er koden ægte, så skift den: skallen husker den måske
cli-feed-read = læst { $ago }
cli-feed-last-read = sidst læst { $ago }
cli-feed-never = aldrig læst
cli-feed-warning = sært: { $text }
cli-feed-formats-own = din egen fil
cli-feed-formats-coded = indbygget
cli-feed-formats-real = fil, efter rigtige svar
cli-feed-formats-documentation = fil, efter dokumentation
cli-unknown-format = der er intet feedformat, der hedder «{ $given }»
cli-unknown-format-hint = «vagt feed formats» viser dem
cli-feed-nothing = intet åbent

cli-note = bemærk
cli-unknown-language = «{ $given }» er ikke et sprog i vagt: brug da eller en
cli-bad-person = «{ $given }» er ikke et person-id: kun bogstaver, tal og - _ .
cli-bad-system = «{ $given }» er ikke et system-id: kun bogstaver, tal og - _ .
cli-bad-step = «{ $given }» er ikke et trin-id: som receive.record
cli-bad-answer = «{ $given }» er ikke et svar: som hostile=no, med yes, no eller unknown
cli-bad-time = «{ $given }» er ikke et tidspunkt
cli-bad-time-hint = som 03:12, 24-11-2026 03:12 eller 2026-11-24T02:12:00Z
cli-no-such-day = den dag findes ikke: «{ $given }»
cli-time-passed = «{ $given }» er forbi; er det en fejl, så registrér igen
cli-bad-incident = «{ $given }» er ikke et hændelses-id
cli-bad-incident-hint = som 26-A14; `vagt incident list --all` viser dem
cli-text-too-long = teksten er længere end { $max } tegn; intet er registreret
cli-text-too-long-hint = skriv den kortere, eller del den
cli-title-too-long = titlen er for lang: der er plads til { $max } tegn
cli-title-too-long-hint = skriv den kortere, og læg resten i et notat: `vagt incident note`
cli-unknown-incident = der er ingen hændelse { $given }
cli-unknown-incident-hint = `vagt incident list --all` viser dem alle
cli-did-you-mean = mente du «{ $name }»?
cli-nothing-open = Ingen åbne hændelser.
cli-open = åben
cli-closed = lukket
cli-log-whole = hel: { $records ->
    [one] én logpost
   *[other] { $records } logposter
  }, { $devices ->
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
cli-log-store-hidden = anden kopi: { $count ->
    [one] 1 hændelse i journalen vises ikke
   *[other] { $count } hændelser i journalen vises ikke
  }; næste åbning læser hele journalen igen
cli-log-store-not-compared = anden kopi: ikke sammenlignet; den mangler, kan ikke læses eller bruges af en anden vagt
cli-log-place = { $segment } linje { $line }
cli-log-repair = Reparation, ført som { $place }, { $at }: { $what }.
cli-log-fingerprint = fingeraftryk: { $digits }
cli-log-signed = underskrevet: { $signed } af { $records }
cli-log-before-signatures = før underskrifter: { $count ->
    [one] én logpost er ikke underskrevet; den er ældre end nøglen
   *[other] { $count } logposter er ikke underskrevet; de er ældre end nøglen
  }
cli-log-on-behalf = på andres vegne: { $count ->
    [one] én logpost er skrevet af en anden end den, hvis ord det er
   *[other] { $count } logposter er skrevet af en anden end den, hvis ord det er
  }
cli-log-key = nøgle { $key } fra { $place }
cli-log-key-because = nøgle { $key } fra { $place }: { $why }
cli-log-sought-current = fingeraftrykket passer: loggen er, som den var
cli-log-sought-earlier = fingeraftrykket passer på en tidligere tilstand: { $count ->
    [one] der er kommet én logpost til siden
   *[other] der er kommet { $count } logposter til siden
  }
cli-log-sought-unknown = fingeraftrykket { $digits } er ikke af denne log
cli-log-sought-unknown-hint = læs det højt igen, ciffer for ciffer; passer det stadig ikke, er loggen en anden, eller noget er taget ud af den
cli-log-sought-bad = et fingeraftryk er 20 cifre, ikke «{ $given }»
cli-log-sought-bad-hint = skriv dem som på papiret: --fingerprint "1234 5678 9012 3456 7890"
cli-check-ok = { $file }: i orden
cli-check-nothing = intet at kontrollere: der er ingen opsætning endnu
cli-check-failed-hint = indtil de er rettet, gælder det, der sidst blev læst uden fejl, hvis noget blev
cli-check-keymap-hint = indtil den er rettet, gælder standardtasterne; `vagt keymap actions` viser handlingerne
cli-keymap-hint = en fil af din egen nævnes med sin sti; `vagt keymap check FIL` siger, om den holder
cli-nearest-folder = den nærmeste mappe, der findes, er { $path }
cli-no-config = der er ingen { $path } til --config
cli-no-data = der er ingen datamappe { $path }
cli-no-log = ingen log i { $path }: der er aldrig registreret noget
cli-new-data = ny datamappe: { $path }
role-held-by = Her skal stå en persons id, og det er rollen { $role }. Den har: { $people }.
role-not-a-person = Her skal stå en persons id, og det er rollen { $role }; people.toml nævner ingen til den.
cli-unknown-acting = ingen i people.toml har id'et «{ $given }»
cli-unknown-acting-hint = --as tager et id fra people.toml
cli-did-you-mean-person = mente du «{ $id }» ({ $name })?
cli-usage = Brug:
cli-arguments = Argumenter
cli-options = Tilvalg
cli-commands = Kommandoer
cli-command = KOMMANDO
log-in-use = en anden vagt arbejder på { $path }
log-in-use-hint = luk den først, eller brug en anden mappe med --data
log-other-version = en anden udgave af vagt har { $path } åben (den deler efter version { $theirs }, denne efter { $ours })
log-other-version-hint = luk den anden først; intet er registreret
log-shared-silent = den vagt, der har { $path } åben, svarer ikke: { $reason }
log-shared-silent-hint = se efter i dens nederste linjer, om den gemmer; intet er bekræftet gemt herfra
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
log-not-introduced = ingen logpost siger, hvilken nøgle denne enhed underskriver med
log-not-introduced-hint = intet er registreret; start vagt igen
log-out-of-order = loggen fortsætter ved { $expected }, ikke ved { $found }; intet er registreret
log-problem-hash = indholdet passer ikke til sin hash
log-problem-shape = ikke en logpost
log-problem-newer = skrevet af en nyere vagt (logpostversion { $version })
log-problem-unfinished = en ufærdig linje, aldrig bekræftet
log-problem-link = nævner ikke logposten før sig
log-problem-gap = der mangler logposter: her skulle { $expected } stå
log-problem-number = nummeret { $number } er givet før
log-problem-clock = dens ur er ikke senere end den forriges
log-problem-device = hører til en anden enheds kæde
log-problem-unsigned = er ikke underskrevet
log-problem-signature = underskriften passer ikke: den er ikke lavet med enhedens nøgle over denne logpost
log-problem-unknown-key = er underskrevet med en nøgle, som ingen logpost fortæller om; de næste også
log-problem-foreign-key = nøglen er ikke den, enheden hedder efter, eller slet ingen nøgle
key-reason-first = de tidligere logposter er fra en vagt, der ikke underskrev
key-reason-lost = filen med den forrige nøgle manglede
key-reason-damaged = filen med den forrige nøgle kunne ikke læses
key-reason-replaced = der lå en anden nøgle
key-reason-unnamed = logposten med den forrige nøgle kan ikke læses
repair-place = { $segment } linje { $line }, logpost { $record }
repair-places = { $segment } fra linje { $line }, logpost { $first } til { $last }
repair-journal = { $count ->
    [one] en beskadiget logpost i journalen er gjort hel fra arbejdskopien ({ $place }); intet er tabt, det der stod der, er gemt som { $aside }
   *[other] { $count } beskadigede logposter i journalen er gjort hele fra arbejdskopien ({ $place }); intet er tabt, det der stod der, er gemt som { $aside }
    }
repair-journal-gone = { $count ->
    [one] en logpost, der manglede i journalen, er hentet fra arbejdskopien ({ $place }); intet er tabt
   *[other] { $count } logposter, der manglede i journalen, er hentet fra arbejdskopien ({ $place }); intet er tabt
    }
repair-aside = { $bytes } byte, der ikke var en logpost, er lagt til side ({ $segment } linje { $line }); om de var en bekræftet logpost, kan ikke ses, de er gemt som { $aside }
repair-torn = en ufærdig logpost på { $bytes } byte er lagt til side ({ $segment } linje { $line }); den var aldrig bekræftet og er gemt som { $aside }
repair-store-made = arbejdskopien manglede og er dannet igen fra journalen; intet er tabt
repair-store = arbejdskopien var beskadiget og er dannet igen fra journalen; intet er tabt, den beskadigede er gemt som { $aside }
repair-store-records = { $count ->
    [one] en logpost i arbejdskopien (nummer { $first }) er dannet igen fra journalen; intet er tabt
   *[other] { $count } logposter i arbejdskopien (fra nummer { $first }) er dannet igen fra journalen; intet er tabt
    }
repair-lost = { $count ->
    [one] EN LOGPOST ER TABT: { $place } kan ikke læses i nogen af kopierne; resten er i brug. En sikkerhedskopi kan have den: `vagt restore` til en anden mappe
   *[other] { $count } LOGPOSTER ER TABT: { $place } kan ikke læses i nogen af kopierne; resten er i brug. En sikkerhedskopi kan have den: `vagt restore` til en anden mappe
    }
told-store-unavailable = arbejdskopien kan ikke åbnes ({ $why }); journalen bruges alene, og intet er tabt
told-damaged = { $lines } linjer i journalen kan ikke læses; resten er i brug, `vagt log verify` viser hvor
told-new-key = { $why }; en ny nøgle underskriver fra nu af, og det står i loggen; intet er tabt
told-clock-behind = maskinens ur er bagud for loggen, hvis nyeste logpost er fra { $newest }: nye logposter kommer stadig efter den, men deres tider er forkerte; stil uret
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
action-next-step = næste åbne trin
action-skip-step = spring trin over
action-reopen-step = fjern kryds
action-note = skriv notat
action-attach = vedhæft fil
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
action-show-feeds = hvordan det går med at læse leverandørerne
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
field-began = begyndt
field-reported = meldt
field-reporter = meldt af
field-confidentiality = fortrolighed
field-integrity = integritet
field-availability = tilgængelighed
field-reach = omfang
field-personal-data = personoplysninger
field-which-data = hvilke, hvis ja
field-note = notat
field-file = fil
field-about = hvad det er
field-supplier = leverandør
field-on-behalf = på vegne af
field-done-by = udført af
field-severity = alvorlighed
field-reason = begrundelse
field-handler = behandles af
field-excuse = begrundelse for trin, der ikke er udført
field-language = sprog (language)
field-organisation = kommune
field-name = dit navn
field-phone = dit nummer
field-role = din rolle
field-begin = begynd med

fact-proposed = { $level } (foreslået)
fact-because = graden fordi
fact-set-by = sat af { $who }: { $reason }
fact-status = status
fact-closed-by = lukket { $at } af { $who }
fact-nobody = ingen endnu
fact-impact = påvirkning
fact-registered = registreret
fact-awareness = kendskab siden
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
form-attach = Vedhæft fil
form-attach-path = Skriv, hvor filen ligger, eller træk den ind i vinduet. En kopi gemmes ved siden af loggen.
form-assign = Hvem behandler den
form-close = Luk hændelse
form-reopen = Genåbn hændelse
form-set-up = Velkommen til vagt
form-severity-proposed = Reglerne foreslår: { $level }
form-on-record = På sagen står nu { $notes ->
    [one] én note
   *[other] { $notes } noter
  } og { $files ->
    [one] én fil
   *[other] { $files } filer
  }.
form-reach-of-system = { $reach } (borgerrettet system)
form-close-missing = { $count ->
    [one] Et påkrævet trin er
   *[other] { $count } påkrævede trin er
  } hverken udført eller sprunget over.
form-close-all-done = Alt påkrævet er gjort.
form-close-means = Lukket går den fra skrivebordet, og urene standser. Notat, myndighed og opfølgning ({ $follow }) kan stadig skrives; { $reopen } åbner den igen.
form-close-action = { $action }: { $state }, { $day }
form-close-more = … og { $count } til
form-full = Der er plads til { $max } tegn; resten er ikke kommet med.

set-up-welcome = Her er intet sat op endnu. Navnet er nok; resten kan komme senere, også hele opsætningen: Esc springer den over.
set-up-files = Svarene skrives i config.toml og people.toml i { $folder }. Filer, der findes i forvejen, røres ikke.
set-up-danish = dansk
set-up-english = English
set-up-no-role = en anden
set-up-desk = mit eget skrivebord
set-up-demo = demoen: en opdigtet kommune, hvor intet gemmes
set-up-written = Skrevet ved vagts opsætning. README viser, hvad der ellers kan stå her; »vagt config check« kontrollerer det.

time-today = i dag { $time }
time-tomorrow = i morgen { $time }
time-yesterday = i går { $time }
fault-no-time = Det er ikke et tidspunkt; som 02:40, 23-11 02:40 eller nu.
fault-several-unanswered = Mangler svar: { $names }
fault-unanswered = Mangler svar (ukendt er også et svar): { $question }
fault-nobody-picked = Vælg en person.
fault-file-missing = Skriv, hvor filen ligger.
fault-not-confirmed = Påkrævede trin mangler: svar ja for at lukke alligevel.
fault-name-missing = Skriv dit navn; det er dig, der står ved det, du registrerer.

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
ui-acting = ved tasterne: { $name }
ui-acting-unknown = du er ukendt: me = "id" i config.toml
ui-acting-nobody = du er ukendt
ui-no-feeds = ingen feeds
ui-feeds-title = Leverandørernes feeds
ui-feeds-of-other = Den anden vagt på samme data læser feeds: se dér, eller »vagt feed list«.
ui-feed-asking = spørges nu
ui-outage-stale = ukendt nu; { $state } { $ago }
ui-outage-unread = ukendt nu; sidst hørt: { $state }
ui-feeds-elsewhere = feeds læses af den anden vagt
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
ui-kept-shared = alt er gemt · delt
ui-config-problem = { $problem } (vagt config check)
ui-keymap-problem = { $problem } (vagt keymap check { $file })
ui-filter = Filter:
ui-filter-count = { $count ->
    [one] 1 fund
   *[other] { $count } fund
  }
ui-counted = frist: { $clock }
ui-with-closed = med lukkede
ui-nothing-open = Intet er åbent. { $key } registrerer en hændelse.
ui-nothing-matches = Intet passer.
ui-no-outages = Ingen nedbrud.
ui-no-outages-unread = Ukendt: intet feed kan læses.
ui-no-outages-no-feeds = Ingen feeds læses. »vagt feed add URL« tilføjer et.
ui-no-systems = intet system
ui-no-checklist = Her vises den valgte hændelses tjekliste.
ui-no-playbook = Hændelsens drejebog er ikke i loggen.
row-age = alder { $age }
row-due = frist { $due }
ui-due = om { $duration }
ui-late = { $duration } over
ui-good-practice = god praksis
ui-closed = lukket
ui-open-one = åben
ui-recalling = Forløbet hentes …
ui-entry-not-kept = (ikke gemt endnu)
ui-all-done = Alt påkrævet er gjort: { $key } lukker hændelsen.
ui-more = { $key }: læs alt, kryds af
ui-dpo-report = { $key } laver rapporten; her noteres, hvordan den blev sendt
ui-dpo-report-to = { $key } laver rapporten til { $to }; her noteres, hvordan den blev sendt
ui-done-elsewhere = { $key }: { $place }
ui-waits-for = Venter på: { $step }
ui-waits-for-answer = Venter på svar: { $question }
ui-done-by = Udført af { $who }, { $at }
ui-skipped-by = Sprunget over af { $who }, { $at }
ui-no-answer = ikke besvaret
ui-none-picked = ingen valgt
ui-pick-type = skriv for at søge
ui-pick-search = søg:
ui-draft-restored = Hentet frem fra det, du skrev før.
ui-more-beyond = { $arrows } mere
ui-more-above = ↑ { $count } mere
ui-more-below = ↓ { $count } mere
ui-help-title = Genvejstaster
ui-legend-editing = Ctrl-u sletter til venstre · Ctrl-w et ord · Alt-Enter ny linje
ui-legend-incidents = !!! alvorlig · !! større · ! moderat · ⚑ overskredet · ¤ begrænset
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
notice-change-raises = { $incident } er rettet · foreslået alvorlighed: { $level }
notice-supplier-lacks = Aftalt · mangler endnu: et tiltag med ansvarlig hos leverandøren
notice-changed = { $incident } er rettet.
notice-step-done = Udført: { $step }
notice-step-raises = Udført: { $step } · foreslået alvorlighed: { $level }
notice-step-skipped = Sprunget over: { $step }
notice-step-reopened = Skal gøres igen: { $step }
notice-step-reopened-stands = Åbent igen: { $step }. Det noterede står ved magt; på hændelsen trækker { $key } det tilbage.
notice-noted = Noteret på { $incident }.
notice-attaching = Filen læses og gemmes …
notice-assigned = Behandles af { $person }.
notice-closed = { $incident } er lukket.
notice-reopened = { $incident } er åben igen.
notice-not-kept = – men endnu ikke gemt
notice-copied = Kopieret: { $what }
notice-no-feeds = Ingen feeds læses; der er ingen at spørge.
notice-asking = Spørger alle leverandører …
notice-asked-read = { $count ->
    [one] Spurgt: 1 feed læst
   *[other] Spurgt: { $count } feeds læst
  }
notice-asked-unknown = { $count } ukendt
notice-asked-later = { $count } ikke spurgt endnu: serveren vil have en pause
notice-loading = Loggen åbnes stadig; intet registreres endnu.
notice-draft-kept = Det, du skrev, er gemt; det står der, når du åbner formularen igen.
notice-drafts-waiting = { $count ->
    [one] En formular fra sidst venter halvt udfyldt: { $form }.
   *[other] { $count } formularer fra sidst venter halvt udfyldt, bl.a. { $form }.
  }
notice-no-incident = Ingen hændelse er valgt. { $key } registrerer en.
notice-no-step = Intet trin er valgt.
notice-no-outage = Intet nedbrud er valgt.
notice-nothing-to-copy = Her er intet at kopiere.
notice-go-to-checklist = Trin krydses af i tjeklisten: { $key } går derhen.
notice-unbound = { $keys } gør intet her. { $help } viser genvejstasterne.
notice-repaired = { $records } beskadigede logposter er hentet fra den anden kopi; intet tabt.
notice-rebuilt = Den beskadigede arbejdskopi er dannet igen fra journalen; intet er tabt.
notice-took-over = Den anden vagt er lukket; denne fører nu loggen. Intet er tabt.
notice-vanished = Datamappen er væk; alt holdes her. Sæt den tilbage, så skrives det.
notice-leaving = Venter på disken og går så. q eller Ctrl-C går straks.
notice-new-key = En ny nøgle underskriver fra nu af: { $why }.
notice-recovered = vagt sluttede ikke rigtigt sidst; intet er tabt.
notice-set-up = Sat op. Tilføj kolleger i people.toml og systemer i systems.toml.
notice-set-up-left = Opsætningen er sprunget over; den tilbydes igen ved næste start.
notice-set-up-failed = Opsætningen kunne ikke skrives: { $why }
notice-new-data = Ny datamappe: { $path }
notice-settings-read = Opsætningen er ændret og gælder nu

## Actions and their short names in the bottom line, of every place

action-action-done = handling udført
action-add-item = punkt på dagsordenen
action-advise = notér råd
action-agree-action = korrigerende handling
action-agree-on = aftalt handling
action-all-clear = afmeld
action-approve-by-phone = i telefon
action-approve-message = godkend
action-assess-effect = effekt
action-attempt = notér opkald
action-call-meeting = indkald møde
action-cancel-meeting = aflys møde
action-change-action = ret handling
action-confirm-approval = bekræft godkendelse
action-correct-minutes = ret referat
action-decide = beslut
action-documents = dokumenter
action-draft-message = skriv
action-drop-action = opgiv handling
action-duty-done = notér udført
action-refresh-message = skriv på ny ud fra faktaarket
action-edit-message = ret
action-follow-up = opfølgning
action-give-word = svar
action-hold-meeting = fastlæg referat
action-insert-block = indsæt blok
action-legal-awareness = kendskab til brud
action-legal-data-subjects = de registrerede
action-legal-file = anmeld til Datatilsynet
action-legal-nis2 = væsentlig (NIS2)?
action-legal-not-reportable = ikke anmeldelsespligtig
action-legal-report = NIS2-rapport sendt
action-legal-risk = risiko for personer
action-legal-withdraw = træk anmeldelse mv. tilbage
action-meetings = ISG-møder
action-messages = meddelelser
action-minute = referat af punktet
action-mitigate = afhjulpet
action-next-meeting = næste møde
action-not-affected = ikke berørt
action-note-briefing = ØS orienteret
action-note-call = indkald
action-note-deviation = afvigelse fra sikring
action-note-guest = gæst
action-note-presence = fremmøde
action-note-review = leverandørgennemgang
action-put-on-agenda = på ISG's dagsorden
action-question = åbne spørgsmål
action-send-message = sendt
action-set-fact = fakta
action-settle-action = handling afsluttet
action-show-register = register
action-spot-check = stikprøve
action-state-assessed = effekt vurderet
action-state-awaiting = udført, effekt mangler
action-state-cause = årsag
action-state-dropped = opgivet
action-state-effect-late = effekt overskredet
action-state-late = overskredet
action-state-open = åben
action-take-chair = mødeleder
action-toggle-presence = til stede, ikke til stede
action-update-playbook = følg nyere drejebog
action-why = hvorfor dette trin
action-withdraw-item = tag punkt af dagsordenen
action-withdraw-message = træk tilbage
action-write-document = skriv fil
hint-action-done = udført
hint-add-item = punkt
hint-agree-action = ny
hint-agree-on = aftalt
hint-amend = ret
hint-call-meeting = indkald
hint-change-action = ret
hint-close = luk
hint-copy = kopiér
hint-drop-action = opgiv
hint-duty-done = udført
hint-follow-up = følg op
hint-group-follow-up = følg op
help-group-follow-up = følg op: årsag, handlinger, afvigelser, gennemgang, orientering
help-group-legal = myndighed: kendskab, risiko, anmeldelse, de registrerede, NIS2, tilbagetrækning
hint-group-legal = myndighed
hint-hold-meeting = fastlæg
hint-meetings = ISG
hint-minute = referat
hint-more = flere
hint-next-pane = rude
hint-note = notat
hint-attach = vedhæft
hint-note-review = gennemgang
hint-poll = spørg nu
hint-show-feeds = feeds
hint-refresh-message = på ny
hint-register = ny
hint-settle-action = afsluttet
hint-severity = alvor
hint-show-closed = lukkede
hint-next-step = næste
hint-skip-step = spring over
hint-start-afresh = forfra
hint-tick = kryds
hint-toggle-presence = til stede
hint-why = hvorfor
hint-withdraw-item = tag af

### config

config-first-of = { $first } (og { $more } mere: `vagt config check`)
config-unknown-key = «{ $found }» hører ikke til i { $place }
config-missing-key = «{ $key }» mangler i { $place }
config-wrong-type = her skulle stå { $expected }, ikke { $found }
config-unexpected = her skulle stå { $expected }, ikke «{ $found }»
config-found-nothing = her skulle stå { $expected }, men her står intet
config-nearest = { $told }; mente du «{ $name }»?
config-duplicate = { $each } må kun stå én gang, men «{ $found }» står her igen (først på linje { $first })
config-empty = der skulle stå tekst i «{ $key }», men der står intet
config-too-large = filen må fylde { $most } byte, men fylder { $found }
config-not-text = filen skulle være tekst i UTF-8, men ved byte { $at } begynder noget andet
config-nothing-prescribes = her mangler, hvad der foreskriver trinnet: P01 til P43, «law: …» eller «good-practice: …»
config-taken-away = «{ $wanted }» skal bruges her, men filen i din playbooks-mappe har det ikke længere
config-nested-too-deeply = betingelsen har for mange parenteser inden i hinanden
config-no-home = der kendes ingen hjemmemappe; sæt VAGT_DATA og VAGT_CONFIG
config-missing-file = filen findes ikke
config-missing-folder = mappen findes ikke; den laves af opsætningen ved første start, eller med «mkdir»
config-forbidden = må ikke læses: det siger rettighederne nej til
config-folder = her skulle være en fil, men det er en mappe
config-unreadable = kan ikke læses: { $said }
config-syntax = ikke gyldig TOML ({ $said })
config-syntax-unquoted = tekst skal stå i anførselstegn: "…"
config-syntax-unclosed = her åbnes en parentes, som aldrig lukkes
config-syntax-twice = nøglen eller tabellen står her allerede
config-syntax-no-value = der mangler en værdi efter «=»
config-syntax-open-text = teksten er ikke gyldig: der mangler noget ved et anførselstegn eller et tegn som \n
config-place-person = en person
config-place-role = en rolle
config-place-supplier = en leverandør
config-place-feed = et feed
config-place-system = et system
config-place-feed-link = det, et system afhænger af
config-place-agreement = en driftsaftale
config-place-playbook = en drejebog
config-place-part = en del
config-place-step = et trin
config-place-format = et feedformat
config-place-format-list = en liste i et feedformat
config-place-format-field = et felt i et feedformat
config-place-bilingual = en tekst på begge sprog
config-kind-language = et sprog
config-kind-theme = et tema
config-kind-keymap = en fil eller en tastaturopsætning
config-kind-feed-format = et feedformat
config-kind-state = en tilstand
config-kind-phase = en fase
config-kind-weight = hvornår overskriften tæller
config-kind-zone = en tid uden zone
config-kind-sample = hvad beskrivelsen bygger på
config-kind-value = en slags værdi
config-kind-entries = hvad rækkerne er
config-kind-word-map = en ordliste i filen
config-kind-lookup = et opslag i filen
config-kind-criticality = en kritikalitet
config-kind-personal-data = hvilke personoplysninger der er i det
config-kind-incident = en slags hændelse
config-kind-clock = en frist
config-kind-question = et spørgsmål
config-kind-audience = en målgruppe
config-each-person = hver person
config-each-supplier = hver leverandør
config-each-feed = hvert feed
config-each-system = hvert system
config-each-part = hver del
config-each-step = hvert trin
config-each-prescription = hver forskrift
config-each-entry = hvert navn i «{ $key }»
config-shape-text = tekst i anførselstegn
config-shape-integer = et helt tal
config-shape-float = et tal med decimaler
config-shape-boolean = true eller false
config-shape-date = en dato som 2026-10-01
config-shape-time = et tidspunkt
config-shape-array = en liste
config-shape-texts = en liste af tekster
config-shape-tables = en liste af tabeller
config-shape-table = en tabel
config-shape-text-or-table = tekst i anførselstegn eller en tabel
config-within = et helt tal fra { $from } til { $to }
config-expected-person = en person fra people.toml
config-expected-supplier = en leverandør fra suppliers.toml
config-expected-feed = et feed fra suppliers.toml
config-expected-id = et id på 1 til 64 bogstaver, tal, «-», «_» eller «.»
config-expected-web-address = en adresse, der begynder med http:// eller https://
config-expected-letter = ét bogstav fra A til Z
config-expected-block = en drejebogsfil
config-expected-step = et trin fra en drejebog
config-expected-json-path = en JSONPath som "$.systems[*].name"
config-expected-format-name = et filnavn på 1 til 40 små bogstaver a-z, tal eller «_», der ikke er et indbygget format
config-expected-playbook-name = et filnavn på 1 til 40 bogstaver, tal, «-» eller «_», og ikke «self»
config-expected-bare-step = et id af bogstaver, tal, «-» og «_», uden filens navn
config-expected-file-name = «{ $name }», som filen hedder
config-expected-basis = P01 til P43, «law: …» eller «good-practice: …»
config-expected-day = en dag, der findes i kalenderen
config-expected-free-kind = en slags hændelse, som «{ $other }» ikke allerede tager sig af
config-expected-keymap-place = et sted ({ $names })
config-expected-key = en tast som "q", "space", "ctrl-d" eller "g g"
config-expected-action = navnet på en handling (vagt keymap actions), eller "nothing"
config-expected-env-name = navnet på en miljøvariabel med store bogstaver (A–Z, 0–9, _): ikke selve tokenet
config-expected-header-name = navnet på en header som "X-Auth-Token"
config-expected-whole-path = en hel sti fra roden
config-expected-one-place = et token ét sted: env eller file
config-expected-no-secret = en webadresse uden navn og adgangskode: den ville blive i loggen for altid
config-no-way-out = ingen tast beder om »{ $action }« i [{ $place }]: ingen ville komme ud
config-way-out-closed = ingen tast beder om »{ $action }« i [{ $place }], når »{ $key }« ikke gør: ingen ville komme ud
config-expected-key-table = en tabel af taster
config-condition-joint = «and», «or» eller slutningen
config-condition-subject = kind, severity, impact, reach, personal-data, «system has supplier», «profile has nis2», et input eller et spørgsmål
config-condition-is = «is» eller «is-not»
config-ends-before-start = «to» må ikke ligge før «from»
config-waits-in-a-circle = disse trin venter på hinanden
config-nobody-asks = intet andet trin spørger om det, betingelsen ser på
config-repeats-a-stopping-clock = et trin med «repeat» kan kun bære fristen «next-update»
config-kinds-without-parts = en drejebog med «kinds» skal have «parts»
config-hollow = her skal være mindst ét «[[step]]» eller «parts»
config-waits-for-itself = et trin kan ikke vente på sig selv
config-too-long-for-the-log = drejebogen med sine dele er for lang til at blive gemt i loggen

### the command line

cli-help = Vagten i en kommunes it-afdeling: hændelser, nedbrud, tjeklister og dem, der skal ringes til, i én terminal
cli-help-demo = Åbn vagten i en opdigtet kommune med efterlignede leverandører, på et lager, der smides væk
cli-help-incident = Registrér, list, vis og ret hændelser
cli-help-incident-new = Registrér en hændelse, og skriv dens id
cli-help-incident-list = List åbne hændelser, de værste først
cli-help-incident-show = Vis én hændelse med tjekliste, frister, beslutninger og tidslinje
cli-help-incident-set = Ret det, der er sagt om en hændelse
cli-help-incident-severity = Sæt alvorlighedsgraden
cli-help-incident-note = Skriv en note i tidslinjen
cli-help-incident-assign = Giv håndteringen til nogen
cli-help-incident-link = Gør en hændelse til del af en anden
cli-help-incident-close = Afslut håndteringen
cli-help-incident-reopen = Begynd håndteringen igen
cli-help-step = Udfør, spring over og genåbn trin i en tjekliste
cli-help-step-done = Udfør et trin; et udført trin, der udføres igen, får en note
cli-help-step-skip = Afslut et trin uden at udføre det; kræver --note
cli-help-step-reopen = Lad et afsluttet trin stå åbent igen
cli-help-log = Efterprøv og udlæs bevisloggen
cli-help-log-verify = Efterprøv, at loggen er hel; slutter med 1 og en liste over problemer, når den ikke er
cli-help-log-verify--fingerprint = Et fingeraftryk, som blev læst højt eller står på papir: er det af denne log, nu eller før?
cli-help-log-export = Skriv logposterne som JSON Lines, byte for byte som de er gemt
cli-help-log-import = Tag det ind, som en sikkerhedskopi eller en udlæsning af denne log har mere; anden gang ændrer intet
cli-help-log-import--backup = Sikkerhedskopien eller udlæsningen
cli-help-attach = Vedhæft filer til en hændelse
cli-help-attach--id = Hændelsen
cli-help-attach--files = Filerne
cli-help-attach--about = Hvad de er
cli-help-attachment = Vis en hændelses filer, og skriv en af dem til en ny fil
cli-help-attachment-list = En hændelses filer med deres numre
cli-help-attachment-list--id = Hændelsen
cli-help-attachment-save = Skriv en fil fra en hændelse til en ny fil, efterprøvet som det, der blev vedhæftet
cli-help-attachment-save--id = Hændelsen
cli-help-attachment-save--number = Dens nummer i listen
cli-help-attachment-save--to = Hvorhen; ellers under sit eget navn i den aktuelle mappe
cli-help-log-export--attachments = Også indholdet af vedhæftede filer, hver under sin kontrolsum i denne mappe
cli-help-backup = Læg loggen i én fil, efterprøvet hel; også mens vagten er åben
cli-help-backup--to = Hvorhen
cli-help-backup--force = Tag pladsen fra en fil, der er der
cli-help-backup--with-key = Også den private nøgle: den, der har filen, kan så underskrive som denne enhed
cli-help-backup--with-config = Også config.toml og filerne ved siden af
cli-help-restore = Gør en sikkerhedskopi til loggen i en ny eller tom datamappe
cli-help-restore--from = Sikkerhedskopien
cli-help-restore--same-device = Fortsæt som den enhed, den er af: kun rigtigt, når ingen arbejder på originalen mere
cli-help-encrypt = Kryptér det, der ligger på disken, med en adgangskode
cli-help-encrypt--change-passphrase = Giv en krypteret log en anden adgangskode og en anden genopretningskode
cli-help-decrypt = Tag krypteringen af igen
cli-help-feed = Kontrollér, tilføj, list, fjern og spørg leverandørers statusfeeds
cli-help-feed-check = Læs ét feed, og vis, hvad det siger; intet gemmes
cli-help-feed-formats = Viser de feedformater, der kan læses
cli-help-feed-add = Læs et feed fra nu af
cli-help-feed-list = List feeds, og hvad de sidst sagde
cli-help-feed-remove = Læs ikke længere et feed, der er tilføjet
cli-help-feed-poll = Spørg alle feeds nu, eller ét, og registrér, hvad der er ændret
cli-help-playbook = Kontrollér og vis drejebøger, og ret en løbende hændelses tjekliste
cli-help-playbook-check = Kontrollér filer; fejl nævner linje, kolonne og det, der skulle stå
cli-help-keymap = Kontrollér tastaturopsætninger, og vis de handlinger, de nævner
cli-help-keymap-check = Kontrollér filer; fejl nævner linje, kolonne og det, der skulle stå
cli-help-keymap-actions = Vis de handlinger, en tast kan bede om, og hvad de gør
cli-help-config = Kontrollér opsætningen og filerne ved siden af
cli-help-config-check = Kontrollér config.toml og filerne ved siden af
cli-help-completions = Skriv et script, der lader en skal fuldføre kommandoer
cli-help-arg-data = Datamappe (eller variablen `VAGT_DATA`)
cli-help-arg-config = Opsætningsfil (eller variablen `VAGT_CONFIG`)
cli-help-arg-lang = Ordenes sprog, da eller en (eller variablen `VAGT_LANG`)
cli-help-arg-keymap = Tastaturopsætning, ved navn (default, vim) eller fil
cli-help-arg-acting = Hvem der handler, i stedet for «me» i opsætningen
cli-help-arg-json = Skriv ét JSON-dokument
cli-help-arg-help = Vis hjælp
cli-help-arg-version = Vis versionen
cli-help-arg-keep = Behold lageret i denne mappe, og fortsæt på det næste gang
cli-help-arg-title = Titel
cli-help-arg-kind = Slags
cli-help-arg-systems = Et berørt system, som i registret; kan nævnes flere gange
cli-help-incident-set--systems = Alle berørte systemer, i stedet for de hidtidige
cli-help-arg-confidentiality = Oplysninger er nået til nogen, de ikke skulle
cli-help-arg-integrity = Oplysninger er forkerte eller ufuldstændige
cli-help-arg-availability = Noget kan ikke bruges
cli-help-arg-reach = Hvor mange der er berørt
cli-help-arg-personal-data = Om personoplysninger er berørt
cli-help-arg-reporter = Hvem der meldte det; kan være udefra
cli-help-arg-discovered = Hvornår det blev opdaget: 03:12, 24-11-2026 03:12 eller RFC 3339
cli-help-arg-began = Hvornår det begyndte, hvis det vides
cli-help-incident-set--began = Hvornår det begyndte; «unknown»: det vides alligevel ikke
cli-help-arg-reported = Hvornår it-afdelingen fik det at vide; ellers: nu
cli-help-arg-at = Hvornår det skete, hvis ikke nu: 03:12, 24-11-2026 03:12 eller RFC 3339; aldrig i fremtiden
cli-help-arg-all = Også lukkede
cli-help-arg-id = Id, som 26-A14
cli-help-arg-awareness = Hvornår der var kendskab til, at det er et brud
cli-help-arg-reason = Begrundelse
cli-help-incident-set--reason = Begrundelse, til --awareness
cli-help-arg-level = Grad
cli-help-arg-text = Noten
cli-help-arg-person = Hvem
cli-help-arg-child = Delen, som 26-A14
cli-help-arg-parent = Helheden, som 26-A12
cli-help-arg-step = Trinnet, som receive.record
cli-help-arg-note = Note eller begrundelse
cli-help-arg-by = Hvem der gjorde det, hvis ikke den, der registrerer det
cli-help-arg-answers = Svar på et spørgsmål eller input i trinnet, som hostile=no; kan nævnes flere gange
cli-help-arg-out = Hvorhen, i stedet for standard-output
cli-help-arg-what = Adresse eller fil
cli-help-arg-format = Læs det som dette format, i stedet for at genkende det
cli-help-arg-internal = Adressen må være på vores eget net
cli-help-arg-url = Adresse, http eller https
cli-help-feed-add--id = Kort navn; ellers: værten
cli-help-feed-remove--id = Dets id, som `feed list` viser det
cli-help-feed-poll--id = Dets id, som `feed list` viser det
cli-help-arg-supplier = Hvis det er, som i suppliers.toml
cli-help-arg-every = Sekunder mellem to forespørgsler
cli-help-arg-components = En komponent, der skal følges; kan nævnes flere gange; ellers: alle
cli-help-arg-files = Filerne
cli-help-arg-shell = Skallen
cli-value-dir = MAPPE
cli-value-file = FIL
cli-value-lang = SPROG
cli-value-name-file = NAVN|FIL
cli-value-person = PERSON
cli-value-title = TITEL
cli-value-kind = SLAGS
cli-value-system = SYSTEM
cli-value-reach = OMFANG
cli-value-personal-data = PERSONOPLYSNINGER
cli-value-reporter = MELDER
cli-value-time = TID
cli-value-n = N
cli-value-id = ID
cli-value-reason = BEGRUNDELSE
cli-value-level = GRAD
cli-value-text = TEKST
cli-value-step = TRIN
cli-value-note = NOTE
cli-value-question-answer = SPØRGSMÅL=SVAR
cli-value-url-file = URL|FIL
cli-value-format = FORMAT
cli-value-url = URL
cli-value-supplier = LEVERANDØR
cli-value-seconds = SEKUNDER
cli-value-name = NAVN
cli-value-shell = SKAL
cli-value-digits = CIFRE

cli-usage-options = { "[TILVALG]" }
cli-usage-unknown-command = der er ingen kommando «{ $given }»
cli-usage-unknown-argument = «{ $given }» er ikke et tilvalg her
cli-usage-surplus = «{ $given }» er ét ord for meget; det, der har mellemrum i sig, skal stå i anførselstegn
cli-usage-value = «{ $given }» kan ikke bruges til { $arg }
cli-usage-value-of = { $told }: { $names }
cli-usage-number = { $told }: her skal stå et helt tal fra { $from } til { $to }
cli-usage-number-any = { $told }: her skal stå et helt tal, som 12
cli-usage-no-value = { $arg } mangler en værdi
cli-usage-surplus-value = { $arg } tager ingen værdi
cli-usage-missing = der mangler: { $args }
cli-usage-no-command = der mangler en kommando: { $names }
cli-usage-not-text = noget på kommandolinjen er ikke tekst
cli-usage-other = kommandolinjen kan ikke forstås: { $said }
cli-usage-severity-hint = reglerne foreslår alvoren ud fra konsekvens og omfang; den sættes med `vagt incident severity ID LEVEL --reason TEKST`, når hændelsen er registreret
cli-reason-hint = skriv den med { $flag }; én linje er nok, og den gemmes i bevisloggen
cli-steps-required = * påkrævet: lukning venter på det
cli-meeting-next = næste møde (ikke indkaldt endnu)
cli-approval-how = hvordan gav { $person } godkendelsen? Her sidder en anden
cli-approval-how-hint = --how here, når teksten var i syne; --how phone med --code, når den blev læst op og koden læst tilbage
cli-usage-hint = `{ $command } --help` viser hvordan

# Fælles beslutning og indkaldelse af informationssikkerhedsgruppen
clock-isg-call-out = indkaldelse
clock-decision-review = ny vurdering
isg-convene = indkald nu
isg-not-now = ikke nu
stand-agrees = enig i ISG og handling
stand-differs = andet svar (nedenfor)
how-here = på stedet
how-phone = pr. telefon
attempt-reached = truffet
attempt-no-answer = intet svar
attempt-busy = optaget
attempt-callback = ringer tilbage
attempt-callback-at = ringer tilbage { $at }
call-called = ringet til
call-reached = truffet
call-no-answer = intet svar
call-joins = kommer
call-joins-at = med fra { $at }
call-attends = til stede
call-left = gået
change-severity = alvorlighedsgraden steg fra { $from } til { $to }
change-proposal = reglerne foreslår { $to } i stedet for { $from }
change-impact = påvirkningen er ændret
change-reach = omfanget er ændret fra { $from } til { $to }
change-personal-data = personoplysninger er ændret fra { $from } til { $to }
change-systems-added = nye systemer: { $systems }
change-systems-removed = systemer faldt fra: { $systems }
change-answer = { $question } { $answer }
refusal-not-decider = { $person } kan ikke beslutte som { $role }.
refusal-not-decider-hint = Det kan: { $holders }.
refusal-one-word-each = { $person } har allerede givet det andet ord; beslutningen kræver to forskellige.
refusal-one-word-each-hint = Få den anden beslutningstager eller en stedfortræder til at svare.
refusal-review-missing = Alvorlig hændelse: »ikke nu« kræver også et tidspunkt for ny vurdering.
refusal-review-missing-hint = Angiv, hvornår I ser på det igen{ $flag }.
refusal-review-not-ahead = Ny vurdering { $given } er allerede passeret.
refusal-review-not-ahead-hint = Angiv et tidspunkt, der ligger forude.
refusal-not-decided = { $step } udføres af beslutningen selv, ikke ved at sætte flueben.
refusal-not-decided-lacking-hint = Mangler svar fra: { $roles }
refusal-not-decided-hint = Spørg begge igen; giv svarene i beslutningen{ $flag }.
refusal-not-isg-member = { $person } er hverken medlem af informationssikkerhedsgruppen eller stedfortræder.
refusal-not-isg-member-hint = Tilføj rollen i people.toml, hvis det er forkert.
refusal-isg-not-convened = Informationssikkerhedsgruppen er ikke indkaldt.
refusal-isg-not-convened-hint = Først når begge har svaret »indkald nu«, kan mødet begynde; varsl gerne medlemmer før.
refusal-no-vote = { $person } rådgiver som DPO og har ingen stemme.
refusal-no-vote-hint = Skriv DPO'ens råd for sig{ $flag }.
timeline-word = { $who } som { $role } om ISG: { $isg }. Handling: { $action }. Begrundelse: { $reason }
timeline-word-how = { $sentence } ({ $how })
timeline-word-recorded = { $sentence } ({ $how }, noteret af { $who })
timeline-word-review = { $sentence } · ny vurdering { $at }
timeline-word-deviation = { $sentence } · afvigelse fra P13
timeline-word-with = { $sentence } · gælder også { $incidents }
timeline-attempt = { $who } prøvede at få fat i { $person }: { $result }
timeline-call = Indkaldelse: { $person }: { $state }
timeline-chair = { $person } leder gruppens møde
timeline-chair-instead = { $person } leder gruppens møde i stedet for { $usual }
timeline-advice = ISG rådgav om »{ $question }«: { $advice }
timeline-advice-dissent = { $sentence } · uenig: { $person }: { $text }
timeline-advice-dpo = { $sentence } · DPO: { $text }
cli-decision = Beslutning: { $state }
cli-decision-open = åben
cli-decision-disagree = uenige; intet er besluttet, spørg igen
cli-decision-stale = { $isg }, grundlaget er ændret; spørg igen
cli-decision-word = { $role }: { $person }: { $isg } ({ $how }) { $at }: { $reason }
cli-decision-lacking = { $role }: mangler svar
cli-decision-changed = ændret: { $change }
cli-decision-attempt = { $at } { $person }: { $result }
cli-isg = Indkaldelse af ISG: { $count } til stede, { $quorum } kræves
cli-isg-nobody = ingen på kontaktlisten
cli-isg-not-called = ikke ringet til
cli-isg-chair = mødeleder: { $person }
cli-isg-chair-instead = mødeleder: { $person } i stedet for { $usual }
cli-bad-dissent = »{ $given }« er ikke PERSON=TEKST
cli-help-decide = Giv en beslutningstagers svar på handling og på indkaldelse af ISG
cli-help-decide--action = Hvad der skal gøres
cli-help-decide--isg = Om gruppen skal indkaldes
cli-help-decide--by = Hvis svar det er
cli-help-decide--role = Som hvilken beslutningstager; ellers som kontaktlisten siger
cli-help-decide--how = Hvordan svaret blev givet; ellers på stedet for den, der sidder her, og pr. telefon for andre
cli-help-decide--review = Hvornår et »ikke nu« vurderes igen; kræves med det
cli-help-decide--with = En anden hændelse, som svaret også gælder; kan gives flere gange
cli-help-reach = Notér et forsøg på at få fat i nogen
cli-help-reach--result = Hvad der kom ud af det
cli-help-reach--callback = Hvornår der ringes tilbage
cli-help-isg = Kald informationssikkerhedsgruppen sammen, og notér dens råd
cli-help-isg-call = Der er ringet til et medlem
cli-help-isg-reached = Et medlem er truffet
cli-help-isg-no-answer = Et medlem svarede ikke
cli-help-isg-joins = Et medlem deltager, eventuelt fra et tidspunkt
cli-help-isg-joins--from = Hvornår medlemmet er med
cli-help-isg-attends = Et medlem er til stede
cli-help-isg-leaves = Et medlem gik
cli-help-isg-chair = Notér, hvem der leder gruppens møde; er det ikke begyndt, begynder det nu
cli-help-isg-advice = Notér gruppens råd om et spørgsmål
cli-help-isg-advice--question = Spørgsmålet
cli-help-isg-advice--advice = Rådet
cli-help-isg-advice--dissent = Et medlem, der er uenigt, og hvorfor; kan gives flere gange
cli-help-isg-advice--dpo = Hvad DPO'en råder til, uden stemme
cli-value-isg = VALG
cli-value-role = ROLLE
cli-value-how = HVORDAN
cli-value-result = RESULTAT
cli-value-question = SPØRGSMÅL
cli-value-person-text = PERSON=TEKST
# Drejebogsmotoren: det, en drejebog selv spørger om, trin for hvert system, blokke og nye udgaver.
question-nis2-significant = Er hændelsen væsentlig efter NIS 2-loven?
audience-data-subjects = de registrerede
input-sort-text = en tekst
input-sort-choice = en af valgmulighederne
input-sort-person = en person fra vagtlisten
input-sort-time = et tidspunkt
input-sort-number = et helt tal
step-part-words = ordlyd
step-part-role = rolle
step-part-prescribed-by = grundlag
step-part-condition = betingelse
step-part-questions = spørgsmål
step-part-clock = frist
step-part-duty = krav
step-part-contacts = kontakter
timeline-block-inserted = { $who } indsatte blokken { $title } i tjeklisten
timeline-repinned = { $who } lod hændelsen følge en nyere udgave af drejebogen { $title }
timeline-for-systems = ({ $systems })
refusal-step-waits-for-input = { $step } venter på et svar om { $input }.
refusal-no-such-input = { $step } spørger ikke om { $input }.
refusal-wrong-input = { $input } skal være { $sort }.
refusal-wrong-input-hint = Vælg mellem: { $options }
refusal-which-system = { $step } udføres for hvert system for sig.
refusal-which-system-hint = Sig hvilket{ $flag }. Tilbage er: { $systems }
refusal-not-this-system = { $step } skal ikke udføres for { $system }.
refusal-unknown-block = Der er ingen blok, der hedder { $block }.
refusal-unknown-block-hint = Se drejebøger og blokke med »vagt playbook list«.
refusal-unknown-playbook = Der er ingen drejebog, der hedder { $playbook }.
refusal-block-there = Blokken { $block } er allerede i tjeklisten.
refusal-nothing-newer = Hændelsen følger allerede den nyeste udgave af sin drejebog.
config-place-input = et input
config-place-choice = en valgmulighed
config-kind-input = en slags input
config-kind-option = en valgmulighed
config-expected-input-key = et navn med 2 til 32 små bogstaver, tal og «-», som ikke allerede betyder noget i betingelser
config-expected-no-options = ingen «options», fordi det ikke er et valg
config-condition-value = det, der skal være svaret
config-uses-a-used-step = trinet, der bruges, bruger selv et andet
config-input-differs = samme tjekliste spørger om dette to gange på hver sin måde
config-not-a-number = «at-least» kræver et input af typen «number»
ui-why-title = Hvorfor dette trin
ui-why-reading = Dokumentet læses …
ui-why-no-document = Angiv kommunens dokument i config.toml under [policy] for at se teksten her.
ui-new-line = ny linje
ui-newer-playbook = { $title } · nyere: { $key }
notice-block-inserted = Blokken er indsat i tjeklisten.
notice-playbook-followed = { $incident } følger nu den nyeste udgave af drejebogen.
ui-block-waits = { $block } (venter på et svar)
field-for-systems = for systemerne
field-block = blok
form-insert = Indsæt en blok
form-insert-intro = Blokkens trin kommer i tjeklisten, uanset hvad drejebogens betingelse siger:
form-update = Nyere udgave af drejebogen
form-update-intro = Der er en nyere udgave: { $title }
form-update-newest = Hændelsen følger allerede den nyeste udgave.
form-update-stays = Det, der er udført, bliver stående. Gem for at følge den nye udgave.
fault-input-missing = Her skal der stå et svar.
fault-no-system-picked = Vælg mindst ét system.
update-added = Nye trin: { $count }
update-removed = Trin, der falder bort: { $count }
update-changed = Ændrede trin: { $count }
update-conditions = Blokke, der gælder på andre betingelser: { $count }
update-nothing = Ingen trin er ændret.

# Politikkens rækker, gengivet med egne ord.
policy-p01 = Reglerne gælder alle enheder, politikere og eksterne med adgang, digitalt og på papir
policy-p02 = Byrådet er dataansvarlig
policy-p03 = ØS er udpeget ved delegation; ellers er det kommunaldirektøren
policy-p04 = Sikkerhedsorganisationen bærer det daglige arbejde, og ØS koordinerer på tværs
policy-p05 = Hvert system har en systemejer og en systemansvarlig
policy-p06 = Der er en fast fremgangsmåde for brud på persondatasikkerheden
policy-p07 = Fortegnelser og risikovurderinger holdes ajour hvert år
policy-p08 = Databehandleraftaler og årlig risikovurdering af hvert system; daglig sikkerhed
policy-p09 = Fejl og både planlagte og uventede afbrydelser meldes ud
policy-p10 = Direktionen støtter, prioriterer og forbedrer
policy-p11 = ISG består af ØS, IT-cheferne, konsulenterne, juristen og DPO'en
policy-p12 = ISG rådgiver ØS, følger risici og orienterer ledelsen
policy-p13 = ISG mødes straks ved alvorlige hændelser
policy-p14 = IT-afdelingen kontaktes straks ved en sikkerhedshændelse
policy-p15 = IT-afdelingen håndterer nedbrud i it-systemer
policy-p16 = ØS og IT-chefen beslutter handling, og om ISG skal indkaldes
policy-p17 = Leverandøren registrerer alle sine hændelser
policy-p18 = Kommune og leverandør gennemgår hændelser sammen
policy-p19 = Der træffes tiltag, så det samme ikke sker igen
policy-p20 = Nedbrud afklares efter driftsaftalen
policy-p21 = Driftshændelser sætter en fast fremgangsmåde i gang
policy-p22 = Berørte brugere, systemejer og systemansvarlig får besked
policy-p23 = Ved afvigelse fra sikringerne håndterer IT-chefen og begrænser skaden
policy-p24 = Hændelser, handlinger og deres effekt drøftes i ISG
policy-p25 = Drøftelsen står i et mødereferat
policy-p26 = Parter inde og ude, der kan være berørt, får besked
policy-p27 = ØS godkender meddelelser til berørte parter
policy-p28 = ØS tager sig af pressen
policy-p29 = DPO'en samler alle meldte hændelser
policy-p30 = DPO'en orienterer ØS i det omfang, der er behov
policy-p31 = ISG behandler større hændelser
policy-p32 = Sanktioner er ensartede og lovlige
policy-p33 = ØS får besked om brud på reglerne, og sanktionen aftales med ISG
policy-p34 = Hændelser meldes til DPO'ens postkasse
policy-p35 = Årlig opfølgning på, om reglerne følges, meldes til Direktionen
policy-p36 = Afvigelser får årsag og handlingsplan; årets hændelser indgår i analysen
policy-p37 = Dokumenterne ses efter mindst hvert år og godkendes
policy-p38 = Borgere og virksomheder har stabil og korrekt service; data er rigtige
policy-p39 = Oplysninger når ikke uvedkommende
policy-p40 = De juridiske rammer overholdes, og forløbet kan dokumenteres
policy-p41 = De kontraktlige rammer overholdes
policy-p42 = Introduktion og løbende uddannelse
policy-p43 = Dokumenterne er til rådighed for alle medarbejdere
timeline-policy-read = { $who } har gået trinene igennem efter politikken, som den er nu
cli-policy-uncovered = Rækker, der skal være dækket, men ikke er det: { $rows }
cli-policy-uncovered-hint = Lad et trin i en drejebog nævne rækken i «prescribed_by».
cli-policy-no-row = Der er ingen række { $given } i politikken.
cli-policy-rows-hint = Rækkerne hedder P01 til P43; se dem med «vagt policy coverage».
cli-policy-no-document = Der er ikke angivet noget politikdokument.
cli-policy-no-document-hint = Skriv stien i config.toml under [policy], som document = "politik.md".
cli-policy-no-section = Afsnittet «{ $heading }» er ikke fundet i dokumentet.
cli-policy-changed = Afsnittet er ændret, siden trinene sidst blev gået igennem.
cli-policy-steps = Trin: { $steps }
cli-policy-same = Ingen afsnit er ændret, siden trinene sidst blev gået igennem.
cli-policy-accepted = Det er noteret, at trinene er gået igennem efter dokumentet, som det er nu.
cli-policy-not-compared = Trinene er ikke før gået igennem efter dokumentet; notér det med --accept.
cli-policy-accept-hint = Gå trinene igennem, og notér det med --accept.
cli-update-done = { $id } følger nu den nyeste udgave; det, der er udført, står stadig.
cli-update-hint = Intet er noteret. Følg den nye udgave med --yes.
cli-help-playbook-list = Vis drejebøgerne og deres blokke
cli-help-playbook-insert = Indsæt en blok i en løbende hændelses tjekliste
cli-help-playbook-update = Vis, hvad en nyere udgave af drejebogen ændrer, og følg den med --yes
cli-help-policy = Vis, hvad der dækker politikkens rækker, og teksten bag dem
cli-help-policy-coverage = Vis, hvad der dækker hver række; slutkode 1, hvis en mangler, der skal være dækket
cli-help-policy-open = Vis teksten bag en række i kommunens eget dokument
cli-help-policy-changes = Vis, hvilke afsnit i dokumentet der er ændret, og de trin, der nævner dem
cli-help-arg-for-systems = For hvilket system, når trinet udføres for hvert; kan gives flere gange
cli-help-arg-block = Blokken, som filen hedder
cli-help-playbook-update--to = Følg drejebogen med dette navn i stedet, som maintenance
cli-value-playbook = DREJEBOG
cli-help-arg-yes = Følg den nye udgave
cli-help-arg-row = Rækken, som i P22
cli-help-arg-accept = Notér, at trinene er gået igennem efter dokumentet, som det er nu
cli-value-block = BLOK
cli-value-row = RÆKKE
### meddelelser, faktaark, godkendelse

audience-authority = Datatilsynet

sheet-what = Hvad er der sket
sheet-what-outage = Hvad virker ikke
sheet-service = Betydning for borgerne
sheet-service-outage = Hvad borgerne ikke kan
sheet-systems = Systemer
sheet-since = Siden
sheet-affected = Berørte
sheet-workaround = Hvad gør man imens
sheet-alternative = Andre veje til hjælp
sheet-doing = Hvad vi gør
sheet-cause = Årsag
sheet-next-update = Næste opdatering
sheet-contact = Kontakt
sheet-restored = Overstået siden
sheet-restored-outage = Virker igen siden
sheet-data = Hvilke personoplysninger
sheet-people = Personer og poster
sheet-consequences = Sandsynlige følger
sheet-advice = Hvad du selv kan gøre
sheet-delay = Grund til forsinkelse
sheet-dpo-contact = Databeskyttelsesrådgiver
sheet-spokesperson = Talsperson
sheet-cpr-numbers = CPR-numre iblandt
sheet-protected-address = Beskyttet navn/adresse
sheet-person = person
sheet-persons = personer
sheet-record = post
sheet-records = poster

message-kind-first = første besked
message-kind-update = opdatering
message-kind-all-clear = afmelding
template-kind-outage = nedbrud
template-kind-maintenance = vedligehold
message-state-draft = kladde
message-state-approved = godkendt
message-state-sent = sendt
standing-informed = orienteret
standing-not-affected = ikke berørt
standing-open = åben
channel-mail = mail
channel-phone = telefon
channel-sms = sms
channel-intranet = intranet
channel-website = hjemmeside
channel-chat = chat
channel-in-person = mundtligt
channel-digital-post = Digital Post
channel-letter = brev
channel-portal = formular eller portal

message-matter-outage = Noget virker ikke
message-matter-security = En sikkerhedshændelse
message-matter-breach = Et brud på persondatasikkerheden
message-matter-rules = Reglerne for informationssikkerhed er brudt
message-heading-citizens = Fra kommunen: noget kan ikke lade sig gøre lige nu
message-heading-citizens-of = Fra kommunen: { $matter }
message-heading-press = Fra kommunen
message-heading-supplier = Fejlmelding
message-heading-supplier-of = Anmeldelse: { $matter }
message-heading-dpo = Indberetning til databeskyttelsesrådgiveren
message-heading-isg = Indkaldelse af informationssikkerhedsgruppen
message-heading-data-subjects = Om dine personoplysninger
message-heading-authority = Anmeldelse af brud på persondatasikkerheden
message-heading-update = Opdatering
message-heading-all-clear = Det virker igen
message-heading-over = Det er overstået
message-changed = Ændret siden sidste meddelelse:
message-unchanged = Intet er ændret siden sidste meddelelse.
message-before = før:
message-unknown = vides ikke endnu
message-discovered = opdaget { $at }; hvornår det begyndte, vides ikke endnu
letter-not-known = ved vi ikke endnu
letter-unknown = Det ved vi ikke endnu.
letter-time = den { $day } kl. { $time }
letter-intro-data-subjects = Vi skriver til dig, fordi der er sket et brud på sikkerheden for dine personoplysninger.
letter-ask-what = Hvad er der sket?
letter-ask-service = Hvad betyder det for dig?
letter-ask-service-outage = Hvad kan du ikke gøre lige nu?
letter-since = Det begyndte { $at }.
letter-since-unknown = Vi opdagede det { $at }; hvornår det begyndte, ved vi ikke endnu.
letter-affected = Det berører { $who }.
letter-affected-unknown = Hvem det berører, ved vi ikke endnu.
letter-ask-cause = Hvorfor skete det?
letter-ask-data = Hvilke oplysninger om dig drejer det sig om?
letter-ask-consequences = Hvad kan det betyde for dig?
letter-ask-doing = Hvad gør vi?
letter-ask-advice = Hvad kan du selv gøre?
letter-ask-alternative = Hvordan kan du få hjælp imens?
letter-ask-next-update = Hvornår hører du fra os igen?
letter-next-update = Vi giver besked igen senest { $at }.
letter-ask-contact = Hvem kan du kontakte?
letter-contact = Du kan kontakte { $who }.
letter-dpo-contact = Du kan kontakte kommunens databeskyttelsesrådgiver: { $who }.
letter-restored = Det har været overstået siden { $at }.
letter-restored-unknown = Hvornår det var overstået, ved vi ikke endnu.
letter-restored-outage = Det har virket igen siden { $at }.
letter-restored-outage-unknown = Siden hvornår det virker igen, ved vi ikke endnu.
message-unknown-lines =
    { $count ->
        [one] 1 sted siger teksten, at noget ikke vides endnu.
       *[other] { $count } steder siger teksten, at noget ikke vides endnu.
    }

refusal-unknown-message = Der er ingen meddelelse { $message } på denne hændelse
refusal-unknown-message-hint = vagt message list viser dem.
refusal-already-sent = { $message } er sendt, og det der er sendt, rettes ikke
refusal-already-sent-hint = Skriv en opdatering i stedet.
refusal-approval-missing = { $message } til { $audience } er ikke godkendt af ØS
refusal-approval-missing-hint = Få den godkendt, eller send den uden, med en begrundelse: så noteres det som afvigelse.
refusal-wording-changed = { $message } lyder nu anderledes end det, der blev godkendt
refusal-wording-changed-hint = Læs teksten igen, og få den godkendt, som den står.
refusal-not-approver = { $person } er hverken ØS eller stedfortræder
refusal-not-approver-hint = Kan godkende: { $holders }.
refusal-no-approver-hint = people.toml nævner ingen top-security-officer. At sende uden godkendelse er en afvigelse.
refusal-wrong-code = Koden { $given } hører ikke til denne tekst
refusal-wrong-code-hint = Læs teksten op igen med koden, som den står, og få den læst tilbage.
refusal-own-witness = Ingen bevidner sit eget ord i telefonen
refusal-own-witness-hint = Vidnet er den, der hørte det.
refusal-nothing-to-confirm = Ingen godkendelse af { $message } venter på at blive bekræftet
refusal-not-yours = Kun { $approver } bekræfter det, der er noteret i eget navn
refusal-not-yours-hint = Ved egen skærm{ $flag }.
refusal-always-informed = DPO'en får alle hændelser
refusal-receiver-missing = Der er ikke nævnt nogen modtager.
refusal-receiver-missing-hint = Skriv, hvem den gik til: en liste, en gruppe, et navn.
refusal-unknown-template = Ingen skabelon hedder { $template }, eller den er ændret imens
refusal-unknown-template-hint = vagt template list viser dem.
refusal-other-template = { $template } er til andre modtagere eller en anden slags meddelelse
refusal-other-template-hint = vagt template list viser, hvad de er til.
refusal-field-missing = Feltet { $field } i skabelonen er ikke udfyldt
refusal-field-missing-hint = Udfyld linjen i faktaarket{ $flag }
refusal-unknown-field = Skabelonen har intet felt { $field }
refusal-bad-template = Hver klamme i en skabelon rummer navnet på et felt
refusal-bad-template-hint = Som i »{"{"}what{"}"} virker ikke«.
refusal-template-expired = Den sidste dag ligger før i dag

timeline-fact = { $who } udfyldte faktaarket: { $line }: { $value }
timeline-fact-source = { $sentence } (ifølge { $source })
timeline-fact-unknown = { $who } noterede, at det ikke vides endnu: { $line }
timeline-fact-finder = { $sentence }; { $finder } finder ud af det
timeline-fact-when = { $sentence }, senest { $when }
timeline-message-drafted = { $who } skrev { $message } til { $audience }, { $kind }: »{ $text }«
timeline-message-template = { $sentence } (skabelon { $template })
timeline-message-edited = { $who } rettede { $message }: »{ $text }«
timeline-message-approved = { $who } godkendte { $message }, kode { $code }
timeline-by-phone = { $sentence }, i telefonen, bevidnet af { $witness }
timeline-message-confirmed = { $who } bekræftede godkendelsen af { $message }
timeline-message-sent = { $who } sendte { $message } via { $channel } til { $to }
timeline-message-deviation = AFVIGELSE: ikke godkendt, fordi: { $reason }
timeline-message-by-template = efter en skabelon, der er godkendt på forhånd
timeline-not-affected = { $who } vurderede ikke berørt: { $audience }
timeline-template-written = { $who } skrev skabelonen { $template }
timeline-template-approved = { $who } godkendte skabelonen { $template } til og med { $until }
timeline-template-confirmed = { $who } bekræftede godkendelsen af skabelonen { $template }
timeline-template-withdrawn = { $who } trak skabelonen { $template } tilbage

source-only-title = kun hændelsens titel
source-incident = hændelsen
source-outage = leverandørens driftsstatus
source-register = registret
source-told = { $source }, noteret af { $who }

message-waits-for-approval = venter på godkendelse
message-approval-lapsed = rettet siden godkendelsen
message-confirm-key = { $words } ved egen skærm: { $key }
message-to-confirm = skal bekræftes af { $who }
message-deviation = AFVIGELSE, sendt uden godkendelse: { $reason }
close-not-told = Hverken underrettet eller vurderet ikke berørt: { $audiences } (P26)
close-not-sent = Skrevet, men ikke sendt: { $messages }
close-owes-mail = Indberettet til DPO'en i telefonen: mangler at blive mailet (P34)
cli-no-roster = Ingen personer er indlæst, så ingen rolle er kontrolleret: { $person } tages på ordet. Indlæs people.toml.
cli-no-chief = En IT-chef eller stedfortræder står inde for det, der mangler; people.toml nævner ingen, så ingen kunne kontrolleres. Forløbet siger det.
cli-sending-not-recorded = Hvordan rapporten blev sendt, er ikke noteret (P34): --answer sent-how=mail eller phone, eller report dpo --mark-sent.
cli-forewarned = Gruppen er ikke indkaldt (P13): det er noteret som et varsel.
message-owes-mail = indberettet til DPO'en i telefonen: mangler at blive mailet
message-code = tekstens kode: { $code }
message-approved-line = godkendt af { $who } { $at }
message-approved-by-phone = godkendt af { $who } { $at }, i telefonen, bevidnet af { $witness }
message-sent-line = sendt af { $who } { $at }, { $channel }, til { $to }
template-until = gælder til og med { $until }
template-not-approved = ikke godkendt

cli-bad-item = »{ $given }« er ingen af dem her: som A1, eller 1 hvor kun én har det nummer
cli-bad-item-hint = der er: { $names }
cli-bad-item-none = der er ingen endnu
cli-bad-code = »{ $given }« er ingen kode
cli-bad-code-hint = En kode har tolv cifre, som i 482 019 773 205.
cli-bad-field = Et felt skrives navn=tekst på én linje, ikke »{ $given }«
cli-bad-template = En skabelons navn har bogstaver, cifre, - og _, ikke »{ $given }«
cli-bad-day = En dag skrives som i 24-12-2026, ikke »{ $given }«
cli-text-unreadable = { $path } kan ikke læses: { $reason }

cli-help-message = Skriv, godkend og send meddelelser om en hændelse
cli-help-message-draft = Skriv en meddelelse; uden tekst udfyldes den fra faktaarket
cli-help-message-draft--text = Teksten
cli-help-message-draft--template = Udfyld denne skabelon
cli-help-message-edit = Ret teksten i en meddelelse; en godkendelse bortfalder
cli-help-message-edit--text = Teksten
cli-help-message-approve = Notér ØS' godkendelse af den nøjagtige ordlyd
cli-help-message-approve--by = Hvis ord det er; ellers den, der noterer det
cli-help-message-confirm = Bekræft en godkendelse, som en anden har noteret i dit navn
cli-help-message-send = Notér, at en meddelelse er sendt; vagt sender ikke selv noget
cli-help-message-send--by = Hvem der sendte den, hvis ikke den, der noterer det
cli-help-message-not-affected = Vurdér, at nogen ikke er berørt
cli-help-message-not-affected--by = Hvem der vurderede det, hvis ikke den, der noterer det
cli-help-message-list = Vis en hændelses meddelelser, og hvordan det står til med hver gruppe af modtagere
cli-help-message-show = Vis en meddelelse med dens kode og tekst
cli-help-message-show--text = Skriv teksten og intet andet
cli-help-facts = Vis eller udfyld faktaarket, som meddelelser udfyldes fra
cli-help-facts-set = Udfyld en linje i faktaarket, eller sig, at den ikke vides endnu
cli-help-facts-set--text = Hvad man ved; et tidspunkt ved since, next-update og restored
cli-help-template = Skabeloner til meddelelser, godkendt på forhånd
cli-help-template-write = Skriv en skabelon, eller skriv den om; frie felter står i klammer
cli-help-template-write--kind = Hvad den er til
cli-help-template-write--text = Teksten
cli-help-template-approve = Notér ØS' godkendelse på forhånd
cli-help-template-approve--by = Hvis ord det er; ellers den, der noterer det
cli-help-template-confirm = Bekræft en godkendelse, som en anden har noteret i dit navn
cli-help-template-withdraw = Tag en skabelon ud af brug
cli-help-template-list = Vis skabelonerne, deres koder og godkendelser
cli-help-arg-message = Meddelelsen, som i A3 eller 3
cli-help-arg-audience = Hvem den går til
cli-help-arg-file = En fil med teksten
cli-help-arg-update = Den siger, hvad der er ændret siden sidste meddelelse til modtagerne
cli-help-arg-all-clear = Den siger, at det er ovre
cli-help-arg-fields = Et frit felt i skabelonen, som i what=Mail; kan gives flere gange
cli-help-arg-how = Hvordan ordet blev givet: here, med teksten for øje, eller phone; ellers: here for den, der sidder her; for andre skal det siges
cli-help-arg-code = I telefonen: koden, der blev læst tilbage, som i "482 019 773 205"
cli-help-arg-witness = I telefonen: hvem der hørte det; ellers den, der noterer det
cli-help-arg-channel = Hvordan den gik ud
cli-help-arg-to = Til hvem: en liste, en gruppe, et navn
cli-help-arg-without-approval = Den gik ud uden den godkendelse, den skulle have: en afvigelse; kræver --reason
cli-help-arg-key = Linjen
cli-help-arg-unknown = Det vides ikke endnu
cli-help-arg-source = Hvem der fortalte os det
cli-help-arg-who = Hvem der finder ud af det
cli-help-arg-due = Hvornår det skal vides
cli-help-arg-name = Skabelonens navn
cli-help-arg-until = Den sidste dag, den gælder, som i 30-06-2027
cli-value-message = MEDDELELSE
cli-value-audience = MODTAGERE
cli-value-template = SKABELON
cli-value-field-text = FELT=TEKST
cli-value-code = KODE
cli-value-channel = VEJ
cli-value-to = TIL
cli-value-key = LINJE
cli-value-source = KILDE
cli-value-who = HVEM
cli-value-day = DAG

# Beslutningsskærmen
pane-brief = Grundlag
pane-decision = Beslutning
pane-call-out = Indkaldelse
field-isg = ISG
field-isg-else = ellers: ISG
field-stand = svar
field-action = handling
field-action-else = ellers: handling
field-decider = hvem og hvordan
field-how = hvordan
field-review = ny vurdering
field-with = gælder også
field-reached = hvem
field-result = resultat
field-callback = ringer tilbage
field-call-state = indkaldelse
field-joins-at = med fra
field-chair = mødeleder
field-question = spørgsmål
field-advice = råd
field-dissent-by = uenige
field-dissent = hvorfor uenig
field-dpo-advice = DPO'ens råd
form-word = Beslutningssvar: { $role }
form-word-serious = Alvorlig: ISG forventes indkaldt straks (P13); »ikke nu« kræver tid for ny vurdering
form-word-other = { $role } { $who } siger: { $isg } · { $action }
form-attempt = Notér forsøg på at få fat i nogen
form-call = Indkald til ISG
form-chair = Hvem leder gruppens møde
form-chair-by-role = Efter rolle leder { $person } mødet. Leder en anden det, noteres det som »i stedet for { $person }«.
form-chair-begins = Mødet regnes for begyndt nu, også selv om gruppen ikke er beslutningsdygtig.
form-advise = ISG's råd
fact-met = opfyldt
fact-not-met = ikke opfyldt
fact-decision = beslutning
fact-call-out = ISG
fact-progress = udført
fact-progress-steps = { $done } af { $all } trin
row-stale = ↻ spørg igen{ " " }
decision-title-disagree = uenige, spørg igen
decision-title-stale = { $isg } · ændret, spørg igen
decision-deviation = afvigelse fra P13: alvorlig, ISG ikke indkaldt
decision-review = ny vurdering { $at }
decision-review-passed = ny vurdering { $at } er passeret: spørg igen
decision-action = Handling: { $action }
decision-reason = Begrundelse: { $reason }
decision-with = gælder også { $incidents }
decision-recorded = noteret af { $who }
decision-nobody = ingen på kontaktlisten
decision-earlier = før: { $at } { $person }: { $isg }
call-out-count = { $here } til stede, { $needed } kræves
call-out-missing = mangler: { $people }
call-out-vacant = { $role }: ingen på kontaktlisten
call-out-deputy = { $role }, stedf.
call-out-not-convened = Ikke indkaldt; medlemmer må gerne varsles.
call-out-chair-by-role = mødeleder efter rolle: { $person }
call-out-no-chair = ingen mødeleder på kontaktlisten
call-out-advice = Råd om »{ $question }«: { $advice }
call-out-dissent = uenig: { $person }: { $text }
call-out-dpo = DPO: { $text }
notice-word = Svaret er noteret; nu mangler: { $role }.
notice-outcome = Besluttet af begge: { $isg }.
notice-stale = Begge har svaret, men grundlaget er ændret imens: spørg igen.
notice-disagree = De er uenige; intet er besluttet. Spørg begge igen.
notice-attempt = Forsøget på at få fat i { $person } er noteret.
notice-called = { $state ->
    [called] Det er noteret, at der er ringet til { $person }.
    [reached] { $person } er truffet.
    [no_answer] { $person } svarede ikke.
    [attends] { $person } er til stede.
    [left] { $person } er gået.
   *[joins] { $person }: { $words }.
    }
notice-chair = { $person } leder gruppens møde.
notice-chair-instead = { $person } leder gruppens møde i stedet for { $usual }.
notice-advice = Rådet er noteret.
notice-nobody-holds = Ingen på kontaktlisten har rollen: { $role }.
### clocks of law, filings and the profile

clock-agreement-response = leverandørsvar
clock-agreement-restore = genopretning
clock-authority = Datatilsynet
clock-authority-supplement = supplering
clock-data-subjects = de registrerede
clock-nis2-warning = NIS2-varsel
clock-nis2-notification = NIS2-underretning
clock-nis2-status = NIS2-status
clock-nis2-final = NIS2-slutrapport
clock-supplier-review = leverandørmøde
clock-if-notifiable = { $phrase }, hvis anmeldelsespligtig
clock-basis-agreement = pligt: politik { $row } · længde: driftsaftalen
clock-basis-law = lov: { $law } · længde: loven
clock-basis-reminder = lov: { $law }, uden timetal · påmindelse: profil

rule-restore-exceeded = aftalt genopretningstid for et kritisk system er eller bliver overskredet
doubt-press = hvis pressen spørger: { $level }
doubt-restore = hvis aftalt genopretningstid bliver overskredet: { $level }
question-restore-exceeded = Er eller bliver et kritisk systems genopretningstid overskredet?

risk-none = næppe nogen
risk-risk = en risiko
risk-high = høj risiko
filing-recorded = Noteret: anmeldt { $phase }
filing-whole = fuldt ud
filing-first = delvist, mere følger
filing-supplement = resten
told-informed = underrettet
act-filed = anmeldt, { $phase }
act-not-reportable = ikke anmeldelsespligtigt
act-data-subjects = de registrerede: { $told }
act-reported = NIS2: { $report }
told-unintelligible = skal ikke underrettes: oplysningerne er uforståelige for andre (a)
told-risk-removed = skal ikke underrettes: den høje risiko er fjernet (b)
told-public-notice = underrettet ved offentlig meddelelse: andet kræver for meget (c)
nis2-significant = væsentlig
nis2-not-significant = ikke væsentlig
nis2-report-early-warning = tidlig varsling
nis2-report-notification = hændelsesunderretning
nis2-report-status = statusrapport
nis2-report-final = endelig rapport

filing-line-risk = risiko for de registrerede: { $risk } ({ $who })
filing-line-filed = anmeldt { $phase } { $at } { $case }
filing-line-not-reportable = besluttet ikke anmeldelsespligtig ({ $who }): { $reason }
filing-line-stale = ikke anmeldelsespligtig ({ $who }) er forældet: forhold er ændret, beslut igen
filing-line-told = de registrerede: { $told } { $at }
filing-line-nis2 = NIS2: { $significance } ({ $who })
filing-line-sent = NIS2-{ $report } sendt { $at } { $case }

timeline-profile = { $who } indlæste profile.toml { $name }
timeline-people-count = antal berørte personer
timeline-protected-address = beskyttet navn eller adresse
timeline-cpr-numbers = CPR-numre
timeline-promised = næste besked lovet
timeline-awareness-decided = { $who } besluttede kendskab til brud: { $at }
timeline-risk-decided = { $who } besluttede risikoen for de registrerede: { $risk }
timeline-filed = { $who } anmeldte til Datatilsynet, { $phase }
timeline-not-reportable = { $who } besluttede, at bruddet ikke er anmeldelsespligtigt
timeline-act-withdrawn = { $who } trak tilbage, hvad der var noteret { $at }: { $act }
timeline-data-subjects = { $who } noterede om de registrerede: { $told }
timeline-significance = { $who } besluttede: { $significance } efter NIS2, kendt siden { $at }
timeline-reported-nis2 = { $who } sendte NIS2: { $report }
timeline-dpo-advice = DPO rådede: { $advice }
timeline-case = sag { $case }
timeline-late-because = begrundelse for forsinkelsen: { $reason }
timeline-remark = bemærkning: { $text }

refusal-not-controller = Det beslutter { $role }, og den rolle har { $person } ikke.
refusal-not-controller-hint = Kan beslutte: { $holders }. Har en af dem gjort det, så angiv hvem{ $flag }.
refusal-late-unexplained = { $clock } er for sent: begrundelsen for forsinkelsen hører med ({ $law }).
refusal-late-unexplained-hint = Skriv, hvorfor det ikke blev sendt i tide.
refusal-nothing-filed = Der er ikke anmeldt noget endnu, som kan suppleres.
refusal-nothing-filed-hint = Anmeld fuldt ud, eller delvist først.
refusal-already-filed = Bruddet er anmeldt; det begynder kun én gang (GDPR art. 33(4)).
refusal-already-filed-hint = Det, der følger, er resten{ $flag }.
refusal-nothing-to-withdraw = Der er ikke noteret noget af den slags, som kan trækkes tilbage.
refusal-risk-undecided = Risikoen for de berørte er ikke besluttet; den afgør, om der anmeldes (GDPR art. 33(1)).
refusal-risk-undecided-hint = Beslut risikoen først.
refusal-not-significant = Hændelsen er ikke besluttet væsentlig efter NIS2.
refusal-not-significant-hint = Notér først, at den er væsentlig, siden hvornår det vides, og hvorfor.
refusal-notification-first = Statusrapport og endelig rapport følger efter hændelsesunderretningen, som ikke er sendt.
refusal-notification-first-hint = Notér hændelsesunderretningen først.
refusal-without-nis2 = Kommunens profil er uden NIS2.
refusal-without-nis2-hint = Det slås til i profile.toml med nis2 = true.

config-place-legal = en lovbestemt frist
config-kind-holidays = om helligdage er omfattet
config-kind-custom-day = en dag i året
config-expected-hours = tider som «mon-fri 08:00-16:00», eller «always»
config-days-without-hours = dage uden bemanding kræver «service» med tiderne for de øvrige
config-one-length = en lovbestemt frist har enten «hours» eller «months»
config-day-ends-before-start = arbejdsdagen slutter, før den begynder

cli-help-legal = Beslut og notér, hvad loven kræver efter et brud eller en væsentlig hændelse
cli-help-legal-awareness = Beslut, siden hvornår der er kendskab til, at det er et brud på persondatasikkerheden
cli-help-legal-risk = Beslut risikoen for de registrerede
cli-help-legal-file = Notér, at bruddet er anmeldt til Datatilsynet
cli-help-legal-not-reportable = Beslut, at bruddet ikke skal anmeldes
cli-help-legal-data-subjects = Notér, at de registrerede er underrettet, eller den undtagelse der gælder
cli-help-legal-nis2 = Beslut, om hændelsen er væsentlig efter NIS2, eller notér en rapport, der er sendt
cli-help-legal-withdraw = Træk tilbage, hvad der er noteret ved en fejl: fristen løber igen, og trinnet står åbent
cli-help-config-profile = Udskriv den indbyggede profil, til at kopiere fra i profile.toml
cli-help-arg-since = Siden hvornår, hvis ikke nu: 03:12, 24-11-2026 03:12 eller RFC 3339
cli-help-arg-risk = Risikoen
cli-help-arg-phase = Fuldt ud, hvad der vides først, eller resten; ellers: fuldt ud, og resten, når noget er anmeldt
cli-help-arg-act = Hvad: det nyeste af slagsen
cli-help-arg-told = Underrettet, eller undtagelsen
cli-help-arg-nis2 = Beslutningen eller rapporten
cli-help-legal-nis2--reason = Begrundelse, til beslutningen
cli-help-legal-withdraw--reason = Begrundelse
cli-help-arg-advice = Hvad DPO rådede til
cli-help-legal-awareness--how = Hvordan ordet blev givet, hvor det registreres for en anden
cli-help-legal-risk--how = Hvordan ordet blev givet, hvor det registreres for en anden
cli-help-legal-not-reportable--how = Hvordan ordet blev givet, hvor det registreres for en anden
cli-help-legal-data-subjects--how = Hvordan ordet blev givet, hvor det registreres for en anden
cli-help-arg-case = Myndighedens sagsnummer eller kvittering
cli-help-arg-late = Hvorfor det er for sent; er det i tide, en bemærkning
cli-help-arg-people = Hvor mange personers oplysninger det berører
cli-help-arg-protected-address = Om et beskyttet navn eller en beskyttet adresse er iblandt
cli-help-arg-cpr-numbers = Om CPR-numre er iblandt oplysningerne
cli-help-arg-next-update = Hvornår næste besked er lovet
cli-value-number = ANTAL
cli-value-answer = SVAR
cli-value-risk = RISIKO
cli-value-phase = DEL
cli-value-act = HVAD
cli-value-told = HVAD
cli-value-nis2 = NIS2

field-since = siden hvornår
field-decided-by = besluttet af
field-risk = risiko for personer
field-phase = anmeldt
field-case = sagsnummer
field-late = hvorfor så sent
field-remark = bemærkning
field-told = de registrerede
field-act = trækkes tilbage
field-significance = efter NIS2
field-report = rapport
field-people = antal personer
field-protected-address = beskyttet navn eller adresse iblandt?
field-cpr-numbers = CPR-numre iblandt
fact-filings = anmeldelser
fact-now-proposed = reglerne foreslår nu: { $level }
fault-no-number = Der skal stå et helt tal, som 12.
notice-no-open-step = Intet trin er åbent.
notice-nothing-open = Intet spørgsmål står åbent.
audience-short-users = brugere
audience-short-owners = ejere, ansvarlige
audience-short-citizens = borgere
audience-short-press = presse
audience-short-supplier = leverandør
audience-short-dpo = DPO
audience-short-isg = ISG
audience-short-data-subjects = berørte personer
audience-short-authority = Datatilsynet

pane-messages = Meddelelser
pane-message-text = Tekst
pane-fact-sheet = Faktaark
fact-message = meddelelse { $message }
ui-legend-messages = ≠ sendt uden godkendelse · ○ mangler bekræftelse · ? vides ikke endnu

field-message-text = tekst
field-approver = godkendt af
field-code = kode læst tilbage
field-witness = hørt af
field-channel = sendt via
field-to = til
field-fact = hvad ved vi
field-source = kilde

form-draft-message = Skriv meddelelse
form-from-template = Udfyld skabelon { $template }
form-refresh-message = Skriv meddelelsen på ny
form-edit-message = Ret meddelelse
form-approve-message = Godkend
form-approve-template = Godkend skabelonen { $template } på forhånd
form-approve-template-by-phone = Skabelonen { $template }: godkendelse i telefonen
form-approve-by-phone = Godkendelse i telefonen
form-send-message = Notér sendt
form-not-affected = Ikke berørt
form-set-fact = Faktaark
form-refreshed = Skrevet på ny ud fra faktaarket; det, der var rettet i hånden, er ikke med.
form-only-the-title = »{ $what }« er kun hændelsens titel: skriv det i faktaarket ({ $key }) eller her.
form-example-time = fx 14:30, i går 22:15, 28-11 07:00
form-example-ahead = fx 14:30, i morgen 08:00, 28-11 07:00
form-example-day = fx 24-12, 24-12-2026
form-edit-voids = Den er godkendt. Enhver rettelse ophæver godkendelsen.
form-approve-read = Den, der godkender, læser teksten; godkendelsen gælder kun disse ord:
form-approve-template-read = Den, der godkender, læser skabelonen; godkendelsen gælder kun disse ord, uanset hvad der fyldes i felterne:
form-phone-read = Læs teksten op og så koden. Den anden læser koden tilbage; skriv den her.
form-phone-template-read = Læs skabelonen op, derefter koden. Den anden læser koden tilbage; skriv den. Godkendelsen gælder kun disse ord.
form-confirm-read = Godkendelsen blev noteret i dit navn. Bekræft kun, hvis du gav den til disse ord:
form-send-deviation = IKKE GODKENDT. At sende den alligevel er en afvigelse fra P27 og vises som en overalt.
form-send-records = vagt sender ikke selv noget: her noteres, at den er sendt.
form-fact-empty = Tomt felt betyder, at det ikke vides endnu; kilden er så den, der finder ud af det.

fault-no-code = En kode har tolv cifre.

messages-template = skabelon { $name }
messages-deviation = ej godkendt
messages-waits = mangler godkendelse
messages-outdated = Fakta er ændret, siden den blev skrevet ({ $key } skriver den på ny):
messages-outdated-short = forældet
message-outdated = fakta er ændret, siden den blev skrevet; på ny: { $key }
messages-changed-since = Vides anderledes, siden den blev skrevet:
messages-how-to-approve = { $here }: godkend her · { $phone }: i telefonen
messages-fill = { $key } udfylder den: er allerede godkendt
messages-approve-template = { $approve }: godkend på forhånd (ØS) · { $phone }: i telefonen · { $fill }: udfyld nu
messages-none-yet = Ingen meddelelse endnu. { $write } skriver en fra faktaarket; { $judge }: vurdér ikke berørt.
messages-judged = Vurderet ikke berørt af { $who }: { $reason }

notice-message-waits = { $message } er skrevet og venter på godkendelse: { $key }
notice-message-drafted = { $message } er skrevet. { $key } noterer den sendt.
notice-message-edited = { $message } er rettet; den er nu ikke godkendt.
notice-message-approved = { $message } er godkendt. { $key } noterer den sendt.
notice-message-by-phone = { $message } er godkendt i telefonen, mangler bekræftelse. { $key }: sendt.
notice-message-confirmed = Godkendelsen af { $message } er bekræftet.
notice-message-sent = { $message } er noteret sendt.
notice-judged = Ikke berørt: { $audience }
notice-fact-set = Faktaark: { $line }
notice-to-confirm = Der er noteret en godkendelse i dit navn på { $incident }: { $key } viser den.
notice-template-to-confirm = Der er noteret en godkendelse af { $template } i dit navn: { $key } viser den.
notice-no-message = Ingen meddelelse er valgt. { $key } skriver en.

# Begrænset visning, register og årshjul

field-seen-by = begrænset
fact-restricted = begrænset visning: kun nogle må se den
cli-severity-raised = Foreslået alvorlighed nu: { $level }
cli-nobody-sees = ingen er sat med «me» eller --as: fra nu af ser kun den den, der har en rolle, som må
cli-log-left-out = { $count ->
    [one] én logpost
   *[other] { $count } logposter
    } om hændelser i begrænset visning er udeladt: kun plads og hashværdier er skrevet
timeline-another-incident = en anden hændelse
timeline-duty = { $who } noterede i årshjulet: { $duty }, udført { $day }

config-expected-day-of-year = måned og dag som «03-01»

cli-help-register = Gennemgå registret, vis systemer og hvad der er aftalt, og årshjulet
cli-help-register-check = Vis hvad der mangler i registret, og hvem der skal sørge for det
cli-help-register-check--strict = Slut med 1, når noget mangler
cli-help-register-list = Vis systemerne
cli-help-register-show = Vis ét system: hvis det er, hvem der driver det, hvad der er aftalt, hvad der mangler
cli-help-register-show--system = Systemet, som i registret
cli-help-register-wheel = Vis årets pligter og hvornår de skal udføres, eller notér at en er udført
cli-help-register-wheel--done = Notér at denne pligt er udført
cli-help-register-wheel--on = Dagen den blev udført, som 24-11-2026; ellers i dag
cli-help-register-wheel--by = Hvem der udførte den, hvis det ikke er den, der noterer
cli-help-register-wheel--note = Hvad der kom ud af det, og hvor det er journaliseret
cli-value-duty = PLIGT
cli-value-date = DATO
cli-unknown-system = Registret har intet system «{ $given }»
cli-unknown-system-hint = «vagt register list» viser dem; de kommer fra systems.toml
cli-register-no-systems = Der er intet systemregister, så ingen systemer er tjekket: lav { $file } med en [[system]] til hvert, med id, name, owner og responsible.
cli-register-no-people = Der er ingen kontaktliste, så ingen roller er tjekket: lav { $file } med en [[person]] til hver, med id og name, og en [[role]] med role og holder.
cli-register-checked = { $gaps ->
    [0] intet mangler
    [one] én ting mangler
   *[other] { $gaps } ting mangler
    } · systemer: { $systems } · personer: { $people }

register-profile = profil
register-nobody = ingen er nævnt
register-answerable = { $role }: { $who }
register-gaps = ! { $count }
register-no-systems = Ingen systemer endnu: de læses fra systems.toml.
register-no-people = Ingen personer endnu: de læses fra people.toml.
register-no-gaps = Intet mangler.
register-nothing-matches = Intet passer.
register-agreement = driftsaftale
service-always = hele døgnet alle dage
service-day =
    { $day ->
        [mon] man
        [tue] tir
        [wed] ons
        [thu] tor
        [fri] fre
        [sat] lør
       *[sun] søn
    }
register-agreed = aftalt, uden tider
register-response = svar { $time }
register-restore = genoprettet { $time }
register-customer = kundenr.
register-agreement-no = aftalenr.
register-data-agreement = databehandleraftale
register-risk = risikovurderet
register-criticality = kritikalitet
register-phone = telefon
register-mail = mail
register-verified = efterprøvet
register-never = aldrig
register-roles = roller
register-systems = svarer for
register-asked-by = kræves af
register-closes-it = skal sørge for det
register-missing = mangler
register-due = frist
register-last = sidst udført
register-last-by = { $day } af { $who }
register-whose = hvis pligt
register-note = notat
register-how = { $key } noterer den udført
register-more = … mere: vagt register show { $system }

gap-no-owner = ingen systemejer
gap-no-responsible = ingen systemansvarlig
gap-unknown = { $person } står ikke i people.toml
gap-no-agreement = ingen driftsaftale
gap-no-data-processing-agreement = ingen databehandleraftale
gap-no-risk-assessment = aldrig risikovurderet
gap-old-risk-assessment = sidst risikovurderet { $day }
gap-unknown-supplier = leverandøren { $supplier } står ikke i suppliers.toml
gap-no-supplier-phone = intet nummer at ringe til { $supplier } på
gap-no-supplier-number = hverken kunde- eller aftalenummer hos { $supplier }
gap-few-ways = { $count ->
    [0] kan ikke træffes på nogen måde
    [one] kan kun træffes på én måde
   *[other] kan kun træffes på { $count } måder
    }
gap-never-verified = kontaktoplysninger aldrig efterprøvet
gap-verified-long-ago = kontaktoplysninger sidst efterprøvet { $day }
gap-nobody-holds = ingen har rollen
gap-no-deputy = ingen stedfortræder

duty-processing-records = ajourfør fortegnelsen over behandlinger
duty-portfolio-risk = risikovurdér systemerne under ét
duty-owners-instructed = giv systemejerne deres instruks
duty-system-risk = risikovurdér hvert system
duty-management-review = ledelsen gennemgår støtte og forbedring
duty-compliance-report = følg op på efterlevelsen, og rapportér til direktionen
duty-risk-followed-up = analysér risiko og hændelser, kontrollér, læg plan for afvigelser
duty-documents-revised = gennemgå dokumenterne, og få dem godkendt
duty-training = introducér og uddan medarbejdere, hold øvelser
duty-documents-spread = sørg for at dokumenterne er udbredt og efterleves
duty-done = udført { $day }
duty-open = frist { $day }
duty-overdue = overskredet siden { $day }

pane-systems = Systemer
pane-people = Folk
pane-gaps = Mangler
pane-wheel = Årshjul
pane-details = Detaljer
# Dokumenter

doc-none = Ingen
doc-title-brief = Overblik
doc-title-dpo = Rapport til databeskyttelsesrådgiveren
doc-title-authority = Grundlag for anmeldelse til Datatilsynet
doc-title-isg-notice = Indkaldelse af Informationssikkerhedsgruppen
doc-title-supplier-review = Fælles gennemgang med leverandøren
doc-title-timeline = Tidslinje
doc-title-handover = Vagtskifte
doc-title-annual = Årsrapport
doc-title-annual-year = Årsrapport { $year }
doc-organisation = Kommune
doc-incident = Hændelse
doc-made-at = Lavet
doc-policy = Følger politikken af
doc-log-fingerprint = Bevisloggens fingeraftryk
doc-what = Hvad
doc-kind = Art
doc-status = Status
doc-reporter = Meldt af
doc-handler = Håndteres af
doc-part-of = Del af
doc-facts = Hændelsen
doc-discovered = Opdaget
doc-began = Begyndt
doc-discovered-then = opdaget { $at }
doc-reported = Meldt til it-afdelingen
doc-registered = Registreret
doc-awareness = Kendskab til et brud
doc-closed = Lukket
doc-times = Tidspunkter
doc-reach = Omfang
doc-impact = Fortrolighed, integritet og tilgængelighed
doc-system = System
doc-criticality = Vigtighed
doc-owner = Systemejer
doc-responsible = Systemansvarlig
doc-supplier = Leverandør
doc-personal-data = Personoplysninger
doc-systems = Systemer
doc-agreement-no = Driftsaftale nr.
doc-customer-no = Kundenr.
doc-phone = Telefon
doc-contact = Kontakt
doc-suppliers = Leverandører
doc-breach = Bruddets art
doc-people = Antal berørte personer
doc-level = Alvorlighedsgrad
doc-proposed = Foreslået efter reglerne
doc-rules = Regler, der slog til
doc-set-by = Sat af
doc-set-at = Sat
doc-reason = Begrundelse
doc-could-rise = Kan stige
doc-severity = Alvorlighedsgrad og hvorfor
doc-clock = Frist
doc-starts = Begynder
doc-due = Udløber
doc-stopped = Standset
doc-state = Tilstand
doc-source = Kilde
doc-if-notifiable = Ingen har besluttet endnu, om der er noget at anmelde: fristen gælder, hvis der er.
doc-clocks = Frister
doc-clocks-running = Løbende frister
doc-decision-open = ikke truffet endnu
doc-decision-disagree = de to er ikke enige
doc-decision-stale = { $isg }, men grundlaget er ændret
doc-decided-at = Truffet
doc-lacking = Mangler ord fra
doc-changed = Ændret siden
doc-review-at = Ses på igen
doc-decision = Fælles beslutning
doc-rulings = Øvrige beslutninger
doc-side = Som
doc-isg-word = ISG
doc-action = Handling
doc-how = Givet
doc-at = Tidspunkt
doc-recorded-by = Noteret af
doc-words = Beslutningstagernes ord
doc-person = Person
doc-result = Resultat
doc-calls = Opkald
doc-step = Trin
doc-by = Af
doc-notes = Noter
doc-done = Hvad der er gjort
doc-left-out = De seneste; { $count } tidligere trin står i tidslinjen.
doc-audience = Målgruppe
doc-audiences = Hvem der kan være berørt
doc-approved-by = Godkendt af
doc-approval = Godkendelsen
doc-approved-here = { $at }
doc-approved-by-phone = i telefonen { $at }, bevidnet af { $witness }
doc-sent = Sendt
doc-deviation = Afvigelse
doc-text = Ordlyd
doc-messages = Meddelelser
doc-open-personal-data = Er personoplysninger berørt, og hvilke?
doc-open-clock = { $clock }: ikke afgjort; udløber { $due }
doc-open-questions = Åbne spørgsmål
doc-filed = anmeldt
doc-not-reportable = skal ikke anmeldes: { $reason }
doc-not-reportable-stale = besluttet ikke anmeldt, men grundlaget er ændret
doc-authority-open = ikke afgjort
doc-awareness-reason = Begrundelse for tidspunktet
doc-risk = Risiko for de registrerede
doc-risk-reason = Begrundelse for risikoen
doc-authority = Tilsynsmyndigheden
doc-data-subjects = De registrerede
doc-dpo-advice = DPO'ens råd
doc-advice-on = { $on }, { $at }: { $advice }
doc-need-not-be-filed = Skal ikke anmeldes
doc-still-to-be-mailed = mangler at blive mailet
doc-nis2 = NIS2
doc-legal = Lovens krav
doc-asked = Hvad der spørges om
doc-asked-closed = Lukket { $at }: der er ikke mere at beslutte
doc-asked-decide = It-chefen og ØS: beslut handling, og om ISG skal indkaldes (P16)
doc-asked-agree = It-chefen og ØS har sagt hver sit: bliv enige om ISG (P16)
doc-asked-again = Grundlaget er ændret: tag stilling igen (P16)
doc-asked-decided = Besluttet: { $isg }
doc-asked-approve = Godkend { $message } til { $audience } (P27)
doc-asked-confirm = Godkendelsen af { $message } til { $audience } blev givet i telefonen og { $waits } (P27)
doc-asked-next = Næste trin: { $step }
doc-decides = Beslutter for den dataansvarlige
doc-controller-is = Dataansvarlig
doc-by-council = { $organisation } ved { $council }
doc-controller = Den dataansvarlige og kontaktpunkt
doc-authority-note = Om bruddet skal anmeldes, afgør den dataansvarlige. Teksten her er til formularen på Virk.dk.
doc-nature = Bruddets karakter
doc-consequences = Sandsynlige konsekvenser
doc-measures = Foranstaltninger
doc-measure = Foranstaltning
doc-said-of-it = Hvad der er oplyst
doc-measures-taken = Foranstaltninger, der er truffet
doc-measures-note = Hvad der er noteret som udført; andet står under »Hvad vi gør«.
doc-measures-planned = Foranstaltninger, der er aftalt
doc-not-late = ikke forsinket
doc-delay-reason = Grund til forsinkelsen
doc-delay = Frist og forsinkelse
doc-phase = Omfang
doc-case = Sagsnr.
doc-filed-so-far = Anmeldt indtil nu
doc-deciders-reasons = Beslutningstagernes begrundelser
doc-why-now = Hvorfor nu
doc-convened = Indkaldt
doc-met = Mødt
doc-where = Hvor
doc-chair = Mødeleder
doc-chair-instead-of = I stedet for
doc-quorum = Beslutningsdygtig med
doc-when-where = Hvornår og hvor
doc-not-convened = Gruppen er ikke indkaldt endnu: begge beslutningstagere skal sige ja.
doc-role = Rolle
doc-stands-in = Stedfortræder
doc-joined = Med fra
doc-left = Gik
doc-not-called = ikke ringet op
doc-who-is-called = Hvem der ringes til
doc-agreement-clocks = Aftalens frister
doc-cause = Årsag
doc-read-at = Læst
doc-phase-said = Fase
doc-said = Ordene
doc-since-said = Siden (efter eget udsagn)
doc-theirs = Hvad leverandøren sagde
doc-theirs-note = Leverandørens udsagn, som de blev læst: hvad der siges, ikke hvad der er.
doc-what-we-saw = Hvad vi så og gjorde
doc-ours = Hvad vi så
doc-supplier-reported = Meldt til leverandøren
doc-supplier-sent = Meddelelse { $message } sendt til leverandøren, { $channel }
doc-supplier-escalated = Meldt højere oppe hos leverandøren
doc-supplier-answered = Svar fra leverandøren
doc-supplier-restored = Virker igen, siger brugerne
doc-supplier-reviewed = Gennemgået sammen med leverandøren
doc-service-hours = Servicetid
doc-response = Aftalt reaktionstid, minutter
doc-restore = Aftalt genopretningstid, minutter
doc-data-agreement = Databehandleraftale
doc-risk-assessed = Risikovurderet
doc-agreements = Driftsaftale
doc-happened = Skete
doc-entered-late = Skrevet ind senere
doc-what-happened = Hvad der skete
doc-void = Tæller ikke, fordi
doc-on-call = På vagt
doc-next-step = Næste trin
doc-next-role = Af
doc-urgent-clock = Mest presserende frist
doc-open-incidents = Åbne hændelser
doc-promised = Lovet
doc-promises = Løfter
doc-promise-update = næste opdatering til de berørte
doc-promise-review = beslutningen om ikke at indkalde ISG ses på igen
doc-promise-fact = { $who } finder ud af: { $fact }
doc-since = Siden
doc-outages = Nedbrud hos leverandører
doc-unhandled-outages = Nedbrud uden hændelse
doc-unhandled-outages-note = Ingen hændelse er registreret, og ingen tjekliste kører (P21): registrér en, eller afgør, at kommunen ikke er ramt.
doc-from = Fra
doc-to = Til
doc-incidents = Hændelser
doc-still-open = Stadig åbne
doc-period = Perioden
doc-annual-restricted = Overtrædelser af reglerne er ikke talt med noget sted i rapporten: et enkelt tal kan pege på en person.
doc-total = I alt
doc-by-kind = Hændelser efter art og alvorlighedsgrad
doc-outage-count = Nedbrud
doc-minutes-down = Minutter nede
doc-availability = Tilgængelighed
doc-restore-kept = Genopretning overholdt
doc-restore-broken = Genopretning overskredet
doc-availability-heading = Tilgængelighed efter driftsaftale
doc-availability-note = Efter de nedbrud, som leverandørernes driftsstatus viste; hele døgnet, rundet ned.
doc-missing = Mangler
doc-register-gaps = Mangler i registret
doc-register-gaps-note = Som registret er, når rapporten laves.
doc-gaps-as-of = Som registret står { $day }; hvad der manglede tidligere på året, er ikke talt med.
doc-as-of = Opgjort
doc-drills = Øvelser
doc-not-recorded = Ikke registreret i vagt
doc-title-agenda = Dagsorden
doc-title-minutes = Referat
doc-meeting = Mødet
doc-meeting-sort = Møde
doc-place = Sted
doc-meeting-before = Tager op, hvad der har været åbent siden
doc-cancelled-why = Aflyst, fordi
doc-minutes-fixed = Referatet blev lagt fast
doc-minutes-fixed-by = Lagt fast af
doc-without-quorum = Holdt uden at være beslutningsdygtig
doc-decided-word = { $role } { $who }: { $isg }; { $action } – { $reason } ({ $how }, { $at })
doc-item = Punkt { $number }
doc-own-incidents = Hændelser med eget punkt
doc-own-items = Punkter sat på i hånden
doc-also-treated = Også behandlet
doc-remark = Bemærkning
doc-corrective-action = Korrigerende handling
doc-action-owner = Sørger for den
doc-due-day = Senest
doc-effect = Effekt
doc-safeguard = Sikkerhedsforanstaltning
doc-mitigation = Begrænser skaden
doc-answerable = Ansvarlig
doc-count = Antal
doc-checked = Kontrolleret
doc-found = Fundet
doc-plan = Plan
doc-discussed = Drøftet
doc-decided = Besluttet
doc-advice = Råd
doc-dissent = Deler ikke rådet
doc-put-off = Udsat
doc-question = Spørgsmål
doc-call-out-advice = Råd givet, da gruppen blev indkaldt
doc-isg = Informationssikkerhedsgruppen
doc-isg-not-convened = Gruppen er ikke indkaldt til denne hændelse.
doc-isg-advice = Gruppens råd
doc-attendance = Fremmøde
doc-member = Medlem
doc-presence = Fremmøde
doc-by-deputy = ved stedfortræder
doc-minutes-open = Referatet er ikke lagt fast endnu: her står, hvad der er skrevet indtil nu.
doc-agreed = Aftalt på mødet
doc-follow-up-as = Følges op som
doc-settled = Afsluttet
doc-next-meeting = Næste møde
doc-corrections = Rettelser
doc-correction = Rettelse
doc-came-after = Noteret et andet sted, før referatet blev lagt fast, og modtaget bagefter: hører ikke til referatet
doc-item-of = Om
doc-cause-stated = Fundet årsag
doc-contributing = Medvirkende
doc-stated-by = Fastslået af
doc-stated-at = Fastslået
doc-cause-told = Årsag, som den fortælles i meddelelser
doc-number = Nr.
doc-assess-on = Effekt vurderes
doc-corrective-actions = Korrigerende handlinger
doc-agreed-steps = Aftalte skridt
doc-found-at = Fundet
doc-mitigated = Afhjulpet
doc-mitigated-how = Hvordan
doc-deviations = Afvigelser fra sikkerhedsforanstaltninger
doc-review-held = Holdt
doc-took-part = Deltagere
doc-findings = Hvad der blev fundet
doc-review-by = Holdt for os af
doc-reviews = Gennemgange, der er holdt
doc-briefed = ØS er orienteret
doc-briefing-not-needed = ikke nødvendig
doc-briefing = DPO'ens orientering af ØS
doc-total-actions = Aftalt i perioden
doc-not-done = Ikke gjort
doc-not-done-late = Heraf overskredet
doc-done-unassessed = Gjort, effekt ikke vurderet
doc-done-unassessed-late = Heraf med overskredet vurdering
doc-assessed = Effekt vurderet
doc-assessed-as = Heraf: { $worked }
doc-dropped = Opgivet
doc-agreed-at-meetings = Handlinger aftalt på møder i perioden
doc-unsettled = Handlinger aftalt på møder og åbne nu
doc-annual-actions-note = Handlinger fra hændelser, der er aftalt i perioden, som de står nu.
doc-planned = { $what } – { $owner }, senest { $due }
doc-held-meetings = Møder i Informationssikkerhedsgruppen
doc-present = Pladser besat
doc-quorate = Beslutningsdygtig
doc-convened-at-once = Gruppen indkaldt straks
doc-gap-counts = Mangler efter hvem der er ansvarlig
doc-wheel = Årshjulet
doc-duty = Pligt
doc-row = Politik
doc-whose = Hvis
doc-done-on = Gjort den
doc-duties = Årlige pligter
doc-duties-undone = Heraf ikke gjort i året
duty-word-done = gjort
duty-word-open = endnu ikke
duty-word-overdue = overskredet
doc-for-few = Her nævnes hændelser i begrænset visning: giv det kun til dem, der må se dem.
doc-put-on-by = Sat på af
doc-dpo-sent = Rapporten blev lavet { $at }; bevisloggens fingeraftryk { $fingerprint }.
cli-report-at = --at hører til --mark-sent: en rapport er altid af nu
cli-report-year = --year hører til årsrapporten
cli-report-no-id = dokumentet «{ $document }» er om en hændelse, og ingen er nævnt
cli-report-no-id-hint = vagt report { $document } 26-A14
cli-report-needs-none = dokumentet «{ $document }» er ikke om en enkelt hændelse
cli-report-exists = filen { $path } er der allerede og er ikke rørt
cli-report-exists-hint = vælg et andet navn, eller brug --force til at erstatte den
cli-report-mark-sent = --mark-sent er til DPO-rapporten: vagt report dpo 26-A14 --mark-sent --how mail
cli-report-to = vagtlisten nævner ingen DPO, så der mangler en modtager (P34)
cli-report-to-hint = tilføj --to «navn eller adresse»
cli-help-report = Skriv et dokument: overblik, rapport, indkaldelse, gennemgang, tidslinje, vagtskifte, dagsorden, referat
cli-help-report--document = Dokumentet
cli-help-report--id = Id som 26-A14; for agenda og minutes et møde: next, last, en dato; handover og annual har intet
cli-help-report--format = Hvordan det skrives
cli-help-report--out = Hvortil i stedet for standard output
cli-help-report--force = Erstat filen, hvis den er der
cli-help-report--year = Årsrapportens år, hvis ikke dette
cli-help-report--mark-sent = Notér, at DPO-rapporten er sendt, i stedet for at skrive den; kræver --how
cli-help-report--how = Hvordan den blev sendt: med mail, eller i telefonen, mens mailen er nede
cli-help-report--to = Til hvem: navn eller adresse; ellers vagtlistens DPO
cli-value-document = DOKUMENT
cli-value-year = ÅR
pane-documents = Dokumenter
documents-making = Dokumentet laves …
notice-document-written = Skrevet: { $path }
notice-document-not-written = Filen kunne ikke skrives: { $why }
notice-no-document = Intet dokument er åbent. { $key } åbner det valgte.
doc-purpose-brief = én side til dem, der beslutter
doc-purpose-dpo = P34, komplet lige nu
doc-purpose-authority = GDPR art. 33(3)
doc-purpose-isg-notice = P13: hvorfor nu, hvor, hvem
doc-purpose-supplier-review = P18: deres ord mod vores
doc-purpose-timeline = alt, hvad der er sket
doc-purpose-handover = til den næste på vagt
doc-purpose-annual = årets tal
doc-purpose-agenda = P24, P31: hvad mødet gennemgår
doc-purpose-minutes = P25: hvad der blev sagt og aftalt
### opfølgning, og porten før lukning

worked-effective = har virket
worked-partly = har virket delvist
worked-not = har ikke virket
lapse-missing = manglede
lapse-off = var slået fra
lapse-bypassed = blev omgået
agreement-kept = aftalen overholdt
agreement-not-kept = aftalen ikke overholdt
agreement-none = ingen aftale
owner-supplier = leverandøren: { $name }
follow-up-due = frist { $day }
follow-up-assess = effekt { $day }

timeline-cause = { $who } angav årsagen: { $cause }
timeline-cause-more = { $sentence } · medvirkende: { $more }
timeline-action-agreed = { $who } aftalte korrigerende handling { $action }: { $text } · { $owner } · frist { $due } · effekt { $assess }
timeline-action-changed = { $who } ændrede korrigerende handling { $action }: { $changes }
timeline-action-done = { $who } noterede korrigerende handling { $action } udført
timeline-action-dropped = { $who } opgav korrigerende handling { $action }
timeline-effect = { $who } vurderede korrigerende handling { $action }: { $worked }
timeline-deviation = { $who } noterede afvigelse { $deviation } fra en sikring: { $safeguard } { $lapse }
timeline-deviation-handler = håndteres af { $person }
timeline-mitigated = { $who } noterede afvigelse { $deviation } afhjulpet
timeline-review = { $who } gennemgik forløbet med leverandøren: { $people } · { $findings } · { $agreement }
timeline-briefed = { $who } orienterede ØS ({ $how })
timeline-no-briefing = { $who } vurderede, at ØS ikke behøver orientering
timeline-closed-excused = { $who } lukkede hændelsen og begrundede { $count ->
    [one] ét påkrævet trin, der ikke er udført
   *[other] { $count } påkrævede trin, der ikke er udført
  }

decides-authority = Anmeld, beslut »ikke anmeldelsespligtig«, eller sæt persondata til nej{ $flag }.
decides-supplement = Anmeld resten{ $flag }.
decides-data-subjects = Notér, at de registrerede er underrettet, eller undtagelsen{ $flag }.
decides-nis2 = Notér rapporten, når den er sendt{ $flag }.

refusal-clocks-undecided = Ikke lukket: uafklaret efter loven: { $clocks }.
refusal-not-assessed = Der er intet sagt om fortrolighed, integritet eller tilgængelighed.
refusal-not-assessed-hint = Angiv mindst én af dem; »ukendt« er også et svar{ $flag }.
refusal-which-data = Svaret om personoplysninger og deres art passer ikke sammen.
refusal-which-data-hint = Angiv almindelige, fortrolige (CPR) eller følsomme{ $flag }.
refusal-nothing-said = Trinnet består i det, der skrives, og der er intet skrevet.
refusal-nothing-said-hint = Skriv, hvad der er fundet eller gjort, eller hvor det står{ $flag }.
refusal-supplier-lacks-hint = Aftal et tiltag med en ansvarlig hos leverandøren{ $flag }; eller skriv en note.
refusal-act-missing-hint = Registrér det, så er trinnet udført{ $flag }; eller skriv en note.
refusal-not-called = Der er ikke ringet til alle endnu: { $people }.
refusal-not-called-hint = Notér hvert opkald{ $flag }; eller skriv i en note, hvordan de blev indkaldt.
refusal-steps-left-these = Ikke lukket: { $count ->
    [one] ét påkrævet trin er åbent
   *[other] { $count } påkrævede trin er åbne
  }:
refusal-steps-left = Ikke lukket: { $count ->
    [one] ét påkrævet trin er åbent
   *[other] { $count } påkrævede trin er åbne
  }: { $steps }.
refusal-steps-left-hint = { $count ->
    [one] Udfør det, spring det over, eller begrund det{ $flag }.
   *[other] Udfør dem, spring dem over, eller begrund dem samlet{ $flag }.
  }
refusal-not-excuser = Ved lukning begrundes påkrævede trin af { $role }; den rolle har { $person } ikke.
refusal-not-excuser-hint = Kan stå inde for det: { $holders }. Har en af dem gjort det, så angiv hvem{ $flag }.
refusal-not-theirs = Det siger { $role }, og den rolle har { $person } ikke.
refusal-not-theirs-hint = Kan sige det: { $holders }. Har en af dem gjort det, så angiv hvem{ $flag }.
refusal-unknown-action = Hændelsen har ingen korrigerende handling { $action }.
refusal-unknown-deviation = Hændelsen har ingen afvigelse { $deviation }.
refusal-unknown-item-hint = vagt follow-up list ID viser dem.
refusal-action-done = Korrigerende handling { $action } er allerede udført.
refusal-action-done-hint = Tilbage er, om den har virket.
refusal-action-dropped = Korrigerende handling { $action } er opgivet.
refusal-effect-before-done = Korrigerende handling { $action } var ikke udført da; effekten kan ikke vurderes.
refusal-effect-before-done-hint = Notér den udført først, med det tidspunkt, da den blev det.
refusal-due-before-agreed = Fristen { $due } ligger før den dag, den aftales.
refusal-assessed-before-due = Vurdering af effekten { $assess } ligger før fristen { $due }.
refusal-deviation-mitigated = Afvigelse { $deviation } er allerede afhjulpet.
refusal-nobody-there = En gennemgang kræver nogen, der deltog.
refusal-nobody-there-hint = Nævn dem fra begge sider.
cli-help-arg-excuse = Hvorfor påkrævede trin ikke udføres: hvert af dem regnes som sprunget over med den begrundelse
cli-help-incident-close--by = Hvem der står inde for det, hvis ikke den, der registrerer: en it-chef
cli-help-follow-up = Årsag, korrigerende handlinger og deres effekt, afvigelser, leverandørgennemgang, orientering
cli-help-follow-up-cause = Angiv årsagen: forhold, ikke personer
cli-help-follow-up-action = Aftal, ret, afslut og opgiv korrigerende handlinger
cli-help-follow-up-action-add = Aftal en korrigerende handling med ansvarlig og datoer
cli-help-follow-up-action-change = Ret en korrigerende handling, med begrundelse
cli-help-follow-up-action-done = Notér en korrigerende handling udført
cli-help-follow-up-action-drop = Opgiv en korrigerende handling, med begrundelse
cli-help-follow-up-effect = Vurdér effekten af en korrigerende handling, der er udført
cli-help-follow-up-deviation = Notér, at en sikring manglede, var slået fra eller blev omgået
cli-help-follow-up-mitigated = Notér, at en afvigelse er afhjulpet
cli-help-follow-up-review = Notér en gennemgang holdt sammen med leverandøren; --at siger hvornår
cli-help-follow-up-briefed = Notér DPO'ens orientering af ØS, eller at ingen er nødvendig
cli-help-follow-up-list = List korrigerende handlinger og afvigelser for én hændelse eller alle, de overskredne først
cli-help-arg-cause = Årsagen
cli-help-arg-contributing = Hvad der medvirkede; kan angives flere gange
cli-help-arg-item = Den korrigerende handling, som A2 eller 2
cli-help-follow-up-mitigated--item = Afvigelsen, som A1 eller 1
cli-help-arg-worked = Om den har virket
cli-help-arg-safeguard = Hvilken sikring
cli-help-arg-lapse = Hvad der var galt med den
cli-help-follow-up-deviation--handler = Hvem der håndterer den; ellers it-chefen
cli-help-arg-mitigation = Hvad der begrænser skaden imens
cli-help-follow-up-mitigated--note = Hvordan
cli-help-follow-up-review--people = Hvem der deltog, fra begge sider; kan angives flere gange
cli-help-arg-findings = Hvad der blev fundet
cli-help-arg-agreement = Om driftsaftalen blev overholdt
cli-help-follow-up-briefed--how = Hvordan den blev givet
cli-help-follow-up-briefed--note = Om hvad
cli-help-arg-not-needed = Ingen er nødvendig, og hvorfor
cli-help-arg-task = Hvad der skal gøres
cli-help-arg-owner = Hvem der er ansvarlig
cli-help-arg-supplier-owner = Hvem der er ansvarlig hos leverandøren, med dens egne ord
cli-help-arg-assess = Datoen, effekten vurderes, som 04-12-2026
cli-value-cause = ÅRSAG
cli-value-action = HANDLING
cli-value-deviation = AFVIGELSE
cli-value-worked = VIRKNING
cli-value-safeguard = SIKRING
cli-value-lapse = BRIST
cli-value-agreement = AFTALE
cli-value-task = OPGAVE
cli-bad-supplier = »{ $given }« er ikke et leverandør-id
follow-up-deviation = afvigelse: { $safeguard } { $lapse }
follow-up-none = Ingen korrigerende handlinger og ingen åbne afvigelser.
cli-help-follow-up-action-add--due = Datoen, den skal være udført, som 04-12-2026
cli-help-follow-up-action-change--due = Datoen, den skal være udført, som 04-12-2026
follow-up-review = gennemgang med leverandøren
follow-up-no-actions = Ingen korrigerende handlinger endnu. De aftales i den enkelte hændelse.
follow-up-nothing-waits = Ingen åbne afvigelser eller gennemgange, intet lukket for nylig.
pane-actions = Korrigerende handlinger
pane-waiting = Afvigelser, gennemgange, lukket for nylig
field-item = hvilken
field-cause = årsag
field-contributing = medvirkende (én pr. linje)
field-task = hvad skal gøres
field-owner = ansvarlig
field-supplier-owner = eller leverandør
field-due = frist
field-valid-until = gælder til og med
field-assess-on = effekt vurderes
field-worked = effekt
field-safeguard = sikring
field-lapse = hvad var galt
field-mitigation = begrænser skaden
field-participants = deltagere (komma imellem)
field-findings = fundet
field-agreement = driftsaftale
field-briefing = orientering
briefing-not-needed = ikke nødvendig
fault-no-day = Det er ingen dag; som i 24-12-2026 eller 24-12.
notice-done-first = Handlingen er ikke udført endnu: først d, så kan effekten vurderes.
notice-nothing-to-follow = Her er intet af den slags at vælge imellem.
notice-minutes-at-meeting = Referatet laves på mødet: { $key } afslutter det og gør trinnet.
fact-action = handling
fact-deviation = afvigelse
fact-review = gennemgang
fact-briefing = ØS orienteret
fact-no-cause = ikke angivet
fact-no-actions = ingen aftalt
fact-mitigated = { $said } · afhjulpet: { $how }
fact-briefing-not-needed = ikke nødvendig: { $reason }

### Informationssikkerhedsgruppens møder

meeting-ordinary = ordinært
meeting-extraordinary = ekstraordinært
meeting-held = afholdt
meeting-cancelled = aflyst
meeting-called = indkaldt
meeting-not-called = ikke indkaldt
presence-present = til stede
presence-by-deputy = { $person } i stedet
presence-absent = fraværende
presence-not-reached = ikke truffet
presence-not-noted = ikke noteret
presence-guest = gæst
presence-from = fra { $at }
presence-from-to = { $at }–{ $left }
agenda-action-late = overskredet
agenda-action-open = åben
agenda-action-effect-due = effekt skal vurderes
agenda-action-assessed = effekt vurderet
agenda-closed-item = (lukket punkt: kun for særlige roller)
agenda-list = { $count ->
    [one] Mindre og moderate hændelser (1)
   *[other] Mindre og moderate hændelser ({ $count })
   }
agenda-actions = Korrigerende handlinger og deres effekt ({ $count })
agenda-deviations = Afvigelser fra sikkerhedsforanstaltninger ({ $count })
agenda-gaps = Mangler i registret ({ $count })
agenda-outages = Nedbrud uden hændelse ({ $count })
agenda-register = Mangler i registret
agenda-gap = { $who } · { $count ->
    [one] 1 mangel
   *[other] { $count } mangler
   }
agenda-spot-checks = Stikprøver
agenda-other = Eventuelt
agenda-withdrawn = (trukket punkt)
agenda-incidents = Mindre og moderate hændelser
agenda-corrective-actions = Korrigerende handlinger
agenda-safeguards = Afvigelser fra sikkerhedsforanstaltninger
words-said = drøftet
words-decided = besluttet
words-advised = råd
words-dpo = DPO: { $text }
words-dissent = { $person } er uenig: { $text }
words-postponed = udsat til næste møde

refusal-unknown-meeting = Det møde i informationssikkerhedsgruppen findes ikke.
refusal-unknown-meeting-hint = Indkald først: vagt isg meeting call; møderne ses med vagt isg meeting list.
refusal-meeting-not-called = Mødet har hverken tid eller sted endnu.
refusal-meeting-not-called-hint = Indkald det først med tid og sted eller telefonbro.
refusal-meeting-held = Mødet er afholdt, og referatet ligger fast.
refusal-meeting-held-hint = Tilføj en rettelse: den vises ved siden af referatet, som står uændret.
refusal-meeting-not-held = Referatet ligger ikke fast endnu.
refusal-meeting-not-held-hint = Skriv det, som det er; rettelser kommer først, når mødet er afholdt.
refusal-meeting-cancelled = Mødet er aflyst.
refusal-meeting-cancelled-hint = Indkald det igen, eller indkald et andet.
refusal-unknown-topic = Det står ikke på dette mødes dagsorden.
refusal-unknown-topic-hint = Dagsordenen med numre ses med vagt isg meeting agenda. Sæt det på først, hvis det mangler.
refusal-unknown-agreed-action = Den handling blev ikke aftalt på dette møde, eller den er afsluttet.
refusal-meeting-not-entitled = { $person } hverken indkalder gruppen eller fører dens referat.
refusal-meeting-not-entitled-hint = Det kan: { $people }. Gjorde en af dem det, så angiv hvem{ $flag }.
refusal-nobody-present = Ingen er noteret som til stede, og et referat nævner fremmødet.
refusal-nobody-present-hint = Noter først, hvem der er til stede, fraværende eller stedfortræder.
refusal-not-quorate = Gruppen er ikke beslutningsdygtig: { $present } af de { $quorum } pladser, der skal til, er besat.
refusal-not-quorate-hint = Mødtes den alligevel, så giv grunden{ $flag }. Referatet viser, at mødet blev holdt uden beslutningsdygtighed, og hvorfor.
refusal-not-treated = Ikke behandlet endnu: { $incidents }.
refusal-not-treated-hint = Notér for hver, hvad der blev sagt, eller at den udsættes.
refusal-cause-and-plan = En afvigelse ved en stikprøve skal have årsag og handlingsplan.
refusal-cause-and-plan-hint = Skriv, hvorfor det er sådan, hvad der gøres, af hvem og hvornår.
refusal-next-not-ahead = Næste møde skal ligge fremme i tiden.
refusal-next-not-ahead-hint = Angiv en dag og et tidspunkt efter nu.

timeline-meeting-called = { $who } indkaldte ISG ({ $sort }): { $at }, { $place }
timeline-meeting-for = { $who } noterede ISG-mødet om { $incident }: { $at }
timeline-meeting-cancelled = { $who } aflyste ISG-mødet
timeline-item-added = { $who } satte på ISG's dagsorden: { $title }
timeline-item-withdrawn = { $who } tog et punkt af ISG's dagsorden
timeline-incident-put = { $who } satte { $incident } på ISG's dagsorden
timeline-present = { $person } er til stede
timeline-deputy = { $person } er der for { $member }
timeline-absent = { $person } er fraværende
timeline-guest = { $person } deltager som gæst
timeline-meeting-action = Aftalt: { $action } – { $owner }, senest { $due }
timeline-agreed-settled = { $who } afsluttede en aftalt handling: { $text }
timeline-spot-check = Stikprøve af { $what }: { $found }
timeline-spot-deviation = { $sentence } · årsag: { $cause } · plan: { $plan } – { $owner }, senest { $due }
timeline-next-meeting = Næste møde: { $at }, { $place }
timeline-meeting-captured = Dagsordenen blev fastholdt til referatet
timeline-meeting-held = { $who } afsluttede ISG-mødet; referatet ligger fast ({ $count } til stede)
timeline-meeting-without-quorum = { $sentence } – uden at gruppen var beslutningsdygtig: { $reason }
timeline-minutes-corrected = { $who } retter referatet: { $text }

meeting-title = { $sort } ISG-møde, { $at }, { $place }
meeting-title-nowhere = { $sort } ISG-møde, { $at }
meeting-title-not-called = { $sort } ISG-møde, ikke indkaldt
meetings-none = Ingen møder i informationssikkerhedsgruppen.
minutes-quorate = Fremmøde: { $present ->
        [one] 1 plads
       *[other] { $present } pladser
    } besat, beslutningsdygtig (ved { $quorum })
minutes-without-quorum = Holdt uden at være beslutningsdygtig: { $reason }
minutes-not-quorate = Fremmøde: { $present ->
        [one] 1 plads
       *[other] { $present } pladser
    } besat, IKKE beslutningsdygtig (ved { $quorum })
minutes-fixed = Referatet blev lagt fast { $at } af { $who }
minutes-recorded-by = { $who } (noteret af { $other })
minutes-decided = fælles beslutning, { $role } { $who }: { $isg }; { $action } – { $reason } ({ $how }, { $at })
ruling = { $what } ({ $who }, { $at })
ruling-awareness = kendskab til bruddet fra { $at }
ruling-risk = risiko for de registrerede: { $risk }
minutes-correction = rettelse { $at }, { $who }: { $text }
minutes-came-after = { $count ->
    [one] Ét notat kom ind fra en anden enhed, efter at referatet lå fast: det er ikke en del af det
   *[other] { $count } notater kom ind fra en anden enhed, efter at referatet lå fast: de er ikke en del af det
   }
minutes-advice = råd om »{ $question }«: { $text }
agenda-closed-at = lukket { $at }
agenda-open-since = åben siden { $at }
agenda-put = sat på i hånden

cli-help-isg-meeting = Gruppens møder: indkald, dagsorden, fremmøde, referat
cli-help-isg-meeting-list = Vis møderne, det næste først
cli-help-isg-meeting-call = Indkald et møde, eller ret det, der er indkaldt til
cli-help-isg-meeting-call--on = Hvornår det holdes; med --incident ellers da gruppen mødtes eller blev indkaldt
cli-help-isg-meeting-call--place = Hvor, eller telefonbroens nummer; med --incident ellers det, der er noteret
cli-help-isg-meeting-call--sort = Ordinært eller ekstraordinært; ellers: ordinært, ekstraordinært med --incident
cli-help-isg-meeting-call--incident = Hændelsen, hvis tilkald mødet kommer af
cli-help-isg-meeting-call--chair = Hvem der er mødeleder; ellers som i kontaktlisten
cli-help-isg-meeting-cancel = Aflys et møde
cli-help-isg-meeting-show = Vis et møde: fremmøde, dagsorden og referat, så langt det er skrevet
cli-help-isg-meeting-show--meeting = Mødet: next, last, dets dato eller dets id
cli-help-isg-meeting-agenda = Vis et mødes dagsorden, som den er nu eller blev behandlet
cli-help-isg-meeting-agenda--meeting = Mødet: next, last, dets dato eller dets id
cli-help-isg-meeting-put = Sørg for, at en hændelse er på dagsordenen; trinet, der beder om det, er dermed gjort
cli-help-isg-meeting-item = Sæt et eget punkt på dagsordenen
cli-help-isg-meeting-item--title = Punktets titel
cli-help-isg-meeting-item--text = Mere om det
cli-help-isg-meeting-withdraw = Tag et eget punkt af dagsordenen
cli-help-isg-meeting-present = Noter, at nogen er til stede, fraværende, stedfortræder eller gæst
cli-help-isg-meeting-present--member = For hvilket medlem
cli-help-isg-meeting-present--absent = Vedkommende er fraværende
cli-help-isg-meeting-present--guest = Vedkommende har ingen plads i gruppen
cli-help-isg-meeting-minute = Noter, hvad der blev drøftet, besluttet og rådet til om et emne
cli-help-isg-meeting-minute--said = Hvad der blev drøftet
cli-help-isg-meeting-minute--decided = Hvad der blev besluttet
cli-help-isg-meeting-minute--advice = Hvad gruppen råder til
cli-help-isg-meeting-minute--dissent = Et medlem, der er uenigt, og hvorfor; kan gives flere gange
cli-help-isg-meeting-minute--dpo = Hvad DPO'en råder til, uden stemme
cli-help-isg-meeting-minute--postponed = Det udsættes til næste møde
cli-help-isg-meeting-action = Noter en handling, der blev aftalt
cli-help-isg-meeting-action--text = Hvad der skal gøres
cli-help-isg-meeting-settle = Noter, hvad der kom ud af en handling, der blev aftalt på et møde
cli-help-isg-meeting-settle--action = Handlingen, som i action-1 eller 1
cli-help-isg-meeting-settle--text = Hvad der kom ud af den
cli-help-isg-meeting-check = Noter resultatet af en stikprøve; en afvigelse kræver --cause, --plan, --owner og --due
cli-help-isg-meeting-check--what = Hvad der blev kontrolleret: en afdeling, en rutine
cli-help-isg-meeting-check--found = Hvad der blev fundet
cli-help-isg-meeting-check--system = Systemet, der blev kontrolleret
cli-help-isg-meeting-check--cause = Hvorfor det afviger
cli-help-isg-meeting-check--plan = Hvad der gøres ved det
cli-help-isg-meeting-next = Fastsæt næste møde, som dermed er indkaldt
cli-help-isg-meeting-hold = Afslut mødet, og læg referatet fast; uden beslutningsdygtighed kræves --reason
cli-help-isg-meeting-hold--reason = Hvorfor det er holdt, skønt gruppen ikke er beslutningsdygtig
cli-help-isg-meeting-correct = Tilføj en rettelse til et referat, der ligger fast
cli-help-isg-meeting-correct--text = Rettelsen
cli-help-isg-meeting-correct--topic = Om hvad
cli-help-arg-on = Hvornår det finder sted
cli-help-arg-place = Hvor, eller telefonbroens nummer
cli-help-arg-topic = Om hvad: nummeret på dagsordenen, en hændelses id, incidents, outages, actions, deviations, gaps, spot-checks, item-1 eller other
cli-help-isg-meeting-action--owner = Hvem der sørger for det
cli-help-isg-meeting-check--owner = Hvem der sørger for det
cli-help-isg-meeting-action--due = Senest hvilken dag, som i 24-12-2026
cli-help-isg-meeting-check--due = Senest hvilken dag, som i 24-12-2026
cli-help-arg-meeting = Hvilket møde: next, last, dets dato eller dets id
cli-value-meeting = MØDE
cli-value-topic = EMNE
cli-value-sort = SLAGS
cli-value-what = HVAD

pane-meetings = Møder
pane-agenda = Dagsorden
pane-attendance = Fremmøde
field-meeting-at = hvornår
field-meeting-place = sted eller bro
field-meeting-sort = slags
field-meeting-incident = indkaldt for
field-meeting-presence = pladsen
field-meeting-instead = hvem i stedet
field-meeting-said = drøftet
field-meeting-decided = besluttet
field-meeting-postponed = hændelsen
field-meeting-owner = hvem
field-meeting-due = senest (dag)
field-meeting-checked = kontrolleret
field-meeting-found = fundet
field-meeting-cause = afvigelsens årsag
field-meeting-plan = handlingsplan
field-meeting-correction = rettelse
choice-meeting-instead = en anden i stedet
choice-meeting-treated = behandlet
form-hold-without-quorum = Gruppen er IKKE beslutningsdygtig. Mødtes den alligevel, så skriv hvorfor: referatet viser det.
form-noted-before = … og { $count } noteret før
form-hold-early = ! Mødet er sat til { $at }: det har ikke været endnu.
form-hold-meeting = Referatet ligger derefter fast. Det, der er forkert i det, rettes ved at tilføje.
form-acute-meeting = Begynd referatet af gruppens møde
form-acute-advice = råd noteret: { $count }
form-acute-left = Fremmøde, mødeleder, beslutning og råd hentes fra indkaldelsen. Tilbage er drøftelse, aftaler og næste møde.
form-spot-check = Er alt i orden, så lad årsag og plan stå tomme. En afvigelse kræver begge, med hvem og hvornår.
meetings-none-yet = Intet møde endnu. { $key } indkalder et.
meetings-to-minute = Gruppen er indkaldt på { $incident }. { $key } begynder referatet med fremmøde og råd fra indkaldelsen.
meetings-more = { $count ->
    [one] … én linje mere
   *[other] … { $count } linjer mere
   }
notice-meeting-called = Mødet er indkaldt.
notice-meeting-begun = Referatet om { $incident } er begyndt med fremmøde og råd. { $minute } skriver drøftelsen, { $hold } lægger det fast.
notice-meeting-cancelled = Mødet er aflyst.
notice-meeting-item = Punktet står på dagsordenen.
notice-meeting-put = { $incident } står på dagsordenen for næste ISG-møde.
notice-meeting-attended = Noteret: { $person }
notice-meeting-noted = Noteret til referatet.
notice-meeting-held = Mødet er slut, og referatet ligger fast.
notice-minutes-fixed = Mødet er afholdt, og referatet ligger fast (P25). { $key } tilføjer en rettelse, der vises ved siden af.
notice-meeting-corrected = Rettelsen står ved siden af referatet.

# Formularer til årshjul, møder og opfølgning
field-done-on = udført den
field-meeting-guest = gæst
field-meeting-agreed = handling
form-change-action = Det, der er tomt eller ikke rettes, bliver ved det, det er.
form-agree-none = Er der ingen at aftale: Esc, og spring trinnet over med en begrundelse ({ $key }).
form-guest = En gæst er til stede uden at have plads i ISG.
notice-duty-done = Noteret udført: { $duty }
notice-go-to-wheel = Det, der gøres hvert år, står i årshjulet: { $key }.
notice-not-withdrawn = Kun punkter, nogen selv har sat på, kan tages af; resten følger af, hvad der er åbent.

# En meddelelse, der trækkes tilbage
message-state-withdrawn = trukket tilbage
message-withdrawn-line = trukket tilbage af { $who }, { $at }: { $reason }
refusal-message-withdrawn = { $message } er trukket tilbage
refusal-message-withdrawn-hint = Skriv en ny; den gamle bliver stående i forløbet.
timeline-message-withdrawn = { $who } trak { $message } tilbage: { $reason }
notice-message-withdrawn = { $message } er trukket tilbage.
form-withdraw-stays = Den bliver ikke sendt, men står fortsat i forløbet.
cli-help-message-withdraw = Træk en kladde tilbage: den bliver ikke sendt

## Backup, restore, import

backup-made = { $file }: { $count ->
    [one] 1 logpost
   *[other] { $count } logposter
  } gemt, { $bytes } byte, læst igen og hel
backup-everything = alt i loggen er i filen, også begrænsede hændelser: pas på den som på datamappen
backup-without-key = uden den private nøgle (--with-key tager den med)
backup-with-config = opsætning: { $count ->
    [one] 1 fil
   *[other] { $count } filer
  }
backup-without-config = uden opsætningen (--with-config tager den med)
backup-key-warning = den private nøgle er i filen: den, der har den, kan skrive logposter som denne enhed. Lås den inde.
backup-nothing = der er ingen log i { $path }
backup-nothing-hint = --data eller VAGT_DATA nævner en anden mappe; en sikkerhedskopi bliver til en ny log med `vagt restore FIL`
backup-exists = { $path } er der allerede
backup-exists-hint = giv et andet navn, eller --force, så den nye tager dens plads
backup-foreign = { $path } er hverken en sikkerhedskopi eller en udlæsning af loggen
backup-foreign-hint = intet er ændret; den slags filer laves af `vagt backup` og `vagt log export`
backup-damaged = { $path } er beskadiget ved byte { $at }{ $part }
backup-damaged-hint = intet er ændret; brug en anden kopi. Filen kan også pakkes ud med tar
backup-newer = sikkerhedskopien er lavet af en nyere vagt (udgave { $format })
backup-newer-hint = intet er ændret; brug det nyere program
backup-not-whole = loggen i { $path } er ikke hel, { $count ->
    [one] 1 problem
   *[other] { $count } problemer
  }: { $named }
backup-not-whole-hint = intet er ændret; `vagt log verify` nævner alt, og en mappe, der ikke er hel, gemmes ved at kopiere den, som den er
backup-changed = loggen blev skrevet om, mens den blev læst; der er ingen fil
backup-changed-hint = gør det igen
backup-not-empty = { $path } er ikke tom
backup-not-empty-hint = intet er ændret; nævn en ny mappe med --data. Hvad en log mangler, tages ind med `vagt log import FIL`
backup-own-disk = { $path } er en disk for sig selv; den kan ikke skiftes ud på én gang
backup-own-disk-hint = intet er ændret; nævn en mappe på den med --data
backup-same-device = loggen fortsætter som enheden { $device }, og det må kun ske ét sted
backup-same-device-hint = intet er skrevet; arbejder ingen på originalen mere, så sig --same-device. Gør nogen, får den samme log to fortsættelser, som ikke kan samles igen
backup-left-out = { $path } udelader logposter, som den, der udlæste, ikke må se
backup-left-out-hint = intet er ændret; tag en sikkerhedskopi i stedet
backup-other-device = filen har loggen fra en anden enhed, { $device }
backup-other-device-hint = intet er ændret; kun denne enheds egen log kan tages ind. En anden gendannes i sin egen mappe: `vagt restore FIL --data MAPPE`
backup-fork = ved { $place } har filen en anden logpost end denne log
backup-fork-hint = intet er taget ind; begge er fortsat hver for sig. Behold begge, og sammenlign dem fra det sted
restore-one-only = arbejd ikke mere på originalen: to, der fortsætter den samme log, kan ikke samles igen
restore-new-key = den private nøgle var ikke i filen: en ny underskriver herfra, og loggen siger det
restore-done = { $data }: { $count ->
    [one] 1 logpost
   *[other] { $count } logposter
  } gendannet, som de var { $at }; efterprøvet hel
restore-config = opsætningen ligger i { $path }: læg det, du vil bruge, ved siden af config.toml
import-done = { $new ->
    [0] intet nyt
    [one] 1 ny logpost taget ind
   *[other] { $new } nye logposter taget ind
  }; { $known } var der allerede

## Encryption at rest

log-locked = { $path } er krypteret
log-locked-hint = intet er ændret; der skal en adgangskode eller en genopretningskode til
log-no-key = { $path } er krypteret, og det, der åbner den, mangler: at-rest.json er væk eller skadet, eller den hører til en anden log
log-no-key-hint = intet er ændret; hent at-rest.json fra en sikkerhedskopi af denne log. Uden den kan ingen læse loggen, heller ikke med adgangskoden
log-problem-sealed = krypteret, og kan ikke åbnes
unlock-ask = Adgangskode til { $path } (eller genopretningskoden):
unlock-again = det var ikke den rigtige; { $left ->
    [one] 1 forsøg
   *[other] { $left } forsøg
    } tilbage
unlock-wrong = det er hverken adgangskoden eller genopretningskoden
unlock-wrong-hint = intet er ændret; i genopretningskoden skal hvert ciffer være rigtigt
unlock-new = Ny adgangskode:
unlock-new-again = Én gang til:
unlock-new-differs = de to er ikke ens
unlock-new-short = en adgangskode skal have mindst { $least } tegn; nogle tilfældige ord er lette at huske
unlock-nothing-changed = intet er ændret
unlock-no-file = { $path }: adgangskoden kan ikke læses: { $reason }
unlock-no-terminal = loggen er krypteret, og der er ingen terminal at spørge på
unlock-no-terminal-hint = skriv adgangskoden i en fil, som kun du kan læse, og nævn den i VAGT_PASSPHRASE_FILE; /dev/fd/3 kan også bruges
unlock-left = forladt, før noget blev åbnet
unlock-damaged = { $path } er skadet, og det er kopien ved siden af også
encrypt-beforehand = Herefter kan loggen kun læses med adgangskoden eller med genopretningskoden.
    Glemmes den ene, og er den anden væk, er alt tabt. Ingen kan hjælpe, og der er ingen bagdør.
    Skriv koden på papir, og læg den et andet sted end maskinen. Tag en sikkerhedskopi bagefter: den er
    krypteret med samme adgangskode. Ældre kopier, og det, der er slettet på disken, er det ikke.
    device.key underskriver kun og åbner intet: går den tabt, fortsætter loggen med en ny.
encrypt-code = Genopretningskoden. Den vises kun nu; skriv den ned:
encrypt-done = Krypteret: { $lines } linjer i loggen{ $files ->
    [0] {""}
    [one] {" "}og 1 fil
   *[other] {" "}og { $files } filer
    }. Hver er læst tilbage og sammenlignet. vagt spørger om adgangskoden ved hver start.
encrypt-plain = Ikke krypteret, fordi det skal kunne læses uden vagt: { $names }
encrypt-changed = Den nye adgangskode gælder nu her. Den gamle adgangskode og den gamle genopretningskode åbner stadig ældre sikkerhedskopier.
encrypt-already = loggen er allerede krypteret
encrypt-already-hint = vagt encrypt --change-passphrase giver den en ny adgangskode
encrypt-nothing = der er intet at kryptere; registrér noget først
encrypt-half = { $path } er kun delvist krypteret: noget afbrød det
encrypt-half-hint = vagt encrypt gør det færdigt, vagt decrypt tager det tilbage
decrypt-done = Ikke længere krypteret: { $lines } linjer i loggen{ $files ->
    [0] {""}
    [one] {" "}og 1 fil
   *[other] {" "}og { $files } filer
    } er læst tilbage og sammenlignet. Adgangskode og genopretningskode gælder kun for ældre sikkerhedskopier.
decrypt-nothing = loggen er ikke krypteret
backup-encrypted = Kopien er krypteret: den åbnes med loggens adgangskode eller genopretningskode, som de er nu.

## Attached files
backup-attached = { $count ->
    [one] 1 vedhæftet fil er med
   *[other] { $count } vedhæftede filer er med
 }
backup-attached-lost = { $count ->
    [one] 1 vedhæftet fil er ikke med: dens indhold er ikke helt; `vagt log verify` nævner den
   *[other] { $count } vedhæftede filer er ikke med: deres indhold er ikke helt; `vagt log verify` nævner dem
 }
export-attached = { $count ->
    [one] 1 vedhæftet fil er skrevet i { $path }
   *[other] { $count } vedhæftede filer er skrevet i { $path }
 }
attach-no-file = { $path } er ingen almindelig fil.
attach-no-file-hint = Vedhæft en fil ad gangen; pak en mappe til en zip-fil først.
attach-empty = { $path } er tom.
attach-empty-hint = Se efter, om det er den rigtige fil.
attach-too-large = { $path } er større end { $most }, som er det højeste.
attach-too-large-hint = Læg filen et sikkert sted, og skriv i en note, hvor den er.
attach-exists = Der er allerede en fil, der hedder { $path }.
attach-exists-hint = Vælg et andet navn med --to; ingen fil overskrives.
attach-missing = Indholdet af filen mangler: { $path }
attach-damaged = Indholdet af filen er ikke det, der blev vedhæftet: { $path }
attach-lost-hint = Resten af loggen er urørt. Vedhæft den samme fil igen, eller hent den fra en sikkerhedskopi.
attach-io = { $path } kunne ikke læses eller skrives: { $reason }.
attach-io-hint = Intet er vedhæftet. Ret fejlen, og prøv igen.
attachment-none = Ingen filer er vedhæftet.
attachment-missing = indholdet mangler
attachment-damaged = indholdet er ikke det, der blev vedhæftet
attachment-unknown = Der er ingen fil nr. { $number }.
attachment-unknown-hint = »vagt attachment list { $incident }« viser dem.
cli-severity-set = sat af { $by }: { $reason }
cli-attachments = Filer:
cli-log-attached = { $count ->
    [one] 1 vedhæftet fil er hel.
   *[other] { $count } vedhæftede filer er hele.
 }
