"""What is handed out for running a site names settings that exist, and keeps what must be kept."""

import re
from pathlib import Path

import pytest
import yaml

from unclench.web.declared import ALLOWED

ROOT = Path(__file__).parents[2]
FILES = [ROOT / "Dockerfile", *sorted((ROOT / "deploy").iterdir())]
COMPOSE = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_setting_that_is_named_exists(file: Path):
    named = set(re.findall(r"\bUNCLENCH_[A-Z_]+\b", file.read_text(encoding="utf-8")))

    assert named - ALLOWED == set()


@pytest.mark.parametrize("service", ["web", "worker"])
def test_a_container_can_change_nothing_but_its_data(service: str):
    made = COMPOSE["services"][service]

    assert made["read_only"]
    assert made["cap_drop"] == ["ALL"]
    assert made["volumes"] == ["data:/data"]


def test_no_secret_stands_in_the_compose_file():
    assert all(not re.search("PASSWORD: |_SECRET: |://.*:.*@", line) for line in _settings())


def _settings() -> list[str]:
    return [
        f"{name}: {value}"
        for service in COMPOSE["services"].values()
        for name, value in service["environment"].items()
    ]


def test_the_image_runs_as_nobody_in_particular():
    assert "\nUSER 10001:10001\n" in (ROOT / "Dockerfile").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["/metrics", "/readyz", "/back/metrics", "/our/back/readyz"])
@pytest.mark.parametrize("name", ["Caddyfile", "nginx.conf", "traefik.yaml"])
def test_a_proxy_keeps_the_figures_inside(name: str, path: str):
    (rule,) = re.findall(r"\^?/\(metrics\|readyz\)\$", _of(name))

    assert re.search(rule, path)
    assert not re.search(rule, "/calendar/metrics-of-somebody/")


def test_nginx_writes_no_visits_down_on_either_port():
    assert _of("nginx.conf").count("listen") == _of("nginx.conf").count("access_log off;") == 2


@pytest.mark.parametrize("service", ["web", "worker"])
def test_the_first_process_of_a_container_hears_that_it_has_to_stop(service: str):
    assert COMPOSE["services"][service]["init"] is True


def test_a_service_is_stopped_by_the_signal_that_the_tests_stop_it_by():
    assert "\nKillSignal=SIGTERM\nKillMode=mixed\n" in _of("unclench.service")


def test_secrets_beside_the_compose_file_are_not_checked_in():
    assert "/deploy/secrets/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def _of(name: str) -> str:
    return (ROOT / "deploy" / name).read_text(encoding="utf-8")
