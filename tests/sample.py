"""A survivor file with something in every group, laid out by hand, with comments."""

from __future__ import annotations

SAMPLE = """\
# Opened after the first meeting.
format = 1
case = "amber-heron-27"
opened = 2026-11-02
referred = "self.hotline"

[person]
call_me = "Ana"
speaks = ["es-MX", "mix"]
reads = "es"
interpreter = "needed"   # by phone is fine
contact_person = "R. Ortiz"

[words]
trafficker = "my boyfriend"

[safe_contact]
method = "text"
ok_times = "weekdays after 18:00"
voicemail = "no"
last_checked = 2026-11-02

[options.papers-back]
explained = 2026-11-02
help = "we can"

[goals.g-7k2f]
words = "Quiero mi pasaporte"
rank = 2
round = 1
added = 2026-11-02
said_by = "survivor"

# The one that matters most.
[goals.g-9qq2]
words = "Vivir con mi hija"
rank = 1  # said twice
round = 1
added = 2026-11-02
said_by = "survivor"

[goals.g-9qq2.steps.s-4hd0]
words = "Call the family unit about reunification"
who = "R. Ortiz"
by = 2026-11-20

[goals.g-9qq2.hurdles.h-1c8z]
words = "No bed for two before January"
kind = "service does not exist"

[contacts.c-52wk]
at = 2026-11-02T10:00:00-06:00
how = "in person"
reached = true
who = "R. Ortiz"
present = ["interpreter"]

# Promises begin here.

[promises.p-3mq9]
words = "Call at nine on Thursday"
who = "R. Ortiz"
made = 2026-11-02
due = 2026-11-05T09:00:00-06:00
state = "kept"
settled = 2026-11-05
told = true

[reviews.r-0b6n]
held = 2026-11-02
numbered_by = "survivor"
order = [
    "g-9qq2",
    "g-7k2f",
]
next = 2026-12-14

[checklists.k-8vvt]
name = "interview"
edition = "2026.1"
started = 2026-11-18

[checklists.k-8vvt.answers]
interpreter-booked = 2026-11-18
plain-clothes = "asked the detective"

[extra]
grant = "FY26"
"""
