"""What was sent on a day, and when an account was reminded by mail."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the table, and adds the column."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("accounts", "0001_initial")]
    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.CreateModel(
            name="DailyUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("whose", models.CharField(max_length=300)),
                ("files", models.PositiveIntegerField(default=0)),
                ("size", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.AddConstraint(
            model_name="dailyuse",
            constraint=models.UniqueConstraint(fields=["day", "whose"], name="daily_use_of_one"),
        ),
        migrations.AddField("account", "reminded_at", models.DateTimeField(null=True)),
    ]
