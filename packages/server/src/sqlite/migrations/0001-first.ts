/**
 * Sessions and operations as JSON, with columns for what is searched. `due`, `leased_until` and the other whole-number
 * times are milliseconds since the epoch; a row waits in its queue while `due` is set.
 */
export const first = `
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  status TEXT NOT NULL,
  reference TEXT,
  created_at TEXT NOT NULL,
  due INTEGER,
  owner TEXT,
  leased_until INTEGER,
  tries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX sessions_newest ON sessions (created_at, id);
CREATE INDEX sessions_reference ON sessions (reference) WHERE reference IS NOT NULL;
CREATE INDEX sessions_due ON sessions (due) WHERE due IS NOT NULL;

CREATE TABLE keys (
  key_hash TEXT PRIMARY KEY,
  request_hash TEXT NOT NULL,
  session TEXT NOT NULL REFERENCES sessions (id),
  until INTEGER NOT NULL
) STRICT;
CREATE INDEX keys_until ON keys (until);

CREATE TABLE attempts (
  id TEXT PRIMARY KEY,
  session TEXT NOT NULL REFERENCES sessions (id)
) STRICT;

CREATE TABLE refs (
  account TEXT NOT NULL,
  ref TEXT NOT NULL,
  session TEXT NOT NULL REFERENCES sessions (id),
  PRIMARY KEY (account, ref)
) STRICT;

CREATE TABLE operations (
  id TEXT PRIMARY KEY,
  session TEXT NOT NULL REFERENCES sessions (id),
  at TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL,
  sealed BLOB,
  due INTEGER,
  owner TEXT,
  leased_until INTEGER,
  tries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX operations_session ON operations (session, at, id);
CREATE INDEX operations_due ON operations (due) WHERE due IS NOT NULL;

CREATE TABLE inbox (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  event TEXT NOT NULL,
  sealed BLOB,
  at TEXT NOT NULL,
  parked INTEGER NOT NULL DEFAULT 0,
  applied_at INTEGER,
  due INTEGER,
  owner TEXT,
  leased_until INTEGER,
  tries INTEGER NOT NULL DEFAULT 0,
  UNIQUE (account, event)
) STRICT;
CREATE INDEX inbox_due ON inbox (due) WHERE due IS NOT NULL;
CREATE INDEX inbox_applied ON inbox (applied_at) WHERE sealed IS NOT NULL;

CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  session TEXT NOT NULL REFERENCES sessions (id),
  body TEXT,
  parked INTEGER NOT NULL DEFAULT 0,
  due INTEGER,
  owner TEXT,
  leased_until INTEGER,
  tries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX outbox_due ON outbox (due) WHERE due IS NOT NULL;
CREATE INDEX outbox_line ON outbox (session, seq) WHERE due IS NOT NULL;

CREATE TABLE buckets (
  name TEXT PRIMARY KEY,
  full_at REAL NOT NULL
) STRICT;

CREATE TABLE named (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  until INTEGER NOT NULL
) STRICT;
`;
