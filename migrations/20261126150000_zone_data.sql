-- What the program keeps for itself, by name: `zone_data` is the version of the zone data that instants were worked out with.
create table kept (
    name  text primary key not null,
    value text not null
) without rowid;
