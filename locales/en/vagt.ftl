### labels

severity-minor = minor
severity-moderate = moderate
severity-major = major
severity-serious = serious

### time

### refusals

### failures

### timeline

### clocks

### commands

cli-note = note
cli-unknown-language = «{ $given }» is not a language of vagt: use da or en
cli-bad-person = «{ $given }» is no person's id: letters, digits, - _ . only
cli-bad-system = «{ $given }» is no system's id: letters, digits, - _ . only
cli-bad-step = «{ $given }» is no step's id: as in receive.record
cli-bad-answer = «{ $given }» is no answer: as in hostile=no, with yes, no or unknown
cli-bad-time = «{ $given }» is not a time
cli-bad-time-hint = as in 03:12, 2026-11-24 03:12 or 2026-11-24T02:12:00Z
cli-bad-incident = «{ $given }» is no incident's id
cli-bad-incident-hint = as in 26-A14; `vagt incident list --all` shows them
cli-unknown-incident = there is no incident { $given }
cli-unknown-incident-hint = `vagt incident list --all` shows all of them
cli-did-you-mean = did you mean «{ $name }»?
cli-nothing-open = No open incidents.
cli-open = open
cli-closed = closed
cli-closed-with-missing = closed although { $count ->
    [one] one required step is
   *[other] { $count } required steps are
  } neither done nor skipped
cli-log-whole = whole: { $records } records, { $devices ->
    [one] one device
   *[other] { $devices } devices
  }
cli-log-problems = NOT whole: { $count ->
    [one] one problem
   *[other] { $count } problems
  }
cli-log-fingerprint = fingerprint: { $digits }
cli-check-ok = { $file }: in order
cli-check-nothing = nothing to check: no configuration yet
cli-check-failed = { $count ->
    [one] one mistake found
   *[other] { $count } mistakes found
  }
cli-check-failed-hint = until they are mended, the last good content stays in force
log-in-use = another vagt is working on { $path }
log-in-use-hint = close it first, or use another directory with --data
log-no-access = { $path } cannot be read or written: { $reason }
log-no-access-hint = nothing was recorded; check the rights of the directory, or use another with --data
log-full = no room left on the disk for { $path }
log-full-hint = nothing was recorded; free some room and do it again
log-newer = the log was written by a newer vagt (record version { $version })
log-newer-hint = nothing was changed; use the newer program
log-io = { $path }: { $reason }
log-too-long = this would make a record of { $bytes } bytes, longer than the log keeps
log-too-long-hint = nothing was recorded; shorten it
log-out-of-order = the log goes on at { $expected }, not at { $found }; nothing was recorded
log-problem-hash = the content does not match its hash
log-problem-shape = not a record
log-problem-newer = written by a newer vagt (record version { $version })
log-problem-unfinished = an unfinished line, never acknowledged
log-problem-link = does not name the record before it
log-problem-gap = records are missing: { $expected } should stand here
log-problem-clock = its clock is not later than the one before
log-problem-device = belongs to another device's chain
told-store-made = the working copy was missing and was made again from the journal ({ $records } records); nothing is lost
told-store-rebuilt = the working copy was damaged and was made again from the journal ({ $records } records); nothing is lost, the damaged one is kept as { $aside }
told-store-unavailable = the working copy cannot be opened ({ $why }); the journal alone is used, and nothing is lost
told-torn = an unfinished record of { $bytes } bytes was set aside; it was never confirmed
told-healed = the end of the journal was damaged and was made whole from the working copy ({ $records } records); nothing is lost
told-damaged = { $lines } lines of the journal cannot be read; the rest is in use, `vagt log verify` shows where
told-read-only = the directory cannot be written: nothing is being kept

### screen
