// Keeps every id unique in a Neo4j database; running it again changes nothing. `entente load` does the same by itself.
CREATE CONSTRAINT entente_entity_id IF NOT EXISTS FOR (n:`Entity`) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entente_country_id IF NOT EXISTS FOR (n:`Country`) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entente_document_id IF NOT EXISTS FOR (n:`Document`) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entente_group_id IF NOT EXISTS FOR (n:`Group`) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entente_organization_id IF NOT EXISTS FOR (n:`Organization`) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entente_person_id IF NOT EXISTS FOR (n:`Person`) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entente_region_id IF NOT EXISTS FOR (n:`Region`) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entente_role_id IF NOT EXISTS FOR (n:`Role`) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entente_sanction_id IF NOT EXISTS FOR (n:`Sanction`) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entente_sector_id IF NOT EXISTS FOR (n:`Sector`) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entente_statement_id IF NOT EXISTS FOR (n:`Statement`) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entente_vessel_id IF NOT EXISTS FOR (n:`Vessel`) REQUIRE n.id IS UNIQUE;
