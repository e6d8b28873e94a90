"""`manage clock`: the process that runs the recurring jobs."""

from django.core.management.base import BaseCommand

from serasi.ops.schedule import run_forever


class Command(BaseCommand):
    """Runs until it is ended."""

    help = "Run the recurring jobs of the house."

    def handle(self, *args: object, **options: object) -> None:
        run_forever()
