-- Beside: 3
-- Nothing is taken of a closed ledger, also from a writer that took its term after the closing: an activation that did
-- not hear of it and read its mark again late. It drops out like who is fenced; before, its frames failed the whole
-- batch, and a standing was taken.

-- Appends of several ledgers: arrays with one element a ledger, in order of their ids (so that two batches never wait
-- for each other crosswise), and arrays with one element a frame, which name their ledger by its place from 1.
-- A ledger that may not be written drops out. One row a ledger: 1 appended (first position; watermark), 2 fenced
-- (current term, 0: not known; a closed ledger is fenced to everyone), 3 conflict (watermark).
CREATE OR REPLACE FUNCTION journal_append(
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
        IF mark.term IS DISTINCT FROM terms[i] OR mark.successor IS NOT NULL THEN
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
