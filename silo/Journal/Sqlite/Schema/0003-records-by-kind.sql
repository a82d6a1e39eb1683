-- Records that are not frames are found without reading the frames between: kind 7 is a vintage, a board kept for good.
CREATE INDEX record_by_kind ON record (kind, position) WHERE kind <> 1;
