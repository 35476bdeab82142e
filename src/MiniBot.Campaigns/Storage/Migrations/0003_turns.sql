-- How long each spoken turn of a call waited for its answer.
ALTER TABLE attempts ADD COLUMN turns TEXT NOT NULL DEFAULT '[]';
