# The words of the desk in English, the language that messages are checked against.
# Same messages and arguments as in locales/da/vagt.ftl; a test holds them to it.

### labels

kind-availability = availability incident
kind-security = confidentiality/integrity incident
kind-supplier = incident at a supplier
kind-personal-data = personal-data breach
kind-rule-violation = breach of the rules

level-none = none
level-low = low
level-moderate = moderate
level-high = high
level-unknown = unknown

confidentiality = confidentiality
integrity = integrity
availability = availability

reach-person = one person
reach-team = a team
reach-department = a department
reach-municipality = the whole municipality
reach-citizens = citizens and businesses
reach-unknown = unknown

data-no = none
data-unknown = unknown
data-ordinary = ordinary
data-confidential = confidential
data-sensitive = sensitive
data-confidential-such-as = confidential: CPR number, finances
data-sensitive-such-as = sensitive: health, faith, union, race

person-unknown = unknown

severity-minor = minor
severity-moderate = moderate
severity-major = major
severity-serious = serious

role-council = city council
role-chief-executive = chief executive
role-top-security-officer = top security officer
role-it-chief = IT chief
role-it-on-call = IT on call
role-director = director
role-system-owner = system owner
role-system-responsible = system responsible
role-system-administrator = system administrator
role-dpo = data protection officer (DPO)
role-isg = Information Security Group (ISG)
role-digitalisation-consultant = digitalisation consultant
role-administrative-consultant = administrative consultant
role-lawyer = lawyer
role-crisis-management = crisis management
role-manager = line manager
role-hr = personnel department (HR)
role-supplier = supplier

role-short-council = council
role-short-chief-executive = chief exec.
role-short-top-security-officer = top security
role-short-it-chief = IT chief
role-short-it-on-call = IT on call
role-short-director = director
role-short-system-owner = owner
role-short-system-responsible = responsible
role-short-system-administrator = sysadmin
role-short-dpo = DPO
role-short-isg = ISG
role-short-digitalisation-consultant = digital
role-short-administrative-consultant = admin area
role-short-lawyer = lawyer
role-short-crisis-management = crisis mgmt
role-short-manager = manager
role-short-hr = HR
role-short-supplier = supplier

state-operational = operational
state-maintenance = maintenance
state-unknown = unknown
state-degraded = degraded
state-partial-outage = partial outage
state-major-outage = major outage

phase-investigating = investigating
phase-identified = cause found
phase-monitoring = monitoring
phase-resolved = resolved
phase-scheduled = scheduled
phase-in-progress = in progress
phase-verifying = verifying
phase-completed = completed
phase-unknown = unknown

step-todo = to do
step-done = done
step-skipped = skipped
step-waiting = waiting
step-not-applicable = not applicable

clock-registration = registration
clock-joint-decision = joint decision
clock-inform = informing
clock-next-update = next update
clock-dpo-report = DPO report

clock-state-running = running
clock-state-overdue = overdue
clock-state-kept = kept
clock-state-broken = not kept

question-life-at-risk = Are people's lives or welfare at risk?
question-hostile = Is it a hostile act?
question-personal-data-involved = Are personal data involved?
question-supplier-fault = Is it a supplier's fault?
question-supplier-compromised = May the supplier be compromised?
question-safeguard-deviation = Was a safeguard missing, off or bypassed?
question-press-asking = Is the press asking?
question-workaround-used = Is a work-around in use?
question-same-cause = Is it the same cause as another open incident?
question-convene-isg = Convene the Information Security Group?
question-many-people = More people touched than the profile's limit, or a protected address?
question-many-people-than = Are more than { $count } people touched, or a protected address?
question-supplier-late = Is the supplier late, or is no restore time agreed?

answer-yes = yes
answer-no = no
answer-unknown = not known yet

audience-users = affected users
audience-owners = system owner and system responsible
audience-citizens = citizens and businesses
audience-press = the press
audience-supplier = the supplier
audience-dpo = the DPO
audience-isg = ISG

criticality-normal = normal
criticality-important = important
criticality-critical = critical

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

rule-high-on-critical = high impact on a critical system
rule-down-for-many = down for citizens or the whole municipality
rule-grave-data-out = confidential or sensitive data of many people, or a protected address, may have reached outsiders
rule-life-at-risk = lives or welfare at risk
rule-hostile-inside = a hostile actor is inside
rule-several-critical = several critical systems are hit
rule-high-on-important = high impact on an important system
rule-moderate-on-critical = at least moderate impact on a critical system
rule-wide-reach = at least moderate impact for citizens or the whole municipality
rule-data-moderate = personal data involved, with at least moderate impact
rule-grave-data-touched = confidential or sensitive personal data touched
rule-press-asking = the press is asking
rule-moderate-impact = at least moderate impact
rule-data-possible = personal data are or may be involved
rule-department-reach = at least a whole department is hit
rule-nothing-more = no rule asks for more

doubt-personal-data = if personal data turns out to be involved: { $level }
doubt-impact = if confidentiality, integrity or availability turns out to be hit hard: { $level }
doubt-reach = if the whole municipality or citizens turn out to be touched: { $level }
doubt-life-at-risk = if lives or welfare turn out to be at risk: { $level }
doubt-hostile = if a hostile actor turns out to be inside: { $level }
doubt-people-touched = if many people or a protected address turn out to be touched: { $level }

### time

time-moment = <1 min
time-minutes = { $minutes } min
time-hours = { $hours } h { $minutes } min
time-days = { $days } d
time-overdue = { $duration } overdue
time-ago = { $duration } ago
time-day =
    { $day } { $month ->
         [1] Jan
         [2] Feb
         [3] Mar
         [4] Apr
         [5] May
         [6] Jun
         [7] Jul
         [8] Aug
         [9] Sep
         [10] Oct
         [11] Nov
        *[12] Dec
    }
time-day-year = { $day } { $year }
time-on-day = { $day } { $time }
time-with-zone = { $time } ({ $zone })

### refusals

refusal-policy = { $error } ({ $rows }).
refusal-empty-title = The incident needs a title.
refusal-empty-title-hint = Say in a few words what does not work.
refusal-empty-text = A text is missing here.
refusal-empty-text-hint = Write what happened or what was agreed.
refusal-reason-missing = A reason is needed.
refusal-reason-missing-hint = One line is enough; it is kept in the evidence log.
refusal-in-future = { $given } lies in the future.
refusal-before-incident = { $given } lies before the incident, which was discovered { $discovered }.
refusal-before-incident-hint = Give a time after that; a note may reach back a year.
refusal-in-future-hint = Give a time that is past; check the device's clock if this one is.
refusal-reported-before-discovered = An incident cannot be reported before it was discovered.
refusal-reported-before-discovered-hint = Correct one of the two times.
refusal-began-after-discovered = An incident cannot have begun after it was discovered: { $discovered }.
refusal-began-after-discovered-hint = Correct the time, or leave it empty as long as nobody knows.
refusal-awareness-unjustified = Awareness later than discovery needs a reason.
refusal-awareness-unjustified-hint = Write what made it known then, and not before, that it is a breach.
refusal-attached-already = The file is attached already, as { $name }.
refusal-attached-already-hint = The same file is attached only once. Write a note if there is more to say of it.
refusal-unknown-incident = There is no such incident.
refusal-unknown-incident-hint = “vagt incident list --all” shows them all.
refusal-unknown-step = The checklist has no step { $step }.
refusal-unknown-step-hint = “vagt incident show” lists the steps of an incident.
refusal-unknown-system = The register has no system { $system }.
refusal-unknown-system-hint = Use an id from systems.toml. If it is there: “vagt config check” tells what is wrong with the file.
refusal-unknown-person = The roster has nobody called { $person }.
refusal-unknown-person-hint = Give an id as people.toml has it (id = …); if it is there, “vagt config check” tells what is wrong.
refusal-unknown-feed = No feed called { $feed } was added by command.
refusal-unknown-feed-hint = “vagt feed list” shows them; those of suppliers.toml are removed there.
refusal-feed-exists = There is a feed called { $feed } already.
refusal-feed-exists-hint = Give the new one another name, or remove the old one first.
refusal-unknown-outage = There is no such outage, or it is over.
refusal-closed = { $incident } is closed.
refusal-closed-hint = Reopen it with a reason; a note can be added as it is.
refusal-not-closed = { $incident } is open already.
refusal-step-waits = { $step } waits for { $first }.
refusal-step-waits-hint = First do “{ $title }”, or skip it with a reason.
refusal-step-waits-for-answer = { $step } waits for an answer.
refusal-step-waits-for-answer-hint = Answer first: { $question }
refusal-step-not-applicable = { $step } does not apply to this incident.
refusal-step-not-applicable-hint = It will when impact, reach, data or an answer says so.
refusal-step-not-settled = { $step } is neither done nor skipped.
refusal-not-asked = { $step } does not ask that question.
refusal-not-asked-hint = Answer in the step that asks: { $question }
refusal-no-advice-asked = { $step } does not ask what the DPO advises.
refusal-no-advice-asked-hint = The advice belongs to a decision; write it in a note.
refusal-wrong-role = { $step } belongs to: { $role }; { $person } does not hold that role.
refusal-flag = ; on the command line with { $flag }
refusal-wrong-role-hint = Can do it: { $holders }. If one of them did, say who{ $flag }.
refusal-another-did-it = If somebody else did it: pick who answers for it, and write who did it.
refusal-link-circle = An incident cannot be part of itself or of one of its own parts.
refusal-link-circle-hint = Choose the incident that covers both as the whole.
refusal-nothing-changed = That is how it stands already; nothing to record.

### failures

failure-bad-address = “{ $given }” is no web address.
failure-bad-address-hint = It must begin with https:// (or http://) and name a host.
failure-no-file = The file cannot be read: { $reason }
failure-no-file-hint = Check the path and the rights to the file.
failure-token-not-set = The token is missing: { $name } is not set in the environment.
failure-token-not-set-hint = Set the variable where vagt is started, and start it again.
failure-token-no-file = The token cannot be read: { $reason }
failure-token-no-file-hint = Check the path after token in suppliers.toml, and that the file is yours.
failure-token-open-to-others = Others can read the token's file { $path }, so it is not used.
failure-token-open-to-others-hint = Take their rights away: chmod 600 and the file's path.
failure-token-unfit = The token holds characters that cannot be sent.
failure-token-unfit-hint = It must be one line of plain letters, digits and signs.
failure-token-in-the-open = The token is not sent over http: everybody on the way could read it.
failure-token-in-the-open-hint = Use the supplier's https address.
failure-private-address = { $host } is on our own network.
failure-private-address-hint = If that is right: --internal with the command, internal = true in suppliers.toml.
failure-name-unknown = The name { $host } cannot be looked up.
failure-name-unknown-hint = Check the spelling; if others fail too, name service or network is down.
failure-refused = { $host } accepts no connection.
failure-refused-hint = Check the port; otherwise the supplier's server is down.
failure-timed-out = No whole answer within { $seconds } s.
failure-timed-out-hint = An open desk tries again by itself; call the supplier if it lasts.
failure-tls = The certificate is not accepted: { $reason }
failure-tls-hint = Check this device's date and time; otherwise tell the supplier.
failure-status = The server answers with error { $code }.
failure-status-sign-in-hint = It asks for sign-in: use the supplier's public status address.
failure-status-gone-hint = The address is no longer right: find the new one at the supplier's.
failure-status-busy-hint = We ask too often: set every_seconds higher for this feed.
failure-status-server-hint = The fault is at the supplier's; an open desk tries again by itself.
failure-status-hint = Open the address in a browser and see what it says.
failure-redirect = The server points on to { $to }, which is not followed.
failure-redirect-hint = Set that address for the feed, if it is the supplier's.
failure-too-large = The answer is larger than { $limit } MB.
failure-too-many-parts = The answer has far more parts than a status feed has.
failure-too-large-hint = It is hardly a status feed; check the address.
failure-unasked-not-modified = The server says “not modified” to a first question.
failure-unasked-not-modified-hint = Something between us and the supplier answers wrongly, often a proxy.
failure-broken = The connection broke: { $reason }
failure-broken-hint = An open desk tries again by itself; check the network if all feeds fail.
failure-html = This is a web page, not a feed.
failure-html-titled = This is a web page (“{ $title }”), not a feed.
failure-html-hint = Look on the page for RSS, Atom or API; behind a sign-in, use the public address.
failure-other-json = This is JSON, but of no feed format known here.
failure-broken-json = This is JSON that breaks off or is damaged: { $reason }
failure-other-xml = This is XML, but neither RSS nor Atom.
failure-empty = The answer is empty.
failure-garbage = The answer is not readable text of any kind known here.
failure-not-a-feed-hint = Check the address; --format forces a format.
failure-unreadable = It begins like { $format } but cannot be read: { $reason }
failure-unreadable-hint = Try again in a moment; if it stays so, tell the supplier.

### timeline

timeline-program = vagt
timeline-device = { $who } set up a device with the letter { $letter }
timeline-key = { $who } signs with a new key: { $why }
timeline-repair = The log was repaired: { $what }
timeline-people =
    { $who } imported the roster: { $count ->
         [one] 1 person
        *[other] { $count } people
    }
timeline-systems =
    { $who } imported { $count ->
         [one] 1 system
        *[other] { $count } systems
    }
timeline-suppliers =
    { $who } imported { $count ->
         [one] 1 supplier
        *[other] { $count } suppliers
    }
timeline-playbook = { $who } imported the playbook “{ $title }”
timeline-registered = { $who } registered “{ $title }” ({ $kind })
timeline-reported-by = { $sentence }, reported by { $reporter }
timeline-amended = { $who } changed { $changes }
timeline-change = { $what } from { $old } to { $new }
timeline-change-new = { $what } to { $new }
timeline-not-known = { $who } noted that the impact on confidentiality, integrity and availability is not known yet
timeline-title = the title
timeline-impact = the impact
timeline-reach = the reach
timeline-began = the time when it began
timeline-personal-data = personal data
timeline-the-systems = the systems
timeline-reporter = the reporter
timeline-awareness = the time of awareness
timeline-nothing = nothing
timeline-quoted = “{ $text }”
timeline-severity-set = { $who } set the severity to { $level }: { $reason }
timeline-attached = { $who } attached { $name } ({ $bytes })
timeline-note = { $who } noted: { $text }
timeline-handler = { $who } gave the handling to { $person }
timeline-handler-self = { $who } took over the handling
timeline-linked = { $who } made this a part of { $parent }
timeline-step-done = { $who } did “{ $step }”
timeline-step-skipped = { $who } skipped “{ $step }”
timeline-step-reopened = { $who } reopened “{ $step }”
timeline-recorded-by = { $sentence } (recorded by { $who })
timeline-with-reason = { $sentence }: { $reason }
timeline-clock-kept = { $clock }: in time
timeline-clock-broken = { $clock }: { $late } late
timeline-clock-resumed = { $clock }: runs again
timeline-answer = { $question } { $answer }
timeline-closed = { $who } closed the incident
timeline-no-chief = no IT chief was named: nobody could be checked
timeline-reopened = { $who } reopened the incident
timeline-feed-added = { $who } added the feed { $feed }
timeline-feed-removed = { $who } removed the feed { $feed }
timeline-claimed = { $supplier } says: { $state }
timeline-claimed-part = { $name }: { $state }
timeline-claimed-gone = { $name }: no longer listed
timeline-claimed-incident = “{ $title }” ({ $phase })
timeline-outage-raised = Outage: “{ $title }”, { $state } ({ $phase })
timeline-outage-changed = Outage changed: “{ $title }”, { $state } ({ $phase })
timeline-outage-ended = Outage over: “{ $title }”
timeline-late = { $sentence } (happened { $when }, entered late)
timeline-void = VOID: { $sentence } – { $reason }

### clocks

clock-left = { $duration } left
clock-kept = kept, { $duration } to spare
clock-late = { $duration } late
clock-line = { $clock }: { $phrase }
clock-source-policy = policy { $row }
clock-source-profile = profile
clock-basis-policy = duty: policy { $row } · length: profile
clock-basis-practice = good practice · length: profile

### commands

announce-outage = Outage
announce-outage-over = Working again
announce-overdue = Overdue
announce-not-kept = Nothing is being kept
announce-not-kept-line = what is entered now is only on the screen
cli-no-terminal = the desk needs a terminal
cli-no-terminal-hint = `vagt --help` lists the commands that do without one
cli-dumb-terminal = the desk cannot be drawn here: TERM={ $term } is a terminal that only writes line by line
cli-dumb-terminal-hint = use another terminal, or set TERM to the right one, as in TERM=xterm-256color; `vagt --help` lists the commands
cli-waits-for-other = another vagt is using { $path }; waiting for it to end
cli-left-unkept = { $count } entries could not be kept and are lost: the disk did not take them
cli-left-unkept-hint = free some room or mend the directory's rights; `vagt log verify` shows what is kept
cli-screen-failed = the terminal failed: { $reason }
cli-demo-failed = the demo cannot be set up: { $reason }
cli-demo-own = the demo has a store and people of its own; --data and --as mean nothing to it
cli-demo-own-hint = “vagt demo --keep DIR” keeps the store
cli-demo-over = The demo's store was thrown away. `--keep DIR` keeps it.
cli-demo-kept = The demo's store is kept in { $path }. “vagt demo --keep { $path }” goes on with it; commands: “vagt --data { $path }/data --config { $path }/config …”
cli-feed-added = { $id }: added
cli-feed-removed = { $id }: no longer read
cli-feed-none = No feeds yet. `vagt feed add URL` adds one.
cli-feed-in-file = { $id } comes from suppliers.toml
cli-feed-in-file-hint = take it out of the file instead
cli-bad-feed = «{ $given }» is no feed's id: letters, digits, - _ . only
cli-feed-secret = the address holds a name or a password; what is added stays in the log for good, so nothing was recorded
cli-feed-secret-hint = use the supplier's public status address, without sign-in: https://host/…; if the password is real, change it, the shell may remember it
cli-feed-read = read { $ago }
cli-feed-last-read = last read { $ago }
cli-feed-never = never read
cli-feed-warning = odd: { $text }
cli-feed-formats-own = your own file
cli-feed-formats-coded = built in
cli-feed-formats-real = file, from real answers
cli-feed-formats-documentation = file, from documentation
cli-unknown-format = there is no feed format called «{ $given }»
cli-unknown-format-hint = “vagt feed formats” shows them
cli-feed-nothing = nothing open

cli-note = note
cli-unknown-language = «{ $given }» is not a language of vagt: use da or en
cli-bad-person = «{ $given }» is no person's id: letters, digits, - _ . only
cli-bad-system = «{ $given }» is no system's id: letters, digits, - _ . only
cli-bad-step = «{ $given }» is no step's id: as in receive.record
cli-bad-answer = «{ $given }» is no answer: as in hostile=no, with yes, no or unknown
cli-bad-time = «{ $given }» is not a time
cli-bad-time-hint = as in 03:12, 24-11-2026 03:12 or 2026-11-24T02:12:00Z
cli-no-such-day = there is no such day: «{ $given }»
cli-time-passed = «{ $given }» has passed; if that is a slip, record it again
cli-bad-incident = «{ $given }» is no incident's id
cli-bad-incident-hint = as in 26-A14; `vagt incident list --all` shows them
cli-text-too-long = the text is longer than { $max } characters; nothing is recorded
cli-text-too-long-hint = make it shorter, or split it
cli-title-too-long = the title is too long: there is room for { $max } characters
cli-title-too-long-hint = make it shorter and put the rest in a note: `vagt incident note`
cli-unknown-incident = there is no incident { $given }
cli-unknown-incident-hint = `vagt incident list --all` shows all of them
cli-did-you-mean = did you mean «{ $name }»?
cli-nothing-open = No open incidents.
cli-open = open
cli-closed = closed
cli-log-whole = whole: { $records } records, { $devices ->
    [one] one device
   *[other] { $devices } devices
  }
cli-log-problems = NOT whole: { $count ->
    [one] one problem
   *[other] { $count } problems
  }
cli-log-store-same = second copy: the same { $count ->
    [one] record
   *[other] { $count } records
  }
cli-log-store-missing = second copy: { $count ->
    [one] one record is
   *[other] { $count } records are
  } missing there; the journal has it all
cli-log-store-different = second copy: { $count ->
    [one] one record is
   *[other] { $count } records are
  } not the same there; one of the two was changed
cli-log-store-extra = second copy: { $count ->
    [one] one record is
   *[other] { $count } records are
  } there but not in the journal
cli-log-store-hidden = second copy: { $count ->
    [one] 1 incident of the journal is not shown
   *[other] { $count } incidents of the journal are not shown
  }; the next opening reads the whole journal again
cli-log-store-not-compared = second copy: not compared; it is missing, cannot be read, or another vagt is using it
cli-log-place = { $segment } line { $line }
cli-log-repair = Repair recorded as { $place }, { $at }: { $what }.
cli-log-fingerprint = fingerprint: { $digits }
cli-log-signed = signed: { $signed } of { $records }
cli-log-before-signatures = before signatures: { $count ->
    [one] one record is not signed; it is older than the key
   *[other] { $count } records are not signed; they are older than the key
  }
cli-log-on-behalf = on behalf of others: { $count ->
    [one] one record was written by another than the one whose word it is
   *[other] { $count } records were written by another than the one whose word it is
  }
cli-log-key = key { $key } from { $place }
cli-log-key-because = key { $key } from { $place }: { $why }
cli-log-sought-current = the fingerprint fits: the log is as it was
cli-log-sought-earlier = the fingerprint fits an earlier state: { $count ->
    [one] one record has come since
   *[other] { $count } records have come since
  }
cli-log-sought-unknown = the fingerprint { $digits } is not of this log
cli-log-sought-unknown-hint = read it aloud again, digit by digit; if it still does not fit, the log is another one, or something was taken out of it
cli-log-sought-bad = a fingerprint is 20 digits, not “{ $given }”
cli-log-sought-bad-hint = write them as on paper: --fingerprint "1234 5678 9012 3456 7890"
cli-check-ok = { $file }: in order
cli-check-nothing = nothing to check: no configuration yet
cli-check-failed-hint = until they are mended, what was last read well stays in force, if anything was
cli-check-keymap-hint = until it is mended, the default keys are in force; `vagt keymap actions` lists the actions
cli-keymap-hint = a file of your own is named with its path; `vagt keymap check FILE` tells whether it holds
cli-nearest-folder = the nearest folder that is there is { $path }
cli-no-config = there is no { $path } for --config
cli-no-data = there is no data directory { $path }
cli-no-log = no log in { $path }: nothing was ever recorded there
cli-new-data = new data directory: { $path }
role-held-by = A person's id is wanted, and that is the role { $role }. It is held by: { $people }.
role-not-a-person = A person's id is wanted, and that is the role { $role }; people.toml names nobody for it.
cli-unknown-acting = nobody in people.toml has the id «{ $given }»
cli-unknown-acting-hint = --as takes an id from people.toml
cli-did-you-mean-person = did you mean «{ $id }» ({ $name })?
cli-usage = Usage:
cli-arguments = Arguments
cli-options = Options
cli-commands = Commands
cli-command = COMMAND
log-in-use = another vagt is working on { $path }
log-in-use-hint = close it first, or use another directory with --data
log-other-version = another version of vagt has { $path } open (it shares by version { $theirs }, this one by { $ours })
log-other-version-hint = close the other one first; nothing was recorded
log-shared-silent = the vagt that has { $path } open does not answer: { $reason }
log-shared-silent-hint = look in its bottom lines whether it keeps; nothing from here is known to be kept
log-no-access = { $path } cannot be read or written: { $reason }
log-no-access-hint = nothing was recorded; check the rights of the directory, or use another with --data
log-full = no room left on the disk for { $path }
log-full-hint = nothing was recorded; free some room and do it again
log-newer = the log was written by a newer vagt (record version { $version })
log-newer-hint = nothing was changed; use the newer program
log-io = { $path }: { $reason }
log-io-hint = nothing was recorded; check the directory, or use another with --data
log-vanished = { $path } was moved, removed or replaced while vagt was running
log-vanished-hint = nothing was recorded; put it back where it was and do it again
log-too-long = this would make a record of { $bytes } bytes, longer than the log keeps
log-too-long-hint = nothing was recorded; shorten it
log-not-introduced = no record says with which key this device signs
log-not-introduced-hint = nothing was recorded; start vagt again
log-out-of-order = the log goes on at { $expected }, not at { $found }; nothing was recorded
log-problem-hash = the content does not match its hash
log-problem-shape = not a record
log-problem-newer = written by a newer vagt (record version { $version })
log-problem-unfinished = an unfinished line, never acknowledged
log-problem-link = does not name the record before it
log-problem-gap = records are missing: { $expected } should stand here
log-problem-number = the number { $number } was given before
log-problem-clock = its clock is not later than the one before
log-problem-device = belongs to another device's chain
log-problem-unsigned = is not signed
log-problem-signature = the signature does not fit: it was not made with the device's key over this record
log-problem-unknown-key = is signed with a key that no record tells of; so are the next ones
log-problem-foreign-key = the key is not the one the device is called by, or no key at all
key-reason-first = the records before are from a vagt that did not sign
key-reason-lost = the file with the key before was missing
key-reason-damaged = the file with the key before could not be read
key-reason-replaced = another key lay there
key-reason-unnamed = the record that named the key before cannot be read
repair-place = { $segment } line { $line }, record { $record }
repair-places = { $segment } from line { $line }, records { $first } to { $last }
repair-journal = { $count ->
    [one] a damaged record of the journal was made whole from the working copy ({ $place }); nothing is lost, what stood there is kept as { $aside }
   *[other] { $count } damaged records of the journal were made whole from the working copy ({ $place }); nothing is lost, what stood there is kept as { $aside }
    }
repair-journal-gone = { $count ->
    [one] a record that was missing in the journal came back from the working copy ({ $place }); nothing is lost
   *[other] { $count } records that were missing in the journal came back from the working copy ({ $place }); nothing is lost
    }
repair-aside = { $bytes } bytes that were no record were set aside ({ $segment } line { $line }); whether they were a confirmed record cannot be told, they are kept as { $aside }
repair-torn = an unfinished record of { $bytes } bytes was set aside ({ $segment } line { $line }); it was never confirmed, and is kept as { $aside }
repair-store-made = the working copy was missing and was made again from the journal; nothing is lost
repair-store = the working copy was damaged and was made again from the journal; nothing is lost, the damaged one is kept as { $aside }
repair-store-records = { $count ->
    [one] a record of the working copy (number { $first }) was made again from the journal; nothing is lost
   *[other] { $count } records of the working copy (from number { $first } on) were made again from the journal; nothing is lost
    }
repair-lost = { $count ->
    [one] A RECORD IS LOST: { $place } can be read in neither copy; the rest is in use. A backup may have it: `vagt restore` into another directory
   *[other] { $count } RECORDS ARE LOST: { $place } can be read in neither copy; the rest is in use. A backup may have it: `vagt restore` into another directory
    }
told-store-unavailable = the working copy cannot be opened ({ $why }); the journal alone is used, and nothing is lost
told-damaged = { $lines } lines of the journal cannot be read; the rest is in use, `vagt log verify` shows where
told-new-key = { $why }; a new key signs from now on, and the log says so; nothing is lost
told-clock-behind = this machine's clock is behind the log, whose newest record is from { $newest }: new records still come after it, but their times are wrong; set the clock
told-read-only = the directory cannot be written: nothing is being kept

### screen

pane-incidents = Incidents
pane-outages = Outages
pane-checklist = Checklist
pane-roster = Roster
pane-facts = Incident
pane-timeline = Timeline

action-register = register incident
action-tick = tick step
action-next-step = next open step
action-skip-step = skip step
action-reopen-step = untick step
action-note = write note
action-attach = attach a file
action-assign = assign
action-severity = set severity
action-amend = change facts
action-close = close incident
action-reopen = reopen incident
action-register-from-outage = register incident from outage
action-open = open
action-filter = filter
action-show-closed = show or hide closed
action-poll = ask the suppliers now
action-show-feeds = how reading the suppliers goes
action-copy = copy number or id
action-move-up = row up
action-move-down = row down
action-page-up = page up
action-page-down = page down
action-first = first row
action-last = last row
action-next-pane = next pane
action-previous-pane = previous pane
action-pane-1 = first pane
action-pane-2 = second pane
action-pane-3 = third pane
action-pane-4 = fourth pane
action-next-field = next field
action-previous-field = previous field
action-choose-next = next value
action-choose-previous = previous value
action-pick = pick
action-submit = record
action-start-afresh = start afresh
action-help = help
action-back = back
action-quit = leave

field-title = title
field-kind = kind
field-systems = systems
field-discovered = discovered
field-began = began
field-reported = reported
field-reporter = reported by
field-confidentiality = confidentiality
field-integrity = integrity
field-availability = availability
field-reach = reach
field-personal-data = personal data
field-which-data = which, if so
field-note = note
field-file = file
field-about = what it is
field-supplier = supplier
field-on-behalf = on behalf of
field-done-by = done by
field-severity = severity
field-reason = reason
field-handler = handled by
field-excuse = reason for the steps left undone
field-language = language (sprog)
field-organisation = municipality
field-name = your name
field-phone = your number
field-role = your role
field-begin = begin with

fact-proposed = { $level } (proposed)
fact-because = graded because
fact-set-by = set by { $who }: { $reason }
fact-status = status
fact-closed-by = closed { $at } by { $who }
fact-nobody = nobody yet
fact-impact = impact
fact-registered = registered
fact-awareness = aware since
fact-outage = outage
fact-parent = part of
fact-part = has part
fact-system = system

form-register = Register incident
form-amend = Change facts
form-step = Tick step
form-skip = Skip step
form-severity = Set severity
form-note = Write note
form-attach = Attach a file
form-attach-path = Write where the file is, or drop it on the window. A copy is kept beside the log.
form-assign = Who handles it
form-close = Close incident
form-reopen = Reopen incident
form-set-up = Welcome to vagt
form-severity-proposed = The rules propose: { $level }
form-on-record = On record so far: { $notes ->
    [one] one note
   *[other] { $notes } notes
  } and { $files ->
    [one] one file
   *[other] { $files } files
  }.
form-reach-of-system = { $reach } (a citizen-facing system)
form-close-missing = { $count ->
    [one] One required step is
   *[other] { $count } required steps are
  } neither done nor skipped.
form-close-all-done = All that is required is done.
form-close-means = Closed, it leaves the desk and its clocks stop. Notes, authority and follow-up ({ $follow }) can still be written; { $reopen } opens it again.
form-close-action = { $action }: { $state }, { $day }
form-close-more = … and { $count } more
form-full = There is room for { $max } characters; the rest was not taken.

set-up-welcome = Nothing is set up here yet. A name is enough; the rest can come later, and so can all of this: Esc skips it.
set-up-files = The answers go into config.toml and people.toml in { $folder }. Files that are there already are left alone.
set-up-danish = dansk
set-up-english = English
set-up-no-role = another one
set-up-desk = my own desk
set-up-demo = the demo: a made-up municipality, nothing is kept
set-up-written = Written when vagt was set up. The README shows what else may stand here; `vagt config check` checks it.

time-today = today { $time }
time-tomorrow = tomorrow { $time }
time-yesterday = yesterday { $time }
fault-no-time = That is no time; as in 02:40, 23-11 02:40 or now.
fault-several-unanswered = Not answered yet: { $names }
fault-unanswered = Still to answer (unknown is an answer): { $question }
fault-nobody-picked = Pick somebody.
fault-file-missing = Write where the file is.
fault-not-confirmed = Required steps are open: answer yes to close it all the same.
fault-name-missing = Write your name: it stands under whatever you record.

roster-for-step = For the step
roster-chain = On-call chain
roster-suppliers = Suppliers
roster-vacant = vacant
roster-no-number = no number

ui-too-small = The terminal is { $columns }x{ $rows }; the desk needs { $least }. Make the window larger or the letters smaller. Nothing is lost.
ui-demo = DEMO
ui-loading = opening …
ui-loading-line = The log is being opened …
ui-open = { $count } open
ui-overdue = { $count } overdue
ui-down = { $count ->
    [one] 1 outage
   *[other] { $count } outages
  }
ui-clock = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
  } { $day } { $time }
ui-on-call = On call: { $name }
ui-on-call-nobody = On call: nobody
ui-acting = at the keys: { $name }
ui-acting-unknown = you are unknown: me = "id" in config.toml
ui-acting-nobody = you are unknown
ui-no-feeds = no feeds
ui-feeds-title = Suppliers' feeds
ui-feeds-of-other = The other vagt on this data reads the feeds: look there, or “vagt feed list”.
ui-feed-asking = being asked
ui-outage-stale = unknown now; { $state } { $ago }
ui-outage-unread = unknown now; { $state } when last heard
ui-feeds-elsewhere = feeds are read by the other vagt
ui-offline = own connection down?
ui-feeds-asking = { $count ->
    [one] asking 1 feed
   *[other] asking { $count } feeds
  }
ui-feeds-none-read = { $count ->
    [one] the feed cannot be read
   *[other] none of { $count } feeds can be read
  }
ui-feeds = { $count ->
    [one] 1 feed
   *[other] { $count } feeds
  }, { $age } ago
ui-feeds-unread = { $count ->
    [one] 1 feed
   *[other] { $count } feeds
  }, { $unread } unknown, { $age } ago
ui-trouble-full = disk full
ui-trouble-read-only = no right to write
ui-trouble-vanished = directory gone
ui-trouble-ended = the log has stopped
ui-not-kept = NOT KEPT: { $why }
ui-keeping = keeping …
ui-kept = all kept
ui-kept-shared = all kept · shared
ui-config-problem = { $problem } (vagt config check)
ui-keymap-problem = { $problem } (vagt keymap check { $file })
ui-filter = Filter:
ui-filter-count = { $count ->
    [one] 1 match
   *[other] { $count } matches
  }
ui-counted = due: { $clock }
ui-with-closed = with closed
ui-nothing-open = Nothing is open. { $key } registers an incident.
ui-nothing-matches = Nothing matches.
ui-no-outages = No outages.
ui-no-outages-unread = Unknown: no feed can be read.
ui-no-outages-no-feeds = No feeds are read. “vagt feed add URL” adds one.
ui-no-systems = no system linked
ui-no-checklist = The checklist of the selected incident is shown here.
ui-no-playbook = The incident's playbook is not in the log.
row-age = age { $age }
row-due = due { $due }
ui-due = in { $duration }
ui-late = { $duration } late
ui-good-practice = good practice
ui-closed = closed
ui-open-one = open
ui-recalling = The timeline is being fetched …
ui-entry-not-kept = (not kept yet)
ui-all-done = All that is required is done: { $key } closes the incident.
ui-more = { $key }: read all, tick off
ui-dpo-report = { $key } makes the report; note here how it was sent
ui-dpo-report-to = { $key } makes the report for { $to }; note here how it was sent
ui-done-elsewhere = { $key }: { $place }
ui-waits-for = Waits for: { $step }
ui-waits-for-answer = Waits for an answer: { $question }
ui-done-by = Done by { $who }, { $at }
ui-skipped-by = Skipped by { $who }, { $at }
ui-no-answer = not answered
ui-none-picked = none picked
ui-pick-type = type to search
ui-pick-search = search:
ui-draft-restored = Restored from what you typed before.
ui-more-beyond = { $arrows } more
ui-more-above = ↑ { $count } more
ui-more-below = ↓ { $count } more
ui-help-title = Keys
ui-legend-editing = Ctrl-u erases to the left · Ctrl-w a word · Alt-Enter a new line
ui-legend-incidents = !!! serious · !! major · ! moderate · ⚑ overdue · ¤ restricted view
ui-legend-outages = ▼ down · ▽ partly · ≈ degraded · ◇ maintenance · ? unknown
ui-legend-steps = [ ] to do · [x] done · [-] skipped · [.] waiting · * required
ui-confirm-quit-title = Not everything is kept
ui-confirm-quit = { $count ->
    [one] One entry is
   *[other] { $count } entries are
  } not on the disk yet and will be lost if vagt ends now.
ui-confirm-quit-keys = { $leave }: leave all the same · { $stay }: stay

key-space = Space

notice-registered = { $incident } is registered. The first step is selected.
notice-change-raises = { $incident } is changed · severity proposed: { $level }
notice-supplier-lacks = Agreed · still missing: an action with an owner at the supplier
notice-changed = { $incident } is changed.
notice-step-done = Done: { $step }
notice-step-raises = Done: { $step } · severity proposed: { $level }
notice-step-skipped = Skipped: { $step }
notice-step-reopened = To do again: { $step }
notice-step-reopened-stands = Open again: { $step }. What was recorded stands; on the incident { $key } takes it back.
notice-noted = Noted on { $incident }.
notice-attaching = The file is being read and kept …
notice-assigned = Handled by { $person }.
notice-closed = { $incident } is closed.
notice-reopened = { $incident } is open again.
notice-not-kept = – but not kept yet
notice-copied = Copied: { $what }
notice-no-feeds = No feeds are read; there is nobody to ask.
notice-asking = Asking every supplier …
notice-asked-read = { $count ->
    [one] Asked: 1 feed read
   *[other] Asked: { $count } feeds read
  }
notice-asked-unknown = { $count } unknown
notice-asked-later = { $count } not asked yet: the server wants a wait
notice-loading = The log is still being opened; nothing is recorded yet.
notice-draft-kept = What you typed is kept; it is there when you open the form again.
notice-drafts-waiting = { $count ->
    [one] A form from last time waits half filled in: { $form }.
   *[other] { $count } forms from last time wait half filled in, among them { $form }.
  }
notice-no-incident = No incident is selected. { $key } registers one.
notice-no-step = No step is selected.
notice-no-outage = No outage is selected.
notice-nothing-to-copy = There is nothing to copy here.
notice-go-to-checklist = Steps are ticked in the checklist: { $key } goes there.
notice-unbound = { $keys } does nothing here. { $help } shows the keys.
notice-repaired = { $records } damaged records came back from the second copy; nothing is lost.
notice-rebuilt = The damaged working copy was made again from the journal; nothing is lost.
notice-took-over = The other vagt is closed; this one keeps the log now. Nothing is lost.
notice-vanished = Data directory gone; all is held here. Put it back and it is written.
notice-leaving = Waiting for the disk, then leaving. q or Ctrl-C leaves at once.
notice-new-key = A new key signs from now on: { $why }.
notice-recovered = vagt did not end properly last time; nothing is lost.
notice-set-up = Set up. Add colleagues in people.toml and systems in systems.toml.
notice-set-up-left = Set-up was skipped; it is offered again at the next start.
notice-set-up-failed = Set-up could not be written: { $why }
notice-new-data = New data directory: { $path }
notice-settings-read = The configuration was changed and is in force

## Actions and their short names in the bottom line, of every place

action-action-done = action done
action-add-item = item on the agenda
action-advise = note advice
action-agree-action = corrective action
action-agree-on = agreed action
action-all-clear = all-clear
action-approve-by-phone = by phone
action-approve-message = approve
action-assess-effect = effect
action-attempt = note attempt
action-call-meeting = call meeting
action-cancel-meeting = cancel meeting
action-change-action = change action
action-confirm-approval = confirm approval
action-correct-minutes = correct minutes
action-decide = decide
action-documents = documents
action-draft-message = write
action-drop-action = drop action
action-duty-done = record as done
action-refresh-message = write anew from the fact sheet
action-edit-message = edit
action-follow-up = follow-up
action-give-word = give word
action-hold-meeting = fix the minutes
action-insert-block = insert block
action-legal-awareness = awareness of a breach
action-legal-data-subjects = people concerned
action-legal-file = file with the DPA
action-legal-nis2 = significant (NIS2)?
action-legal-not-reportable = not reportable
action-legal-report = NIS2 report sent
action-legal-risk = risk to people
action-legal-withdraw = take a filing etc. back
action-meetings = ISG meetings
action-messages = messages
action-minute = minutes of the item
action-mitigate = mitigated
action-next-meeting = next meeting
action-not-affected = not affected
action-note-briefing = brief the top security officer
action-note-call = call out
action-note-deviation = safeguard deviation
action-note-guest = guest
action-note-presence = attendance
action-note-review = supplier review
action-put-on-agenda = on ISG's agenda
action-question = open questions
action-send-message = sent
action-set-fact = fact
action-settle-action = action settled
action-show-register = register
action-spot-check = spot check
action-state-assessed = assessed
action-state-awaiting = done, awaits effect
action-state-cause = cause
action-state-dropped = dropped
action-state-effect-late = assessment late
action-state-late = late
action-state-open = open
action-take-chair = chair
action-toggle-presence = present or not
action-update-playbook = follow newer playbook
action-why = why this step
action-withdraw-item = take item off the agenda
action-withdraw-message = withdraw
action-write-document = write file
hint-action-done = done
hint-add-item = item
hint-agree-action = new
hint-agree-on = agreed
hint-amend = change
hint-call-meeting = call
hint-change-action = change
hint-close = close
hint-copy = copy
hint-drop-action = drop
hint-duty-done = done
hint-follow-up = follow up
hint-group-follow-up = follow up
help-group-follow-up = follow up: cause, actions, deviations, review, briefing
help-group-legal = authority: awareness, risk, filing, people concerned, NIS2, taking back
hint-group-legal = authority
hint-hold-meeting = fix
hint-meetings = ISG
hint-minute = minutes
hint-more = more
hint-next-pane = pane
hint-note = note
hint-attach = attach
hint-note-review = review
hint-poll = ask now
hint-show-feeds = feeds
hint-refresh-message = anew
hint-register = new
hint-settle-action = settled
hint-severity = severity
hint-show-closed = closed
hint-next-step = next
hint-skip-step = skip
hint-start-afresh = start afresh
hint-tick = tick
hint-toggle-presence = present
hint-why = why
hint-withdraw-item = take off

### config

config-first-of = { $first } (and { $more } more: `vagt config check`)
config-unknown-key = expected a key of { $place }, found «{ $found }»
config-missing-key = expected «{ $key }» in { $place }
config-wrong-type = expected { $expected }, found { $found }
config-unexpected = expected { $expected }, found «{ $found }»
config-found-nothing = expected { $expected }, found nothing
config-nearest = { $told }; did you mean «{ $name }»?
config-duplicate = expected { $each } once, found «{ $found }» again (first on line { $first })
config-empty = expected text in «{ $key }», found nothing
config-too-large = expected at most { $most } bytes, found { $found }
config-not-text = expected UTF-8 text, byte { $at } begins something else
config-nothing-prescribes = expected what prescribes the step: P01 to P43, «law: …» or «good-practice: …»
config-taken-away = «{ $wanted }» is needed here; the file in your playbooks folder no longer has it
config-nested-too-deeply = the condition has too many parentheses inside each other
config-no-home = no home directory is known; set VAGT_DATA and VAGT_CONFIG
config-missing-file = there is no such file
config-missing-folder = there is no such folder; set-up makes it at the first start, or make it with «mkdir»
config-forbidden = may not be read: the rights say no
config-folder = expected a file, found a folder
config-unreadable = cannot be read: { $said }
config-syntax = not valid TOML: { $said }
config-syntax-unquoted = expected text in quotes: "…"
config-syntax-unclosed = a bracket was opened here and never closed
config-syntax-twice = this key or table stands here already
config-syntax-no-value = expected a value after «=»
config-syntax-open-text = the text is not valid: a quote or an escape such as \n is missing something
config-place-person = a person
config-place-role = a role
config-place-supplier = a supplier
config-place-feed = a feed
config-place-system = a system
config-place-feed-link = what a system hangs on
config-place-agreement = an operating agreement
config-place-playbook = a playbook
config-place-part = a part
config-place-step = a step
config-place-format = a feed format
config-place-format-list = a list of a feed format
config-place-format-field = a field of a feed format
config-place-bilingual = a text in both languages
config-kind-language = a language
config-kind-theme = a theme
config-kind-keymap = a file or a keymap
config-kind-feed-format = a feed format
config-kind-state = a state
config-kind-phase = a phase
config-kind-weight = when the headline counts
config-kind-zone = a time without a zone
config-kind-sample = what the description rests on
config-kind-value = a kind of value
config-kind-entries = what the rows are
config-kind-word-map = a word list of the file
config-kind-lookup = a lookup of the file
config-kind-criticality = a criticality
config-kind-personal-data = what personal data it holds
config-kind-incident = a kind of incident
config-kind-clock = a clock
config-kind-question = a question
config-kind-audience = an audience
config-each-person = each person
config-each-supplier = each supplier
config-each-feed = each feed
config-each-system = each system
config-each-part = each part
config-each-step = each step
config-each-prescription = each prescription
config-each-entry = each entry of «{ $key }»
config-shape-text = text in quotes
config-shape-integer = a whole number
config-shape-float = a number with a decimal point
config-shape-boolean = true or false
config-shape-date = a date such as 2026-10-01
config-shape-time = a time
config-shape-array = a list
config-shape-texts = a list of texts
config-shape-tables = a list of tables
config-shape-table = a table
config-shape-text-or-table = text in quotes or a table
config-within = a whole number from { $from } to { $to }
config-expected-person = a person of people.toml
config-expected-supplier = a supplier of suppliers.toml
config-expected-feed = a feed of suppliers.toml
config-expected-id = an id of 1 to 64 letters, digits, «-», «_» or «.»
config-expected-web-address = an address that begins with http:// or https://
config-expected-letter = one letter from A to Z
config-expected-block = a playbook file
config-expected-step = a step of a playbook
config-expected-json-path = a JSONPath such as "$.systems[*].name"
config-expected-format-name = a file name of 1 to 40 small letters a-z, digits or «_» that is no built-in format
config-expected-playbook-name = a file name of 1 to 40 letters, digits, «-» or «_», and not «self»
config-expected-bare-step = an id of letters, digits, «-» and «_», without the file's name
config-expected-file-name = «{ $name }» as the file is called
config-expected-basis = P01 to P43, «law: …» or «good-practice: …»
config-expected-day = a day of the calendar
config-expected-free-kind = a kind of incident that «{ $other }» does not serve already
config-expected-keymap-place = a place ({ $names })
config-expected-key = a key such as "q", "space", "ctrl-d" or "g g"
config-expected-action = the name of an action (vagt keymap actions), or "nothing"
config-expected-env-name = the name of an environment variable, in capitals (A–Z, 0–9, _): not the token itself
config-expected-header-name = the name of a header, such as "X-Auth-Token"
config-expected-whole-path = a whole path, from the root
config-expected-one-place = a token in one place only: env or file
config-expected-no-secret = a web address without name and password: it would stay in the log for good
config-no-way-out = no key asks for “{ $action }” in [{ $place }]: nobody would get out
config-way-out-closed = no key asks for “{ $action }” in [{ $place }] once “{ $key }” does not: nobody would get out
config-expected-key-table = a table of keys
config-condition-joint = «and», «or» or the end
config-condition-subject = kind, severity, impact, reach, personal-data, «system has supplier», «profile has nis2», an input or a question
config-condition-is = «is» or «is-not»
config-ends-before-start = expected «to» on or after «from»
config-waits-in-a-circle = these steps wait for each other
config-nobody-asks = no other step asks what this condition looks at
config-repeats-a-stopping-clock = a step with «repeat» can only carry the clock «next-update»
config-kinds-without-parts = a playbook with «kinds» needs «parts»
config-hollow = expected at least one «[[step]]» or «parts»
config-waits-for-itself = a step cannot wait for itself
config-too-long-for-the-log = the playbook with its blocks is too long to be kept in the log

### the command line

cli-help = The on-call desk of a municipality's IT department: incidents, outages, checklists and the people to call, in one terminal
cli-help-demo = Open the desk of a fictional municipality with simulated suppliers, on a throw-away store
cli-help-incident = Register, list, show and change incidents
cli-help-incident-new = Register an incident and print its id
cli-help-incident-list = List open incidents, the worst first
cli-help-incident-show = Show one incident with checklist, clocks, decisions and timeline
cli-help-incident-set = Change what was said of an incident
cli-help-incident-severity = Set the severity
cli-help-incident-note = Write a note into the timeline
cli-help-incident-assign = Give the handling to somebody
cli-help-incident-link = Make an incident part of another
cli-help-incident-close = End the handling
cli-help-incident-reopen = Begin the handling again
cli-help-step = Tick, skip and reopen steps of a checklist
cli-help-step-done = Tick a step; doing a done step again adds a note
cli-help-step-skip = Settle a step without doing it; needs --note
cli-help-step-reopen = Let a settled step stand open again
cli-help-log = Verify and export the evidence log
cli-help-log-verify = Prove the log whole; exit 1 with the problems listed when it is not
cli-help-log-verify--fingerprint = A fingerprint that was read aloud or stands on paper: is it of this log, now or before?
cli-help-log-export = Write the records as JSON Lines, byte for byte as kept
cli-help-log-import = Take in what a backup or an export of this log has more; a second time changes nothing
cli-help-log-import--backup = The backup, or the export
cli-help-attach = Attach files to an incident
cli-help-attach--id = The incident
cli-help-attach--files = The files
cli-help-attach--about = What they are
cli-help-attachment = List the files of an incident, and write one to a new file
cli-help-attachment-list = The files of an incident, with their numbers
cli-help-attachment-list--id = The incident
cli-help-attachment-save = Write a file of an incident to a new file, proved to be what was attached
cli-help-attachment-save--id = The incident
cli-help-attachment-save--number = Its number in the list
cli-help-attachment-save--to = Where to; without it, under its own name in the current directory
cli-help-log-export--attachments = The content of attached files too, each under its hash in this directory
cli-help-backup = Put the log into one file, proved whole; also while a desk is open
cli-help-backup--to = Where to
cli-help-backup--force = Take the place of a file that is there
cli-help-backup--with-key = The private key too: whoever has the file can then sign as this device
cli-help-backup--with-config = config.toml and the files beside it too
cli-help-restore = Make a backup the log of a new or empty data directory
cli-help-restore--from = The backup
cli-help-restore--same-device = Go on as the device that it is of: right only when nobody works on the original any more
cli-help-encrypt = Encrypt what is kept on the disk, with a passphrase
cli-help-encrypt--change-passphrase = Give an encrypted log another passphrase and another recovery code
cli-help-decrypt = Take the encryption off again
cli-help-feed = Check, add, list, remove and poll suppliers' status feeds
cli-help-feed-check = Read one feed and show what it says; nothing is stored
cli-help-feed-formats = List the feed formats that can be read
cli-help-feed-add = Read a feed from now on
cli-help-feed-list = List the feeds and what they last said
cli-help-feed-remove = No longer read a feed that was added
cli-help-feed-poll = Ask every feed now, or one, and record what changed
cli-help-playbook = Check and list playbooks, and change the checklist of a running incident
cli-help-playbook-check = Check files; errors name line, column and what was expected
cli-help-keymap = Check keymap files, and list the actions they name
cli-help-keymap-check = Check files; errors name line, column and what was expected
cli-help-keymap-actions = List the actions a key can ask for, and what they do
cli-help-config = Check the configuration and the files beside it
cli-help-config-check = Check config.toml and the files beside it
cli-help-completions = Print a completion script for a shell
cli-help-arg-data = Data directory (or the variable `VAGT_DATA`)
cli-help-arg-config = Configuration file (or the variable `VAGT_CONFIG`)
cli-help-arg-lang = Language of the words, da or en (or the variable `VAGT_LANG`)
cli-help-arg-keymap = Keymap, by name (default, vim) or file
cli-help-arg-acting = Who acts, instead of «me» in the configuration
cli-help-arg-json = Print one JSON document
cli-help-arg-help = Print help
cli-help-arg-version = Print the version
cli-help-arg-keep = Keep the store in this directory, and go on with it next time
cli-help-arg-title = Title
cli-help-arg-kind = Kind
cli-help-arg-systems = A system touched, as in the register; may be given several times
cli-help-incident-set--systems = All systems touched, instead of those before
cli-help-arg-confidentiality = Information reached somebody it should not
cli-help-arg-integrity = Information is wrong or incomplete
cli-help-arg-availability = Something cannot be used
cli-help-arg-reach = How many are touched
cli-help-arg-personal-data = Whether personal data are involved
cli-help-arg-reporter = Who reported it; may be external
cli-help-arg-discovered = When it was noticed: 03:12, 24-11-2026 03:12 or RFC 3339
cli-help-arg-began = When it began, where that is known
cli-help-incident-set--began = When it began; `unknown`: that is not known after all
cli-help-arg-reported = When the IT department was told; default: now
cli-help-arg-at = When it happened, if not now: 03:12, 24-11-2026 03:12 or RFC 3339; never in the future
cli-help-arg-all = Closed ones too
cli-help-arg-id = Id, as in 26-A14
cli-help-arg-awareness = When it was known to be a breach
cli-help-arg-reason = Why
cli-help-incident-set--reason = Why, for --awareness
cli-help-arg-level = Level
cli-help-arg-text = The note
cli-help-arg-person = Who
cli-help-arg-child = The part, as in 26-A14
cli-help-arg-parent = The whole, as in 26-A12
cli-help-arg-step = The step, as in receive.record
cli-help-arg-note = Note, or reason
cli-help-arg-by = Who did it, if not the one who records it
cli-help-arg-answers = Answer to a question or an input of the step, as in hostile=no; may be given several times
cli-help-arg-out = Where to, instead of standard output
cli-help-arg-what = Address or file
cli-help-arg-format = Read it as this format, instead of recognising it
cli-help-arg-internal = The address may be on our own network
cli-help-arg-url = Address, http or https
cli-help-feed-add--id = Short name; default: the host
cli-help-feed-remove--id = Its id, as `feed list` shows it
cli-help-feed-poll--id = Its id, as `feed list` shows it
cli-help-arg-supplier = Whose it is, as in suppliers.toml
cli-help-arg-every = Seconds between two polls
cli-help-arg-components = A component to follow; may be given several times; default: all
cli-help-arg-files = The files
cli-help-arg-shell = The shell
cli-value-dir = DIR
cli-value-file = FILE
cli-value-lang = LANG
cli-value-name-file = NAME|FILE
cli-value-person = PERSON
cli-value-title = TITLE
cli-value-kind = KIND
cli-value-system = SYSTEM
cli-value-reach = REACH
cli-value-personal-data = PERSONAL_DATA
cli-value-reporter = REPORTER
cli-value-time = TIME
cli-value-id = ID
cli-value-n = N
cli-value-reason = REASON
cli-value-level = LEVEL
cli-value-text = TEXT
cli-value-step = STEP
cli-value-note = NOTE
cli-value-question-answer = QUESTION=ANSWER
cli-value-url-file = URL|FILE
cli-value-format = FORMAT
cli-value-url = URL
cli-value-supplier = SUPPLIER
cli-value-seconds = SECONDS
cli-value-name = NAME
cli-value-shell = SHELL
cli-value-digits = DIGITS

cli-usage-options = { "[OPTIONS]" }
cli-usage-unknown-command = there is no command «{ $given }»
cli-usage-unknown-argument = «{ $given }» is no flag here
cli-usage-surplus = «{ $given }» is one word too many; what has blanks in it stands in quotes
cli-usage-value = «{ $given }» does not do for { $arg }
cli-usage-value-of = { $told }: { $names }
cli-usage-number = { $told }: expected a whole number from { $from } to { $to }
cli-usage-number-any = { $told }: expected a whole number, such as 12
cli-usage-no-value = { $arg } needs a value
cli-usage-surplus-value = { $arg } takes no value
cli-usage-missing = missing: { $args }
cli-usage-no-command = a command is missing: { $names }
cli-usage-not-text = something on the command line is no text
cli-usage-other = the command line cannot be understood: { $said }
cli-usage-severity-hint = the rules propose the severity from impact and reach; to set it: `vagt incident severity ID LEVEL --reason TEXT`, once the incident is registered
cli-reason-hint = say it with { $flag }; one line is enough, and it is kept in the evidence log
cli-steps-required = * required: closing waits for it
cli-meeting-next = next meeting (not called yet)
cli-approval-how = how did { $person } give the approval? Somebody else sits here
cli-approval-how-hint = --how here when the text was in view; --how phone with --code when it was read aloud and the code read back
cli-usage-hint = `{ $command } --help` shows how

# Joint decision and the call-out of the Information Security Group
clock-isg-call-out = call-out
clock-decision-review = review
isg-convene = convene now
isg-not-now = not now
stand-agrees = agrees on ISG and action
stand-differs = another word (below)
how-here = here
how-phone = by phone
attempt-reached = reached
attempt-no-answer = no answer
attempt-busy = busy
attempt-callback = calls back
attempt-callback-at = calls back { $at }
call-called = called
call-reached = reached
call-no-answer = no answer
call-joins = will come
call-joins-at = will join at { $at }
call-attends = is there
call-left = left
change-severity = the severity rose from { $from } to { $to }
change-proposal = the rules propose { $to } instead of { $from }
change-impact = the impact has changed
change-reach = the reach has changed from { $from } to { $to }
change-personal-data = personal data has changed from { $from } to { $to }
change-systems-added = new systems: { $systems }
change-systems-removed = systems fell away: { $systems }
change-answer = { $question } { $answer }
refusal-not-decider = { $person } cannot decide as { $role }.
refusal-not-decider-hint = Can do it: { $holders }.
refusal-one-word-each = { $person } has given the other word; the decision takes two different persons.
refusal-one-word-each-hint = Have the other decider or a deputy answer.
refusal-review-missing = The incident is serious: “not now” takes a time for review too.
refusal-review-missing-hint = Say when you will look at it again{ $flag }.
refusal-review-not-ahead = The review at { $given } has passed already.
refusal-review-not-ahead-hint = Give a time that lies ahead.
refusal-not-decided = { $step } is done by the decision itself, not by ticking it.
refusal-not-decided-lacking-hint = No word yet from: { $roles }
refusal-not-decided-hint = Ask both again; give the words in the decision{ $flag }.
refusal-not-isg-member = { $person } is neither a member of the Information Security Group nor a deputy.
refusal-not-isg-member-hint = Add the role to people.toml if that is wrong.
refusal-isg-not-convened = The Information Security Group is not convened.
refusal-isg-not-convened-hint = It meets once both have said “convene now”; members may be forewarned before.
refusal-no-vote = { $person } advises as DPO and has no vote.
refusal-no-vote-hint = Write the DPO's advice by itself{ $flag }.
timeline-word = { $who } as { $role } on ISG: { $isg }. Action: { $action }. Reason: { $reason }
timeline-word-how = { $sentence } ({ $how })
timeline-word-recorded = { $sentence } ({ $how }, recorded by { $who })
timeline-word-review = { $sentence } · review { $at }
timeline-word-deviation = { $sentence } · deviation from P13
timeline-word-with = { $sentence } · covers { $incidents } too
timeline-attempt = { $who } tried to reach { $person }: { $result }
timeline-call = Call-out: { $person }: { $state }
timeline-chair = { $person } leads the group's meeting
timeline-chair-instead = { $person } leads the group's meeting instead of { $usual }
timeline-advice = ISG advised on “{ $question }”: { $advice }
timeline-advice-dissent = { $sentence } · dissent: { $person }: { $text }
timeline-advice-dpo = { $sentence } · DPO: { $text }
cli-decision = Decision: { $state }
cli-decision-open = open
cli-decision-disagree = they disagree; nothing is decided, ask again
cli-decision-stale = { $isg }, its basis changed; ask again
cli-decision-word = { $role }: { $person }: { $isg } ({ $how }) { $at }: { $reason }
cli-decision-lacking = { $role }: no word yet
cli-decision-changed = changed: { $change }
cli-decision-attempt = { $at } { $person }: { $result }
cli-isg = ISG call-out: { $count } attending, { $quorum } needed
cli-isg-nobody = nobody in the roster
cli-isg-not-called = not called
cli-isg-chair = chair: { $person }
cli-isg-chair-instead = chair: { $person } instead of { $usual }
cli-bad-dissent = «{ $given }» is not PERSON=TEXT
cli-help-decide = Give a decider's word on action and on convening ISG
cli-help-decide--action = What is to be done
cli-help-decide--isg = Whether to convene the group
cli-help-decide--by = Whose word it is
cli-help-decide--role = As which decider; default: as the roster has it
cli-help-decide--how = How it was given; default: here for who sits here, by phone for others
cli-help-decide--review = When a «not now» is looked at again; needed with it
cli-help-decide--with = Another incident that the word covers; may be given several times
cli-help-reach = Note an attempt to reach somebody
cli-help-reach--result = What came of it
cli-help-reach--callback = When they are to be called again, or call back
cli-help-isg = Call the Information Security Group together, and note its advice
cli-help-isg-call = A member was called
cli-help-isg-reached = A member was reached
cli-help-isg-no-answer = A member did not answer
cli-help-isg-joins = A member joins, from a time if said
cli-help-isg-joins--from = When they join
cli-help-isg-attends = A member is there
cli-help-isg-leaves = A member left
cli-help-isg-chair = Note who leads the group's meeting; it begins by that if it has not begun
cli-help-isg-advice = Note the group's advice on a question
cli-help-isg-advice--question = The question
cli-help-isg-advice--advice = The advice
cli-help-isg-advice--dissent = A member who does not share it, and why; may be given several times
cli-help-isg-advice--dpo = What the DPO advises, without a vote
cli-value-isg = ISG
cli-value-role = ROLE
cli-value-how = HOW
cli-value-result = RESULT
cli-value-question = QUESTION
cli-value-person-text = PERSON=TEXT
# The playbook engine: what a playbook asks for itself, steps for each system, blocks and newer versions.
question-nis2-significant = Is the incident significant under the NIS2 act?
audience-data-subjects = the data subjects
input-sort-text = a text
input-sort-choice = one of the options
input-sort-person = a person of the roster
input-sort-time = a time
input-sort-number = a whole number
step-part-words = wording
step-part-role = role
step-part-prescribed-by = basis
step-part-condition = condition
step-part-questions = questions
step-part-clock = clock
step-part-duty = requirement
step-part-contacts = contacts
timeline-block-inserted = { $who } inserted the block { $title } into the checklist
timeline-repinned = { $who } let the incident follow a newer version of the playbook { $title }
timeline-for-systems = ({ $systems })
refusal-step-waits-for-input = { $step } waits for an answer about { $input }.
refusal-no-such-input = { $step } does not ask for { $input }.
refusal-wrong-input = { $input } must be { $sort }.
refusal-wrong-input-hint = Choose one of: { $options }
refusal-which-system = { $step } is done for each system by itself.
refusal-which-system-hint = Say which{ $flag }. Left are: { $systems }
refusal-not-this-system = { $step } is not to be done for { $system }.
refusal-unknown-block = There is no block called { $block }.
refusal-unknown-block-hint = See playbooks and blocks with “vagt playbook list”.
refusal-unknown-playbook = There is no playbook called { $playbook }.
refusal-block-there = The block { $block } is in the checklist already.
refusal-nothing-newer = The incident follows the newest version of its playbook already.
config-place-input = an input
config-place-choice = an option
config-kind-input = a sort of input
config-kind-option = an option
config-expected-input-key = a name of 2 to 32 small letters, digits and «-» that means nothing else in conditions
config-expected-no-options = no «options», because it is no choice
config-condition-value = what the answer should be
config-uses-a-used-step = the step that is used here itself uses another
config-input-differs = one checklist asks for this twice, and not alike
config-not-a-number = «at-least» needs an input of the type «number»
ui-why-title = Why this step
ui-why-reading = The document is being read …
ui-why-no-document = Name the municipality's document in config.toml under [policy] to see its text here.
ui-new-line = new line
ui-newer-playbook = { $title } · newer: { $key }
notice-block-inserted = The block is in the checklist.
notice-playbook-followed = { $incident } follows the newest version of the playbook now.
ui-block-waits = { $block } (waits for an answer)
field-for-systems = for the systems
field-block = block
form-insert = Insert a block
form-insert-intro = The block's steps join the checklist, whatever the playbook's condition says:
form-update = Newer version of the playbook
form-update-intro = There is a newer version: { $title }
form-update-newest = The incident follows the newest version already.
form-update-stays = What is done stays. Record to follow the new version.
fault-input-missing = An answer is needed here.
fault-no-system-picked = Pick at least one system.
update-added = New steps: { $count }
update-removed = Steps that go: { $count }
update-changed = Changed steps: { $count }
update-conditions = Blocks that apply under other conditions: { $count }
update-nothing = No step is changed.

# The rows of the policy, paraphrased.
policy-p01 = The rules cover all units, politicians and outsiders with access, digital and on paper
policy-p02 = The city council is the data controller
policy-p03 = The top security officer acts by delegation; otherwise the chief executive
policy-p04 = The security organisation carries the daily work, and the top security officer coordinates
policy-p05 = Every system has a system owner and a system responsible
policy-p06 = There is a set procedure for breaches of personal data
policy-p07 = Records of processing and risk assessments are kept up each year
policy-p08 = Data-processing agreements and a yearly risk assessment per system; daily security
policy-p09 = Faults and outages, planned or not, are communicated
policy-p10 = The management supports, prioritises and improves
policy-p11 = The group: top security officer, IT chiefs, consultants, lawyer and DPO
policy-p12 = The group advises the top security officer, follows risk and informs management
policy-p13 = The group meets at once on serious incidents
policy-p14 = The IT department is contacted at once about a security incident
policy-p15 = The IT department handles breakdowns of IT systems
policy-p16 = Top security officer and IT chief decide on action and on convening the group
policy-p17 = The supplier registers all its incidents
policy-p18 = Municipality and supplier review incidents together
policy-p19 = Steps are taken so that the same does not happen again
policy-p20 = Outages are clarified under the operating agreement
policy-p21 = Operating incidents set a procedure in motion
policy-p22 = Affected users, system owner and system responsible are told
policy-p23 = On deviation from safeguards the IT chief handles it and limits the harm
policy-p24 = Incidents, actions and their effect are discussed in the group
policy-p25 = The discussion is in the minutes
policy-p26 = Parties inside and outside who may be affected are told
policy-p27 = The top security officer approves messages to affected parties
policy-p28 = The top security officer answers the press
policy-p29 = The DPO collects every reported incident
policy-p30 = The DPO briefs the top security officer as far as needed
policy-p31 = The group treats major incidents
policy-p32 = Sanctions are consistent and lawful
policy-p33 = The top security officer is told of breaches of the rules; the sanction is agreed with the group
policy-p34 = Incidents are reported to the DPO's mailbox
policy-p35 = A yearly follow-up on compliance is reported to the management
policy-p36 = Deviations get a cause and a plan; the year's incidents feed the analysis
policy-p37 = The documents are looked over at least yearly and approved
policy-p38 = Citizens and businesses have stable, correct service; data are correct
policy-p39 = Information does not reach outsiders
policy-p40 = The legal frame is kept, and what happened can be documented
policy-p41 = The contractual frame is kept
policy-p42 = Introduction and continuing training
policy-p43 = The documents are at hand for every employee
timeline-policy-read = { $who } has gone through the steps against the policy as it is now
cli-policy-uncovered = Rows that must be carried and are not: { $rows }
cli-policy-uncovered-hint = Let a step of a playbook name the row in «prescribed_by».
cli-policy-no-row = There is no row { $given } in the policy.
cli-policy-rows-hint = The rows are called P01 to P43; see them with «vagt policy coverage».
cli-policy-no-document = No policy document is named.
cli-policy-no-document-hint = Write its path in config.toml under [policy], as document = "policy.md".
cli-policy-no-section = The section «{ $heading }» is not found in the document.
cli-policy-changed = The section has changed since the steps were last gone through.
cli-policy-steps = Steps: { $steps }
cli-policy-same = No section has changed since the steps were last gone through.
cli-policy-accepted = It is on record that the steps have been gone through against the document as it is now.
cli-policy-not-compared = The steps have not been gone through against the document before; record it with --accept.
cli-policy-accept-hint = Go through the steps, and record it with --accept.
cli-update-done = { $id } follows the newest version now; what is done stays.
cli-update-hint = Nothing is recorded. Follow the new version with --yes.
cli-help-playbook-list = List the playbooks in force and their blocks
cli-help-playbook-insert = Insert a block into the checklist of a running incident
cli-help-playbook-update = Show what a newer version of its playbook changes, and with --yes follow it
cli-help-policy = Show what carries each row of the policy, and the passages behind them
cli-help-policy-coverage = Show what carries each row; exit 1 when one that must be carried is not
cli-help-policy-open = Show the passages behind a row in the municipality's own document
cli-help-policy-changes = Show which sections of the document have changed, and the steps that cite them
cli-help-arg-for-systems = For which system, where the step is done for each; may be given several times
cli-help-arg-block = The block, as its file is called
cli-help-playbook-update--to = Follow the playbook of this name instead, as maintenance
cli-value-playbook = PLAYBOOK
cli-help-arg-yes = Follow the newer version
cli-help-arg-row = The row, as in P22
cli-help-arg-accept = Record that the steps have been gone through against the document as it is now
cli-value-block = BLOCK
cli-value-row = ROW
### messages, fact sheet, approval

audience-authority = the supervisory authority

sheet-what = What has happened
sheet-what-outage = What does not work
sheet-service = What it means for citizens
sheet-service-outage = What citizens cannot do
sheet-systems = Systems
sheet-since = Since
sheet-affected = Affected
sheet-workaround = What to do meanwhile
sheet-alternative = Other ways to be served
sheet-doing = What we are doing
sheet-cause = Cause
sheet-next-update = Next update
sheet-contact = Contact
sheet-restored = Over since
sheet-restored-outage = Works again since
sheet-data = Personal data concerned
sheet-people = People and records
sheet-consequences = Likely consequences
sheet-advice = What you can do
sheet-delay = Reason for delay
sheet-dpo-contact = Data protection officer
sheet-spokesperson = Spokesperson
sheet-cpr-numbers = CPR numbers among them
sheet-protected-address = Protected name or address
sheet-person = person
sheet-persons = people
sheet-record = record
sheet-records = records

message-kind-first = first message
message-kind-update = update
message-kind-all-clear = all-clear
template-kind-outage = outage
template-kind-maintenance = maintenance
message-state-draft = draft
message-state-approved = approved
message-state-sent = sent
standing-informed = informed
standing-not-affected = not affected
standing-open = open
channel-mail = mail
channel-phone = phone
channel-sms = text message
channel-intranet = intranet
channel-website = website
channel-chat = chat
channel-in-person = in person
channel-digital-post = Digital Post
channel-letter = letter
channel-portal = form or portal

message-matter-outage = Something is not working
message-matter-security = A security incident
message-matter-breach = A breach of personal data
message-matter-rules = The rules for information security were broken
message-heading-citizens = From the municipality: a service is not available
message-heading-citizens-of = From the municipality: { $matter }
message-heading-press = From the municipality
message-heading-supplier = Fault report
message-heading-supplier-of = Report: { $matter }
message-heading-dpo = Report to the data protection officer
message-heading-isg = Notice to the Information Security Group
message-heading-data-subjects = Your personal data
message-heading-authority = Notification of a personal-data breach
message-heading-update = Update
message-heading-all-clear = It works again
message-heading-over = It is over
message-changed = Changed since the last message:
message-unchanged = Nothing has changed since the last message.
message-before = before:
message-unknown = not known yet
message-discovered = discovered { $at }; when it began is not known yet
letter-not-known = do not know yet
letter-unknown = We do not know yet.
letter-time = { $day } at { $time }
letter-intro-data-subjects = We are writing to you because there has been a breach of the security of your personal data.
letter-ask-what = What has happened?
letter-ask-service = What does it mean for you?
letter-ask-service-outage = What can you not do right now?
letter-since = It began on { $at }.
letter-since-unknown = We discovered it on { $at }; when it began we do not know yet.
letter-affected = It affects { $who }.
letter-affected-unknown = Whom it affects we do not know yet.
letter-ask-cause = Why did it happen?
letter-ask-data = Which of your data does it concern?
letter-ask-consequences = What can it mean for you?
letter-ask-doing = What are we doing?
letter-ask-advice = What can you do yourself?
letter-ask-alternative = How can you get help meanwhile?
letter-ask-next-update = When will you hear from us again?
letter-next-update = We will write again by { $at }.
letter-ask-contact = Whom can you contact?
letter-contact = You can contact { $who }.
letter-dpo-contact = You can contact the municipality's data protection officer: { $who }.
letter-restored = It has been over since { $at }.
letter-restored-unknown = Since when it is over we do not know yet.
letter-restored-outage = It has worked again since { $at }.
letter-restored-outage-unknown = Since when it works again we do not know yet.
message-unknown-lines =
    { $count ->
        [one] The text says in 1 place that something is not known yet.
       *[other] The text says in { $count } places that something is not known yet.
    }

refusal-unknown-message = There is no message { $message } on this incident
refusal-unknown-message-hint = vagt message list shows them.
refusal-already-sent = { $message } is sent, and what is sent is not edited
refusal-already-sent-hint = Write an update instead.
refusal-approval-missing = { $message } to { $audience } is not approved by the top security officer
refusal-approval-missing-hint = Have it approved, or send it without, giving a reason: it is then recorded as a deviation.
refusal-wording-changed = { $message } is worded otherwise now than what was approved
refusal-wording-changed-hint = Read the text again, and have it approved as it stands.
refusal-not-approver = { $person } is neither the top security officer nor stands in
refusal-not-approver-hint = Can approve: { $holders }.
refusal-no-approver-hint = people.toml names no top-security-officer. Sending without approval is a deviation with a reason.
refusal-wrong-code = The code { $given } is not that of this text
refusal-wrong-code-hint = Read the text aloud again with the code as it stands, and have it read back.
refusal-own-witness = Nobody witnesses their own word on the phone
refusal-own-witness-hint = The witness is whoever heard it.
refusal-nothing-to-confirm = No approval of { $message } waits for a confirmation
refusal-not-yours = Only { $approver } confirms what was recorded in their name
refusal-not-yours-hint = At their own desk{ $flag }.
refusal-always-informed = The DPO gets every incident
refusal-receiver-missing = Nobody is named as receiver
refusal-receiver-missing-hint = Say to whom it went: a list, a group, a name.
refusal-unknown-template = No template is called { $template }, or it was changed meanwhile
refusal-unknown-template-hint = vagt template list shows them.
refusal-other-template = { $template } is for another audience or another kind of message
refusal-other-template-hint = vagt template list shows which is for what.
refusal-field-missing = The field { $field } of the template is not filled
refusal-field-missing-hint = Fill the line of the fact sheet{ $flag }
refusal-unknown-field = The template has no field { $field }
refusal-bad-template = Each brace of a template holds the name of a field
refusal-bad-template-hint = As in “{"{"}what{"}"} does not work”.
refusal-template-expired = The last day lies before today

timeline-fact = { $who } filled the fact sheet: { $line }: { $value }
timeline-fact-source = { $sentence } (according to { $source })
timeline-fact-unknown = { $who } noted as not known yet: { $line }
timeline-fact-finder = { $sentence }; { $finder } finds out
timeline-fact-when = { $sentence }, by { $when }
timeline-message-drafted = { $who } wrote { $message } to { $audience }, { $kind }: “{ $text }”
timeline-message-template = { $sentence } (template { $template })
timeline-message-edited = { $who } changed { $message }: “{ $text }”
timeline-message-approved = { $who } approved { $message }, code { $code }
timeline-by-phone = { $sentence }, by phone, witnessed by { $witness }
timeline-message-confirmed = { $who } confirmed the approval of { $message }
timeline-message-sent = { $who } sent { $message } by { $channel } to { $to }
timeline-message-deviation = DEVIATION: not approved, because: { $reason }
timeline-message-by-template = by a template approved in advance
timeline-not-affected = { $who } judged not affected: { $audience }
timeline-template-written = { $who } wrote the template { $template }
timeline-template-approved = { $who } approved the template { $template } until { $until }
timeline-template-confirmed = { $who } confirmed the approval of the template { $template }
timeline-template-withdrawn = { $who } withdrew the template { $template }

source-only-title = only the incident's title
source-incident = incident
source-outage = supplier's status
source-register = register
source-told = { $source }, entered by { $who }

message-waits-for-approval = waits for approval
message-approval-lapsed = changed since it was approved
message-confirm-key = { $words } at their own desk: { $key }
message-to-confirm = to be confirmed by { $who }
message-deviation = DEVIATION, sent without approval: { $reason }
close-not-told = Neither told nor judged not affected: { $audiences } (P26)
close-not-sent = Written, but not sent: { $messages }
close-owes-mail = Reported to the DPO by phone: still to be mailed (P34)
cli-no-roster = No people are known, so no role is checked: { $person } is taken at their word. Import people.toml.
cli-no-chief = An IT chief or deputy vouches for what is left; people.toml names none, so nobody could be checked. The timeline says so.
cli-sending-not-recorded = How the report was sent is not recorded (P34): --answer sent-how=mail or phone, or report dpo --mark-sent.
cli-forewarned = The group is not convened (P13): noted as a forewarning.
message-owes-mail = reported to the DPO by phone: still to be mailed
message-code = code of this text: { $code }
message-approved-line = approved by { $who } { $at }
message-approved-by-phone = approved by { $who } { $at }, by phone, witnessed by { $witness }
message-sent-line = sent by { $who } { $at }, { $channel }, to { $to }
template-until = counts until { $until }
template-not-approved = not approved

cli-bad-item = «{ $given }» is none of them here: as in A1, or 1 where only one has that number
cli-bad-item-hint = there are: { $names }
cli-bad-item-none = there is none yet
cli-bad-code = «{ $given }» is no code
cli-bad-code-hint = A code has twelve digits, as in 482 019 773 205.
cli-bad-field = A field is given as name=text on one line, not «{ $given }»
cli-bad-template = A template's name has letters, digits, - and _, not «{ $given }»
cli-bad-day = A day is given as in 24-12-2026, not «{ $given }»
cli-text-unreadable = { $path } cannot be read: { $reason }

cli-help-message = Write, approve and send messages about an incident
cli-help-message-draft = Write a message; without text it is filled from the fact sheet
cli-help-message-draft--text = The text
cli-help-message-draft--template = Fill this template
cli-help-message-edit = Change the text of a message; an approval is void by it
cli-help-message-edit--text = The text
cli-help-message-approve = Record the top security officer's approval of the exact wording
cli-help-message-approve--by = Whose word it is; default: the one who records it
cli-help-message-confirm = Confirm an approval that somebody else recorded in your name
cli-help-message-send = Record that a message was sent; vagt sends nothing itself
cli-help-message-send--by = Who sent it, if not the one who records it
cli-help-message-not-affected = Judge an audience not affected
cli-help-message-not-affected--by = Who judged, if not the one who records it
cli-help-message-list = List the messages of an incident and how each audience stands
cli-help-message-show = Show one message with its code and its text
cli-help-message-show--text = Print the text and nothing else
cli-help-facts = Show or fill the fact sheet that messages are filled from
cli-help-facts-set = Fill a line of the fact sheet, or say that it is not known yet
cli-help-facts-set--text = What is known; a time for since, next-update and restored
cli-help-template = Templates of messages that are approved in advance
cli-help-template-write = Write a template, or write it anew; free fields stand in braces
cli-help-template-write--kind = What it is for
cli-help-template-write--text = The text
cli-help-template-approve = Record the top security officer's approval in advance
cli-help-template-approve--by = Whose word it is; default: the one who records it
cli-help-template-confirm = Confirm an approval that somebody else recorded in your name
cli-help-template-withdraw = Take a template out of use
cli-help-template-list = List the templates, their codes and their approvals
cli-help-arg-message = The message, as in A3 or 3
cli-help-arg-audience = To whom it goes
cli-help-arg-file = A file with the text
cli-help-arg-update = It says what changed since the last message to the audience
cli-help-arg-all-clear = It says that it is over
cli-help-arg-fields = A free field of the template, as in what=Mail; may be given several times
cli-help-arg-how = How it was given: here, the text in view, or by phone; default: here for who sits here, others are asked for
cli-help-arg-code = By phone: the code that was read back, as in "482 019 773 205"
cli-help-arg-witness = By phone: who heard it; default: the one who records it
cli-help-arg-channel = How it went out
cli-help-arg-to = To whom: a list, a group, a name
cli-help-arg-without-approval = It went out without the approval it needed: a deviation; needs --reason
cli-help-arg-key = The line
cli-help-arg-unknown = It is not known yet
cli-help-arg-source = Who told us
cli-help-arg-who = Who finds out
cli-help-arg-due = When it is to be known
cli-help-arg-name = Name of the template
cli-help-arg-until = The last day on which it counts, as in 30-06-2027
cli-value-message = MESSAGE
cli-value-audience = AUDIENCE
cli-value-template = TEMPLATE
cli-value-field-text = FIELD=TEXT
cli-value-code = CODE
cli-value-channel = CHANNEL
cli-value-to = TO
cli-value-key = KEY
cli-value-source = SOURCE
cli-value-who = WHO
cli-value-day = DAY

# The decision screen
pane-brief = Brief
pane-decision = Decision
pane-call-out = Call-out
field-isg = ISG
field-isg-else = else: ISG
field-stand = word
field-action = action
field-action-else = else: action
field-decider = who and how
field-how = how given
field-review = review at
field-with = covers too
field-reached = who
field-result = result
field-callback = calls back at
field-call-state = call-out
field-joins-at = joins at
field-chair = chair
field-question = question
field-advice = advice
field-dissent-by = dissenting
field-dissent = why
field-dpo-advice = DPO's advice
form-word = Decider's word: { $role }
form-word-serious = Serious: ISG is expected to meet at once (P13); “not now” takes a time for review
form-word-other = { $role } { $who } says: { $isg } · { $action }
form-attempt = Note an attempt to reach somebody
form-call = Call out to ISG
form-chair = Who leads the group's meeting
form-chair-by-role = By role { $person } leads the meeting. If somebody else does, it is recorded as “instead of { $person }”.
form-chair-begins = The meeting counts as begun now, even if the group is not quorate.
form-advise = ISG's advice
fact-met = met
fact-not-met = not met
fact-decision = decision
fact-call-out = ISG
fact-progress = done
fact-progress-steps = { $done } of { $all } steps
row-stale = ↻ ask again{ " " }
decision-title-disagree = they disagree, ask again
decision-title-stale = { $isg } · changed, ask again
decision-deviation = deviation from P13: serious, ISG not convened
decision-review = review { $at }
decision-review-passed = the review at { $at } has passed: ask again
decision-action = Action: { $action }
decision-reason = Reason: { $reason }
decision-with = covers { $incidents } too
decision-recorded = recorded by { $who }
decision-nobody = nobody in the roster
decision-earlier = before: { $at } { $person }: { $isg }
call-out-count = { $here } present, { $needed } needed
call-out-missing = missing: { $people }
call-out-vacant = { $role }: nobody in the roster
call-out-deputy = { $role }, deputy
call-out-not-convened = Not convened; members may be forewarned.
call-out-chair-by-role = chair by role: { $person }
call-out-no-chair = no chair in the roster
call-out-advice = Advice on “{ $question }”: { $advice }
call-out-dissent = dissent: { $person }: { $text }
call-out-dpo = DPO: { $text }
notice-word = The word is recorded; still lacking: { $role }.
notice-outcome = Decided by both: { $isg }.
notice-stale = Both have spoken, but the basis changed meanwhile: ask again.
notice-disagree = They disagree; nothing is decided. Ask both again.
notice-attempt = The attempt to reach { $person } is recorded.
notice-called = { $state ->
    [called] The call to { $person } is noted.
    [reached] { $person } was reached.
    [no_answer] { $person } did not answer.
    [attends] { $person } is there.
    [left] { $person } has left.
   *[joins] { $person }: { $words }.
    }
notice-chair = { $person } leads the group's meeting.
notice-chair-instead = { $person } leads the group's meeting instead of { $usual }.
notice-advice = The advice is recorded.
notice-nobody-holds = Nobody in the roster holds the role: { $role }.
### clocks of law, filings and the profile

clock-agreement-response = supplier answers
clock-agreement-restore = restored
clock-authority = DPA notification
clock-authority-supplement = DPA supplement
clock-data-subjects = people concerned
clock-nis2-warning = NIS2 warning
clock-nis2-notification = NIS2 notification
clock-nis2-status = NIS2 status
clock-nis2-final = NIS2 final report
clock-supplier-review = supplier review
clock-if-notifiable = { $phrase }, if notifiable
clock-basis-agreement = duty: policy { $row } · length: operating agreement
clock-basis-law = law: { $law } · length: the law
clock-basis-reminder = law: { $law }, no hours named · reminder: profile

rule-restore-exceeded = the agreed restore time of a critical system is or will be exceeded
doubt-press = if the press is asking: { $level }
doubt-restore = if the agreed restore time will be exceeded: { $level }
question-restore-exceeded = Is or will a critical system's agreed restore time be exceeded?

risk-none = none likely
risk-risk = a risk
risk-high = a high risk
filing-recorded = Recorded: filed { $phase }
filing-whole = in full
filing-first = in part, more follows
filing-supplement = the rest
told-informed = informed
act-filed = filed, { $phase }
act-not-reportable = not reportable
act-data-subjects = people concerned: { $told }
act-reported = NIS2: { $report }
told-unintelligible = need not be informed: the data cannot be understood by others (a)
told-risk-removed = need not be informed: the high risk is removed (b)
told-public-notice = informed by public notice instead: it would take too much (c)
nis2-significant = significant
nis2-not-significant = not significant
nis2-report-early-warning = early warning
nis2-report-notification = notification
nis2-report-status = status report
nis2-report-final = final report

filing-line-risk = risk to the people concerned: { $risk } ({ $who })
filing-line-filed = filed { $phase } { $at } { $case }
filing-line-not-reportable = decided not reportable ({ $who }): { $reason }
filing-line-stale = not reportable ({ $who }) is stale: facts have changed, decide again
filing-line-told = people concerned: { $told } { $at }
filing-line-nis2 = NIS2: { $significance } ({ $who })
filing-line-sent = NIS2 { $report } sent { $at } { $case }

timeline-profile = { $who } took in profile.toml { $name }
timeline-people-count = people concerned
timeline-protected-address = protected name or address
timeline-cpr-numbers = CPR numbers
timeline-promised = next word promised for
timeline-awareness-decided = { $who } decided awareness of a breach: { $at }
timeline-risk-decided = { $who } decided the risk to the people concerned: { $risk }
timeline-filed = { $who } filed with the data protection authority, { $phase }
timeline-not-reportable = { $who } decided that the breach is not reportable
timeline-act-withdrawn = { $who } took back what was recorded { $at }: { $act }
timeline-data-subjects = { $who } noted of the people concerned: { $told }
timeline-significance = { $who } decided: { $significance } under NIS2, known since { $at }
timeline-reported-nis2 = { $who } sent the NIS2 { $report }
timeline-dpo-advice = the DPO advised: { $advice }
timeline-case = case { $case }
timeline-late-because = reason for the delay: { $reason }
timeline-remark = remark: { $text }

refusal-not-controller = That is for { $role } to decide, and { $person } does not hold that role.
refusal-not-controller-hint = Can decide: { $holders }. If one of them did, say who{ $flag }.
refusal-late-unexplained = { $clock } is late: the reason for the delay belongs to it ({ $law }).
refusal-late-unexplained-hint = Write why it was not sent in time.
refusal-nothing-filed = Nothing has been filed yet that could be supplemented.
refusal-nothing-filed-hint = File in full, or in part first.
refusal-already-filed = The breach is filed; that begins only once (GDPR art. 33(4)).
refusal-already-filed-hint = What follows is the rest{ $flag }.
refusal-nothing-to-withdraw = Nothing of that kind is on record that could be taken back.
refusal-risk-undecided = The risk to the people is not decided; it settles whether to file (GDPR art. 33(1)).
refusal-risk-undecided-hint = Decide the risk first.
refusal-not-significant = The incident is not decided significant under NIS2.
refusal-not-significant-hint = Record first that it is significant, since when that is known, and why.
refusal-notification-first = Status report and final report follow the notification, which is not sent.
refusal-notification-first-hint = Record the notification first.
refusal-without-nis2 = The municipality's profile does not keep NIS2.
refusal-without-nis2-hint = profile.toml turns it on with nis2 = true.

config-place-legal = a period of law
config-kind-holidays = whether holidays are served
config-kind-custom-day = a day of the year
config-expected-hours = hours such as «mon-fri 08:00-16:00», or «always»
config-days-without-hours = days on which nobody is there need «service» with the hours of the others
config-one-length = a period of law has either «hours» or «months»
config-day-ends-before-start = the working day ends before it begins

cli-help-legal = Decide and record what the law asks for after a breach or a significant incident
cli-help-legal-awareness = Decide since when there is awareness that it is a breach of personal data
cli-help-legal-risk = Decide the risk to the people concerned
cli-help-legal-file = Record that the breach is filed with the data protection authority
cli-help-legal-not-reportable = Decide that the breach need not be filed
cli-help-legal-data-subjects = Record that the people concerned are informed, or the exception that applies
cli-help-legal-nis2 = Decide whether the incident is significant under NIS2, or record a report that was sent
cli-help-legal-withdraw = Take back what was recorded by mistake: its clock runs again and its step stands open
cli-help-config-profile = Print the built-in profile, to copy from into profile.toml
cli-help-arg-since = Since when, if not now: 03:12, 24-11-2026 03:12 or RFC 3339
cli-help-arg-risk = The risk
cli-help-arg-phase = In full, what is known first, or the rest of it; default: in full, and the rest once something is filed
cli-help-arg-act = What: the newest of its kind
cli-help-arg-told = Informed, or the exception
cli-help-arg-nis2 = The decision, or the report
cli-help-legal-nis2--reason = Why, for the decision
cli-help-legal-withdraw--reason = Why
cli-help-arg-advice = What the DPO advised
cli-help-legal-awareness--how = How it was given, where it is recorded for somebody else
cli-help-legal-risk--how = How it was given, where it is recorded for somebody else
cli-help-legal-not-reportable--how = How it was given, where it is recorded for somebody else
cli-help-legal-data-subjects--how = How it was given, where it is recorded for somebody else
cli-help-arg-case = The authority's case number or receipt
cli-help-arg-late = Why it is late, if it is; in time a remark
cli-help-arg-people = How many people's data are concerned
cli-help-arg-protected-address = Whether a protected name or address is among them
cli-help-arg-cpr-numbers = Whether CPR numbers are among the data
cli-help-arg-next-update = When the next word was promised for
cli-value-number = NUMBER
cli-value-answer = ANSWER
cli-value-risk = RISK
cli-value-phase = PHASE
cli-value-act = ACT
cli-value-told = TOLD
cli-value-nis2 = NIS2

field-since = since when
field-decided-by = decided by
field-risk = risk to people
field-phase = filed
field-case = case number
field-late = why so late
field-remark = remark
field-told = people concerned
field-act = taken back
field-significance = under NIS2
field-report = report
field-people = people concerned
field-protected-address = a protected name or address among them?
field-cpr-numbers = CPR numbers
fact-filings = filings
fact-now-proposed = the rules now propose: { $level }
fault-no-number = A whole number is expected, such as 12.
notice-no-open-step = No step is open.
notice-nothing-open = No question is open.
audience-short-users = users
audience-short-owners = owners
audience-short-citizens = citizens
audience-short-press = press
audience-short-supplier = supplier
audience-short-dpo = DPO
audience-short-isg = ISG
audience-short-data-subjects = people concerned
audience-short-authority = authority

pane-messages = Messages
pane-message-text = Text
pane-fact-sheet = Fact sheet
fact-message = message { $message }
ui-legend-messages = ≠ sent without approval · ○ approval to be confirmed · ? not known yet

field-message-text = text
field-approver = approved by
field-code = code read back
field-witness = heard by
field-channel = sent by
field-to = to
field-fact = what is known
field-source = source

form-draft-message = Write message
form-from-template = Fill template { $template }
form-refresh-message = Write the message anew
form-edit-message = Edit message
form-approve-message = Approve
form-approve-template = Approve the template { $template } in advance
form-approve-template-by-phone = Template { $template }: approval by phone
form-approve-by-phone = Approval by phone
form-send-message = Record as sent
form-not-affected = Not affected
form-set-fact = Fact sheet
form-refreshed = Written anew from the fact sheet; what was changed by hand is not in it.
form-only-the-title = “{ $what }” is only the incident's title: say it in the fact sheet ({ $key }) or here.
form-example-time = e.g. 14:30, yesterday 22:15, 28-11 07:00
form-example-ahead = e.g. 14:30, tomorrow 08:00, 28-11 07:00
form-example-day = e.g. 24-12, 24-12-2026
form-edit-voids = It is approved. Any change voids the approval.
form-approve-read = Whoever approves reads this text; the approval holds for these words only:
form-approve-template-read = Whoever approves reads this template; the approval holds for these words only, whatever its fields are filled with:
form-phone-read = Read the text aloud, then the code. The other reads the code back; enter it.
form-phone-template-read = Read the template aloud, then the code. The other reads the code back; enter it. The approval holds for these words only.
form-confirm-read = The approval was recorded in your name. Confirm it only if you gave it to these words:
form-send-deviation = NOT APPROVED. Sending it all the same is a deviation from P27, and shows as one everywhere.
form-send-records = vagt sends nothing itself: this records that it was sent.
form-fact-empty = Left empty it is said to be not known yet; the source is then who finds out.

fault-no-code = A code has twelve digits.

messages-template = template { $name }
messages-deviation = not approved
messages-waits = waits for approval
messages-outdated = Facts have changed since it was written ({ $key } writes it anew):
messages-outdated-short = outdated
message-outdated = facts have changed since it was written; anew: { $key }
messages-changed-since = Known otherwise since it was written:
messages-how-to-approve = { $here }: approval here · { $phone }: by phone
messages-fill = { $key } fills it: approved already
messages-approve-template = { $approve }: approve in advance (top security officer) · { $phone }: by phone · { $fill }: fill it now
messages-none-yet = No message yet. { $write } writes one from the fact sheet; { $judge }: judge not affected.
messages-judged = Judged not affected by { $who }: { $reason }

notice-message-waits = { $message } is written and waits for approval: { $key }
notice-message-drafted = { $message } is written. { $key } records it as sent.
notice-message-edited = { $message } is changed; it has no approval now.
notice-message-approved = { $message } is approved. { $key } records it as sent.
notice-message-by-phone = { $message } is approved by phone, to be confirmed. { $key }: sent.
notice-message-confirmed = The approval of { $message } is confirmed.
notice-message-sent = { $message } is recorded as sent.
notice-judged = Not affected: { $audience }
notice-fact-set = Fact sheet: { $line }
notice-to-confirm = An approval was recorded in your name on { $incident }: { $key } shows it.
notice-template-to-confirm = An approval of { $template } was recorded in your name: { $key } shows it.
notice-no-message = No message is selected. { $key } writes one.

# Restricted view, register and yearly wheel

field-seen-by = restricted
fact-restricted = restricted view: only some may see it
cli-severity-raised = Severity proposed by now: { $level }
cli-nobody-sees = nobody is set with «me» or --as: from now on only those who hold a role that may see it will
cli-log-left-out = { $count ->
    [one] one record
   *[other] { $count } records
    } of incidents in restricted view left out: only place and hashes are written
timeline-another-incident = another incident
timeline-duty = { $who } recorded of the yearly wheel: { $duty }, done { $day }

config-expected-day-of-year = month and day such as «03-01»

cli-help-register = Check the register, show systems and what is agreed, and the yearly wheel
cli-help-register-check = List what is missing in the register, and who is answerable
cli-help-register-check--strict = Exit 1 when anything is missing
cli-help-register-list = List the systems
cli-help-register-show = Show one system: whose it is, who runs it, what is agreed, what is missing
cli-help-register-show--system = The system, as in the register
cli-help-register-wheel = Show the yearly duties and when they are due, or record that one was done
cli-help-register-wheel--done = Record that this duty was done
cli-help-register-wheel--on = The day it was done, as in 24-11-2026; default: today
cli-help-register-wheel--by = Who did it, if not the one who records it
cli-help-register-wheel--note = What came of it, and where it is filed
cli-value-duty = DUTY
cli-value-date = DATE
cli-unknown-system = The register has no system «{ $given }»
cli-unknown-system-hint = «vagt register list» lists them; they come from systems.toml
cli-register-no-systems = No register of systems is configured, so none was checked: make { $file }, with a [[system]] for each, with id, name, owner and responsible.
cli-register-no-people = No roster is configured, so no role was checked: make { $file }, with a [[person]] for each, with id and name, and a [[role]] with role and holder.
cli-register-checked = { $gaps ->
    [0] nothing is missing
    [one] one thing is missing
   *[other] { $gaps } things are missing
    } · systems: { $systems } · people: { $people }

register-profile = profile
register-nobody = nobody is named
register-answerable = { $role }: { $who }
register-gaps = ! { $count }
register-no-systems = No systems yet: they are read from systems.toml.
register-no-people = Nobody yet: they are read from people.toml.
register-no-gaps = Nothing is missing.
register-nothing-matches = Nothing matches.
register-agreement = operating agreement
service-always = round the clock
service-day =
    { $day ->
        [mon] Mon
        [tue] Tue
        [wed] Wed
        [thu] Thu
        [fri] Fri
        [sat] Sat
       *[sun] Sun
    }
register-agreed = agreed, without times
register-response = answer { $time }
register-restore = restored { $time }
register-customer = customer no.
register-agreement-no = agreement no.
register-data-agreement = data-processing agreement
register-risk = risk assessed
register-criticality = criticality
register-phone = phone
register-mail = mail
register-verified = verified
register-never = never
register-roles = roles
register-systems = answers for
register-asked-by = asked for by
register-closes-it = can close it
register-missing = missing
register-due = due
register-last = last done
register-last-by = { $day } by { $who }
register-whose = whose duty
register-note = note
register-how = { $key } records it as done
register-more = … more: vagt register show { $system }

gap-no-owner = no system owner
gap-no-responsible = no system responsible
gap-unknown = { $person } is not in people.toml
gap-no-agreement = no operating agreement
gap-no-data-processing-agreement = no data-processing agreement
gap-no-risk-assessment = risk never assessed
gap-old-risk-assessment = risk last assessed { $day }
gap-unknown-supplier = supplier { $supplier } is not in suppliers.toml
gap-no-supplier-phone = no number to call { $supplier }
gap-no-supplier-number = no customer or agreement number with { $supplier }
gap-few-ways = { $count ->
    [0] no way to be reached
    [one] only one way to be reached
   *[other] only { $count } ways to be reached
    }
gap-never-verified = contact details never verified
gap-verified-long-ago = contact details last verified { $day }
gap-nobody-holds = nobody holds the role
gap-no-deputy = no deputy

duty-processing-records = bring the records of processing up to date
duty-portfolio-risk = assess the risk of all systems together
duty-owners-instructed = give system owners their instructions
duty-system-risk = assess the risk of each system
duty-management-review = management goes through support and improvement
duty-compliance-report = follow up compliance and report it to management
duty-risk-followed-up = analyse risk and incidents, control, plan for deviations
duty-documents-revised = revise the documents and have them approved
duty-training = introduce and train employees, hold drills
duty-documents-spread = see that the documents are spread and kept
duty-done = done { $day }
duty-open = due { $day }
duty-overdue = overdue since { $day }

pane-systems = Systems
pane-people = People
pane-gaps = Gaps
pane-wheel = Wheel
pane-details = Details
# Documents

doc-none = None
doc-title-brief = Brief
doc-title-dpo = Report to the data protection officer
doc-title-authority = Basis for a notification to the supervisory authority
doc-title-isg-notice = Notice to the Information Security Group
doc-title-supplier-review = Joint review with the supplier
doc-title-timeline = Timeline
doc-title-handover = Handover
doc-title-annual = Annual report
doc-title-annual-year = Annual report { $year }
doc-organisation = Municipality
doc-incident = Incident
doc-made-at = Made
doc-policy = Follows the policy of
doc-log-fingerprint = Fingerprint of the evidence log
doc-what = What
doc-kind = Kind
doc-status = Status
doc-reporter = Reported by
doc-handler = Handled by
doc-part-of = Part of
doc-facts = The incident
doc-discovered = Discovered
doc-began = Began
doc-discovered-then = discovered { $at }
doc-reported = Reported to the IT department
doc-registered = Registered
doc-awareness = Awareness of a breach
doc-closed = Closed
doc-times = Times
doc-reach = Reach
doc-impact = Confidentiality, integrity and availability
doc-system = System
doc-criticality = Criticality
doc-owner = System owner
doc-responsible = System responsible
doc-supplier = Supplier
doc-personal-data = Personal data
doc-systems = Systems
doc-agreement-no = Agreement no.
doc-customer-no = Customer no.
doc-phone = Phone
doc-contact = Contact
doc-suppliers = Suppliers
doc-breach = Kind of breach
doc-people = Number of people concerned
doc-level = Severity
doc-proposed = Proposed by the rules
doc-rules = Rules that fired
doc-set-by = Set by
doc-set-at = Set
doc-reason = Reason
doc-could-rise = Could rise
doc-severity = Severity and why
doc-clock = Clock
doc-starts = Starts
doc-due = Due
doc-stopped = Stopped
doc-state = State
doc-source = Source
doc-if-notifiable = Nobody has decided yet whether there is anything to notify: the deadline holds if there is.
doc-clocks = Clocks
doc-clocks-running = Running clocks
doc-decision-open = not made yet
doc-decision-disagree = the two do not agree
doc-decision-stale = { $isg }, but its basis has changed
doc-decided-at = Made
doc-lacking = Word lacking from
doc-changed = Changed since
doc-review-at = Looked at again
doc-decision = Joint decision
doc-rulings = Other decisions
doc-side = As
doc-isg-word = ISG
doc-action = Action
doc-how = Given
doc-at = Time
doc-recorded-by = Recorded by
doc-words = The deciders' words
doc-person = Person
doc-result = Result
doc-calls = Calls
doc-step = Step
doc-by = By
doc-notes = Notes
doc-done = What was done
doc-left-out = The newest; { $count } earlier steps are in the timeline.
doc-audience = Audience
doc-audiences = Who may be affected
doc-approved-by = Approved by
doc-approval = The approval
doc-approved-here = { $at }
doc-approved-by-phone = by phone { $at }, witnessed by { $witness }
doc-sent = Sent
doc-deviation = Deviation
doc-text = Wording
doc-messages = Messages
doc-open-personal-data = Are personal data involved, and which?
doc-open-clock = { $clock }: not decided; due { $due }
doc-open-questions = Open questions
doc-filed = filed
doc-not-reportable = need not be filed: { $reason }
doc-not-reportable-stale = decided not to be filed, but its basis has changed
doc-authority-open = not decided
doc-awareness-reason = Reason for that time
doc-risk = Risk to the data subjects
doc-risk-reason = Reason for the risk
doc-authority = Supervisory authority
doc-data-subjects = Data subjects
doc-dpo-advice = The DPO's advice
doc-advice-on = { $on }, { $at }: { $advice }
doc-need-not-be-filed = Need not be filed
doc-still-to-be-mailed = still to be mailed
doc-nis2 = NIS2
doc-legal = What the law asks
doc-asked = What is asked
doc-asked-closed = Closed { $at }: nothing more is asked
doc-asked-decide = IT chief and top security officer: decide on action and on convening ISG (P16)
doc-asked-agree = IT chief and top security officer said different things: agree on ISG (P16)
doc-asked-again = The basis has changed: decide again (P16)
doc-asked-decided = Decided: { $isg }
doc-asked-approve = Approve { $message } to { $audience } (P27)
doc-asked-confirm = The approval of { $message } to { $audience } was given by phone and is { $waits } (P27)
doc-asked-next = Next step: { $step }
doc-decides = Decides for the controller
doc-controller-is = Data controller
doc-by-council = { $organisation }, by its { $council }
doc-controller = Controller and contact point
doc-authority-note = Whether the breach is to be notified is for the controller to decide. This is the text for the form at Virk.dk.
doc-nature = Nature of the breach
doc-consequences = Likely consequences
doc-measures = Measures
doc-measure = Measure
doc-said-of-it = What is said of it
doc-measures-taken = Measures taken
doc-measures-note = What is noted as done; anything else is under “What we are doing”.
doc-measures-planned = Measures planned
doc-not-late = not late
doc-delay-reason = Reason for the delay
doc-delay = Deadline and delay
doc-phase = Extent
doc-case = Case no.
doc-filed-so-far = Filed so far
doc-deciders-reasons = The deciders' reasons
doc-why-now = Why now
doc-convened = Convened
doc-met = Met
doc-where = Where
doc-chair = Chair
doc-chair-instead-of = Instead of
doc-quorum = Quorate with
doc-when-where = When and where
doc-not-convened = The group is not convened yet: both deciders must say yes.
doc-role = Role
doc-stands-in = Stands in
doc-joined = Joined
doc-left = Left
doc-not-called = not called
doc-who-is-called = Who is called
doc-agreement-clocks = The agreement's clocks
doc-cause = Cause
doc-read-at = Read
doc-phase-said = Phase
doc-said = Their words
doc-since-said = Since (as they say)
doc-theirs = What the supplier said
doc-theirs-note = The supplier's claims as they were read: what is said, not what is so.
doc-what-we-saw = What we saw and did
doc-ours = What we saw
doc-supplier-reported = Reported to the supplier
doc-supplier-sent = Message { $message } sent to the supplier, { $channel }
doc-supplier-escalated = Taken higher up at the supplier
doc-supplier-answered = Answer from the supplier
doc-supplier-restored = Works again, the users say
doc-supplier-reviewed = Reviewed together with the supplier
doc-service-hours = Service hours
doc-response = Agreed response, minutes
doc-restore = Agreed restore, minutes
doc-data-agreement = Data-processing agreement
doc-risk-assessed = Risk assessed
doc-agreements = Operating agreement
doc-happened = Happened
doc-entered-late = Entered late
doc-what-happened = What happened
doc-void = Does not count because
doc-on-call = On call
doc-next-step = Next step
doc-next-role = By
doc-urgent-clock = Most urgent clock
doc-open-incidents = Open incidents
doc-promised = Promised
doc-promises = Promises made
doc-promise-update = next update to the affected
doc-promise-review = the decision not to convene ISG is looked at again
doc-promise-fact = { $who } finds out: { $fact }
doc-since = Since
doc-outages = Outages at suppliers
doc-unhandled-outages = Outages without an incident
doc-unhandled-outages-note = No incident is registered and no checklist is running (P21): register one, or settle that the municipality is not touched.
doc-from = From
doc-to = To
doc-incidents = Incidents
doc-still-open = Still open
doc-period = The period
doc-annual-restricted = Breaches of the rules are not counted anywhere in this report: a single number may point to a person.
doc-total = Total
doc-by-kind = Incidents by kind and severity
doc-outage-count = Outages
doc-minutes-down = Minutes down
doc-availability = Availability
doc-restore-kept = Restore kept
doc-restore-broken = Restore broken
doc-availability-heading = Availability against agreement
doc-availability-note = By the outages that the suppliers' status showed; round the clock, rounded down.
doc-missing = Missing
doc-register-gaps = Gaps in the register
doc-register-gaps-note = As the register stands when the report is made.
doc-gaps-as-of = As the register stands on { $day }; what was missing earlier in the year is not counted.
doc-as-of = As of
doc-drills = Drills
doc-not-recorded = Not recorded in vagt
doc-title-agenda = Agenda
doc-title-minutes = Minutes
doc-meeting = The meeting
doc-meeting-sort = Meeting
doc-place = Place
doc-meeting-before = Takes up what was open since
doc-cancelled-why = Cancelled because
doc-minutes-fixed = The minutes were fixed
doc-minutes-fixed-by = Fixed by
doc-without-quorum = Held without a quorum
doc-decided-word = { $role } { $who }: { $isg }; { $action } – { $reason } ({ $how }, { $at })
doc-item = Item { $number }
doc-own-incidents = Incidents with an item of their own
doc-own-items = Items put on by hand
doc-also-treated = Also treated
doc-remark = Remark
doc-corrective-action = Corrective action
doc-action-owner = Sees to it
doc-due-day = Due
doc-effect = Effect
doc-safeguard = Safeguard
doc-mitigation = Limits the harm
doc-answerable = Answerable
doc-count = Number
doc-checked = Checked
doc-found = Found
doc-plan = Plan
doc-discussed = Discussed
doc-decided = Decided
doc-advice = Advice
doc-dissent = Does not share the advice
doc-put-off = Put off
doc-question = Question
doc-call-out-advice = Advice given when the group was called out
doc-isg = The Information Security Group
doc-isg-not-convened = The group was not convened for this incident.
doc-isg-advice = The group’s advice
doc-attendance = Attendance
doc-member = Member
doc-presence = Attendance
doc-by-deputy = by deputy
doc-minutes-open = These minutes are not fixed yet: they show what is written so far.
doc-agreed = Agreed at the meeting
doc-follow-up-as = Followed up as
doc-settled = Settled
doc-next-meeting = Next meeting
doc-corrections = Corrections
doc-correction = Correction
doc-came-after = Recorded elsewhere before the minutes were fixed and received after: no part of them
doc-item-of = On
doc-cause-stated = Cause as found
doc-contributing = Contributed
doc-stated-by = Stated by
doc-stated-at = Stated
doc-cause-told = Cause as told in messages
doc-number = No.
doc-assess-on = Effect assessed on
doc-corrective-actions = Corrective actions
doc-agreed-steps = Agreed steps
doc-found-at = Found
doc-mitigated = Mitigated
doc-mitigated-how = How
doc-deviations = Deviations from safeguards
doc-review-held = Held
doc-took-part = Took part
doc-findings = Findings
doc-review-by = Held for us by
doc-reviews = Reviews held
doc-briefed = the top security officer is briefed
doc-briefing-not-needed = no briefing needed
doc-briefing = The DPO's briefing of the top security officer
doc-total-actions = Agreed in the period
doc-not-done = Not done
doc-not-done-late = Of these overdue
doc-done-unassessed = Done, effect not assessed
doc-done-unassessed-late = Of these with the assessment overdue
doc-assessed = Effect assessed
doc-assessed-as = Of these: { $worked }
doc-dropped = Dropped
doc-agreed-at-meetings = Actions agreed at meetings in the period
doc-unsettled = Actions agreed at meetings and open now
doc-annual-actions-note = Actions of incidents that were agreed in the period, as they stand now.
doc-planned = { $what } – { $owner }, by { $due }
doc-held-meetings = Meetings of the Information Security Group
doc-present = Seats filled
doc-quorate = Quorate
doc-convened-at-once = The group convened at once
doc-gap-counts = Gaps by who is answerable
doc-wheel = The yearly wheel
doc-duty = Duty
doc-row = Policy
doc-whose = Whose
doc-done-on = Done on
doc-duties = Yearly duties
doc-duties-undone = Of these not done in the year
duty-word-done = done
duty-word-open = not yet
duty-word-overdue = overdue
doc-for-few = It names incidents in restricted view: hand it only to those who may see them.
doc-put-on-by = Put on by
doc-dpo-sent = The report was made { $at }; fingerprint of the evidence log { $fingerprint }.
cli-report-at = --at belongs to --mark-sent: a report is always of now
cli-report-year = --year belongs to the annual report
cli-report-no-id = the document «{ $document }» is about an incident, and none is named
cli-report-no-id-hint = vagt report { $document } 26-A14
cli-report-needs-none = the document «{ $document }» is not about a single incident
cli-report-exists = the file { $path } is there already and was left alone
cli-report-exists-hint = choose another name, or replace it with --force
cli-report-mark-sent = --mark-sent is for the DPO report: vagt report dpo 26-A14 --mark-sent --how mail
cli-report-to = the roster names no DPO, so the receiver is missing (P34)
cli-report-to-hint = add --to «name or address»
cli-help-report = Write a document: brief, report, notice, review, timeline, handover, agenda, minutes
cli-help-report--document = The document
cli-help-report--id = Id, as in 26-A14; for agenda and minutes a meeting: next, last, a date; handover and annual take none
cli-help-report--format = How it is written
cli-help-report--out = Where to, instead of standard output
cli-help-report--force = Replace the file if it is there
cli-help-report--year = The year of the annual report, if not this one
cli-help-report--mark-sent = Record that the DPO report was sent, instead of writing it; needs --how
cli-help-report--how = How it was sent: by mail, or by phone while mail is down
cli-help-report--to = To whom: a name or an address; default: the DPO of the roster
cli-value-document = DOCUMENT
cli-value-year = YEAR
pane-documents = Documents
documents-making = The document is being made …
notice-document-written = Written: { $path }
notice-document-not-written = The file could not be written: { $why }
notice-no-document = No document is open. { $key } opens the selected one.
doc-purpose-brief = one page for those who decide
doc-purpose-dpo = P34, complete as of now
doc-purpose-authority = GDPR art. 33(3)
doc-purpose-isg-notice = P13: why now, where, who
doc-purpose-supplier-review = P18: their word against ours
doc-purpose-timeline = everything that happened
doc-purpose-handover = for the next one on call
doc-purpose-annual = the year's figures
doc-purpose-agenda = P24, P31: what the meeting goes through
doc-purpose-minutes = P25: what was said and agreed
### follow-up, and the gate before closing

worked-effective = effective
worked-partly = partly effective
worked-not = not effective
lapse-missing = missing
lapse-off = off
lapse-bypassed = bypassed
agreement-kept = agreement kept
agreement-not-kept = agreement not kept
agreement-none = no agreement
owner-supplier = supplier: { $name }
follow-up-due = due { $day }
follow-up-assess = effect { $day }

timeline-cause = { $who } stated the cause: { $cause }
timeline-cause-more = { $sentence } · contributed: { $more }
timeline-action-agreed = { $who } agreed corrective action { $action }: { $text } · { $owner } · due { $due } · effect { $assess }
timeline-action-changed = { $who } changed corrective action { $action }: { $changes }
timeline-action-done = { $who } noted corrective action { $action } done
timeline-action-dropped = { $who } dropped corrective action { $action }
timeline-effect = { $who } assessed corrective action { $action }: { $worked }
timeline-deviation = { $who } noted deviation { $deviation } from a safeguard: { $safeguard } { $lapse }
timeline-deviation-handler = handled by { $person }
timeline-mitigated = { $who } noted deviation { $deviation } mitigated
timeline-review = { $who } reviewed it with the supplier: { $people } · { $findings } · { $agreement }
timeline-briefed = { $who } briefed the top security officer ({ $how })
timeline-no-briefing = { $who } judged that the top security officer needs no briefing
timeline-closed-excused = { $who } closed the incident and excused { $count ->
    [one] one required step
   *[other] { $count } required steps
  }

decides-authority = File it, decide it not reportable, or set personal data to no{ $flag }.
decides-supplement = File the rest{ $flag }.
decides-data-subjects = Note that the people concerned are informed, or the exception{ $flag }.
decides-nis2 = Note the report when it is sent{ $flag }.

refusal-clocks-undecided = Not closed: undecided by law: { $clocks }.
refusal-not-assessed = Nothing is said of confidentiality, integrity or availability.
refusal-not-assessed-hint = Say at least one of them; “unknown” is an answer too{ $flag }.
refusal-which-data = The answer about personal data and which they are do not go together.
refusal-which-data-hint = Say ordinary, confidential (CPR) or sensitive{ $flag }.
refusal-nothing-said = The step is what is written of it, and nothing is written.
refusal-nothing-said-hint = Write what was found or done, or where it stands{ $flag }.
refusal-supplier-lacks-hint = Agree an action with an owner at the supplier{ $flag }; or write a note.
refusal-act-missing-hint = Record it, and the step is done{ $flag }; or write a note.
refusal-not-called = Not everybody has been called yet: { $people }.
refusal-not-called-hint = Note each call{ $flag }; or write in a note how they were called.
refusal-steps-left-these = Not closed: { $count ->
    [one] a required step is
   *[other] { $count } required steps are
  } open:
refusal-steps-left = Not closed: { $count ->
    [one] a required step is
   *[other] { $count } required steps are
  } open: { $steps }.
   } open: { $steps }.
refusal-steps-left-hint = { $count ->
    [one] Do it, skip it, or excuse it with a reason{ $flag }.
   *[other] Do or skip them, or excuse them with one reason{ $flag }.
  }
refusal-not-excuser = Excusing required steps at closing is for { $role }; { $person } does not hold that role.
refusal-not-excuser-hint = Can vouch for it: { $holders }. If one of them did, say who{ $flag }.
refusal-not-theirs = That is the word of { $role }; { $person } does not hold that role.
refusal-not-theirs-hint = Can say it: { $holders }. If one of them did, say who{ $flag }.
refusal-unknown-action = There is no corrective action { $action } in this incident.
refusal-unknown-deviation = There is no deviation { $deviation } in this incident.
refusal-unknown-item-hint = vagt follow-up list ID shows them.
refusal-action-done = Corrective action { $action } is done already.
refusal-action-done-hint = What is left is whether it worked.
refusal-action-dropped = Corrective action { $action } was dropped.
refusal-effect-before-done = Corrective action { $action } was not done then: its effect cannot be assessed.
refusal-effect-before-done-hint = Note it done first, with the time when it was.
refusal-due-before-agreed = Due { $due } lies before the day it is agreed.
refusal-assessed-before-due = Assessing the effect { $assess } lies before the due day { $due }.
refusal-deviation-mitigated = Deviation { $deviation } is mitigated already.
refusal-nobody-there = A review needs somebody who took part.
refusal-nobody-there-hint = Name those of both sides.
cli-help-arg-excuse = Why required steps are left undone: each of them counts as skipped with it
cli-help-incident-close--by = Who vouches for it, if not the one who records it: an IT chief
cli-help-follow-up = Cause, corrective actions and their effect, deviations, supplier review, briefing
cli-help-follow-up-cause = State the cause: conditions, not persons
cli-help-follow-up-action = Agree, change, finish and drop corrective actions
cli-help-follow-up-action-add = Agree a corrective action with an owner and its days
cli-help-follow-up-action-change = Change a corrective action, with the reason
cli-help-follow-up-action-done = Note a corrective action done
cli-help-follow-up-action-drop = Drop a corrective action, with the reason
cli-help-follow-up-effect = Assess the effect of a corrective action that is done
cli-help-follow-up-deviation = Note that a safeguard was missing, off or bypassed
cli-help-follow-up-mitigated = Note that a deviation is mitigated
cli-help-follow-up-review = Note a review held together with the supplier; --at says when
cli-help-follow-up-briefed = Note the DPO's briefing of the top security officer, or that none is needed
cli-help-follow-up-list = List corrective actions and deviations of one incident or of all, the late first
cli-help-arg-cause = The cause
cli-help-arg-contributing = What contributed; may be given several times
cli-help-arg-item = The corrective action, as in A2 or 2
cli-help-follow-up-mitigated--item = The deviation, as in A1 or 1
cli-help-arg-worked = Whether it worked
cli-help-arg-safeguard = Which safeguard
cli-help-arg-lapse = What was wrong with it
cli-help-follow-up-deviation--handler = Who handles it; default: the IT chief
cli-help-arg-mitigation = What limits the harm meanwhile
cli-help-follow-up-mitigated--note = How
cli-help-follow-up-review--people = Who took part, of both sides; may be given several times
cli-help-arg-findings = What was found
cli-help-arg-agreement = Whether the operating agreement was kept
cli-help-follow-up-briefed--how = How it was given
cli-help-follow-up-briefed--note = About what
cli-help-arg-not-needed = None is needed, and why
cli-help-arg-task = What is to be done
cli-help-arg-owner = Who answers for it
cli-help-arg-supplier-owner = Who answers for it on the supplier's side, in its own words
cli-help-arg-assess = The day on which its effect is assessed, as in 04-12-2026
cli-value-cause = CAUSE
cli-value-action = ACTION
cli-value-deviation = DEVIATION
cli-value-worked = WORKED
cli-value-safeguard = SAFEGUARD
cli-value-lapse = LAPSE
cli-value-agreement = AGREEMENT
cli-value-task = TASK
cli-bad-supplier = «{ $given }» is no supplier's id
follow-up-deviation = deviation: { $safeguard } { $lapse }
follow-up-none = No corrective actions, and no open deviations.
cli-help-follow-up-action-add--due = The day by which it is to be done, as in 04-12-2026
cli-help-follow-up-action-change--due = The day by which it is to be done, as in 04-12-2026
follow-up-review = review with the supplier
follow-up-no-actions = No corrective actions yet. They are agreed in each incident.
follow-up-nothing-waits = No open deviations, no reviews due, nothing closed lately.
pane-actions = Corrective actions
pane-waiting = Deviations, reviews, closed lately
field-item = which
field-cause = cause
field-contributing = contributed (a line each)
field-task = to be done
field-owner = answers for it
field-supplier-owner = or the supplier
field-due = due
field-valid-until = counts until
field-assess-on = effect assessed
field-worked = effect
field-safeguard = safeguard
field-lapse = what was wrong
field-mitigation = limits the harm
field-participants = people (comma between)
field-findings = findings
field-agreement = operating agreement
field-briefing = briefing
briefing-not-needed = not needed
fault-no-day = That is no day; as in 24-12-2026 or 24-12.
notice-done-first = The action is not done yet: first d, then its effect can be assessed.
notice-nothing-to-follow = There is nothing of that here to choose from.
notice-minutes-at-meeting = Minutes are made at the meeting: { $key } closes it and does the step.
fact-action = action
fact-deviation = deviation
fact-review = review
fact-briefing = officer briefed
fact-no-cause = not stated
fact-no-actions = none agreed
fact-mitigated = { $said } · mitigated: { $how }
fact-briefing-not-needed = not needed: { $reason }

### Meetings of the Information Security Group

meeting-ordinary = ordinary
meeting-extraordinary = extraordinary
meeting-held = held
meeting-cancelled = cancelled
meeting-called = called
meeting-not-called = not called yet
presence-present = present
presence-by-deputy = { $person } instead
presence-absent = absent
presence-not-reached = not reached
presence-not-noted = not noted
presence-guest = guest
presence-from = from { $at }
presence-from-to = { $at }–{ $left }
agenda-action-late = overdue
agenda-action-open = open
agenda-action-effect-due = effect to be assessed
agenda-action-assessed = effect assessed
agenda-closed-item = (closed item: known to named roles only)
agenda-list = { $count ->
    [one] Minor and moderate incidents (1)
   *[other] Minor and moderate incidents ({ $count })
   }
agenda-actions = Corrective actions and their effect ({ $count })
agenda-deviations = Deviations from safeguards ({ $count })
agenda-gaps = Gaps in the register ({ $count })
agenda-outages = Outages without an incident ({ $count })
agenda-register = Gaps in the register
agenda-gap = { $who } · { $count ->
    [one] 1 gap
   *[other] { $count } gaps
   }
agenda-spot-checks = Spot checks
agenda-other = Any other business
agenda-withdrawn = (withdrawn item)
agenda-incidents = Minor and moderate incidents
agenda-corrective-actions = Corrective actions
agenda-safeguards = Deviations from safeguards
words-said = discussed
words-decided = decided
words-advised = advice
words-dpo = DPO: { $text }
words-dissent = { $person } dissents: { $text }
words-postponed = put off to the next meeting

refusal-unknown-meeting = No such meeting of the Information Security Group.
refusal-unknown-meeting-hint = Call one first: vagt isg meeting call; those there are: vagt isg meeting list.
refusal-meeting-not-called = The meeting has no time and place yet.
refusal-meeting-not-called-hint = Call it first, with a time and a place or bridge.
refusal-meeting-held = The meeting was held and its minutes are fixed.
refusal-meeting-held-hint = Add a correction: it is shown beside the minutes, which stay as they were.
refusal-meeting-not-held = The minutes are not fixed yet.
refusal-meeting-not-held-hint = Say it as it is; corrections come once the meeting was held.
refusal-meeting-cancelled = The meeting was cancelled.
refusal-meeting-cancelled-hint = Call it again, or call another.
refusal-unknown-topic = That is not on the agenda of this meeting.
refusal-unknown-topic-hint = The agenda names and numbers what is: vagt isg meeting agenda. Put it on first if it is missing.
refusal-unknown-agreed-action = No such action was agreed at this meeting, or it is settled.
refusal-meeting-not-entitled = { $person } neither calls the group together nor keeps its minutes.
refusal-meeting-not-entitled-hint = Can do it: { $people }. If one of them did, say who{ $flag }.
refusal-nobody-present = Nobody is noted as present, and minutes name who was.
refusal-nobody-present-hint = Note who is present, absent or there as a deputy first.
refusal-not-quorate = The group is not quorate: { $present } of the { $quorum } seats it takes are filled.
refusal-not-quorate-hint = If it met all the same, give the reason{ $flag }. The minutes show that it was held without a quorum, and why.
refusal-not-treated = Not treated yet: { $incidents }.
refusal-not-treated-hint = Note for each what was said, or that it is put off.
refusal-cause-and-plan = A deviation found by a spot check needs a cause and a plan.
refusal-cause-and-plan-hint = Say why it is so, what is done about it, by whom and when.
refusal-next-not-ahead = The next meeting must lie ahead.
refusal-next-not-ahead-hint = Give a day and a time after now.

timeline-meeting-called = { $who } called ISG ({ $sort }): { $at }, { $place }
timeline-meeting-for = { $who } noted the ISG meeting on { $incident }: { $at }
timeline-meeting-cancelled = { $who } cancelled the ISG meeting
timeline-item-added = { $who } put on the ISG agenda: { $title }
timeline-item-withdrawn = { $who } took an item off the ISG agenda
timeline-incident-put = { $who } put { $incident } on the ISG agenda
timeline-present = { $person } is present
timeline-deputy = { $person } is there for { $member }
timeline-absent = { $person } is absent
timeline-guest = { $person } is there as a guest
timeline-meeting-action = Agreed: { $action } – { $owner }, by { $due }
timeline-agreed-settled = { $who } settled an agreed action: { $text }
timeline-spot-check = Spot check of { $what }: { $found }
timeline-spot-deviation = { $sentence } · cause: { $cause } · plan: { $plan } – { $owner }, by { $due }
timeline-next-meeting = Next meeting: { $at }, { $place }
timeline-meeting-captured = The agenda was captured for the minutes
timeline-meeting-held = { $who } closed the ISG meeting; the minutes are fixed ({ $count } present)
timeline-meeting-without-quorum = { $sentence } – without a quorum: { $reason }
timeline-minutes-corrected = { $who } corrects the minutes: { $text }

meeting-title = { $sort } ISG meeting, { $at }, { $place }
meeting-title-nowhere = { $sort } ISG meeting, { $at }
meeting-title-not-called = { $sort } ISG meeting, not called yet
meetings-none = No meetings of the Information Security Group.
minutes-quorate = Attendance: { $present ->
        [one] 1 seat
       *[other] { $present } seats
    } filled, quorate (at { $quorum })
minutes-without-quorum = Held without a quorum: { $reason }
minutes-not-quorate = Attendance: { $present ->
        [one] 1 seat
       *[other] { $present } seats
    } filled, NOT quorate (at { $quorum })
minutes-fixed = The minutes were fixed { $at } by { $who }
minutes-recorded-by = { $who } (recorded by { $other })
minutes-decided = joint decision, { $role } { $who }: { $isg }; { $action } – { $reason } ({ $how }, { $at })
ruling = { $what } ({ $who }, { $at })
ruling-awareness = awareness of the breach since { $at }
ruling-risk = risk to the people concerned: { $risk }
minutes-correction = correction { $at }, { $who }: { $text }
minutes-came-after = { $count ->
    [one] One note came in from another device after the minutes were fixed: it is no part of them
   *[other] { $count } notes came in from another device after the minutes were fixed: they are no part of them
   }
minutes-advice = advice on “{ $question }”: { $text }
agenda-closed-at = closed { $at }
agenda-open-since = open since { $at }
agenda-put = put on by hand

cli-help-isg-meeting = Meetings of the group: call, agenda, attendance, minutes
cli-help-isg-meeting-list = List the meetings, the next one first
cli-help-isg-meeting-call = Call a meeting, or change what it was called to
cli-help-isg-meeting-call--on = When it takes place; default with --incident: when the group met or was convened
cli-help-isg-meeting-call--place = Where, or the number of the bridge; default with --incident: what is on record
cli-help-isg-meeting-call--sort = Ordinary or extraordinary; default: ordinary, extraordinary with --incident
cli-help-isg-meeting-call--incident = The incident whose call-out it comes from
cli-help-isg-meeting-call--chair = Who has the chair; default: as the roster has it
cli-help-isg-meeting-cancel = Cancel a meeting
cli-help-isg-meeting-show = Show a meeting: attendance, agenda and minutes as far as they are written
cli-help-isg-meeting-show--meeting = The meeting: next, last, its date or its id
cli-help-isg-meeting-agenda = Show the agenda of a meeting, as it is computed now or was treated
cli-help-isg-meeting-agenda--meeting = The meeting: next, last, its date or its id
cli-help-isg-meeting-put = See to it that an incident is on the agenda; the step that asks for it is done by that
cli-help-isg-meeting-item = Put an item of one's own on the agenda
cli-help-isg-meeting-item--title = Its title
cli-help-isg-meeting-item--text = More about it
cli-help-isg-meeting-withdraw = Take an item of one's own off the agenda
cli-help-isg-meeting-present = Note that somebody is present, absent, there for a member, or a guest
cli-help-isg-meeting-present--member = For which member
cli-help-isg-meeting-present--absent = They are absent
cli-help-isg-meeting-present--guest = They have no seat in the group
cli-help-isg-meeting-minute = Note what was discussed, decided and advised on a topic
cli-help-isg-meeting-minute--said = What was discussed
cli-help-isg-meeting-minute--decided = What was decided
cli-help-isg-meeting-minute--advice = What the group advises
cli-help-isg-meeting-minute--dissent = A member who does not share it, and why; may be given several times
cli-help-isg-meeting-minute--dpo = What the DPO advises, without a vote
cli-help-isg-meeting-minute--postponed = It is put off to the next meeting
cli-help-isg-meeting-action = Note an action that was agreed
cli-help-isg-meeting-action--text = What is to be done
cli-help-isg-meeting-settle = Note what came of an action that was agreed at a meeting
cli-help-isg-meeting-settle--action = The action, as in action-1 or 1
cli-help-isg-meeting-settle--text = What came of it
cli-help-isg-meeting-check = Note the result of a spot check; a deviation needs --cause, --plan, --owner and --due
cli-help-isg-meeting-check--what = What was checked: a department, a routine
cli-help-isg-meeting-check--found = What was found
cli-help-isg-meeting-check--system = The system that was checked
cli-help-isg-meeting-check--cause = Why it deviates
cli-help-isg-meeting-check--plan = What is done about it
cli-help-isg-meeting-next = Set the next meeting, which is called by that
cli-help-isg-meeting-hold = End the meeting and fix its minutes; without a quorum it needs --reason
cli-help-isg-meeting-hold--reason = Why it is held although the group is not quorate
cli-help-isg-meeting-correct = Add a correction to minutes that are fixed
cli-help-isg-meeting-correct--text = The correction
cli-help-isg-meeting-correct--topic = On what
cli-help-arg-on = When it takes place
cli-help-arg-place = Where, or the number of the bridge
cli-help-arg-topic = On what: its number on the agenda, an incident's id, incidents, outages, actions, deviations, gaps, spot-checks, item-1 or other
cli-help-isg-meeting-action--owner = Who sees to it
cli-help-isg-meeting-check--owner = Who sees to it
cli-help-isg-meeting-action--due = By which day, as in 24-12-2026
cli-help-isg-meeting-check--due = By which day, as in 24-12-2026
cli-help-arg-meeting = Which meeting: next, last, its date or its id
cli-value-meeting = MEETING
cli-value-topic = TOPIC
cli-value-sort = SORT
cli-value-what = WHAT

pane-meetings = Meetings
pane-agenda = Agenda
pane-attendance = Attendance
field-meeting-at = when
field-meeting-place = place or bridge
field-meeting-sort = sort
field-meeting-incident = called out for
field-meeting-presence = the seat
field-meeting-instead = who instead
field-meeting-said = discussed
field-meeting-decided = decided
field-meeting-postponed = the incident
field-meeting-owner = who
field-meeting-due = by (day)
field-meeting-checked = what was checked
field-meeting-found = what was found
field-meeting-cause = deviation cause
field-meeting-plan = plan
field-meeting-correction = correction
choice-meeting-instead = somebody instead
choice-meeting-treated = treated
form-hold-without-quorum = The group is NOT quorate. If it met all the same, say why: the minutes show it.
form-noted-before = … and { $count } noted before
form-hold-early = ! The meeting is set for { $at }: it has not been yet.
form-hold-meeting = The minutes are fixed as they stand. What is wrong in them afterwards is corrected by adding.
form-acute-meeting = Begin the minutes of the meeting
form-acute-advice = advice on record: { $count }
form-acute-left = Attendance, chair, decision and advice come from the call-out. Left are the discussion, what is agreed and the next meeting.
form-spot-check = If all is in order, leave cause and plan empty. A deviation needs both, with who and when.
meetings-none-yet = No meeting yet. { $key } calls one.
meetings-to-minute = The group is convened on { $incident }. { $key } begins the minutes with attendance and advice from the call-out.
meetings-more = { $count ->
    [one] … one more line
   *[other] … { $count } more lines
   }
notice-meeting-called = The meeting is called.
notice-meeting-begun = The minutes on { $incident } are begun, with attendance and advice. { $minute } adds the discussion, { $hold } fixes them.
notice-meeting-cancelled = The meeting is cancelled.
notice-meeting-item = The item is on the agenda.
notice-meeting-put = { $incident } is on the agenda of the next ISG meeting.
notice-meeting-attended = Noted: { $person }
notice-meeting-noted = Noted for the minutes.
notice-meeting-held = The meeting is over and its minutes are fixed.
notice-minutes-fixed = The meeting was held and its minutes are fixed (P25). { $key } adds a correction, shown beside them.
notice-meeting-corrected = The correction stands beside the minutes.

# Forms of the yearly wheel, meetings and follow-up
field-done-on = done on
field-meeting-guest = guest
field-meeting-agreed = action
form-change-action = What is left empty, or as it is, stays as it is.
form-agree-none = None to agree: Esc, and skip the step with a reason ({ $key }).
form-guest = A guest is there without a seat in ISG.
notice-duty-done = Recorded as done: { $duty }
notice-go-to-wheel = What is done every year is in the yearly wheel: { $key }.
notice-not-withdrawn = Only items that somebody put on can be taken off; the rest follows from what is open.

# A message that is withdrawn
message-state-withdrawn = withdrawn
message-withdrawn-line = withdrawn by { $who }, { $at }: { $reason }
refusal-message-withdrawn = { $message } was withdrawn
refusal-message-withdrawn-hint = Write a new one; the old one stays in the timeline.
timeline-message-withdrawn = { $who } withdrew { $message }: { $reason }
notice-message-withdrawn = { $message } is withdrawn.
form-withdraw-stays = It will not be sent, but stays in the timeline.
cli-help-message-withdraw = Take a draft back: it will not be sent

## Backup, restore, import

backup-made = { $file }: { $count ->
    [one] 1 record
   *[other] { $count } records
  } kept, { $bytes } bytes, read back and whole
backup-everything = all of the log is in the file, restricted incidents too: guard it as you guard the data directory
backup-without-key = without the private key (--with-key takes it along)
backup-with-config = configuration: { $count ->
    [one] 1 file
   *[other] { $count } files
  }
backup-without-config = without the configuration (--with-config takes it along)
backup-key-warning = the private key is in the file: whoever has it can write records as this device. Lock it away.
backup-nothing = there is no log in { $path }
backup-nothing-hint = --data or VAGT_DATA names another directory; a backup becomes a new log with `vagt restore FILE`
backup-exists = { $path } is there already
backup-exists-hint = give another name, or --force to let the new one take its place
backup-foreign = { $path } is neither a backup nor an export of the log
backup-foreign-hint = nothing was changed; `vagt backup` and `vagt log export` make such files
backup-damaged = { $path } is damaged at byte { $at }{ $part }
backup-damaged-hint = nothing was changed; use another copy. The file can also be unpacked with tar
backup-newer = the backup was made by a newer vagt (format { $format })
backup-newer-hint = nothing was changed; use the newer program
backup-not-whole = the log in { $path } is not whole, { $count ->
    [one] 1 problem
   *[other] { $count } problems
  }: { $named }
backup-not-whole-hint = nothing was changed; `vagt log verify` names all of it, and a directory that is not whole is kept by copying it as it is
backup-changed = the log was rewritten while it was read; there is no file
backup-changed-hint = do it again
backup-not-empty = { $path } is not empty
backup-not-empty-hint = nothing was changed; name a new directory with --data. What a log lacks is taken in with `vagt log import FILE`
backup-own-disk = { $path } is a disk of its own; it cannot be replaced in one go
backup-own-disk-hint = nothing was changed; name a directory on it with --data
backup-same-device = the log goes on as the device { $device }, and that may happen in one place only
backup-same-device-hint = nothing was written; if nobody works on the original any more, say --same-device. If somebody does, one log gets two continuations that cannot be joined again
backup-left-out = { $path } leaves records out that whoever exported it may not see
backup-left-out-hint = nothing was changed; take a backup instead
backup-other-device = the file has the log of another device, { $device }
backup-other-device-hint = nothing was changed; only this device's own log can be taken in. Another is restored in a directory of its own: `vagt restore FILE --data DIR`
backup-fork = at { $place } the file has another record than this log
backup-fork-hint = nothing was taken in; both were gone on with separately. Keep both, and compare them from that place
restore-one-only = do not work on the original any more: two that go on with the same log cannot be joined again
restore-new-key = the private key was not in the file: a new one signs from here on, and the log says so
restore-done = { $data }: { $count ->
    [one] 1 record
   *[other] { $count } records
  } restored as they were { $at }; verified whole
restore-config = the configuration is in { $path }: put what you want to use beside config.toml
import-done = { $new ->
    [0] nothing new
    [one] 1 new record taken in
   *[other] { $new } new records taken in
  }; { $known } were there already

## Encryption at rest

log-locked = { $path } is encrypted
log-locked-hint = nothing was changed; it takes a passphrase or a recovery code
log-no-key = { $path } is encrypted, and what opens it is missing: at-rest.json is gone, damaged or of another log
log-no-key-hint = nothing was changed; take at-rest.json from a backup of this log. Without it nobody can read the log, not even with the passphrase
log-problem-sealed = encrypted, and does not open
unlock-ask = Passphrase of { $path } (or the recovery code):
unlock-again = that was not it; { $left ->
    [one] 1 try
   *[other] { $left } tries
    } left
unlock-wrong = that is neither the passphrase nor the recovery code
unlock-wrong-hint = nothing was changed; of the recovery code every digit must be right
unlock-new = New passphrase:
unlock-new-again = Once more:
unlock-new-differs = the two are not the same
unlock-new-short = a passphrase must have { $least } characters or more; a few random words are easy to remember
unlock-nothing-changed = nothing was changed
unlock-no-file = { $path }: the passphrase cannot be read: { $reason }
unlock-no-terminal = the log is encrypted, and there is no terminal to ask on
unlock-no-terminal-hint = write the passphrase into a file that only you can read, and name it in VAGT_PASSPHRASE_FILE; /dev/fd/3 does too
unlock-left = left before anything was opened
unlock-damaged = { $path } is damaged, and so is its copy
encrypt-beforehand = From here on the log can be read only with the passphrase or with the recovery code.
    If the one is forgotten and the other is gone, all is lost. Nobody can help, and there is no back door.
    Write the code on paper, and keep it somewhere else than the machine. Make a backup afterwards: it is
    encrypted with the same passphrase. Older backups, and what was deleted on the disk, are not.
    device.key only signs and opens nothing: if it is lost, the log goes on with a new one.
encrypt-code = The recovery code. It is shown now only; write it down:
encrypt-done = Encrypted: { $lines } lines of the log{ $files ->
    [0] {""}
    [one] {" "}and 1 file
   *[other] {" "}and { $files } files
    }. Each was read back and compared. vagt asks for the passphrase at every start.
encrypt-plain = Not encrypted, because it is there to be read without vagt: { $names }
encrypt-changed = The new passphrase holds here from now on. The old passphrase and the old recovery code still open older backups.
encrypt-already = the log is encrypted already
encrypt-already-hint = vagt encrypt --change-passphrase gives it another passphrase
encrypt-nothing = there is nothing to encrypt; record something first
encrypt-half = { $path } is encrypted in part only: something ended it
encrypt-half-hint = vagt encrypt does the rest, vagt decrypt takes it back
decrypt-done = Encrypted no longer: { $lines } lines of the log{ $files ->
    [0] {""}
    [one] {" "}and 1 file
   *[other] {" "}and { $files } files
    } were read back and compared. Passphrase and recovery code hold for older backups only.
decrypt-nothing = the log is not encrypted
backup-encrypted = The backup is encrypted: it opens with the log's passphrase or recovery code as they are now.

## Attached files
backup-attached = { $count ->
    [one] 1 attached file is in it
   *[other] { $count } attached files are in it
 }
backup-attached-lost = { $count ->
    [one] 1 attached file is not in it: its content is not whole; `vagt log verify` names it
   *[other] { $count } attached files are not in it: their content is not whole; `vagt log verify` names them
 }
export-attached = { $count ->
    [one] 1 attached file was written in { $path }
   *[other] { $count } attached files were written in { $path }
 }
attach-no-file = { $path } is no regular file.
attach-no-file-hint = Attach one file at a time; pack a folder into a zip file first.
attach-empty = { $path } is empty.
attach-empty-hint = See whether it is the right file.
attach-too-large = { $path } is larger than { $most }, the most that is taken.
attach-too-large-hint = Put the file in a safe place, and write in a note where it is.
attach-exists = There is a file named { $path } already.
attach-exists-hint = Choose another name with --to; no file is written over.
attach-missing = The content of the file is missing: { $path }
attach-damaged = The content of the file is not what was attached: { $path }
attach-lost-hint = The rest of the log is untouched. Attach the same file again, or get it from a backup.
attach-io = { $path } could not be read or written: { $reason }.
attach-io-hint = Nothing is attached. Mend it, and try again.
attachment-none = No files are attached.
attachment-missing = the content is missing
attachment-damaged = the content is not what was attached
attachment-unknown = There is no file no. { $number }.
attachment-unknown-hint = “vagt attachment list { $incident }” lists them.
cli-severity-set = set by { $by }: { $reason }
cli-attachments = Files:
cli-log-attached = { $count ->
    [one] 1 attached file is whole.
   *[other] { $count } attached files are whole.
 }
