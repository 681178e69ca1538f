### labels

severity-minor = mindre
severity-moderate = moderat
severity-major = større
severity-serious = alvorlig

### time

### refusals

### failures

### timeline

### clocks

### commands

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
cli-log-fingerprint = fingeraftryk: { $digits }
cli-check-ok = { $file }: i orden
cli-check-nothing = intet at kontrollere: der er ingen opsætning endnu
cli-check-failed = { $count ->
    [one] én fejl fundet
   *[other] { $count } fejl fundet
  }
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
