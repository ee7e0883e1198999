-- What arrives is no longer failing, and its channel is open. (What is changed, begun or planned there names no channel: it says
-- nothing of whether messages can be posted.)
create trigger outbox_arrives after update of state on outbox when new.state = 'sent' and new.channel is not null begin
    delete from failing_items where guild = new.guild and item = new.item;
    delete from closed_places where channel = new.channel;
end;
