"""Hamlets, former communes, and which spelling made the keys."""

from peewee import AutoField, BooleanField, Database, DoubleField, IntegerField, Model, TextField
from playhouse.migrate import SchemaMigrator, migrate


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Add the columns, then the table."""
    migrate(
        migrator.add_column("commune", "spelled", IntegerField(default=0)),
        migrator.add_index("commune", ("imported_at",)),
        migrator.add_column("street", "former", TextField(default="")),
        migrator.add_column("street", "hamlet", BooleanField(default=False)),
    )

    class FormerCommune(Model):
        id = AutoField()
        insee = TextField()
        name = TextField()
        key = TextField()
        latitude = DoubleField()
        longitude = DoubleField()

        class Meta:
            database = db
            table_name = "former_commune"
            indexes = ((("insee", "key"), True),)

    db.create_tables([FormerCommune])
