"""The list of tools for staying well."""

from unclench.web.stay_well.views import TOOLS


def test_every_tool_is_listed_and_opens(person):
    page = person.opens("/stay-well/")

    opened = {
        tool["href"]: person.opens(tool["href"]).status_code for tool in page.context["tools"]
    }
    assert set(opened.values()) == {200}
    assert len(opened) == len(TOOLS)
