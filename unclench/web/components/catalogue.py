"""Every component with its options and examples, as its folder describes them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from unclench.web.charts import invented_chart
from unclench.web.drawing import still

COMPONENTS = Path(__file__).parent


class _Loader(yaml.SafeLoader):
    """YAML in which `!figure cat_camel` stands for the picture of that intervention, and `!chart
    course five_days four_weeks` for a chart of an invented course."""


_Loader.add_constructor("!figure", lambda loader, node: still(str(node.value)))
_Loader.add_constructor("!chart", lambda loader, node: invented_chart(str(node.value)))


@dataclass(frozen=True)
class Example:
    name: str
    markup: SafeString


@dataclass(frozen=True)
class Component:
    name: str
    title: str
    about: str
    options: dict[str, str]
    examples: list[dict[str, Any]] = field(repr=False)

    @property
    def template(self) -> str:
        return f"components/{self.name}/{self.name}.html"

    def rendered(self) -> list[Example]:
        return [
            Example(example["name"], render_to_string(self.template, example["with"]))
            for example in self.examples
        ]


def component_names() -> list[str]:
    return sorted(file.parent.name for file in COMPONENTS.glob("*/examples.yaml"))


def component(name: str) -> Component:
    text = (COMPONENTS / name / "examples.yaml").read_text(encoding="utf-8")
    return Component(name=name, **yaml.load(text, Loader=_Loader))
