-- The ledgers that this one followed, and what their repairs found. Written once, with the file.

CREATE TABLE repair (
    -- From 1, oldest first.
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    -- LedgerId of the ledger that was closed.
    closed BLOB NOT NULL UNIQUE CHECK (length(closed) = 16),
    -- The last frame that the nation took of it; 0 with H0: none.
    closed_frame INTEGER NOT NULL CHECK (closed_frame >= 0),
    closed_hash BLOB NOT NULL CHECK (length(closed_hash) = 32),
    -- Why it could not go on itself: behind, forked, damaged, closed.
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 20),
    -- Microseconds since 1970-01-01 UTC, by the edge's clock.
    at_unix_us INTEGER NOT NULL,
    -- Who claimed to decide it.
    by TEXT NOT NULL CHECK (length(by) BETWEEN 1 AND 40),
    -- Entries that were adopted: those of the newest repair are the first of this file, and no frame carries them.
    adopted INTEGER NOT NULL CHECK (adopted >= 0),
    -- Entries that were carried over.
    carried INTEGER NOT NULL CHECK (carried >= 0),
    -- Name of the file with the old ledger, beside this one.
    archive TEXT NOT NULL CHECK (length(archive) BETWEEN 1 AND 255)
) STRICT;

CREATE TABLE repair_conflict (
    repair INTEGER NOT NULL REFERENCES repair (number),
    -- From 1, in the order in which they were found.
    nth INTEGER NOT NULL CHECK (nth >= 1),
    -- AdoptionConflictKind.
    kind INTEGER NOT NULL CHECK (kind >= 1),
    entry BLOB NOT NULL CHECK (length(entry) = 16),
    target BLOB CHECK (length(target) = 16),
    detail TEXT NOT NULL,
    PRIMARY KEY (repair, nth)
) STRICT;

CREATE TRIGGER repair_is_never_changed BEFORE UPDATE ON repair
BEGIN SELECT RAISE(ABORT, 'the record of a repair is never changed'); END;
CREATE TRIGGER repair_is_never_deleted BEFORE DELETE ON repair
BEGIN SELECT RAISE(ABORT, 'the record of a repair is never deleted'); END;
CREATE TRIGGER repair_conflict_is_never_changed BEFORE UPDATE ON repair_conflict
BEGIN SELECT RAISE(ABORT, 'the record of a repair is never changed'); END;
CREATE TRIGGER repair_conflict_is_never_deleted BEFORE DELETE ON repair_conflict
BEGIN SELECT RAISE(ABORT, 'the record of a repair is never deleted'); END;

DROP TRIGGER frame_follows_the_last;
CREATE TRIGGER frame_follows_the_last BEFORE INSERT ON frame
WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM frame)
    OR NEW.first_entry <> 1 + coalesce(
        (SELECT max(last_entry) FROM frame),
        (SELECT adopted FROM repair ORDER BY number DESC LIMIT 1),
        0)
    OR NEW.last_entry > (SELECT coalesce(max(number), 0) FROM entry)
BEGIN SELECT RAISE(ABORT, 'a frame follows the last frame, and carries entries that are there'); END;
