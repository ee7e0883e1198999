-- A promise itself says when it was made and when it was done, and its first move from which date: no event says it a second time.
drop trigger commitments_enter;
create trigger commitments_enter after insert on commitments begin
    insert into items (guild, kind, number, title, status, made_at)
    values (new.guild, 'C', new.number, new.what, 'open', new.made_at);
end;
update commitments set note = coalesce((select note from commitment_events
                                        where commitment = commitments.id and event = 'delivered' order by id desc limit 1), note)
where state = 'delivered';
delete from commitment_events where event in ('made', 'delivered');

-- References between commitments and their events are checked at the commit. Checked at each row, they make SQLite keep a copy of
-- every page that a statement changes, for the case that it must undo the half of it. Only the text of the schema changes (the way
-- that SQLite's own documentation gives for constraints).
pragma writable_schema = on;
update sqlite_schema set sql = replace(sql, 'references commitments (id)', 'references commitments (id) deferrable initially deferred')
where type = 'table' and name in ('commitments', 'commitment_events');
pragma schema_version = 1000;
pragma writable_schema = off;
