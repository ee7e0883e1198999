-- Fewer pages are written when a promise is made or closed: an index whose key holds the state moves its entry across the file when
-- the state changes. By owner, state comes last, so that the entry stays on its page; of the open ones in a guild, a closed one just
-- leaves.
drop index commitments_owner;
create index commitments_owner on commitments (guild, owner, due_at, state);
drop index commitments_open;
create index commitments_open on commitments (guild, due_at) where state = 'promised';
