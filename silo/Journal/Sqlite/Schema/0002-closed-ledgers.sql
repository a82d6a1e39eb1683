-- A ledger that was closed in a repair: nothing more is taken of it, and another one goes on in its place.

-- LedgerId of the successor, NULL: the ledger is open.
ALTER TABLE ledger ADD COLUMN successor BLOB CHECK (length(successor) = 16 AND successor <> ledger);

CREATE TRIGGER ledger_closed_stays_closed BEFORE UPDATE ON ledger
WHEN OLD.successor IS NOT NULL AND (NEW.successor IS NOT OLD.successor OR NEW.watermark <> OLD.watermark)
BEGIN SELECT RAISE(ABORT, 'a closed ledger keeps its last frame and its successor'); END;

CREATE TRIGGER record_of_an_open_ledger BEFORE INSERT ON record
WHEN NEW.kind = 1 AND (SELECT successor FROM ledger WHERE ledger = NEW.ledger) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'no frame is taken of a closed ledger'); END;
