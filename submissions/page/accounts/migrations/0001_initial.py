"""The table of accounts, as it began."""

from typing import ClassVar

from django.db import migrations, models

import submissions.page.accounts.models


class Migration(migrations.Migration):
    """Makes the table."""

    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("account", models.CharField(max_length=120, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("role", models.CharField(max_length=30)),
                ("offices", models.JSONField(default=list)),
                ("is_active", models.BooleanField(default=True)),
                ("stamp", models.CharField(default=submissions.page.accounts.models._stamp, max_length=16)),
                ("code", models.CharField(default="", max_length=128)),
                ("code_until", models.DateTimeField(null=True)),
                ("invited_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={"ordering": ["name", "account"]},
        ),
    ]
