-- Beside: 3
-- The last checkpoint of the fold, for silos that start. Nothing depends on it: the row may be deleted at any time.

CREATE TABLE checkpoint (
    name text NOT NULL PRIMARY KEY DEFAULT 'boards' CHECK (name = 'boards'),
    -- The journal position that it stands on.
    position bigint NOT NULL,
    taken_at timestamptz NOT NULL DEFAULT now(),
    -- FoldCheckpointCodec; checked by its own digest when it is read.
    body bytea NOT NULL
);

-- Compressed by its own columns already.
ALTER TABLE checkpoint ALTER COLUMN body SET STORAGE EXTERNAL;
