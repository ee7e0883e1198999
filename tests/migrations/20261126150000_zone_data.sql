insert into kept (name, value) values ('zone_data', '2026a');
