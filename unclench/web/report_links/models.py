"""A report that was given away as a link."""

from django.db import models

from unclench.web.links.models import Link


class ReportLink(Link):
    """A report as it was previewed when the link was made.

    `sealed`: its markup, locked with the secret of the link, which is not kept here. Emptied once
    the link opens nothing any more.
    """

    sealed = models.TextField(blank=True)

    kind = "report"
    title = "A report, as it was that day"
    contents = ("sealed",)

    class Meta:
        db_table = "report_link"
