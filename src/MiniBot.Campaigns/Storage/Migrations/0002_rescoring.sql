-- What a call is scored by, so that it can be scored again.
ALTER TABLE attempts ADD COLUMN answers TEXT NOT NULL DEFAULT '[]';
ALTER TABLE attempts ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;

-- A no said in an earlier call is in the ledger, under the attempt's key.
UPDATE attempts SET refused = 1
WHERE disposition IS NOT NULL AND EXISTS (
  SELECT 1 FROM suppressions
  WHERE suppressions.evidence LIKE
    lower(replace(attempts.campaign_id, '-', '')) || '/' || lower(replace(attempts.id, '-', '')) || '%'
);

-- Scores that a rescoring replaced.
CREATE TABLE earlier_scores (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  attempt_id TEXT NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
  replaced_at INTEGER NOT NULL,
  scenario_hash TEXT NOT NULL,
  score INTEGER NULL,
  disposition INTEGER NULL,
  reasons TEXT NOT NULL
);

CREATE INDEX earlier_scores_of_attempt ON earlier_scores (attempt_id, replaced_at);
