delete from erased_contents where workspace = $1 and blob = $2
