from django.db import migrations

_ASKED_OFTEN = (
    "participants_alike_elsewhere(text, text, text, text, date, int, text)",
    "participants_card_is_free(text, uuid, uuid, int)",
    "participants_one_open_file()",
    "participants_file_number_follows()",
)


class Migration(migrations.Migration):
    """What is asked once a person goes by its index, always.

    A connection keeps the plan it made when the register was small, also through the very statement that makes it large:
    ten thousand rows would be read whole for each of ten thousand people.
    """

    dependencies = [("participants", "0014_many_at_once")]

    operations = [
        migrations.RunSQL(
            ";".join(f"alter function {name} set enable_seqscan = off" for name in _ASKED_OFTEN),
            ";".join(f"alter function {name} reset enable_seqscan" for name in _ASKED_OFTEN),
        ),
    ]
