-- The nation's journal: one total order of records, and what it knows of each ledger. The laws are those of the
-- embedded store; what many silos may do at once is in the functions, each of which is one transaction and one round trip.

-- The head: exactly one row, moved by every append. Its lock is what makes one order of the appends of all silos.
CREATE TABLE journal (
    one integer NOT NULL PRIMARY KEY CHECK (one = 1),
    -- From 1; changes only when the database was restored behind receipts.
    epoch bigint NOT NULL CHECK (epoch >= 1),
    -- Position of the last record, 0: empty.
    position bigint NOT NULL CHECK (position >= 0)
);

INSERT INTO journal (one, epoch, position) VALUES (1, 1, 0);

CREATE TABLE ledger (
    ledger uuid NOT NULL PRIMARY KEY,
    -- AreaId of the province.
    owner integer NOT NULL CHECK (owner > 0),
    -- The last frame that the journal holds, with its hash; number 0 with H0 before the first.
    watermark bigint NOT NULL CHECK (watermark >= 0),
    watermark_hash bytea NOT NULL CHECK (length(watermark_hash) = 32),
    -- The highest head that the edge ever announced.
    announced bigint NOT NULL CHECK (announced >= watermark),
    announced_hash bytea NOT NULL CHECK (length(announced_hash) = 32),
    -- The term of the only writer.
    term bigint NOT NULL CHECK (term >= 1),
    -- Microseconds since 1970-01-01 UTC, 0: never.
    last_append_unix_us bigint NOT NULL,
    -- The ledger that goes on in its place, NULL: it is open.
    successor uuid CHECK (successor <> ledger)
);

CREATE TABLE record (
    -- From 1, dense.
    position bigint NOT NULL PRIMARY KEY CHECK (position >= 1),
    -- 1 frame, 2 catalogue, 3 area plan, 4 standing, 5 closing, 6 release.
    kind smallint NOT NULL CHECK (kind BETWEEN 1 AND 255),
    -- Of a frame: its ledger, number and hash; else NULL.
    ledger uuid REFERENCES ledger (ledger),
    number bigint CHECK (number >= 1),
    hash bytea CHECK (length(hash) = 32),
    -- Microseconds since 1970-01-01 UTC by the silo's clock: data, never order.
    at_unix_us bigint NOT NULL,
    payload bytea NOT NULL,
    CHECK ((kind = 1) = (ledger IS NOT NULL AND number IS NOT NULL AND hash IS NOT NULL)),
    UNIQUE (ledger, number)
);

-- Frames are compressed already: trying it again costs time.
ALTER TABLE record ALTER COLUMN payload SET STORAGE EXTERNAL;

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER journal_only_grows BEFORE UPDATE ON journal FOR EACH ROW
WHEN (NEW.position < OLD.position OR NEW.epoch < OLD.epoch)
EXECUTE FUNCTION refuse('the journal''s position and epoch never fall');

CREATE TRIGGER journal_stays BEFORE DELETE OR TRUNCATE ON journal
EXECUTE FUNCTION refuse('the journal''s head is never deleted');

CREATE TRIGGER ledger_only_grows BEFORE UPDATE ON ledger FOR EACH ROW
WHEN (NEW.watermark < OLD.watermark OR NEW.announced < OLD.announced OR NEW.term < OLD.term
    OR NEW.ledger <> OLD.ledger OR NEW.owner <> OLD.owner)
EXECUTE FUNCTION refuse('a ledger''s watermark, announced head and term never fall, its owner stays');

CREATE TRIGGER ledger_closed_stays_closed BEFORE UPDATE ON ledger FOR EACH ROW
WHEN (OLD.successor IS NOT NULL
    AND (NEW.successor IS DISTINCT FROM OLD.successor OR NEW.watermark <> OLD.watermark))
EXECUTE FUNCTION refuse('a closed ledger keeps its last frame and its successor');

CREATE TRIGGER ledger_stays BEFORE DELETE OR TRUNCATE ON ledger
EXECUTE FUNCTION refuse('a ledger is never deleted');

CREATE TRIGGER record_is_immutable BEFORE UPDATE ON record
EXECUTE FUNCTION refuse('a record never changes');

CREATE TRIGGER record_stays BEFORE DELETE OR TRUNCATE ON record
EXECUTE FUNCTION refuse('a record is never deleted');

-- Takes the next positions and tells every silo that the head has moved. Called last: the head's lock is held from
-- here to the end of the transaction.
CREATE FUNCTION journal_take(records bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    last bigint;
BEGIN
    UPDATE journal SET position = position + records RETURNING position INTO last;
    PERFORM pg_notify('federation_journal', last::text);
    RETURN last - records;
END $$;

-- Appends of several ledgers: arrays with one element a ledger, in order of their ids (so that two batches never wait
-- for each other crosswise), and arrays with one element a frame, which name their ledger by its place from 1.
-- A ledger that may not be written drops out. One row a ledger: 1 appended (first position; watermark), 2 fenced
-- (current term, 0: not known), 3 conflict (watermark).
CREATE FUNCTION journal_append(
    ledgers uuid[], terms bigint[], expected bigint[], expected_hashes bytea[],
    frame_counts bigint[], last_hashes bytea[], standings bytea[],
    frame_places integer[], frame_numbers bigint[], frame_hashes bytea[], frame_bytes bytea[],
    at_us bigint
)
RETURNS TABLE (outcome integer, value bigint, watermark_number bigint, watermark_hash bytea)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    mark ledger%ROWTYPE;
    outcomes integer[];
    valuesof bigint[];
    numbers bigint[];
    hashes bytea[];
    -- Position before a ledger's first record, NULL: it drops out.
    before bigint[];
    total bigint := 0;
    base bigint;
BEGIN
    FOR i IN 1 .. cardinality(ledgers) LOOP
        SELECT * INTO mark FROM ledger l WHERE l.ledger = ledgers[i] FOR UPDATE;
        before[i] := NULL;
        IF mark.term IS DISTINCT FROM terms[i] THEN
            outcomes[i] := 2;
            valuesof[i] := coalesce(mark.term, 0);
            numbers[i] := 0;
            hashes[i] := NULL;
        ELSIF mark.watermark <> expected[i] OR mark.watermark_hash <> expected_hashes[i] THEN
            outcomes[i] := 3;
            valuesof[i] := 0;
            numbers[i] := mark.watermark;
            hashes[i] := mark.watermark_hash;
        ELSE
            outcomes[i] := 1;
            numbers[i] := expected[i] + frame_counts[i];
            hashes[i] := last_hashes[i];
            before[i] := total;
            total := total + frame_counts[i] + (standings[i] IS NOT NULL)::integer;
        END IF;
    END LOOP;

    IF total > 0 THEN
        UPDATE ledger l SET
            watermark = numbers[x.i],
            watermark_hash = hashes[x.i],
            last_append_unix_us = at_us,
            announced = greatest(l.announced, numbers[x.i]),
            announced_hash = CASE WHEN l.announced > numbers[x.i] THEN l.announced_hash ELSE hashes[x.i] END
        FROM generate_series(1, cardinality(ledgers)) AS x (i)
        WHERE l.ledger = ledgers[x.i] AND before[x.i] IS NOT NULL AND frame_counts[x.i] > 0;

        base := journal_take(total);

        INSERT INTO record (position, kind, ledger, number, hash, at_unix_us, payload)
        SELECT base + before[f.i] + f.number - expected[f.i], 1, ledgers[f.i], f.number, f.hash, at_us, f.bytes
        FROM unnest(frame_places, frame_numbers, frame_hashes, frame_bytes) AS f (i, number, hash, bytes)
        WHERE before[f.i] IS NOT NULL;

        INSERT INTO record (position, kind, at_unix_us, payload)
        SELECT base + before[s.i] + frame_counts[s.i] + 1, 4, at_us, s.bytes
        FROM unnest(standings) WITH ORDINALITY AS s (bytes, i)
        WHERE s.bytes IS NOT NULL AND before[s.i] IS NOT NULL;
    END IF;

    FOR i IN 1 .. cardinality(ledgers) LOOP
        outcome := outcomes[i];
        value := CASE WHEN outcomes[i] = 1 THEN base + before[i] + 1 ELSE valuesof[i] END;
        watermark_number := numbers[i];
        watermark_hash := hashes[i];
        RETURN NEXT;
    END LOOP;
END $$;

-- Appends a record of no ledger and returns its position.
CREATE FUNCTION journal_record(record_kind integer, bytes bytea, at_us bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    base bigint := journal_take(1);
BEGIN
    INSERT INTO record (position, kind, at_unix_us, payload) VALUES (base + 1, record_kind, at_us, bytes);
    RETURN base + 1;
END $$;

-- Makes the caller the only writer of a ledger, which is created where it is missing. No row: another owner has it.
CREATE FUNCTION journal_raise_term(of_owner integer, of_ledger uuid, genesis bytea) RETURNS SETOF ledger
LANGUAGE sql AS $$
    INSERT INTO ledger AS l (
        ledger, owner, watermark, watermark_hash, announced, announced_hash, term, last_append_unix_us
    )
    VALUES (of_ledger, of_owner, 0, genesis, 0, genesis, 1, 0)
    ON CONFLICT (ledger) DO UPDATE SET term = l.term + 1 WHERE l.owner = of_owner
    RETURNING l.*
$$;

-- Closes a ledger at a watermark, fences who wrote it, and appends the statement of it; changes nothing where it is
-- closed already or stands elsewhere. Returns how it stands afterwards. No row: another owner has it.
CREATE FUNCTION journal_close(
    of_owner integer, of_ledger uuid, genesis bytea, through_number bigint, through_hash bytea, to_successor uuid,
    statement bytea, at_us bigint
)
RETURNS SETOF ledger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ledger (
        ledger, owner, watermark, watermark_hash, announced, announced_hash, term, last_append_unix_us
    )
    VALUES (of_ledger, of_owner, 0, genesis, 0, genesis, 1, 0)
    ON CONFLICT (ledger) DO NOTHING;
    UPDATE ledger l SET term = l.term + 1, successor = to_successor
    WHERE l.ledger = of_ledger AND l.owner = of_owner AND l.successor IS NULL
        AND l.watermark = through_number AND l.watermark_hash = through_hash;
    IF FOUND THEN
        PERFORM journal_record(5, statement, at_us);
    END IF;
    RETURN QUERY SELECT * FROM ledger l WHERE l.ledger = of_ledger AND l.owner = of_owner;
END $$;
