-- Meetings that are over, the one that ended last on top.
create index meetings_ended on meetings (guild, ended_at) where state = 'ended';
