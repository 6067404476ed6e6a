/// How minutes are written, for `annals minutes --help`.
enum MinutesHelp {
    static let text = """
        annals minutes FILE shows line by line what the minutes would record and everything that is wrong with them, \
        then asks; all of it is recorded, or nothing. Without a terminal it needs --yes. Read again, the same file \
        adds nothing, and lines that were added to it add only themselves. annals minutes S-4 > FILE writes a session \
        out in the same form; a line with a mark at its end, such as [#17 3fa9c1], is in the log already.

        THE TOP: “session: S-4” for a session that is scheduled; for a new one title, kind (planning, update, \
        decision, assessment, offsite), date (2026-01-14 10:00) and purpose, and where known: place, period, series, \
        moderator NAME (style), chair, scribe, present, absent NAME (reason), observers, invited, agenda (an indented \
        line an item: goals: Which three goals, 45 min), written by. “join NAME, title” lets somebody new be named.

        THEN A LINE AN ACTION, after its time or at the time of the line before; indented lines belong to the line \
        above them; # begins a comment; 2026-01-15 alone on a line begins a new day:

          10:15 NAME arrives | leaves | asks to speak | speaks | passes
          stage goals
          topic The budget, 20 min
          item The figures (of the agenda)
          question TEXT
          answer Q-1 TEXT
          note [on D-3] TEXT
          lesson TEXT
          idea TEXT @NAME
          for TEXT | against TEXT @NAME
            (of the last one above, or: for I-3: TEXT)
          park I-3 until 2026-Q3
          withdraw I-3 because TEXT
          merge I-2 into I-1
          group TITLE with I-1, I-2
          strength | weakness | opportunity | threat TEXT
          finding pestel legal: TEXT
          propose TITLE
          alternative TEXT
          criterion NAME weight 3 as benefit
          ballot majority [on D-3]: QUESTION
            (or consent, approval, dots 4, score 0-5, ranked, instant-runoff,
            single-transferable 3; options as indented lines: - north = Go north)
          vote B-2 for: NAME, NAME; against: NAME (reason)
          vote B-2 NAME: north 3, south 1
          vote NAME: a > b = c
          recuse B-2 @NAME
          close B-2
          result B-2 passed: for 7, against 2 (source)
          decide TEXT [by ballot B-2] because TEXT
            (by the ballot on it closed above, else by consensus; or “how: …”)
          decide D-3.a because TEXT
          dissent D-3 NAME: TEXT
          defer | postpone D-3 until 2026-05 because TEXT
          refer D-3 to the finance committee until 2026-05
          reject D-3 because TEXT
          review D-3 uphold: TEXT
          reverse D-3 by D-9
          todo @NAME TITLE by 2026-03-01
          done T-3 TEXT
          carry T-3
          move T-3 to 2026-05-01 because TEXT
          hand over T-3 to NAME
          start | progress | blocked | cancel | reopen T-3
          goal @NAME TITLE for 2026
          initiative …
          achieved G-1 TEXT
          drop G-1 because TEXT
          rank G-1, G-2
          measure NAME (its fields as indented lines)
          target M-1 2026: 40
          figure M-1 2025-Q4: 38
          pulse closing: STATEMENT; STATEMENT
          answers Y-1: 4, 5 @NAME
          pause | resume
          mode hidden | reveal
          next session 2026-04-15
          close [leaving: why ideas are left without a fate]
          ! action-name (any other action; its fields as indented lines “field: value”)

        People are named by their whole name, a part that only one bears, or id. “@NAME” at the end says who did it. \
        “=label” after the word names what a line creates, for later lines: idea =baltic TEXT, then for =baltic: TEXT. \
        Any field that the line has no word for stands under it: “review on: 2026-10”. A text that would be taken for \
        more than a text stands in quotes. Russian words are understood as well (идея, решили, поручить, …): \
        Sources/AnnalsExchange/README.md lists all.
        """
}
