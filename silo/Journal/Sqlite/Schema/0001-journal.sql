-- The nation's journal: one total order of records, and what it knows of each ledger. Applied once, in one transaction.

-- The head: exactly one row, read and moved by every append.
CREATE TABLE journal (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    -- From 1; changes only when the database was restored behind receipts.
    epoch INTEGER NOT NULL CHECK (epoch >= 1),
    -- Position of the last record, 0: empty.
    position INTEGER NOT NULL CHECK (position >= 0)
) STRICT;

INSERT INTO journal (one, epoch, position) VALUES (1, 1, 0);

CREATE TRIGGER journal_only_grows BEFORE UPDATE ON journal
WHEN NEW.position < OLD.position OR NEW.epoch < OLD.epoch
BEGIN SELECT RAISE(ABORT, 'the journal''s position and epoch never fall'); END;

CREATE TABLE ledger (
    ledger BLOB NOT NULL PRIMARY KEY CHECK (length(ledger) = 16),
    -- AreaId of the province.
    owner INTEGER NOT NULL CHECK (owner > 0),
    -- The last frame that the journal holds, with its hash; number 0 with H0 before the first.
    watermark INTEGER NOT NULL CHECK (watermark >= 0),
    watermark_hash BLOB NOT NULL CHECK (length(watermark_hash) = 32),
    -- The highest head that the edge ever announced.
    announced INTEGER NOT NULL CHECK (announced >= watermark),
    announced_hash BLOB NOT NULL CHECK (length(announced_hash) = 32),
    -- The term of the only writer.
    term INTEGER NOT NULL CHECK (term >= 1),
    -- Microseconds since 1970-01-01 UTC, 0: never.
    last_append_unix_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ledger_only_grows BEFORE UPDATE ON ledger
WHEN NEW.watermark < OLD.watermark OR NEW.announced < OLD.announced OR NEW.term < OLD.term
    OR NEW.ledger <> OLD.ledger OR NEW.owner <> OLD.owner
BEGIN SELECT RAISE(ABORT, 'a ledger''s watermark, announced head and term never fall, its owner stays'); END;

CREATE TRIGGER ledger_stays BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'a ledger is never deleted'); END;

CREATE TABLE record (
    -- From 1, dense.
    position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 1),
    -- 1 frame, 2 catalogue, 3 area plan, 4 standing.
    kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 255),
    -- Of a frame: its ledger, number and hash; else NULL.
    ledger BLOB REFERENCES ledger (ledger),
    number INTEGER CHECK (number >= 1),
    hash BLOB CHECK (length(hash) = 32),
    -- Microseconds since 1970-01-01 UTC by the silo's clock: data, never order.
    at_unix_us INTEGER NOT NULL,
    payload BLOB NOT NULL,
    CHECK ((kind = 1) = (ledger IS NOT NULL AND number IS NOT NULL AND hash IS NOT NULL)),
    UNIQUE (ledger, number)
) STRICT;

CREATE TRIGGER record_is_dense BEFORE INSERT ON record
WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM record)
BEGIN SELECT RAISE(ABORT, 'a record takes the next position'); END;

CREATE TRIGGER record_is_immutable BEFORE UPDATE ON record
BEGIN SELECT RAISE(ABORT, 'a record never changes'); END;

CREATE TRIGGER record_stays BEFORE DELETE ON record
BEGIN SELECT RAISE(ABORT, 'a record is never deleted'); END;
