"""The marks of a flare-up move to the episodes, where the diary sets them too."""

from django.db import migrations


def move(apps, schema_editor):
    old, new = apps.get_model("plan", "DayMark"), apps.get_model("episodes", "DayMark")
    rows = old.objects.values_list("plan__visitor_id", "day", "mark", "at")
    new.objects.bulk_create(
        new(visitor_id=visitor, day=day, mark=mark, at=at) for visitor, day, mark, at in rows
    )


def move_back(apps, schema_editor):
    old, new = apps.get_model("plan", "DayMark"), apps.get_model("episodes", "DayMark")
    rows = new.objects.filter(visitor__plan__isnull=False)
    wanted = rows.values_list("visitor__plan__id", "day", "mark", "at")
    old.objects.bulk_create(
        old(plan_id=plan, day=day, mark=mark, at=at) for plan, day, mark, at in wanted
    )


class Migration(migrations.Migration):
    dependencies = [("plan", "0001_start"), ("episodes", "0001_start")]

    operations = [
        migrations.RunPython(move, move_back),
        migrations.DeleteModel(name="DayMark"),
    ]
