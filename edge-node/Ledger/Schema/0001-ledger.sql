-- The ledger of one owner: entries as they were recorded, frames as they were sealed, and the last receipt.
-- Entries and frames are only ever added: a law of the file, not only of the program.

CREATE TABLE ledger (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    -- LedgerId, RFC 9562 byte order; minted with the file.
    id BLOB NOT NULL CHECK (length(id) = 16),
    -- AreaId of the province; 1 is the nation, which owns no ledger.
    owner INTEGER NOT NULL CHECK (owner > 1),
    -- H0 of (owner, id): what a flipped bit in either breaks.
    genesis BLOB NOT NULL CHECK (length(genesis) = 32)
) STRICT;

-- Ids are unique as well. No index says so: ids are random, and an index over them would cost a page for each row of a
-- commit. The program holds every id, and replays them all before it writes.
CREATE TABLE entry (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    id BLOB NOT NULL CHECK (length(id) = 16),
    -- StoredEntry of proto/federation/v1/ledger.proto.
    body BLOB NOT NULL CHECK (length(body) BETWEEN 1 AND 65536),
    -- First 8 bytes of SHA-256(number as 64-bit little-endian, id, body).
    digest BLOB NOT NULL CHECK (length(digest) = 8)
) STRICT;

CREATE TABLE frame (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    first_entry INTEGER NOT NULL CHECK (first_entry >= 1),
    last_entry INTEGER NOT NULL UNIQUE CHECK (last_entry >= first_entry),
    -- Hn = SHA-256(Hn-1, bytes).
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    bytes BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 65536)
) STRICT;

CREATE TABLE receipt (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    -- The frame through which the nation holds the ledger; 0 with H0: none. Sinks where the nation lost its tail.
    frame INTEGER NOT NULL CHECK (frame >= 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    -- Microseconds since 1970-01-01 UTC, by the edge's clock.
    at_unix_us INTEGER NOT NULL
) STRICT;

CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the identity of a ledger is never changed'); END;
CREATE TRIGGER ledger_is_never_deleted BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the identity of a ledger is never deleted'); END;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;
CREATE TRIGGER frame_is_never_changed BEFORE UPDATE ON frame
BEGIN SELECT RAISE(ABORT, 'a frame is never changed'); END;
CREATE TRIGGER frame_is_never_deleted BEFORE DELETE ON frame
BEGIN SELECT RAISE(ABORT, 'a frame is never deleted'); END;

CREATE TRIGGER frame_follows_the_last BEFORE INSERT ON frame
WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM frame)
    OR NEW.first_entry <> 1 + (SELECT coalesce(max(last_entry), 0) FROM frame)
    OR NEW.last_entry > (SELECT coalesce(max(number), 0) FROM entry)
BEGIN SELECT RAISE(ABORT, 'a frame follows the last frame, and carries entries that are there'); END;

CREATE TRIGGER receipt_is_never_deleted BEFORE DELETE ON receipt
BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END;
