-- Instants are UTC ticks (100 ns since 0001-01-01).
CREATE TABLE campaigns (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  principal TEXT NOT NULL,
  purpose TEXT NOT NULL,
  policy TEXT NULL,
  sector TEXT NULL,
  caller_id TEXT NOT NULL,
  target_template TEXT NOT NULL,
  scenario_path TEXT NULL,
  recording INTEGER NOT NULL,
  max_attempts INTEGER NOT NULL CHECK (max_attempts >= 1),
  retry_rules TEXT NOT NULL,
  state INTEGER NOT NULL,
  created_at INTEGER NOT NULL
);

CREATE TABLE contacts (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  number TEXT NOT NULL,
  party TEXT NOT NULL,
  target_uri TEXT NULL,
  variables TEXT NOT NULL,
  state INTEGER NOT NULL,
  attempts_made INTEGER NOT NULL,
  next_attempt_at INTEGER NULL,
  last_run_id TEXT NULL,
  UNIQUE (campaign_id, party)
);

CREATE INDEX contacts_to_call ON contacts (campaign_id, state, id);

CREATE TABLE attempts (
  id TEXT NOT NULL PRIMARY KEY,
  campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  state INTEGER NOT NULL,
  permit_id TEXT NULL,
  claimed_at INTEGER NOT NULL,
  dialled_at INTEGER NULL,
  answered_at INTEGER NULL,
  ended_at INTEGER NULL,
  disposition INTEGER NULL,
  refusal_code TEXT NULL,
  cause TEXT NULL,
  score INTEGER NULL,
  reasons TEXT NOT NULL,
  collected TEXT NOT NULL,
  heard_by INTEGER NULL,
  call_id TEXT NULL,
  journal_path TEXT NULL,
  recording_path TEXT NULL
);

CREATE INDEX attempts_of_contact ON attempts (contact_id, claimed_at);
CREATE INDEX attempts_open ON attempts (campaign_id, state);

-- The ledger: parties by keyed fingerprint, kept when contacts are erased.
CREATE TABLE parties (
  party TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL
);

CREATE TABLE consents (
  id TEXT NOT NULL PRIMARY KEY,
  party TEXT NOT NULL,
  terms TEXT NOT NULL,
  withdrawn_at INTEGER NULL,
  withdrawn_how TEXT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  recorded_at INTEGER NOT NULL
);

CREATE INDEX consents_of_party ON consents (party, recorded_at);

CREATE TABLE suppressions (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  party TEXT NOT NULL,
  principal TEXT NULL,
  kind INTEGER NOT NULL,
  at INTEGER NOT NULL,
  evidence TEXT NOT NULL
);

CREATE INDEX suppressions_of_party ON suppressions (party);

CREATE TABLE ledger_attempts (
  permit_id TEXT NOT NULL PRIMARY KEY,
  party TEXT NOT NULL,
  principal TEXT NOT NULL,
  attempt_key TEXT NOT NULL,
  at INTEGER NOT NULL,
  active INTEGER NOT NULL
);

CREATE INDEX ledger_attempts_of_party ON ledger_attempts (party, at);
CREATE INDEX ledger_attempts_by_key ON ledger_attempts (attempt_key);

CREATE TABLE registry_answers (
  party TEXT NOT NULL,
  registry TEXT NOT NULL,
  listed INTEGER NOT NULL,
  as_of INTEGER NOT NULL,
  PRIMARY KEY (party, registry)
);

CREATE TABLE proofs (
  sequence INTEGER NOT NULL PRIMARY KEY,
  content TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
);

CREATE TABLE switches (
  name TEXT NOT NULL PRIMARY KEY,
  is_on INTEGER NOT NULL
);
